"""Every state a map has ever had: a snapshot, and the edits after it laid over it, record by record."""

import json
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from journey.errors import JourneyError
from journey.model import SCHEMA_VERSION, Map, from_document
from journey.store import rows
from journey.store.faults import readable
from journey.store.receipts import Entry, Version
from journey.store.tables import maps, ops, snapshots

EDITS_BETWEEN_SNAPSHOTS = 200
MOST_ENTRIES = 10_000


def keep_snapshot(connection: Connection, journey_map: Map, seq: int, at: datetime, name: str = "") -> None:
    """Keeps a whole map as it is after edit ``seq``; ``name`` says what made it worth keeping."""
    connection.execute(
        insert(snapshots).values(
            map_id=journey_map.id,
            seq=seq,
            schema_version=SCHEMA_VERSION,
            name=name,
            document=journey_map.model_dump_json(),
            at=at,
        )
    )


def give_name(connection: Connection, journey_map: Map, seq: int, at: datetime, name: str) -> None:
    """Names the state after edit ``seq`` (1 or later), which is kept whole from then on; "" takes the name back."""
    of_this = (snapshots.c.map_id == journey_map.id) & (snapshots.c.seq == seq)
    connection.execute(update(snapshots).where(of_this).values(name=""))  # of an older schema's too
    done = connection.execute(
        update(snapshots).where(of_this, snapshots.c.schema_version == SCHEMA_VERSION).values(name=name, at=at)
    )
    if not done.rowcount:
        keep_snapshot(connection, journey_map, seq, at, name)


def named(connection: Connection, map_id: str) -> list[Version]:
    """The states that have a name, the newest first. The one the map was made with is none: its name is a title."""
    columns = (snapshots.c.seq, snapshots.c.name, snapshots.c.at)
    found = select(*columns).where(snapshots.c.map_id == map_id, snapshots.c.seq > 0, snapshots.c.name != "")
    return [Version(row.seq, row.name, row.at) for row in connection.execute(found.order_by(snapshots.c.seq.desc()))]


def state_at(connection: Connection, map_id: str, seq: int, head: int) -> Map:
    """The map as it was right after edit ``seq`` (0: as it was made), also from before a migration.

    What each edit left behind is laid over the snapshot as it stands in the log, so that a later change in the rules
    of editing cannot change the past; the result is then brought to today's schema.
    Raises JourneyError ``unknown_version``.
    """
    if not 0 <= seq <= head:
        raise JourneyError("unknown_version", map_id, seq=seq, head=head)
    nearest = (
        select(snapshots)
        .where(snapshots.c.map_id == map_id, snapshots.c.seq <= seq)
        .order_by(snapshots.c.seq.desc(), snapshots.c.schema_version.desc())
        .limit(1)
    )
    with readable(map_id):
        snapshot = connection.execute(nearest).one()
    later = select(ops.c.changes).where(ops.c.map_id == map_id, ops.c.seq > snapshot.seq, ops.c.seq <= seq)
    with readable(map_id):
        held = rows.pieces(json.loads(snapshot.document), map_id)
        for text in connection.execute(later.order_by(ops.c.seq)).scalars():
            for record_id, (collection, body) in json.loads(text).items():
                if body is None:
                    held.pop(record_id, None)
                else:
                    held[record_id] = (collection, body)
        whole = rows.document(held.values())
    return from_document(whole, map_id)


def history(connection: Connection, map_id: str, limit: int) -> list[Entry]:
    """The newest ``limit`` edits, newest first; the making of the map is the last entry, ``seq`` 0."""
    columns = (
        ops.c.seq, ops.c.actor, ops.c.label, ops.c.subject, ops.c.at, ops.c.reverted_by, ops.c.reverts, ops.c.of_label,
    )  # fmt: skip
    found = connection.execute(
        select(*columns)
        .where(ops.c.map_id == map_id, ops.c.kind != "none")
        .order_by(ops.c.seq.desc())
        .limit(min(max(limit, 0), MOST_ENTRIES))
    )
    with readable(map_id):
        entries = [
            Entry(
                row.seq, row.actor, row.label, row.subject, row.at, row.reverted_by is not None, row.reverts,
                row.of_label,
            )
            for row in found
        ]  # fmt: skip
    if len(entries) < limit:
        entries.append(_beginning(connection, map_id))
    return entries


def _beginning(connection: Connection, map_id: str) -> Entry:
    first = (
        select(maps.c.created_by, maps.c.created_at, snapshots.c.name)
        .join_from(maps, snapshots, (snapshots.c.map_id == maps.c.id) & (snapshots.c.seq == 0))
        .where(maps.c.id == map_id)
        .order_by(snapshots.c.schema_version)
        .limit(1)
    )
    with readable(map_id):
        row = connection.execute(first).one()
    return Entry(0, row.created_by, "create", row.name, row.created_at)
