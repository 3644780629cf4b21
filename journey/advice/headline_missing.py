"""A map with curves and no headline: everybody who sees it finds another thing in it.

Silent until five feelings are on the map, since the finding is written last.

Source: Minto 1987, “The Pyramid Principle”: the answer first. A finding is one sentence.
Example: fifty feelings, and the poster's first line is empty.
"""

from collections.abc import Iterator

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule

LEAST_FEELINGS = 5


def find(reading: Reading) -> Iterator[Finding]:
    """The header's headline, where there is something to find and nothing found."""
    if len(reading.map.feelings) >= LEAST_FEELINGS and not reading.map.headline:
        yield Finding("headline")


RULE = Rule("hint", 40, "timeframe", find)
