"""A touchpoint without a channel."""

from journey.model import Channel
from tests.advice.sketch import changed, path, places, sketch

RULE = "touchpoint_without_channel"
WEB = Channel(id="web", name="Website")
SILENT = sketch(**path(3, channel_id="web"), channels=(WEB,))
TELLS = changed(SILENT, "t2", channel_id=None)


def test_the_ones_adrift_are_named():
    assert places(RULE, TELLS) == [("t2",)]


def test_the_backstage_needs_no_channel():
    assert places(RULE, changed(TELLS, "t2", layer="backstage")) == []


def test_a_map_without_channels_is_told_so_once_elsewhere():
    assert places(RULE, sketch(**path(3))) == []
