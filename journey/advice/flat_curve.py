"""A flat curve: the highs and lows are what a map is read for, and here everything is about equally fine.

At least five moments that all lie within less than two points of each other.

Source: our own threshold, a fifth of the scale from -5 to +5.
Example: twenty moments between +1 and +2.
"""

from collections.abc import Iterator

from journey.advice.naming import listed
from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule

LEAST_MOMENTS = 5
LEAST_RANGE = 2.0  # points of valence


def find(reading: Reading) -> Iterator[Finding]:
    """The personas whose curves hardly move."""
    flat = []
    for persona_id, moments in reading.curves.items():
        values = [moment.valence for moment in moments]
        if len(values) >= LEAST_MOMENTS and max(values) - min(values) < LEAST_RANGE:
            flat.append(persona_id)
    if flat:
        ids = tuple(persona_id for persona_id in flat if persona_id)
        names = listed(map(reading.whose, flat))
        yield Finding("personas" if ids else "feelings", ids, {"n": len(flat), "names": names})


RULE = Rule("doubtful", 30, "emotions", find)
