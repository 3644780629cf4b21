"""A persona without needs or goals."""

from journey.model import Persona
from tests.advice.sketch import message, places, sketch

RULE = "persona_without_needs"
TELLS = sketch(personas=(Persona(id="p", name="Ada", quote="Well?"),))
SILENT = sketch(personas=(Persona(id="p", name="Ada", needs=("Time",)), Persona(id="q", name="Bo", goals=("Rest",))))


def test_one_need_or_one_goal_will_do():
    assert message(RULE, TELLS) == "Ada has neither needs nor goals."
    assert places(RULE, SILENT) == []


def test_an_empty_line_is_no_need():
    assert places(RULE, sketch(personas=(Persona(id="p", name="Ada", needs=("",)),))) == [("p",)]
