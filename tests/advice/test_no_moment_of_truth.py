"""No moment of truth is marked."""

from tests.advice.sketch import changed, path, sketch, told

RULE = "no_moment_of_truth"
TELLS = sketch(**path(6))
SILENT = changed(TELLS, "t3", moment_of_truth=True)


def test_one_mark_of_any_kind_will_do():
    assert told(RULE, TELLS)
    assert told(RULE, changed(TELLS, "t3", moment_of_truth="ultimate")) == []


def test_five_touchpoints_are_only_a_beginning():
    assert told(RULE, sketch(**path(5))) == []
