"""No moment of truth is marked: all touchpoints then weigh the same, and no customer sees it so.

Silent until there are six touchpoints that customers see.

Source: Normann 1984, “Service Management”, who brought the term to services; Carlzon 1987, “Moments of Truth”.
Example: thirty touchpoints, none with a mark.
"""

from collections.abc import Iterator

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule

LEAST_CARDS = 6


def find(reading: Reading) -> Iterator[Finding]:
    """The touchpoints, where none is marked."""
    if len(reading.seen) >= LEAST_CARDS and not any(place.moment_of_truth for place in reading.map.touchpoints):
        yield Finding("touchpoints")


RULE = Rule("hint", 45, "touchpoints", find)
