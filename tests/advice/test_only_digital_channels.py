"""All channels are digital."""

from journey.model import Channel
from tests.advice.sketch import changed, message, sketch, told

RULE = "only_digital_channels"
TELLS = sketch(channels=(Channel(id="web", order="1", name="Website"), Channel(id="app", order="2", name="App")))
SILENT = changed(TELLS, "app", kind="human")


def test_one_that_is_not_will_do():
    assert message(RULE, TELLS) == "All channels are digital: “Website” and “App”."
    assert told(RULE, changed(TELLS, "app", kind="physical")) == []


def test_a_single_channel_is_only_a_beginning():
    assert told(RULE, sketch(channels=(Channel(id="web", name="Website"),))) == []
