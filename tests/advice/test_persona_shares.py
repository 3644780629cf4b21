"""The personas' shares do not add up."""

from typing import Any

from journey.model import Map
from tests.advice.sketch import MAYA, TOM, message, sketch, told

RULE = "persona_shares"


def shared(one: Any, other: Any) -> Map:
    return sketch(personas=(MAYA.model_copy(update={"share": one}), TOM.model_copy(update={"share": other})))


TELLS = shared(0.6, 0.6)
SILENT = shared(0.58, 0.42)


def test_all_customers_are_a_hundred_per_cent():
    assert message(RULE, TELLS) == "The shares of Maya and Tom add up to 120%."
    assert told(RULE, shared(0.33, 0.66)) == []


def test_a_share_that_nobody_knows_is_no_mistake():
    assert told(RULE, shared(0.6, None)) == []
