"""Which field of a record points to which kind of record, and what happens to it when that one goes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from journey.model.base import Record
from journey.model.brands import Brand
from journey.model.feelings import Feeling
from journey.model.findings import CareAction, Insight, Loss, Metric
from journey.model.path import Channel, Link, Stage, Touchpoint
from journey.model.personas import Persona
from journey.model.photos import Photo
from journey.model.rows import Lane, Note
from journey.model.voices import Ballot, Comment


@dataclass(frozen=True, slots=True)
class Reference:
    """``field`` points to a record of one of ``kinds``. When that record is dropped, the one that points is dropped
    with it ("cascade") or lets go ("clear")."""

    field: str
    kinds: tuple[type[Record], ...]
    on_drop: Literal["cascade", "clear"]


def _to(field: str, *kinds: type[Record], clear: bool = False) -> Reference:
    return Reference(field, kinds, "clear" if clear else "cascade")


_STAGE = _to("stage_id", Stage)
_TOUCHPOINT = _to("touchpoint_id", Touchpoint)
_PERSONA = _to("persona_id", Persona)

REFERENCES: Mapping[type[Record], tuple[Reference, ...]] = MappingProxyType(
    {
        Persona: (_to("channel_ids", Channel, clear=True),),
        Stage: (),
        Channel: (),
        Touchpoint: (_STAGE, _to("channel_id", Channel, clear=True), _to("persona_ids", Persona, clear=True)),
        Feeling: (_PERSONA, _TOUCHPOINT, _STAGE),
        Lane: (),
        Note: (_to("lane_id", Lane), _STAGE, _TOUCHPOINT),
        Link: (_to("source_id", Touchpoint, Stage), _to("target_id", Touchpoint, Stage)),
        Metric: (_STAGE, _TOUCHPOINT, _PERSONA),
        Insight: (_STAGE, _TOUCHPOINT),
        Loss: (_STAGE, _TOUCHPOINT),
        CareAction: (_PERSONA, _STAGE),
        Ballot: (_to("target_id", Record),),
        Comment: (_to("target_id", Record),),
        Photo: (_PERSONA,),
        Brand: (),
    }
)


def pointed_at(record: Record) -> Iterator[tuple[Reference, str]]:
    """Each reference of a record with each id it holds."""
    for reference in REFERENCES[type(record)]:
        value = getattr(record, reference.field)
        for target in value if isinstance(value, tuple) else (value,):
            if target:
                yield reference, target


def dangling(record: Record, index: Mapping[str, Record]) -> tuple[str, str] | None:
    """The first (field, id) that points to nothing, or to a record of the wrong kind; None when all is well."""
    for reference, target in pointed_at(record):
        if not isinstance(index.get(target), reference.kinds):
            return reference.field, target
    return None
