"""Personas who feel the same everywhere: one of them is too many, or nobody asked what sets them apart.

Two personas who share at least five moments and nine tenths of those they have, and differ by less than one point at
each. Of a crowd, only the first sixty who have so many moments are compared.

Source: our own threshold. Cooper 1999, “The Inmates Are Running the Asylum”: personas are told apart by what they want.
Example: Maya and Tom, the same valence at all twenty touchpoints.
"""

from collections.abc import Iterable
from itertools import combinations, islice

from journey.advice.naming import bare
from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule, grouped
from journey.model.curves import Moment

LEAST_SHARED = 5
SHARED = 0.9
LEAST_DIFFERENCE = 1.0  # points of valence
MOST_COMPARED = 60  # personas: every one with every other


def find(reading: Reading) -> Iterable[Finding]:
    """All the personas who have a double."""
    telling = ((who, moments) for who, moments in reading.curves.items() if len(moments) >= LEAST_SHARED)
    felt = {who: {moment.at.id: moment for moment in moments} for who, moments in islice(telling, MOST_COMPARED)}
    doubles = {who for pair in combinations(felt, 2) if _alike(felt[pair[0]], felt[pair[1]]) for who in pair}
    alike = [persona for persona in reading.map.personas if persona.id in doubles]
    return grouped(alike, (bare(persona.name) for persona in alike))


def _alike(one: dict[str, Moment], other: dict[str, Moment]) -> bool:
    shared = one.keys() & other.keys()
    if len(shared) < max(LEAST_SHARED, SHARED * max(len(one), len(other))):
        return False
    return all(abs(one[place].valence - other[place].valence) < LEAST_DIFFERENCE for place in shared)


RULE = Rule("doubtful", 35, "emotions", find)
