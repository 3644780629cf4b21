"""Most moments have no feeling: a curve through a few points bends where nobody looked.

What a moment is and when it is felt: ``journey.model.felt``. Personas without any feeling are told elsewhere and do
not decide whether there is something to say; the count is that of the whole map, as in Define.

Source: our own threshold, half of at least four moments.
Example: of twelve touchpoints Maya met, three have a feeling.
"""

from collections.abc import Iterable

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule, grouped
from journey.model.changes import subject_of
from journey.model.felt import count_all_felt, count_felt

LEAST_MOMENTS = 4


def find(reading: Reading) -> Iterable[Finding]:
    """The moments without a feeling, where they are more than half."""
    counts = [count_felt(reading.map, persona.id) for persona in reading.map.personas]
    heard = [count for count in counts if count.done]
    total, bare = sum(count.total for count in heard), sum(len(count.bare) for count in heard)
    if total < LEAST_MOMENTS or bare * 2 <= total:
        return ()
    places = tuple({place.id: place for count in heard for place in count.bare}.values())
    everyone = count_all_felt(reading.map)
    return grouped(places, map(subject_of, places), felt=everyone.done, total=everyone.total)


RULE = Rule("missing", 30, "emotions", find)
