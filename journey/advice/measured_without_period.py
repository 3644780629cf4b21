"""Something is said to be measured, but the map has no dates: nobody can count it again.

Source: our own rule: a number belongs to a period, so a map with measured claims has a first and a last day.
Example: “Adds to the basket”, measured, on a map whose timeframe says “spring”.
"""

from collections.abc import Iterator

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule


def find(reading: Reading) -> Iterator[Finding]:
    """The timeframe, where it lacks a day and something is measured."""
    measured, frame = reading.evidence.counts["measured"], reading.map.timeframe
    if measured and not (frame.start and frame.end):
        yield Finding("timeframe", params={"n": measured})


RULE = Rule("doubtful", 45, "timeframe", find)
