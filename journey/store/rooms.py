"""Workshops: a room opened on a map, led through its steps, and the people in it. For whoever may lead the map.

What people say in a room is in ``saying``, how they come in too. None of it touches the map: what comes of a room is
put there by an edit, like everything else.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, insert, select, update

from journey.errors import JourneyError
from journey.model import new_id
from journey.store import shelf
from journey.store.guard import Guarded
from journey.store.rights import person
from journey.store.room_rows import (
    Person,
    Room,
    bell_of,
    codes,
    free_code,
    held,
    open_on,
    people_in,
    put,
    read,
    room_of,
)
from journey.store.tables import people, rooms
from journey.workshop.state import State

HOLDS = timedelta(days=30)
"""How long a code opens its room: an unfinished workshop goes on next week."""


class Rooms(Guarded):
    """The part of a store that opens rooms and leads them."""

    _committed: Callable[[str, int | None], None]

    def open_room(self, map_id: str, actor: str, state: State | None = None) -> Room:
        """The open room of the map; a new one where there is none. Raises JourneyError ``too_many_rooms``."""
        with self._writing(map_id, "lead") as (connection, _):
            now = self._clock()
            if found := open_on(connection, map_id, now):
                return found
            fresh_id = new_id()
            made = {
                "id": fresh_id, "map_id": map_id, "code": free_code(connection, now), "seq": 0,
                "state": (state or State()).model_dump_json(), "opened_at": now, "opened_by": person(actor),
                "until": now + HOLDS, "closed_at": None,
            }  # fmt: skip
            connection.execute(insert(rooms).values(**made))
            return room_of(connection, fresh_id)

    def rooms(self, map_id: str) -> list[Room]:
        """All rooms that were ever open on the map, the newest first."""
        with self._database.reading() as connection:
            self._require(connection, map_id, "lead")
            shelf.head(connection, map_id)
            found = connection.execute(
                select(rooms).where(rooms.c.map_id == map_id).order_by(rooms.c.opened_at.desc(), rooms.c.id)
            )
            return [read(row) for row in found]

    def room(self, room_id: str) -> Room:
        """Raises JourneyError ``unknown_room``."""
        with self._database.reading() as connection:
            found = room_of(connection, room_id)
            self._require(connection, found.map_id, "lead")
            return found

    def steer(self, room_id: str, move: Callable[[State], State]) -> Room:
        """Makes a move of ``workshop.state`` on what the room is now, whoever else leads it at the same moment.

        Raises JourneyError ``room_over``, and what the move raises.
        """

        def change(found: Room) -> dict[str, Any]:
            return {"state": move(found.state).model_dump_json()}

        return self._change(room_id, change)

    def close_room(self, room_id: str) -> Room:
        """Nobody comes in or says anything any more; all that was said stays."""
        return self._change(room_id, lambda _: {"closed_at": self._clock()})

    def reopen_room(self, room_id: str) -> Room:
        """Opens a closed room again, under its code where nobody else has it now. Raises ``room_open_already``."""
        with self._leading(room_id) as (connection, found):
            now = self._clock()
            there = open_on(connection, found.map_id, now)
            if there and there.id != room_id:
                raise JourneyError("room_open_already", room=there.code)
            taken = found.code in codes(connection, now) and there is None
            code = free_code(connection, now) if taken else found.code
            put(connection, found, {"closed_at": None, "until": now + HOLDS, "code": code})
            fresh = room_of(connection, room_id)
        self._rung(fresh)
        return fresh

    def people(self, room_id: str) -> list[Person]:
        """Everybody who ever came in, in the order in which they came."""
        with self._database.reading() as connection:
            self._require(connection, room_of(connection, room_id).map_id, "lead")
            return people_in(connection, room_id)

    def mute(self, room_id: str, person_id: str, muted: bool = True) -> None:
        """Nothing more is taken from them until they are heard again."""
        self._mark_people(room_id, people.c.id == person_id, {"muted": muted})

    def remove(self, room_id: str, person_id: str, removed: bool = True) -> None:
        """They are out, and nothing of theirs is counted; let in again, it is."""
        self._mark_people(room_id, people.c.id == person_id, {"removed": removed})

    def end_rehearsal(self, room_id: str) -> None:
        """Takes out the simulated people with all that they said."""
        self._mark_people(room_id, people.c.simulated.is_(True), {"removed": True})

    def _mark_people(self, room_id: str, whom: Any, values: dict[str, Any]) -> None:
        with self._leading(room_id) as (connection, found):
            connection.execute(update(people).where(people.c.room_id == room_id, whom).values(**values))
            put(connection, found, {})
            fresh = room_of(connection, room_id)
        self._rung(fresh)

    def _change(self, room_id: str, change: Callable[[Room], dict[str, Any]]) -> Room:
        with self._leading(room_id) as (connection, found):
            if not found.is_open(self._clock()):
                raise JourneyError("room_over", room=found.code)
            put(connection, found, change(found))
            fresh = room_of(connection, room_id)
        self._rung(fresh)
        return fresh

    @contextmanager
    def _leading(self, room_id: str) -> Iterator[tuple[Connection, Room]]:
        """A transaction that holds a room, for whoever may lead its map. Rights come first, and once more inside."""
        with self._database.reading() as connection:
            self._require(connection, room_of(connection, room_id).map_id, "lead")
        with self._database.writing(bell_of(room_id)) as connection:
            found = held(connection, room_id)
            self._require(connection, found.map_id, "lead")
            yield connection, found

    def _rung(self, found: Room) -> None:
        """Tells this process; others hear it from the database."""
        self._committed(bell_of(found.id), found.seq)
