"""Most moments have no feeling: a curve through a few points bends where nobody looked.

A moment is a touchpoint that customers see and a persona who comes to it. A feeling about the whole stage counts for
all of them. Personas without any feeling are told elsewhere and do not count here.

Source: our own threshold, half of at least four moments.
Example: of twelve touchpoints Maya met, three have a feeling.
"""

from collections.abc import Iterable

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule, grouped
from journey.model import Touchpoint

LEAST_MOMENTS = 4


def find(reading: Reading) -> Iterable[Finding]:
    """The touchpoints without a feeling, where they are more than half."""
    total = 0
    bare: list[Touchpoint] = []
    for persona in reading.map.personas:
        felt = {moment.at.id for moment in reading.curves[persona.id]}
        if not felt:
            continue
        met = reading.met_by(persona)
        total += len(met)
        bare.extend(place for place in met if place.id not in felt and place.stage_id not in felt)
    if total < LEAST_MOMENTS or len(bare) * 2 <= total:
        return ()
    places = tuple({place.id: place for place in bare}.values())
    return grouped(places, (place.title for place in places), felt=total - len(bare), total=total)


RULE = Rule("missing", 30, "emotions", find)
