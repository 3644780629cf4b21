"""A moment of truth that somebody guessed: the moment on which most depends rests on the least.

A map of a future state is a plan and may assume.

Source: Normann 1984, “Service Management”, for the moment of truth; evidence levels are the product's own.
Example: “The price appears”, marked as a moment of truth, its evidence “assumed”.
"""

from collections.abc import Iterable

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule, grouped


def find(reading: Reading) -> Iterable[Finding]:
    """Moments of truth whose evidence is assumed."""
    if reading.map.state == "to_be":
        return ()
    guessed = [place for place in reading.map.touchpoints if place.moment_of_truth and place.evidence == "assumed"]
    return grouped(guessed, (place.title for place in guessed))


RULE = Rule("doubtful", 15, "touchpoints", find)
