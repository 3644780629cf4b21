"""No way out and no way back is drawn: a straight line from the first stage to the last is a wish.

Silent until there are three stages and six touchpoints. A loss on the map counts as a way out.

Source: Court, Elzinga, Mulder and Vetvik 2009, “The consumer decision journey”, McKinsey Quarterly: people add and drop
options, and come back.
Example: five stages, only main ways between them.
"""

from collections.abc import Iterator

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule

LEAST_STAGES = 3
LEAST_CARDS = 6


def find(reading: Reading) -> Iterator[Finding]:
    """The links, where all lead onwards."""
    journey_map = reading.map
    grown = len(journey_map.stages) >= LEAST_STAGES and len(journey_map.touchpoints) >= LEAST_CARDS
    turns = any(link.kind in ("exit", "loop") for link in journey_map.links)
    if grown and not turns and not journey_map.losses:
        yield Finding("links")


RULE = Rule("hint", 10, "", find)
