"""The rows of workshops: what a room and its people are, and the transaction that holds one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from journey.errors import JourneyError
from journey.store import bell
from journey.store.faults import readable
from journey.store.tables import people, rooms
from journey.workshop.codes import new_code
from journey.workshop.state import State

_TRIES = 50  # codes, before it is said that too many rooms are open for two digits


@dataclass(frozen=True, slots=True)
class Room:
    """A workshop on a map. ``seq`` grows with everything that happens in it."""

    id: str
    map_id: str
    code: str
    seq: int
    state: State
    opened_at: datetime
    until: datetime
    closed_at: datetime | None

    def is_open(self, now: datetime) -> bool:
        return self.closed_at is None and now < self.until


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a room, by the number in which they came; ``name`` is "" for who says none."""

    id: str
    name: str
    number: int
    simulated: bool
    muted: bool
    removed: bool
    joined_at: datetime


def bell_of(room_id: str) -> str:
    """Under what a room is told of where maps are: no map has such an id with a star."""
    return f"room*{room_id}"


def room_of(connection: Connection, room_id: str) -> Room:
    """Raises JourneyError ``unknown_room``."""
    return _required(connection.execute(select(rooms).where(rooms.c.id == room_id)).one_or_none())


def held(connection: Connection, room_id: str) -> Room:
    """The room, held until the transaction ends. Raises JourneyError ``unknown_room``."""
    return _required(connection.execute(select(rooms).where(rooms.c.id == room_id).with_for_update()).one_or_none())


def put(connection: Connection, found: Room, values: dict[str, Any]) -> int:
    """Writes what has changed, and that something has; gives the room's new number."""
    seq = found.seq + 1
    connection.execute(update(rooms).where(rooms.c.id == found.id).values(seq=seq, **values))
    bell.notify(connection, bell_of(found.id), seq)
    return seq


def open_on(connection: Connection, map_id: str, now: datetime) -> Room | None:
    """The room that is open on a map."""
    row = connection.execute(select(rooms).where(rooms.c.map_id == map_id, *_is_open(now)).limit(1)).one_or_none()
    return read(row) if row else None


def by_code(connection: Connection, code: str, now: datetime) -> Room | None:
    """The open room that a code opens."""
    row = connection.execute(select(rooms).where(rooms.c.code == code, *_is_open(now)).limit(1)).one_or_none()
    return read(row) if row else None


def was_code(connection: Connection, code: str) -> bool:
    """Whether a code opened a room once."""
    return connection.execute(select(rooms.c.id).where(rooms.c.code == code).limit(1)).one_or_none() is not None


def codes(connection: Connection, now: datetime) -> frozenset[str]:
    """Those that open a room now."""
    return frozenset(connection.execute(select(rooms.c.code).where(*_is_open(now))).scalars())


def free_code(connection: Connection, now: datetime) -> str:
    """A code that opens no room. Raises JourneyError ``too_many_rooms``."""
    taken = codes(connection, now)
    for _ in range(_TRIES):
        if (code := new_code()) not in taken:
            return code
    raise JourneyError("too_many_rooms")


def people_in(connection: Connection, room_id: str) -> list[Person]:
    """In the order in which they came."""
    found = connection.execute(select(people).where(people.c.room_id == room_id).order_by(people.c.number))
    return [as_person(row) for row in found]


def as_person(row: Row[Any]) -> Person:
    return Person(row.id, row.name, row.number, row.simulated, row.muted, row.removed, row.joined_at)


def read(row: Row[Any]) -> Room:
    with readable(row.id):
        state = State.model_validate_json(row.state)
    return Room(row.id, row.map_id, row.code, row.seq, state, row.opened_at, row.until, row.closed_at)


def _required(row: Row[Any] | None) -> Room:
    if row is None:
        raise JourneyError("unknown_room")
    return read(row)


def _is_open(now: datetime) -> tuple[Any, ...]:
    return rooms.c.closed_at.is_(None), rooms.c.until > now
