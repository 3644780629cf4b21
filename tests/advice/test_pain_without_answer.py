"""A pain in a stage where no opportunity and no solution stands."""

from journey.model import Insight
from tests.advice.sketch import message, path, places, sketch

RULE = "pain_without_answer"
PAIN = Insight(id="p", touchpoint_id="t1", title="Nobody answers")
TELLS = sketch(**path(1, 1), insights=(PAIN, Insight(id="o", stage_id="s2", kind="opportunity", title="Call back")))
SILENT = sketch(**path(1, 1), insights=(PAIN, Insight(id="o", stage_id="s1", kind="solution", title="Call back")))


def test_an_answer_in_another_stage_is_none():
    assert places(RULE, TELLS) == [("p",)]
    assert message(RULE, TELLS) == "Nothing in its stage answers the pain “Nobody answers”."


def test_an_answer_to_the_stage_answers_its_touchpoints():
    assert places(RULE, SILENT) == []
