"""A stage without the customer's goal: what they want there decides how everything in it feels.

Silent until the map has four touchpoints.

Source: Bettencourt and Ulwick 2008, “The customer-centered innovation map”, Harvard Business Review 86(5): each step of
what a customer does has an aim of its own.
Example: “Compare”, without “Be sure it fits me”.
"""

from collections.abc import Iterable

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule, grouped

LEAST_CARDS = 4


def find(reading: Reading) -> Iterable[Finding]:
    """Stages whose goal is empty."""
    if len(reading.map.touchpoints) < LEAST_CARDS:
        return ()
    aimless = [stage for stage in reading.map.stages if not stage.goal]
    return grouped(aimless, (stage.name for stage in aimless))


RULE = Rule("hint", 65, "stages", find)
