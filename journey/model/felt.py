"""The moments there are to feel, and those that are felt: one count for the steps, the tabs and the advice.

A moment is a touchpoint that customers see and a persona who comes to it; where customers see none in a stage, the
stage as a whole. It is felt by that persona's own feeling, or by everybody's, about the touchpoint or its whole stage.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from journey.model.map import Map
from journey.model.path import Layer, Stage, Touchpoint

Place = Touchpoint | Stage
SEEN: tuple[Layer, ...] = ("customer", "frontstage")  # above the line of visibility: what is below is nobody's moment


@dataclass(frozen=True, slots=True)
class FeltCount:
    """How many moments are felt, of how many, and where the others are."""

    done: int
    total: int
    bare: tuple[Place, ...]


def comes_to(persona_id: str | None, place: Place) -> bool:
    """Whether a persona comes to a place; None is everybody, who comes to all of them."""
    return isinstance(place, Stage) or not place.persona_ids or persona_id is None or persona_id in place.persona_ids


def places_of(cell: Iterable[Touchpoint], stage: Stage) -> tuple[Place, ...]:
    """What can be felt in a stage: its touchpoints that customers see; where they see none, the stage itself."""
    return tuple(place for place in cell if place.layer in SEEN) or (stage,)


def places(journey_map: Map) -> tuple[Place, ...]:
    """Everything that can be felt, in the order of the path."""
    return tuple(place for stage, cell in journey_map.path for place in places_of(cell, stage))


def count_felt(journey_map: Map, persona_id: str | None, among: Iterable[Place] | None = None) -> FeltCount:
    """The moments of a persona among some places, or on the whole path; None for everybody."""
    felt = {
        feeling.touchpoint_id or feeling.stage_id
        for feeling in journey_map.feelings
        if feeling.persona_id in (persona_id, None)
    }
    met = [place for place in (places(journey_map) if among is None else among) if comes_to(persona_id, place)]
    bare = tuple(
        place
        for place in met
        if place.id not in felt and not (isinstance(place, Touchpoint) and place.stage_id in felt)
    )
    return FeltCount(len(met) - len(bare), len(met), bare)


def count_all_felt(journey_map: Map) -> FeltCount:
    """The moments of all personas together; on a map without personas those of everybody."""
    whose = tuple(persona.id for persona in journey_map.personas) or (None,)
    counts = [count_felt(journey_map, persona_id) for persona_id in whose]
    bare = tuple({place.id: place for count in counts for place in count.bare}.values())
    return FeltCount(sum(count.done for count in counts), sum(count.total for count in counts), bare)
