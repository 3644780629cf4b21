"""Edits: the only way a map changes. Each one knows how to undo itself.

```
Edit("move_card", subject="Reads reviews", operations=(Set(id=..., field="stage_id", value=...), ...))
apply(map, edit) -> (new map, inverse edit)
```
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    SerializeAsAny,
    ValidationError,
    model_validator,
)

from journey.errors import JourneyError
from journey.model.base import Frozen, IdText, Record
from journey.model.map import COLLECTION_OF, COLLECTIONS, HEADER_FIELDS, Map
from journey.model.problems import explained
from journey.model.references import dangling, pointed_at
from journey.model.text import Line, scrubbed
from journey.model.wholeness import MOST_RECORDS, MOST_TOUCHPOINTS


class Put(Frozen):
    """A new record in a collection. Refused (``exists``) when its id is taken: existing records change by ``Set``."""

    op: Literal["put"] = "put"
    into: str
    record: SerializeAsAny[Record]

    @model_validator(mode="before")
    @classmethod
    def _typed(cls, data: Any) -> Any:
        if not isinstance(data, dict) or isinstance(data.get("record"), Record):
            return data
        kind = COLLECTIONS.get(str(data.get("into")))
        return {**data, "record": kind.model_validate(data.get("record"))} if kind else data

    @model_validator(mode="after")
    def _fits(self) -> "Put":
        if COLLECTIONS.get(self.into) is not type(self.record):
            raise ValueError(f"a {type(self.record).__name__} does not go into {self.into!r}")
        return self

    @classmethod
    def of(cls, record: Record) -> "Put":
        """The operation that puts a record into the collection of its kind."""
        return cls(into=COLLECTION_OF[type(record)], record=record)


class Set(Frozen):
    """One field of one record (or of the map's header, by the map's id) gets a new value.

    With ``guarded``, it applies only while the field still holds ``expected``: that is how an undo makes sure not to
    overwrite somebody else's later words.
    """

    op: Literal["set"] = "set"
    id: IdText
    field: str
    value: Annotated[JsonValue, BeforeValidator(scrubbed)] = None
    guarded: bool = False
    expected: JsonValue = None


class Drop(Frozen):
    """A record goes, and with it the records that depend on it; lists of ids just let go of it."""

    op: Literal["drop"] = "drop"
    id: IdText


Operation = Annotated[Put | Set | Drop, Field(discriminator="op")]


class Edit(BaseModel):
    """A labelled list of operations, applied all or none.

    ``label`` is a key under ``edits.`` in the locales; ``subject`` is the words it is about, for the history.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str
    subject: Line = ""
    operations: tuple[Operation, ...] = Field(default=(), max_length=4 * MOST_RECORDS)  # restoring may need so many


def apply(journey_map: Map, edit: Edit) -> tuple[Map, Edit]:
    """The map after the edit, and the edit that takes it back.

    Raises JourneyError: ``gone`` (the target is not there), ``exists`` (the id is taken), ``changed_since`` (a guarded
    field holds something else), ``unknown_field``, ``bad_value`` and its kin, ``dangling_reference``,
    ``too_many_touchpoints``, ``too_many_records``.
    """
    draft = _Draft(journey_map)
    for operation in edit.operations:
        if isinstance(operation, Put):
            draft.put(operation)
        elif isinstance(operation, Set):
            draft.set(operation)
        else:
            draft.drop(operation.id)
    draft.check()
    return draft.map(), Edit(label="undo", subject=edit.subject, operations=draft.backwards())


class _Draft:
    """The map while an edit is being applied."""

    def __init__(self, journey_map: Map) -> None:
        self.before = journey_map
        self.header: dict[str, object] = {}
        self.index: dict[str, Record] = dict(journey_map.index)
        self.inverse: list[Put | Set | Drop] = []
        self.touched: set[str] = set()
        self.changed: set[str] = set()
        self.went: set[str] = set()
        self.pointers: dict[str, dict[str, None]] | None = None

    def put(self, operation: Put) -> None:
        record = operation.record
        if record.id in self.index or record.id == self.before.id:
            raise JourneyError("exists", where=record.id, id=record.id)
        self._keep(record)
        self.inverse.append(Drop(id=record.id))

    def set(self, operation: Set) -> None:
        if operation.id == self.before.id:
            self._set_header(operation)
            return
        record = self.index.get(operation.id)
        if record is None:
            raise JourneyError("gone", where=operation.id, id=operation.id)
        if operation.field == "id" or operation.field not in type(record).model_fields:
            raise JourneyError("unknown_field", where=operation.id, field=operation.field)
        old = record.model_dump(mode="json", include={operation.field})[operation.field]
        _guard(operation, old)
        new = _revalidated(type(record), record.model_dump(), operation)
        self._keep(new)
        self._unset(operation, old, new.model_dump(mode="json", include={operation.field})[operation.field])

    def _set_header(self, operation: Set) -> None:
        if operation.field not in HEADER_FIELDS:
            raise JourneyError("unknown_field", where=operation.id, field=operation.field)
        current = {name: getattr(self.before, name) for name in HEADER_FIELDS} | self.header
        bare = Map.model_construct(id=self.before.id, **current)
        old = bare.model_dump(mode="json", include={operation.field})[operation.field]
        _guard(operation, old)
        new = _revalidated(Map, bare.model_dump(include={"id", *HEADER_FIELDS}), operation)
        self.header[operation.field] = getattr(new, operation.field)
        self._unset(operation, old, new.model_dump(mode="json", include={operation.field})[operation.field])

    def drop(self, record_id: str) -> None:
        if record_id not in self.index and record_id not in self.went:
            raise JourneyError("gone", where=record_id, id=record_id)
        going = [record_id]
        while going:  # a list, not recursion: comments on comments may go deep, or round in a circle
            record = self.index.pop(going.pop(), None)
            if record is None:
                continue  # went with another one
            self.inverse.append(Put.of(record))
            self.went.add(record.id)
            self.changed.add(COLLECTION_OF[type(record)])
            self.touched.discard(record.id)
            going += [other.id for other in self._dependants(record.id) if not self._lets_go(other, record.id)]

    def _lets_go(self, dependant: Record, record_id: str) -> bool:
        """Clears the dependant's references to a record that goes; False when the dependant must go with it."""
        held = [reference for reference, target in pointed_at(dependant) if target == record_id]
        if any(reference.on_drop == "cascade" for reference in held):
            return False
        for reference in held:
            value = getattr(dependant, reference.field)
            left = [other for other in value if other != record_id] if isinstance(value, tuple) else None
            self.set(Set(id=dependant.id, field=reference.field, value=left))
        return True

    def _dependants(self, record_id: str) -> list[Record]:
        if self.pointers is None:  # made once an edit, and only where something is dropped: a scan a drop is slow
            self.pointers = {}
            for record in self.index.values():
                self._point(record)
        pointing = (self.index.get(pointer) for pointer in self.pointers.get(record_id, ()))
        return [
            record
            for record in pointing
            if record is not None and any(target == record_id for _, target in pointed_at(record))
        ]

    def _point(self, record: Record) -> None:
        if self.pointers is not None:
            for _, target in pointed_at(record):
                self.pointers.setdefault(target, {})[record.id] = None

    def _keep(self, record: Record) -> None:
        self.index[record.id] = record
        self._point(record)
        self.touched.add(record.id)
        self.changed.add(COLLECTION_OF[type(record)])

    def _unset(self, operation: Set, old: JsonValue, new: JsonValue) -> None:
        self.inverse.append(Set(id=operation.id, field=operation.field, value=old, guarded=True, expected=new))

    def backwards(self) -> tuple[Put | Set | Drop, ...]:
        """What was done, undone in reverse; records that came go last (a stable sort), when nothing points to them."""
        steps = self.inverse[::-1]
        back = {step.record.id for step in steps if isinstance(step, Put)}
        return tuple(sorted(steps, key=lambda step: isinstance(step, Drop) and step.id not in back))

    def check(self) -> None:
        for record_id in self.touched:
            problem = dangling(self.index[record_id], self.index)
            if problem:
                place = f"{record_id}.{problem[0]}"
                raise JourneyError("dangling_reference", where=place, target=problem[1])
        count = sum(1 for record in self.index.values() if COLLECTION_OF[type(record)] == "touchpoints")
        if count > MOST_TOUCHPOINTS:
            raise JourneyError("too_many_touchpoints", count=count, limit=MOST_TOUCHPOINTS)
        if len(self.index) > MOST_RECORDS:
            raise JourneyError("too_many_records", count=len(self.index), limit=MOST_RECORDS)

    def map(self) -> Map:
        collections: dict[str, list[Record]] = {name: [] for name in self.changed}
        for record in self.index.values():
            name = COLLECTION_OF[type(record)]
            if name in collections:
                collections[name].append(record)
        return self.before.with_collections(self.header, {name: tuple(held) for name, held in collections.items()})


def _guard(operation: Set, held: JsonValue) -> None:
    if operation.guarded and held != operation.expected:
        raise JourneyError("changed_since", where=f"{operation.id}.{operation.field}", held=str(held))


def _revalidated(kind: type[Any], values: Mapping[str, Any], operation: Set) -> Any:
    try:
        return kind.model_validate({**values, operation.field: operation.value})
    except ValidationError as error:
        raise explained(error.errors(include_url=False)[0], operation.id) from None
