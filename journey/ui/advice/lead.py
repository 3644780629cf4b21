"""Where one click on a piece of advice leads: to a form beside the picture, or to a step of Define."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from journey.advice import Advice
from journey.model import Map, Record, Touchpoint
from journey.model.curves import curve, worst_of
from journey.ui.panels import edited

PART_OF_RULE: Mapping[str, str] = MappingProxyType(
    {
        "valley_without_pain": "findings",
        "pain_without_answer": "findings",
        "shares_unbalanced": "ways",
        "no_exit_or_loop": "ways",
    }
)
"""The part of a form in which a rule's advice is followed, where the record alone does not tell."""


@dataclass(frozen=True, slots=True)
class Lead:
    """On the map, ``record_id`` is selected, and its form opens at ``part``; in Define, ``step`` opens.

    ``stage_id`` and ``persona_id`` say of what the step shows first. Empty where it does not matter.
    """

    page: str
    record_id: str = ""
    part: str = ""
    step: str = ""
    stage_id: str = ""
    persona_id: str = ""


def lead(journey_map: Map, piece: Advice) -> Lead:
    """Where ``piece`` is followed; what has no form of its own leads to where it stands or could stand."""
    records = [found for found in map(journey_map.get, piece.records) if found]
    if piece.page == "define":
        return _to_step(journey_map, piece.step, next(iter(records), None))
    part = PART_OF_RULE.get(piece.rule, "")
    if part == "findings":  # they are written where the stage is
        records = [stage for stage in (_stage(journey_map, record) for record in records) if stage]
    record = next((one for one in records if edited(journey_map, one.id)), None) or _somewhere(journey_map)
    return Lead("map", record.id, part) if record else Lead("define", step="stages")


def _to_step(journey_map: Map, step: str, record: Record | None) -> Lead:
    stage = _stage(journey_map, record) if record else None
    persona = journey_map.persona(getattr(record, "persona_id", None)) or (
        journey_map.persona(record.id) if record else None
    )
    return Lead("define", step=step, stage_id=stage.id if stage else "", persona_id=persona.id if persona else "")


def _stage(journey_map: Map, record: Record) -> Record | None:
    """The stage in which a record stands; a stage itself."""
    place = record if isinstance(record, Touchpoint) else journey_map.touchpoint(getattr(record, "touchpoint_id", None))
    return journey_map.stage(getattr(place or record, "stage_id", None)) or journey_map.stage(record.id)


def _somewhere(journey_map: Map) -> Record | None:
    """Where to look first when no place is meant: at the worst moment, of equals at the first of which most is said;
    or else at the first card or stage."""
    whose: Iterable[str | None] = [persona.id for persona in journey_map.personas] or [None]
    moments = [moment for persona_id in whose for moment in curve(journey_map, persona_id)]
    if moments:
        return worst_of(moments).at
    return next((card for _, cell in journey_map.path for card in cell), next(iter(journey_map.stages), None))
