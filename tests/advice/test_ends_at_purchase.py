"""A journey that ends when the customer pays."""

from tests.advice.sketch import changed, message, path, places, sketch

RULE = "ends_at_purchase"
TELLS = changed(sketch(**path(1, 1)), "s2", macro_stage="purchase")
SILENT = changed(sketch(**path(1, 1)), "s2", macro_stage="post_purchase")


def test_the_last_stage_is_named():
    assert places(RULE, TELLS) == [("s2",)]
    assert message(RULE, TELLS) == "The journey ends at the purchase: nothing comes after “Stage 2”."


def test_one_stage_alone_is_only_a_beginning():
    assert places(RULE, sketch(**path(1))) == []
