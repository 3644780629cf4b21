"""An opportunity or a solution without an owner: what everybody may do, nobody does.

Source: Nielsen Norman Group, “Journey Mapping 101” (2018): each opportunity has an owner and a metric.
Example: “Show the delivery cost on the product page”, owner empty.
"""

from collections.abc import Iterable

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule, grouped


def find(reading: Reading) -> Iterable[Finding]:
    """Opportunities and solutions that nobody owns."""
    unowned = [insight for insight in reading.map.insights if insight.kind != "pain" and not insight.owner]
    return grouped(unowned, (insight.title for insight in unowned))


RULE = Rule("hint", 20, "", find)
