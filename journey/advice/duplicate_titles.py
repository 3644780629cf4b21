"""Touchpoints of the same title: on a poster and in a discussion they cannot be told apart.

Case and spaces make no difference.

Source: our own rule, from reading maps aloud.
Example: “Calls the help line”, twice.
"""

from collections.abc import Iterable

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule, grouped
from journey.model import Touchpoint


def find(reading: Reading) -> Iterable[Finding]:
    """All the touchpoints that share a title with an earlier one."""
    met: set[str] = set()
    again: list[Touchpoint] = []
    for touchpoint in reading.map.touchpoints:
        title = " ".join(touchpoint.title.casefold().split())
        if title and title in met:
            again.append(touchpoint)
        met.add(title)
    return grouped(again, (touchpoint.title for touchpoint in again))


RULE = Rule("doubtful", 65, "touchpoints", find)
