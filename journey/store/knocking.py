"""Wrong codes of rooms, by where they come from: after a few, each further try waits twice as long, a minute at most.

A code is a word and two digits, and is guessed in some thousand tries: at one a minute nobody does. Where a whole room
sits behind one address, a right code is never made to wait for others' wrong ones by more than that minute.
"""

import hashlib
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from journey.errors import JourneyError
from journey.store.tables import knocks

FREE = 5
LONGEST_WAIT = timedelta(minutes=1)
FORGIVEN_AFTER = timedelta(minutes=15)


def refuse_in_haste(connection: Connection, address: str, now: datetime) -> None:
    """Raises JourneyError ``room_wait`` where too many codes were wrong just now. Such a try is not counted."""
    row = _row(connection, address)
    if row is None or row.misses < FREE:
        return
    wait = min(timedelta(seconds=2 ** min(row.misses - FREE + 1, 10)), LONGEST_WAIT)
    if (left := wait - (now - row.missed_at)) > timedelta(0):
        raise JourneyError("room_wait", seconds=ceil(left.total_seconds()))


def count(connection: Connection, address: str, now: datetime) -> None:
    """One wrong code more; a quarter of an hour forgives, and forgets those of others as well."""
    connection.execute(delete(knocks).where(knocks.c.missed_at < now - FORGIVEN_AFTER))
    before = _row(connection, address)
    if before is None:
        connection.execute(insert(knocks).values(address=_hash(address), misses=1, missed_at=now))
    else:
        values = {"misses": before.misses + 1, "missed_at": now}
        connection.execute(update(knocks).where(knocks.c.address == _hash(address)).values(**values))


def _row(connection: Connection, address: str) -> Row[Any] | None:
    return connection.execute(select(knocks).where(knocks.c.address == _hash(address))).one_or_none()


def _hash(address: str) -> str:
    return hashlib.sha256(address.encode("utf-8", "replace")).hexdigest()
