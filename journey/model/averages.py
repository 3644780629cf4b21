"""How several personas feel on the average: each as many as they are where all have a share, else one as the other."""

from collections.abc import Sequence
from statistics import fmean
from typing import Literal

from journey.model.base import EVIDENCE
from journey.model.curves import Moment, curve
from journey.model.feelings import Feeling
from journey.model.map import Map
from journey.model.personas import Persona

Weighing = Literal["", "shares", "simple"]  # "" where there is nobody to weigh against


def weighing(*sides: tuple[Map, Sequence[str | None]]) -> Weighing:
    """How the personas of these maps are weighed: by shares only where every one of them has one."""
    if all(len(persona_ids) < 2 for _, persona_ids in sides):
        return ""
    return "shares" if all(_share(side, each) for side, persona_ids in sides for each in persona_ids) else "simple"


def mean_of(journey_map: Map, persona_ids: Sequence[str | None], weighed: Weighing = "") -> dict[str, Moment]:
    """How each place feels to these personas on the average, by its id, in the order of the path."""
    found: dict[str, list[tuple[Moment, float]]] = {}
    for persona_id in persona_ids:
        weight = _share(journey_map, persona_id) if weighed == "shares" else 1.0
        for moment in curve(journey_map, persona_id):
            found.setdefault(moment.at.id, []).append((moment, weight))
    places = (place for stage, cell in journey_map.path for place in (*cell, stage))
    return {place.id: _together(found[place.id]) for place in places if place.id in found}


def _share(journey_map: Map, persona_id: str | None) -> float:
    persona = journey_map.index.get(persona_id or "")
    return (persona.share or 0.0) if isinstance(persona, Persona) else 0.0


def _together(weighed: Sequence[tuple[Moment, float]]) -> Moment:
    """The mean of moments at one place, known as well as the least known of them."""
    moments, weights = [moment for moment, _ in weighed], [weight for _, weight in weighed]
    if len(moments) == 1:
        return moments[0]
    feeling = Feeling(
        id=moments[0].feeling.id,
        valence=fmean((moment.valence for moment in moments), weights),
        evidence=min((moment.evidence for moment in moments), key=EVIDENCE.index),
    )
    return Moment(feeling, moments[0].at, feeling.valence, None, None, None)
