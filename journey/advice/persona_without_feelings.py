"""A persona who feels nothing: it stands on the map, but does not walk it.

Silent until somebody on the map feels something.

Source: Nielsen Norman Group, “Journey Mapping 101” (2018): a map follows one actor's actions, mindsets and emotions.
Example: Maya has a curve, Tom has none.
"""

from collections.abc import Iterable

from journey.advice.naming import bare
from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule, grouped


def find(reading: Reading) -> Iterable[Finding]:
    """Personas without a single moment of a curve, where there are feelings."""
    if not reading.map.feelings:
        return ()
    numb = [persona for persona in reading.map.personas if not reading.curves[persona.id]]
    return grouped(numb, (bare(persona.name) for persona in numb))


RULE = Rule("missing", 20, "emotions", find)
