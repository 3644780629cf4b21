"""Between a map and its rows. A record's row holds its JSON; the rows of a map together are its document."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, bindparam, select, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from journey.errors import JourneyError
from journey.model import COLLECTIONS, Map, from_document
from journey.model.map import COLLECTION_OF
from journey.model.migrate import Document
from journey.store.faults import readable
from journey.store.tables import HEADER, maps, records

_STATE = (
    select(maps.c.head, records.c.collection, records.c.body)
    .join_from(maps, records, and_(records.c.map_id == maps.c.id, records.c.deleted.is_(False)), isouter=True)
    .where(maps.c.id == bindparam("map_id"))
)
_GONE = (
    update(records)
    .where(records.c.map_id == bindparam("of_map"), records.c.record_id == bindparam("of_record"))
    .values(deleted=True, seq=bindparam("at_seq"))
)
_ONCE_THERE = select(records.c.seq).where(
    records.c.map_id == bindparam("map_id"),
    records.c.record_id == bindparam("record_id"),
    records.c.deleted.is_(True),
)
_FIELDS = ("collection", "body", "seq", "deleted")


@dataclass(frozen=True, slots=True)
class Change:
    """A record as an edit left it: its JSON in ``body``, None when it went."""

    record_id: str
    collection: str
    body: str | None


def changes(before: Map | None, after: Map) -> tuple[Change, ...]:
    """Every record that differs, the header among them; all of them where there was no map before."""
    old = before.index if before else {}
    header = _header(after)
    found = [] if before and header == _header(before) else [Change(after.id, HEADER, header)]
    for record_id, record in after.index.items():
        held = old.get(record_id)
        if held is not record and held != record:
            found.append(Change(record_id, COLLECTION_OF[type(record)], record.model_dump_json()))
    for record_id, record in old.items():
        if record_id not in after.index:
            found.append(Change(record_id, COLLECTION_OF[type(record)], None))
    return tuple(found)


def write(connection: Connection, map_id: str, seq: int, found: Iterable[Change]) -> None:
    """Brings the rows to ``seq``. A record that went keeps its last words, marked as deleted."""
    kept, gone = [], []
    for change in found:
        if change.body is None:
            gone.append({"of_map": map_id, "of_record": change.record_id, "at_seq": seq})
        else:
            values = (map_id, change.record_id, change.collection, change.body, seq, False)
            kept.append(dict(zip(("map_id", "record_id", *_FIELDS), values, strict=True)))
    if kept:
        insert = sqlite_insert if connection.dialect.name == "sqlite" else postgres_insert
        statement = insert(records)
        replaced = {name: statement.excluded[name] for name in _FIELDS}
        connection.execute(statement.on_conflict_do_update(index_elements=["map_id", "record_id"], set_=replaced), kept)
    if gone:
        connection.execute(_GONE, gone)


def read(connection: Connection, map_id: str) -> tuple[Map, int]:
    """The map and its head, by one statement, so that they belong together.

    Raises JourneyError ``unknown_map``, ``newer_schema``, what else ``from_document`` finds wrong, ``database_broken``.
    """
    found = connection.execute(_STATE, {"map_id": map_id}).all()
    if not found:
        raise JourneyError("unknown_map", id=map_id)
    held = [row for row in found if row.body is not None]
    with readable(map_id):
        head = int(found[0].head)
        bodies = json.loads("[" + ",".join(row.body for row in held) + "]")
        whole = document(zip((row.collection for row in held), bodies, strict=True))
    return from_document(whole, map_id), head


def document(held: Iterable[tuple[str, Any]]) -> Document:
    """The JSON object of a map, from its header and its records, each with the name of its collection."""
    whole: Document = {}
    for collection, body in held:
        if collection == HEADER:
            whole.update(body)
        else:
            whole.setdefault(collection, []).append(body)
    return whole


def pieces(whole: Document, map_id: str) -> dict[str, tuple[str, Any]]:
    """The opposite of ``document``: records by id, each with its collection; the header under the map's id."""
    found: dict[str, tuple[str, Any]] = {}
    header: Document = {}
    for name, value in whole.items():
        if isinstance(value, list):
            found.update({record["id"]: (name, record) for record in value})
        else:
            header[name] = value
    found[map_id] = (HEADER, header)
    return found


def was_there(connection: Connection, map_id: str, record_id: str) -> bool:
    """Whether a record with this id has been on the map and was dropped."""
    return connection.execute(_ONCE_THERE, {"map_id": map_id, "record_id": record_id}).first() is not None


def _header(journey_map: Map) -> str:
    return journey_map.model_dump_json(exclude=set(COLLECTIONS))
