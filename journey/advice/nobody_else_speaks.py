"""No touchpoint is started by other people: friends, reviews and forums are missing, and customers ask them first.

Silent until there are eight touchpoints that customers see.

Source: Lemon and Verhoef 2016, Journal of Marketing 80(6): social and external touchpoints.
Example: twelve touchpoints between customer and company alone.
"""

from collections.abc import Iterator

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule

LEAST_CARDS = 8


def find(reading: Reading) -> Iterator[Finding]:
    """The touchpoints, where customer, company and partners are among themselves."""
    if len(reading.seen) >= LEAST_CARDS and all(place.initiator != "social" for place in reading.map.touchpoints):
        yield Finding("touchpoints")


RULE = Rule("hint", 50, "touchpoints", find)
