"""The everyday edits: add, change, move, remove, feel. Pages and commands make their edits here.

Labels are ``<verb>.<collection>`` ("add.stages"), with a sentence each under ``edits`` in the locales.
"""

from collections.abc import Sequence
from typing import NamedTuple, cast

from pydantic import JsonValue, ValidationError

from journey.errors import JourneyError
from journey.model.base import Record, new_id
from journey.model.edits import Drop, Edit, Operation, Put, Set, apply
from journey.model.feelings import Feeling
from journey.model.map import COLLECTION_OF, COLLECTIONS, Map
from journey.model.ordering import Ordered, key_at, keys
from journey.model.path import Touchpoint
from journey.model.problems import first_problem


def subject_of(record: Record | Map) -> str:
    """The words a person would call a record by; empty where it has none."""
    for field in ("title", "name", "text", "quote", "label", "emotion"):
        words = getattr(record, field, "")
        if words:
            return str(words)[:80]
    return ""


def siblings(journey_map: Map, record: Record) -> tuple[Record, ...]:
    """The records that share an order with this one: a stage's touchpoints, otherwise the whole collection."""
    collection = cast(tuple[Record, ...], getattr(journey_map, COLLECTION_OF[type(record)]))
    if isinstance(record, Touchpoint):
        return tuple(other for other in collection if cast(Touchpoint, other).stage_id == record.stage_id)
    return collection


def new(collection: str, **fields: object) -> Record:
    """A record with a fresh id. Raises JourneyError ``bad_value``."""
    try:
        return COLLECTIONS[collection].model_validate({"id": new_id(), **fields})
    except ValidationError as error:
        where, problem = first_problem(error)
        raise JourneyError("bad_value", where, problem=problem) from None


def add(journey_map: Map, *records: Record) -> Edit:
    """Puts new records at the end of their siblings, in the order given."""
    rows: dict[tuple[type[Record], str | None], list[Record]] = {}
    for record in records:
        cell = record.stage_id if isinstance(record, Touchpoint) else None  # as ``siblings`` has it
        rows.setdefault((type(record), cell), []).append(record)
    order: dict[str, str] = {}
    operations: list[Operation] = []
    for row in rows.values():
        if "order" not in type(row[0]).model_fields:
            continue
        before = siblings(journey_map, row[0])
        placed = _orders(before, len(before), len(row))
        if placed is None:
            fresh = keys(len(before) + len(row))
            moved = zip(before, fresh, strict=False)
            operations += [Set(id=other.id, field="order", value=key) for other, key in moved]
            placed = fresh[len(before) :]
        order |= {record.id: key for record, key in zip(row, placed, strict=True)}
    for record in records:
        held = {**record.model_dump(), "order": order[record.id]} if record.id in order else None
        operations.append(Put.of(type(record).model_validate(held) if held else record))
    name = COLLECTION_OF[type(records[0])]
    return Edit(label=f"add.{name}", subject=subject_of(records[0]), operations=tuple(operations))


class _Place(NamedTuple):
    id: str
    order: str


def _orders(row: Sequence[Record], index: int, count: int) -> tuple[str, ...] | None:
    """``count`` ascending order keys at ``index`` of a row; None where its neighbours leave no room."""
    places = [_Place(record.id, cast(Ordered, record).order) for record in row]
    for place in range(index, index + count):
        key = key_at(places, place)
        if key is None:
            return None
        places.insert(place, _Place("", key))
    return tuple(place.order for place in places[index : index + count])


def change(journey_map: Map, record_id: str, **fields: JsonValue) -> Edit | None:
    """Sets the fields that really differ; None when nothing does. The map's own id changes its header.

    Raises JourneyError ``gone``, or what ``apply`` finds wrong with a value.
    """
    record = journey_map.get(record_id)
    if record is None and record_id != journey_map.id:
        raise JourneyError("gone", where=record_id, id=record_id)
    held = (record or journey_map).model_dump(mode="json", include=set(fields))
    operations = tuple(
        Set(id=record_id, field=field, value=value) for field, value in fields.items() if held.get(field) != value
    )
    if not operations:
        return None
    name = COLLECTION_OF[type(record)] if record else "map"
    if not record and len(operations) == 1:  # a header has one subject for many things: the label says which
        name = f"map_{operations[0].field}"
    edit = Edit(label=f"change.{name}", operations=operations)
    changed = apply(journey_map, edit)[0]
    if changed == journey_map:
        return None
    before, after = subject_of(record or journey_map), subject_of(changed.get(record_id) or changed)
    subject = f"{before} → {after}" if before and after and before != after else before or after
    return edit.model_copy(update={"subject": subject})


def move(journey_map: Map, record_id: str, index: int, stage_id: str | None = None) -> Edit | None:
    """Puts a record at ``index`` among its siblings (counted without itself); a touchpoint also into another stage.

    One order key changes; where the neighbours leave no room, all the siblings get new keys. None when it stays.
    Raises JourneyError ``gone``, and ``unknown_field`` for a record of a kind that has no order.
    """
    record = journey_map.get(record_id)
    if record is None:
        raise JourneyError("gone", where=record_id, id=record_id)
    if "order" not in type(record).model_fields:
        raise JourneyError("unknown_field", where=record_id, field="order")
    operations: list[Set] = []
    if isinstance(record, Touchpoint) and stage_id and stage_id != record.stage_id:
        operations.append(Set(id=record_id, field="stage_id", value=stage_id))
        record = record.model_copy(update={"stage_id": stage_id})
    row = siblings(journey_map, record)
    others = [other for other in row if other.id != record_id]
    index = min(max(index, 0), len(others))
    if not operations and [other.id for other in row].index(record_id) == index:
        return None
    order = _orders(others, index, 1)
    if order is not None:
        operations.append(Set(id=record_id, field="order", value=order[0]))
    else:
        arranged = [*others[:index], record, *others[index:]]
        fresh = zip(arranged, keys(len(arranged)), strict=True)
        operations.extend(Set(id=other.id, field="order", value=key) for other, key in fresh)
    name = COLLECTION_OF[type(record)]
    return Edit(label=f"move.{name}", subject=subject_of(record), operations=tuple(operations))


def remove(journey_map: Map, *record_ids: str) -> Edit:
    """Drops records with all that depends on them. Raises JourneyError ``gone``."""
    records = [journey_map.get(record_id) for record_id in record_ids]
    for record_id, record in zip(record_ids, records, strict=True):
        if record is None:
            raise JourneyError("gone", where=record_id, id=record_id)
    first = cast(Record, records[0])
    operations = tuple(Drop(id=record_id) for record_id in record_ids)
    return Edit(label=f"remove.{COLLECTION_OF[type(first)]}", subject=subject_of(first), operations=operations)


def feeling_of(journey_map: Map, persona_id: str | None, place_id: str) -> Feeling | None:
    """A persona's own feeling at a touchpoint or stage."""
    return next(
        (
            feeling
            for feeling in journey_map.feelings
            if feeling.persona_id == persona_id and place_id in (feeling.touchpoint_id, feeling.stage_id)
        ),
        None,
    )


def feel(journey_map: Map, persona_id: str | None, place_id: str, **fields: JsonValue) -> Edit | None:
    """Changes a persona's feeling at a touchpoint or stage, or adds one; None when nothing changes.

    A first feeling of their own begins as strong as the one that everybody shares there, where nothing else is said.
    Raises JourneyError ``gone`` for a place that is not there, or what is wrong with a value.
    """
    feeling = feeling_of(journey_map, persona_id, place_id)
    place = journey_map.get(place_id)
    if place is None:
        raise JourneyError("gone", where=place_id, id=place_id)
    if feeling is not None:
        edit = change(journey_map, feeling.id, **fields)
    else:
        key = "touchpoint_id" if isinstance(place, Touchpoint) else "stage_id"
        shared = feeling_of(journey_map, None, place_id)
        start = {"valence": shared.valence} if shared else {}
        edit = add(journey_map, new("feelings", **{"persona_id": persona_id, key: place_id, **start, **fields}))
    return edit.model_copy(update={"subject": subject_of(place)}) if edit else None
