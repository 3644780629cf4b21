"""A map that rests on guesses: nobody has been asked, watched or counted, or hardly anybody.

Claims are touchpoints, feelings, links, notes, insights and losses; at least four of them. A map of a future state is
a plan and may assume.

Source: our own threshold, three quarters of the claims. CJML keeps planned and actual journeys apart for this reason.
Example: all forty touchpoints and feelings of a workshop's first afternoon.
"""

from collections.abc import Iterator

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule

LEAST_CLAIMS = 4
MOST_ASSUMED = 0.75


def find(reading: Reading) -> Iterator[Finding]:
    """The share of claims that is only assumed, where it is three quarters or more."""
    evidence = reading.evidence
    share = evidence.share("assumed")
    if reading.map.state == "as_is" and evidence.total >= LEAST_CLAIMS and share >= MOST_ASSUMED:
        yield Finding("touchpoints", params={"n": evidence.counts["assumed"], "total": evidence.total})


RULE = Rule("doubtful", 10, "touchpoints", find)
