"""Bringing one stored map to today's schema."""

from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from journey.model import SCHEMA_VERSION
from journey.store import rows, versions
from journey.store.tables import maps, records


def migrate(connection: Connection, map_id: str, now: datetime) -> None:
    """Writes a map's rows anew in today's schema, with a snapshot; its log and its head stay as they are.

    Undo stops there; older states come from the snapshots and edits of their time, migrated when they are looked at.
    Raises JourneyError where the document does not fit after all the steps, ``newer_schema`` among others.
    """
    locked = select(maps.c.schema_version).where(maps.c.id == map_id).with_for_update()
    if connection.execute(locked).scalar_one() == SCHEMA_VERSION:
        return  # another program was quicker
    journey_map, head = rows.read(connection, map_id)
    connection.execute(delete(records).where(records.c.map_id == map_id, records.c.deleted.is_(False)))
    rows.write(connection, map_id, head, rows.changes(None, journey_map))
    versions.keep_snapshot(connection, journey_map, head, now)
    connection.execute(update(maps).where(maps.c.id == map_id).values(schema_version=SCHEMA_VERSION))
