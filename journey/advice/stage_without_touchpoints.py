"""A stage without touchpoints: either nothing happens there, or nobody has looked.

Silent until the map has touchpoints at all; that they are missing altogether is told elsewhere.

Source: Lemon and Verhoef 2016, “Understanding customer experience throughout the customer journey”, Journal of
Marketing 80(6): the experience of a stage is made of its touchpoints, also those that the company does not own.
Example: touchpoints in “Look around” and “Buy”, none in “Use”.
"""

from collections.abc import Iterable

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule, grouped


def find(reading: Reading) -> Iterable[Finding]:
    """The bare stages of a map that has touchpoints."""
    if not reading.map.touchpoints:
        return ()
    bare = [stage for stage, cell in reading.map.path if not cell]
    return grouped(bare, (stage.name for stage in bare))


RULE = Rule("missing", 10, "touchpoints", find)
