"""A map that rests on guesses."""

from tests.advice.sketch import changed, message, path, sketch, told

RULE = "only_assumed"
TELLS = changed(sketch(**path(4)), "t1", evidence="heard")
SILENT = changed(TELLS, "t2", evidence="observed")


def test_three_quarters_of_the_claims_are_too_many():
    assert message(RULE, TELLS) == "Only assumed: 3 of the 4 claims on the map."
    assert told(RULE, SILENT) == []


def test_a_plan_may_assume():
    assert told(RULE, TELLS.model_copy(update={"state": "to_be"})) == []


def test_three_claims_are_too_few_to_say():
    assert told(RULE, sketch(**path(3))) == []
