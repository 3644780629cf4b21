"""A map without an objective: nobody can say when it has done its work.

Silent until the map has four touchpoints, so that one just begun is not told everything at once.

Source: the first of the steps by which a workshop makes a map is to agree on what it is for.
Example: thirty touchpoints, two curves, and no word on what shall be better by when.
"""

from collections.abc import Iterator

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule

LEAST_CARDS = 4


def find(reading: Reading) -> Iterator[Finding]:
    """The header's objective, where it is empty."""
    if len(reading.map.touchpoints) >= LEAST_CARDS and not reading.map.objective:
        yield Finding("objective")


RULE = Rule("missing", 60, "timeframe", find)
