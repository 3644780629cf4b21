"""A named emotion on the wrong side of the line: joy below zero, or fear above it.

The name must usually lie at two points or more, and the valence at one or more on the other side. The user's own words
are left alone.

Source: Russell 1980, “A circumplex model of affect”, Journal of Personality and Social Psychology 39(6): emotions
have a pleasant or an unpleasant side. The usual valences are the product's.
Example: “relief” at -3.
"""

from collections.abc import Iterable

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule, grouped
from journey.model import EMOTIONS, Feeling

LEAST_USUAL = 2.0
LEAST_OPPOSED = 1.0


def find(reading: Reading) -> Iterable[Finding]:
    """Feelings whose name and valence contradict each other."""
    odd = [feeling for feeling in reading.map.feelings if _contradicts(feeling)]
    return grouped(odd, (reading.place_name(feeling.touchpoint_id or feeling.stage_id) for feeling in odd))


def _contradicts(feeling: Feeling) -> bool:
    named = EMOTIONS.get(feeling.emotion)
    if named is None or abs(named.valence) < LEAST_USUAL or abs(feeling.valence) < LEAST_OPPOSED:
        return False
    return (named.valence > 0) != (feeling.valence > 0)


RULE = Rule("doubtful", 60, "emotions", find)
