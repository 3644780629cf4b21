"""What people do in a room: come in by its code, say something, take it back, see what is theirs to see.

They hold no right on the map. What a phone keeps is a token of the room; with it they are the same person after a
refresh, and nobody else. The database holds only its hash.

```
knock("mela 42", address)           which room that is; wrong ones wait
join(room, name)                    a token
say(token, op_id, step, body)       kept once, however often it is sent
overheard(token)                    one's own, and what the room has revealed
```
"""

import hashlib
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, func, insert, or_, select, update

from journey.errors import JourneyError
from journey.model import new_id, plain
from journey.model.text import TooLong
from journey.store import knocking
from journey.store.faults import readable
from journey.store.guard import Guarded
from journey.store.room_rows import Person, Room, as_person, bell_of, by_code, held, put, room_of, was_code
from journey.store.tables import people, said
from journey.workshop.agenda import NAMES, STEPS
from journey.workshop.codes import said as code_said
from journey.workshop.contribution import Dot, Said, read, slot, understood

MOST_PEOPLE = 200
MOST_SAID = 600  # by one person in one room
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Heard:
    """Something that was said in a room. ``late``: after its step; ``gone``: taken back, or replaced since."""

    id: str
    seq: int
    person_id: str
    step: int
    said: Said
    late: bool
    at: datetime
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    """Who one is in a room, and the room."""

    person: Person
    room: Room


class Saying(Guarded):
    """The part of a store that people in a room use. Rights on maps are not asked: the token is all they have."""

    _committed: Callable[[str, int | None], None]

    def knock(self, code: str, address: str) -> Room:
        """The room that a code opens.

        ``address`` is where the knock comes from. Raises JourneyError ``room_unknown``, ``room_over``; after a few
        wrong codes ``room_wait``, which is not counted as one.
        """
        clean, now = code_said(code), self._clock()
        with self._database.reading() as connection:
            knocking.refuse_in_haste(connection, address, now)
            found = by_code(connection, clean, now) if clean else None
            known = found is None and bool(clean) and was_code(connection, clean)
        if found is None:
            with self._database.writing() as connection:
                knocking.refuse_in_haste(connection, address, now)  # others may have knocked at the same moment
                knocking.count(connection, address, now)
            raise JourneyError("room_over" if known else "room_unknown", room=clean or code[:LONGEST_NAME])
        return found

    def join(self, room_id: str, name: str = "", simulated: bool = False) -> tuple[str, Seat]:
        """A token for somebody new, and who they are.

        Raises JourneyError ``room_over``, ``room_locked``, ``room_full``, ``text_too_long``.
        """
        clean = _clean_name(name)
        with self._database.writing(bell_of(room_id)) as connection:
            found = held(connection, room_id)
            self._refuse_closed(found)
            if found.state.locked:
                raise JourneyError("room_locked", room=found.code)
            number = 1 + int(connection.execute(select(func.count()).where(people.c.room_id == room_id)).scalar_one())
            if number > MOST_PEOPLE:
                raise JourneyError("room_full", most=MOST_PEOPLE)
            token, fresh_id, now = secrets.token_urlsafe(24), new_id(), self._clock()
            row = {
                "room_id": room_id, "id": fresh_id, "token_hash": _hash(token), "name": clean, "number": number,
                "simulated": simulated, "muted": False, "removed": False, "joined_at": now,
            }  # fmt: skip
            connection.execute(insert(people).values(**row))
            seq = put(connection, found, {})
            fresh = room_of(connection, room_id)
        self._committed(bell_of(room_id), seq)
        who = Person(fresh_id, clean, number, simulated, muted=False, removed=False, joined_at=now)
        return token, Seat(who, fresh)

    def seat(self, token: str) -> Seat:
        """Who holds a token, and where. Raises JourneyError ``room_unknown`` for one of nobody, ``room_removed``."""
        with self._database.reading() as connection:
            return _seat(connection, token)

    def rename(self, token: str, name: str) -> Seat:
        """Another name, or none."""
        clean = _clean_name(name)
        with self._speaking(token) as (connection, seat):
            connection.execute(update(people).where(people.c.id == seat.person.id).values(name=clean))
        return self.seat(token)

    def say(self, token: str, op_id: str, step: int, body: object) -> int:
        """Keeps what somebody says, once: sent again under its ``op_id`` it is acknowledged and not kept again.

        ``step`` is the one it was said in, 0..7: what comes when it is over, for there was no network, is kept as late.
        Gives the room's number when it was kept. Raises JourneyError ``bad_value`` and its kin, ``room_over``,
        ``room_locked``, ``room_muted``, ``room_removed``, ``room_not_now``, ``room_dots``, ``room_said_enough``.
        """
        heard = understood(body)
        if not 0 <= step < len(NAMES) or heard.kind not in STEPS[NAMES[step]]:
            raise JourneyError("room_not_now")
        with self._speaking(token) as (connection, seat):
            if (before := _said(connection, seat.room.id, op_id)) is not None:
                if before.person_id != seat.person.id:
                    raise JourneyError("op_id_taken", id=op_id)
                return int(before.seq)
            now_open = seat.room.state
            late = now_open.step != step
            if now_open.phase == "waiting" or step > now_open.step:
                raise JourneyError("room_not_now")
            mine = and_(said.c.room_id == seat.room.id, said.c.person_id == seat.person.id)
            if isinstance(heard, Dot):
                _refuse_dots(connection, seat, heard)
            count = int(connection.execute(select(func.count()).select_from(said).where(mine)).scalar_one())
            if count >= MOST_SAID:
                raise JourneyError("room_said_enough", most=MOST_SAID)
            now = self._clock()
            if once := slot(heard):
                earlier = and_(mine, said.c.slot == once, said.c.gone_at.is_(None))
                connection.execute(update(said).where(earlier).values(gone_at=now))
            seq = put(connection, seat.room, {})
            connection.execute(
                insert(said).values(
                    room_id=seat.room.id, id=op_id, seq=seq, person_id=seat.person.id, step=step, kind=heard.kind,
                    slot=once, body=heard.model_dump_json(), late=late, at=now, gone_at=None,
                )
            )  # fmt: skip
        self._committed(bell_of(seat.room.id), seq)
        return seq

    def take_back(self, token: str, op_id: str) -> int:
        """What one has said oneself is not counted any more. Raises JourneyError as ``say`` does; ``gone``."""
        with self._speaking(token) as (connection, seat):
            row = _said(connection, seat.room.id, op_id)
            if row is None or row.person_id != seat.person.id:
                raise JourneyError("gone", id=op_id)
            which = and_(said.c.room_id == seat.room.id, said.c.id == op_id, said.c.gone_at.is_(None))
            connection.execute(update(said).where(which).values(gone_at=self._clock()))
            seq = put(connection, seat.room, {})
        self._committed(bell_of(seat.room.id), seq)
        return seq

    def overheard(self, token: str) -> tuple[Seat, list[Heard]]:
        """What whoever holds the token may see: all their own, and of others what the room has revealed."""
        with self._database.reading() as connection:
            seat = _seat(connection, token)
            seen = or_(said.c.person_id == seat.person.id, said.c.step.not_in(seat.room.state.hidden))
            return seat, _heard(connection, seat.room.id, seen)

    def heard_in(self, room_id: str, simulated: bool = True, gone: bool = False) -> list[Heard]:
        """All that was said and stands, or what is ``gone`` too, for whoever leads the map: not of removed people."""
        with self._database.reading() as connection:
            self._require(connection, room_of(connection, room_id).map_id, "lead")
            return _heard(connection, room_id, people.c.simulated.in_([False, simulated]), gone)

    @contextmanager
    def _speaking(self, token: str) -> Iterator[tuple[Connection, Seat]]:
        """A transaction that holds the room of somebody who may speak in it now."""
        with self._database.reading() as connection:
            room_id = _seat(connection, token).room.id
        with self._database.writing(bell_of(room_id)) as connection:
            held(connection, room_id)
            seat = _seat(connection, token)
            self._refuse_closed(seat.room)
            if seat.room.state.locked:
                raise JourneyError("room_locked", room=seat.room.code)
            if seat.person.muted:
                raise JourneyError("room_muted")
            yield connection, seat

    def _refuse_closed(self, found: Room) -> None:
        if not found.is_open(self._clock()):
            raise JourneyError("room_over", room=found.code)


def _seat(connection: Connection, token: str) -> Seat:
    row = connection.execute(select(people).where(people.c.token_hash == _hash(token))).one_or_none()
    if row is None:
        raise JourneyError("room_unknown", room="")
    if row.removed:
        raise JourneyError("room_removed")
    return Seat(as_person(row), room_of(connection, row.room_id))


def _said(connection: Connection, room_id: str, op_id: str) -> Row[Any] | None:
    return connection.execute(select(said).where(said.c.room_id == room_id, said.c.id == op_id)).one_or_none()


def _heard(connection: Connection, room_id: str, which: Any, gone: bool = False) -> list[Heard]:
    there = and_(people.c.room_id == said.c.room_id, people.c.id == said.c.person_id, people.c.removed.is_(False))
    found = connection.execute(
        select(said)
        .join(people, there)
        .where(said.c.room_id == room_id, which, *(() if gone else (said.c.gone_at.is_(None),)))
        .order_by(said.c.seq)
    )
    with readable(room_id):
        return [
            Heard(row.id, row.seq, row.person_id, row.step, read(row.body), row.late, row.at, row.gone_at is not None)
            for row in found
        ]


def _refuse_dots(connection: Connection, seat: Seat, dot: Dot) -> None:
    """Raises JourneyError ``room_dots`` where all of somebody's dots together would be more than the room gives."""
    theirs = and_(
        said.c.room_id == seat.room.id, said.c.person_id == seat.person.id, said.c.kind == "dot",
        said.c.gone_at.is_(None), said.c.slot != slot(dot),
    )  # fmt: skip
    given = [read(body) for body in connection.execute(select(said.c.body).where(theirs)).scalars()]
    before = sum(each.dots for each in given if isinstance(each, Dot))
    if before + dot.dots > seat.room.state.budget:
        raise JourneyError("room_dots", budget=seat.room.state.budget, left=seat.room.state.budget - before)


def _clean_name(name: str) -> str:
    """A name as one line. Raises JourneyError ``text_too_long``."""
    try:
        clean = " ".join(plain(name).split())
    except TooLong as problem:
        raise JourneyError("text_too_long", "name", length=problem.length, limit=LONGEST_NAME) from None
    if len(clean) > LONGEST_NAME:
        raise JourneyError("text_too_long", "name", length=len(clean), limit=LONGEST_NAME)
    return clean


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
