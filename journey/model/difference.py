"""The edit that leads from one state of a map to another: what restoring an older state does."""

from collections.abc import Iterator, Mapping

from pydantic import JsonValue

from journey.model.base import Record
from journey.model.edits import Drop, Edit, Operation, Put, Set, apply
from journey.model.map import HEADER_FIELDS, Map
from journey.model.references import pointed_at


def difference(before: Map, after: Map, label: str, subject: str = "") -> Edit:
    """An edit with ``apply(before, edit)[0] == after``, as small as records and fields allow.

    The two may have different ids: ``before`` keeps its own.
    """
    cleared, middle = _other_kinds_dropped(before, after)
    operations = (*cleared, *_between(middle, after))
    return Edit(label=label, subject=subject, operations=operations)


def _other_kinds_dropped(before: Map, after: Map) -> tuple[list[Drop], Map]:
    """Drops of the records whose id is of another kind in ``after`` (no Set can do that), and the map without them."""
    drops: list[Drop] = []
    middle = before
    for record in after.records():
        held = middle.index.get(record.id)
        if held is not None and type(held) is not type(record):
            drops.append(Drop(id=record.id))
            middle, _ = apply(middle, Edit(label="", operations=(drops[-1],)))
    return drops, middle


def _between(before: Map, after: Map) -> Iterator[Operation]:
    # New records come before the fields that point to them, and fields let go of records before those are dropped.
    for record in after.records():
        if record.id not in before.index:
            yield Put.of(record)
    yield from _header_sets(before, after)
    yield from _record_sets(before, after)
    for record_id in _to_drop(before, after):
        yield Drop(id=record_id)


def _header_sets(before: Map, after: Map) -> Iterator[Set]:
    old = before.model_dump(mode="json", include=set(HEADER_FIELDS))
    new = after.model_dump(mode="json", include=set(HEADER_FIELDS))
    yield from _sets(before.id, old, new)


def _record_sets(before: Map, after: Map) -> Iterator[Set]:
    for record in after.records():
        held = before.index.get(record.id)
        if held is not None and held is not record and held != record:
            yield from _sets(record.id, held.model_dump(mode="json"), record.model_dump(mode="json"))


def _sets(record_id: str, old: Mapping[str, JsonValue], new: Mapping[str, JsonValue]) -> Iterator[Set]:
    for field, value in new.items():
        if value != old[field]:
            yield Set(id=record_id, field=field, value=value)


def _to_drop(before: Map, after: Map) -> Iterator[str]:
    """The records that are not in ``after``, without those that go with another one."""
    leaving = {record.id: record for record in before.records() if record.id not in after.index}
    pointing: dict[str, list[str]] = {}
    for record in leaving.values():
        for target in _belongs_to(record):
            pointing.setdefault(target, []).append(record.id)
    gone: set[str] = set()
    for record_id in leaving:
        if record_id in gone:
            continue
        yield record_id
        going = [record_id]
        while going:
            one = going.pop()
            if one not in gone:
                gone.add(one)
                going.extend(pointing.get(one, ()))


def _belongs_to(record: Record) -> Iterator[str]:
    for reference, target in pointed_at(record):
        if reference.on_drop == "cascade":
            yield target
