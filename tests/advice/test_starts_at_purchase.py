"""A journey that starts with the purchase."""

from tests.advice.sketch import changed, message, path, sketch, told

RULE = "starts_at_purchase"
SILENT = changed(sketch(**path(1, 1)), "s2", macro_stage="post_purchase")
TELLS = changed(SILENT, "s1", macro_stage="purchase")


def test_the_first_stage_is_named():
    assert message(RULE, TELLS) == "The journey begins at the purchase: nothing comes before “Stage 1”."


def test_one_stage_alone_is_only_a_beginning():
    assert told(RULE, changed(sketch(**path(1)), "s1", macro_stage="purchase")) == []
