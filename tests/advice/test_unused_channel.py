"""A channel that no touchpoint uses."""

from journey.model import Channel
from tests.advice.sketch import changed, message, path, places, sketch

RULE = "unused_channel"
CHANNELS = (Channel(id="web", order="1", name="Website"), Channel(id="shop", order="2", name="Shop", kind="physical"))
TELLS = sketch(**path(2, channel_id="web"), channels=CHANNELS)
SILENT = changed(TELLS, "t2", channel_id="shop")


def test_the_idle_one_is_named():
    assert places(RULE, TELLS) == [("shop",)]
    assert message(RULE, TELLS, "it") == "Nel canale «Shop» non succede nulla."


def test_while_a_stage_is_empty_the_channel_may_be_for_that_one():
    assert places(RULE, sketch(**path(2, 0, channel_id="web"), channels=CHANNELS)) == []


def test_before_there_are_touchpoints_no_channel_is_idle():
    assert places(RULE, sketch(channels=CHANNELS)) == []
