"""Personas who feel the same everywhere."""

from journey.advice.personas_alike import MOST_COMPARED
from journey.model import Persona
from tests.advice.sketch import MAYA, TOM, felt, message, path, places, sketch

RULE = "personas_alike"
ONE = felt(1, -2, 3, 0, 2, by=MAYA)
TELLS = sketch(**path(5), personas=(MAYA, TOM), feelings=ONE + felt(1.5, -2.9, 3, 0, 2, by=TOM))
SILENT = sketch(**path(5), personas=(MAYA, TOM), feelings=ONE + felt(1, -3, 3, 0, 2, by=TOM))


def test_less_than_a_point_apart_at_every_moment_is_the_same():
    assert places(RULE, TELLS) == [("maya", "tom")]
    assert message(RULE, TELLS) == "Maya and Tom feel the same everywhere."


def test_those_who_come_to_other_places_differ():
    elsewhere = felt(1, -2, 3, 0, 2, 1, 1, by=TOM)
    assert places(RULE, sketch(**path(7), personas=(MAYA, TOM), feelings=ONE + elsewhere)) == []


def test_a_third_who_differs_is_left_out():
    other = Persona(id="zoe", order="c", name="Zoe")
    three = sketch(
        **path(5), personas=(MAYA, TOM, other), feelings=(*TELLS.feelings, *felt(-5, -5, -5, -5, -5, by=other))
    )
    assert places(RULE, three) == [("maya", "tom")]


def test_of_a_crowd_only_the_first_who_tell_enough_are_compared():
    silent = tuple(Persona(id=f"a{n}", order="a", name=f"Silent {n}") for n in range(MOST_COMPARED))
    crowd = tuple(Persona(id=f"b{n}", order="b", name=f"Person {n}") for n in range(2 * MOST_COMPARED))
    feelings = tuple(feeling for persona in crowd for feeling in felt(1, 1, 1, 1, 1, by=persona))
    (told,) = places(RULE, sketch(**path(5), personas=(*silent, *crowd), feelings=feelings))
    assert len(told) == MOST_COMPARED
    assert set(told) <= {persona.id for persona in crowd}
