"""The maps of a house as rows of a list: what is there, adding one, holding one for a write."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, text
from sqlalchemy.exc import IntegrityError

from journey.errors import JourneyError
from journey.model import COLLECTIONS, SCHEMA_VERSION, Map
from journey.store import guests, rows, versions
from journey.store.faults import readable
from journey.store.receipts import MapSummary
from journey.store.tables import maps

ID = re.compile(r"[A-Za-z0-9_.:-]{1,80}")
"""What an id may look like; anything else is on no shelf, and no database needs to be asked."""

_HEAD = select(maps.c.head, maps.c.created_at).where(maps.c.id == bindparam("map_id"), maps.c.deleted_at.is_(None))
_LOCK = select(maps.c.locked_at, maps.c.locked_by).where(maps.c.id == bindparam("map_id"), maps.c.deleted_at.is_(None))
_HELD = select(maps).where(maps.c.id == bindparam("map_id")).with_for_update()


def listed(connection: Connection, archived: bool, deleted: bool) -> list[MapSummary]:
    """The maps in use, the archived ones, or the deleted ones; the one changed last comes first."""
    which = (
        [maps.c.deleted_at.is_not(None)] if deleted else [maps.c.deleted_at.is_(None), maps.c.archived.is_(archived)]
    )
    found = connection.execute(select(maps).where(*which).order_by(maps.c.updated_at.desc(), maps.c.id))
    with readable(""):
        return [
            MapSummary(
                id=row.id,
                title=row.title,
                headline=row.headline,
                language=row.language,
                head=row.head,
                created_at=row.created_at,
                created_by=row.created_by,
                updated_at=row.updated_at,
                updated_by=row.updated_by,
                archived=row.archived,
                is_sample=row.is_sample,
                counts=json.loads(row.counts),
            )
            for row in found
        ]


def summary(journey_map: Map) -> Mapping[str, Any]:
    """What the list keeps of a map, beside who changed it when."""
    return {
        "schema_version": SCHEMA_VERSION,
        "title": journey_map.title,
        "headline": journey_map.headline,
        "language": journey_map.language,
        "is_sample": journey_map.is_sample,
        "counts": json.dumps({name: len(getattr(journey_map, name)) for name in COLLECTIONS}),
    }


def add(connection: Connection, journey_map: Map, actor: str, now: datetime) -> None:
    """Keeps a new map with its rows and its first snapshot. Raises JourneyError ``exists``."""
    authors = {"created_at": now, "created_by": actor, "updated_at": now, "updated_by": actor}
    row = {"id": journey_map.id, "head": 0, "archived": False, **authors, **summary(journey_map)}
    try:
        connection.execute(insert(maps).values(**row))
    except IntegrityError:
        raise JourneyError("exists", journey_map.id, id=journey_map.id) from None
    rows.write(connection, journey_map.id, 0, rows.changes(None, journey_map))
    versions.keep_snapshot(connection, journey_map, 0, now, name=journey_map.title)
    guests.number(connection, journey_map.id, actor)


def wait_for_others(connection: Connection) -> None:
    """Until the transaction ends, no other program adds a map; on SQLite nobody writes beside us anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE maps IN SHARE ROW EXCLUSIVE MODE"))


def holds_any(connection: Connection) -> bool:
    """Whether there is a map, in use, archived or deleted."""
    return connection.execute(select(maps.c.id).limit(1)).first() is not None


def head(connection: Connection, map_id: str) -> int:
    """The number of the newest edit. Raises JourneyError ``unknown_map``."""
    return head_and_birth(connection, map_id)[0]


def head_and_birth(connection: Connection, map_id: str) -> tuple[int, datetime]:
    """The number of the newest edit, and when the map was made. Raises JourneyError ``unknown_map``."""
    if ID.fullmatch(map_id):
        with readable(map_id):
            found = connection.execute(_HEAD, {"map_id": map_id}).one_or_none()
            if found is not None:
                return int(found.head), found.created_at
    raise JourneyError("unknown_map", id=map_id)


def locked_by(connection: Connection, map_id: str) -> str | None:
    """Who locked the map; None while it is open. Raises JourneyError ``unknown_map``."""
    found = connection.execute(_LOCK, {"map_id": map_id}).one_or_none() if ID.fullmatch(map_id) else None
    if found is None:
        raise JourneyError("unknown_map", id=map_id)
    return None if found.locked_at is None else str(found.locked_by)


def hold(connection: Connection, map_id: str, deleted: bool = False) -> Row[Any]:
    """The map's row, held against other writers until the transaction ends. Raises JourneyError ``unknown_map``."""
    row = None
    if ID.fullmatch(map_id):
        with readable(map_id):
            row = connection.execute(_HELD, {"map_id": map_id}).one_or_none()
    if row is None or (row.deleted_at is not None) != deleted:
        raise JourneyError("unknown_map", id=map_id)
    return row
