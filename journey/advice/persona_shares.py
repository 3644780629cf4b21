"""The personas' shares of the customers do not add up to all of them.

Only where each of at least two personas has a share; a point of difference is let pass as rounding.

Source: shares of one whole are 100% together.
Example: 60% and 60%.
"""

from collections.abc import Iterable

from journey.advice.naming import bare
from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule, grouped

ROUNDING = 0.01


def find(reading: Reading) -> Iterable[Finding]:
    """All the personas, where their shares are more or less than the whole."""
    personas = reading.map.personas
    shares = [persona.share for persona in personas if persona.share is not None]
    if len(personas) < 2 or len(shares) < len(personas) or abs(sum(shares) - 1) <= ROUNDING + 1e-9:
        return ()
    return grouped(personas, (bare(persona.name) for persona in personas), percent=round(sum(shares) * 100))


RULE = Rule("doubtful", 75, "personas", find)
