"""The six elements that no map can do without: personas, timeframe, stages, emotions, touchpoints, channels.

Source: the practice of journey mapping that the product follows; a map that lacks one is incomplete, not wrong.
"""

from collections.abc import Iterator

from journey.advice.advice import Advice
from journey.i18n import Phrase
from journey.model import Map, Timeframe

NAME = "six_elements"
_WHERE = {"emotions": "feelings"}


def advise(journey_map: Map) -> Iterator[Advice]:
    """One piece of advice for each element that is missing, in the order in which a map is made."""
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
            key = f"advice.{NAME}.{element}"
            yield Advice(NAME, _WHERE.get(element, element), Phrase(f"{key}.message"), Phrase(f"{key}.hint"))
