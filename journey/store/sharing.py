"""Letting others in: links with a role, the list of those given, taking them back, and the lock of a map."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, update

from journey.errors import JourneyError
from journey.store import bell, grants, guests, shelf
from journey.store.guard import Guarded
from journey.store.receipts import Grant
from journey.store.rights import MAY, Access, Role, person
from journey.store.tables import maps


class Sharing(Guarded):
    """The part of a store that says who may do what. What changes here rings the bell without an edit."""

    _committed: Callable[[str, int | None], None]

    def access(self, map_id: str) -> Access:
        """What whoever uses this store may do with the map now. Raises JourneyError ``unknown_map``."""
        with self._database.reading() as connection:
            role = self._require(connection, map_id, "see")
            return Access(role, shelf.locked_by(connection, map_id))

    def share(self, map_id: str, role: Role, actor: str, until: datetime | None = None, label: str = "") -> str:
        """A token that gives ``role`` on the map to whoever holds it, until an aware time. It cannot be read again.

        ``label`` says for whom it is. Nobody gives more than they have, nor for longer: what was given through a link
        ends with it. Raises JourneyError ``not_allowed``.
        """
        words = grants.clean_label(label)
        with self._writing(map_id, "lead") as (connection, _):
            own = self._require(connection, map_id, "lead")
            if not MAY[role] <= MAY[own]:
                self._require(connection, map_id, "keep")
            now, giver = self._clock(), self._rights.token
            if giver:
                _, end = grants.end_of(connection, map_id, grants.grant_id(giver), now)
                until = min(filter(None, (until, end)), default=None)
            return grants.make(connection, map_id, role, person(actor), now, until, words, giver)

    def grants(self, map_id: str) -> list[Grant]:
        """All links to the map that were ever given, the newest first. For who may give them."""
        with self._database.reading() as connection:
            self._require(connection, map_id, "lead")
            shelf.head(connection, map_id)
            return grants.listed(connection, map_id, self._clock())

    def unshare(self, map_id: str, grant_id: str | None = None) -> None:
        """Takes back the link with this id and those given through it, or all those of the map, from this moment on.

        Nobody takes back what reaches further than they do, nor all at once without the right to keep the map.
        """
        with self._writing(map_id, "lead") as (connection, _):
            own = self._require(connection, map_id, "lead")
            role = grants.role_given(connection, map_id, grant_id) if grant_id else "owner"
            if role and not MAY[role] <= MAY[own]:
                self._require(connection, map_id, "keep")
            grants.revoke(connection, map_id, grant_id)
            bell.notify(connection, map_id)
        self._committed(map_id, None)

    def opened_by(self, token: str) -> tuple[str, Role] | None:
        """The map and the role that a token stands for; None where it does not hold."""
        with self._database.reading() as connection:
            return grants.holder(connection, token, self._clock())

    def holds(self, map_id: str, grant_id: str) -> tuple[bool, float | None]:
        """Whether the link with this id opens the map now, and for how many seconds more at most."""
        now = self._clock()
        with self._database.reading() as connection:
            it_does, until = grants.end_of(connection, map_id, grant_id, now)
        return it_does, (until - now).total_seconds() if until else None

    def guest(self, map_id: str, actor: str) -> int:
        """The number by which the map knows somebody without a name; they are given the next one the first time."""
        with self._database.reading() as connection:
            self._require(connection, map_id, "see")
            number = guests.known(connection, map_id, person(actor))
        if number is None:
            with self._writing(map_id, "see") as (connection, _):
                number = guests.number(connection, map_id, person(actor))
        return number

    def guests(self, map_id: str) -> Mapping[str, int]:
        """The numbers of all who were here without a name, by actor."""
        with self._database.reading() as connection:
            self._require(connection, map_id, "see")
            return guests.numbers(connection, map_id)

    def lock(self, map_id: str, actor: str, locked: bool = True) -> None:
        """Locks the map or opens it again. When this returns, no edit gets in any more.

        A locked map refuses every edit, undo, redo and restore with ``locked``, whoever asks. Who locked it first
        stays the one who did.
        """
        who = person(actor)
        with self._writing(map_id, "lead") as (connection, row):
            if (row.locked_at is not None) == locked:
                return
            news = {"locked_at": self._clock() if locked else None, "locked_by": who if locked else ""}
            connection.execute(update(maps).where(maps.c.id == map_id).values(**news))
            guests.number(connection, map_id, who)
            bell.notify(connection, map_id)
        self._committed(map_id, None)


def refuse_locked(connection: Connection, row: Row[Any]) -> None:
    """Raises JourneyError ``locked`` where a lock stands on the map of this row."""
    if row.locked_at is not None:
        raise JourneyError("locked", row.id, name=guests.called(connection, row.id, row.locked_by))
