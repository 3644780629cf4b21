"""Three of four touchpoints are started by the company: the map shows campaigns, not what customers do.

Only touchpoints that customers see, and at least four of them.

Source: Lemon and Verhoef 2016, Journal of Marketing 80(6): touchpoints are owned by the brand, by partners, by the
customer, or by nobody in particular; a company sees its own first. The threshold is ours.
Example: newsletter, advertisement, call, reminder, and one visit to the shop.
"""

from collections.abc import Iterable

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule, grouped

LEAST = 4


def find(reading: Reading) -> Iterable[Finding]:
    """The company's touchpoints, where they are three quarters of all or more."""
    total = len(reading.seen)
    ours = [touchpoint for touchpoint in reading.seen if touchpoint.initiator == "company"]
    if total < LEAST or len(ours) * 4 < total * 3:
        return ()
    return grouped(ours, (touchpoint.title for touchpoint in ours), total=total)


RULE = Rule("doubtful", 25, "touchpoints", find)
