"""A deep valley in a stage without a pain: customers suffer there, and the map does not say from what.

At -3 or lower, without a pain in the stage and without a loss there.

Source: Nielsen Norman Group, “Journey Mapping 101” (2018): lows of the curve are where opportunities are looked for.
Example: -4 at “Waits for the technician”, and no pain in “Use”.
"""

from collections.abc import Iterable

from journey.advice.reading import Reading, place_of
from journey.advice.rule import Finding, Rule, grouped

DEEP = -3.0


def find(reading: Reading) -> Iterable[Finding]:
    """Feelings of -3 or lower whose stage has no pain."""
    journey_map = reading.map
    pains = [insight for insight in journey_map.insights if insight.kind == "pain"]
    explained = {reading.stage_id(pain.touchpoint_id or pain.stage_id) for pain in pains}
    explained |= {reading.stage_id(loss.touchpoint_id or loss.stage_id) for loss in journey_map.losses}
    deep = {
        moment.feeling.id: moment
        for moments in reading.curves.values()
        for moment in moments
        if moment.valence <= DEEP and reading.stage_id(moment.at.id) not in explained
    }
    return grouped([moment.feeling for moment in deep.values()], map(place_of, deep.values()))


RULE = Rule("hint", 30, "", find)
