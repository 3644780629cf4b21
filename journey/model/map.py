"""The map: a header and a set of records, one tuple a collection, always in canonical order."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar, cast

from pydantic import BeforeValidator, FailFast, model_validator
from pydantic_core import PydanticCustomError

from journey.model.base import Frozen, IdText, OptionalDate, OptionalId, Record, YesNo, new_id
from journey.model.brands import Brand
from journey.model.feelings import Feeling
from journey.model.findings import CareAction, Insight, Loss, Metric
from journey.model.path import Channel, Link, Stage, Touchpoint
from journey.model.personas import Persona
from journey.model.photos import Photo
from journey.model.rows import Lane, Note
from journey.model.text import Line, Prose
from journey.model.voices import Ballot, Comment
from journey.model.wholeness import Placed, flaws

Kind = TypeVar("Kind", bound=Record)
SCHEMA_VERSION = 4

COLLECTIONS: Mapping[str, type[Record]] = MappingProxyType(
    {
        "personas": Persona,
        "stages": Stage,
        "channels": Channel,
        "touchpoints": Touchpoint,
        "feelings": Feeling,
        "lanes": Lane,
        "notes": Note,
        "links": Link,
        "metrics": Metric,
        "insights": Insight,
        "losses": Loss,
        "care_actions": CareAction,
        "ballots": Ballot,
        "comments": Comment,
        "photos": Photo,
        "brands": Brand,
    }
)
COLLECTION_OF: Mapping[type[Record], str] = MappingProxyType({kind: name for name, kind in COLLECTIONS.items()})
Many = Annotated[tuple[Kind, ...], FailFast()]  # one broken record is enough to refuse a map; ``inspect`` tells all
HEADER_FIELDS = (
    "title", "headline", "objective", "scenario", "state", "answers", "language", "timeframe", "is_sample",
)  # fmt: skip


def _or_english(value: object) -> object:
    return "en" if value is None or value == "" else value


class Timeframe(Frozen):
    """The definite period that the map watches. Empty is valid (advice says what is missing)."""

    label: Line = ""
    start: OptionalDate = None
    end: OptionalDate = None

    @model_validator(mode="after")
    def _in_order(self) -> "Timeframe":
        if self.start and self.end and self.end < self.start:
            raise PydanticCustomError("timeframe_backwards", "the end is before the start")
        return self


class Map(Frozen):
    """A customer journey map. Change it with edits only; ``get`` finds any record by id."""

    schema_version: Literal[4] = 4
    id: IdText
    title: Line = ""
    headline: Prose = ""
    objective: Prose = ""
    scenario: Prose = ""
    state: Literal["as_is", "to_be"] = "as_is"
    answers: OptionalId = None
    language: Annotated[Literal["en", "it"], BeforeValidator(_or_english)] = "en"
    timeframe: Timeframe = Timeframe()
    is_sample: YesNo = False
    personas: Many[Persona] = ()
    stages: Many[Stage] = ()
    channels: Many[Channel] = ()
    touchpoints: Many[Touchpoint] = ()
    feelings: Many[Feeling] = ()
    lanes: Many[Lane] = ()
    notes: Many[Note] = ()
    links: Many[Link] = ()
    metrics: Many[Metric] = ()
    insights: Many[Insight] = ()
    losses: Many[Loss] = ()
    care_actions: Many[CareAction] = ()
    ballots: Many[Ballot] = ()
    comments: Many[Comment] = ()
    photos: Many[Photo] = ()
    brands: Many[Brand] = ()

    @model_validator(mode="after")
    def _whole(self) -> "Map":
        placed = [
            Placed(f"{name}[{place}]", record)
            for name in COLLECTIONS
            for place, record in enumerate(getattr(self, name))
        ]
        for flaw in flaws(self.id, placed):
            raise PydanticCustomError(flaw.code, "", {**flaw.params, "place": flaw.place})
        for name in COLLECTIONS:  # canonical order makes equal maps equal, and files stable
            object.__setattr__(self, name, in_order(getattr(self, name)))
        return self

    def records(self) -> Iterator[Record]:
        """Every record, collection by collection."""
        for name in COLLECTIONS:
            yield from getattr(self, name)

    @cached_property
    def index(self) -> Mapping[str, Record]:
        """Records by id."""
        return {record.id: record for record in self.records()}

    def get(self, record_id: str | None) -> Record | None:
        """The record of any kind with this id."""
        return self.index.get(record_id) if record_id else None

    def persona(self, record_id: str | None) -> Persona | None:
        return _as(Persona, self.get(record_id))

    def stage(self, record_id: str | None) -> Stage | None:
        return _as(Stage, self.get(record_id))

    def channel(self, record_id: str | None) -> Channel | None:
        return _as(Channel, self.get(record_id))

    def touchpoint(self, record_id: str | None) -> Touchpoint | None:
        return _as(Touchpoint, self.get(record_id))

    @cached_property
    def photo_of(self) -> Mapping[str, Photo]:
        """The photo of each persona that has one, by the persona's id."""
        return {photo.persona_id: photo for photo in self.photos}

    @cached_property
    def brand(self) -> Brand | None:
        """How the map looks for its client. Two people at once may have made two: the last in order counts."""
        return self.brands[-1] if self.brands else None

    @cached_property
    def path(self) -> tuple[tuple[Stage, tuple[Touchpoint, ...]], ...]:
        """Stages in order, each with its touchpoints in order."""
        cells: dict[str, list[Touchpoint]] = {stage.id: [] for stage in self.stages}
        for touchpoint in self.touchpoints:
            cells[touchpoint.stage_id].append(touchpoint)
        return tuple((stage, tuple(cells[stage.id])) for stage in self.stages)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number 1, 2, 3, ... of each touchpoint along the path, by touchpoint id."""
        walked = (touchpoint for _, cell in self.path for touchpoint in cell)
        return {touchpoint.id: number for number, touchpoint in enumerate(walked, 1)}

    def with_collections(self, header: Mapping[str, object], changed: Mapping[str, tuple[Record, ...]]) -> "Map":
        """A copy with some fields replaced, for edits, which have checked what changes; nothing is validated again."""
        values: dict[str, Any] = {name: getattr(self, name) for name in type(self).model_fields}
        values.update(header)
        values.update({name: in_order(records) for name, records in changed.items()})
        return Map.model_construct(**values)


def _as(kind: type[Kind], record: Record | None) -> Kind | None:
    return record if isinstance(record, kind) else None


def in_order(records: tuple[Record, ...]) -> tuple[Record, ...]:
    """Sorted by order key, ties by id; kinds without an order by id."""
    return tuple(sorted(records, key=lambda record: (getattr(record, "order", ""), record.id)))


def empty_map(title: str = "", language: str = "en") -> Map:
    """A map with nothing on it yet."""
    return Map(id=new_id(), title=title, language=cast(Literal["en", "it"], language))
