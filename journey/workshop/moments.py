"""Which moments a room rates, where nobody has chosen others."""

from journey.model import Map

MOST = 12
"""More than so many nobody rates with care."""


def rated(journey_map: Map, persona_id: str | None) -> tuple[str, ...]:
    """The touchpoints that a persona walks, in their order. Of too many the moments of truth are kept first."""
    walked = [
        place
        for _, places in journey_map.path
        for place in places
        if persona_id is None or not place.persona_ids or persona_id in place.persona_ids
    ]
    first = sorted(walked, key=lambda place: not place.moment_of_truth)[:MOST]
    kept = {place.id for place in first}
    return tuple(place.id for place in walked if place.id in kept)
