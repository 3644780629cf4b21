"""A moment of truth that somebody guessed."""

from tests.advice.sketch import changed, message, path, places, sketch

RULE = "moment_of_truth_assumed"
TELLS = changed(sketch(**path(2)), "t2", moment_of_truth="first")
SILENT = changed(TELLS, "t2", evidence="heard")


def test_it_is_named():
    assert places(RULE, TELLS) == [("t2",)]
    assert message(RULE, TELLS) == "The moment of truth “Step 2” is only assumed."


def test_a_plan_may_assume():
    assert places(RULE, TELLS.model_copy(update={"state": "to_be"})) == []
