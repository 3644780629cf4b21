"""The six elements that no map can do without: personas, timeframe, stages, emotions, touchpoints, channels.

A map that lacks one is incomplete, not wrong. One piece of advice for each, in the order in which a map is made.

Source: the practice of journey mapping that the product follows.
Example: a map with personas and stages but no period: “this map has no timeframe”.
"""

from collections.abc import Iterator

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule
from journey.model import Timeframe

_WHERE = {"emotions": "feelings"}


def find(reading: Reading) -> Iterator[Finding]:
    """The elements of which there is nothing at all."""
    journey_map = reading.map
    held = {
        "personas": journey_map.personas,
        "timeframe": journey_map.timeframe != Timeframe(),
        "stages": journey_map.stages,
        "emotions": journey_map.feelings,
        "touchpoints": journey_map.touchpoints,
        "channels": journey_map.channels,
    }
    for element, present in held.items():
        if not present:
            yield Finding(_WHERE.get(element, element), part=element)


RULE = Rule("missing", 0, "", find)
