"""Letting others in: links with a role, the list of those given, taking them back, and the lock of a map."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, update

from journey.errors import JourneyError
from journey.store import bell, comments, grants, guests, passphrases, shelf
from journey.store.guard import Guarded
from journey.store.receipts import Grant
from journey.store.rights import MAY, Access, Rights, Role, Takes, covers, person
from journey.store.tables import maps


class Sharing(Guarded):
    """The part of a store that says who may do what. What changes here rings the bell without an edit."""

    _committed: Callable[[str, int | None], None]

    def access(self, map_id: str) -> Access:
        """What whoever uses this store may do with the map now. Raises JourneyError ``unknown_map``."""
        with self._database.reading() as connection:
            role = self._require(connection, map_id, "see")
            locked_by = shelf.locked_by(connection, map_id)
            if not self._rights.token:
                return Access(role, locked_by)
            link = grants.link_on(connection, map_id, self._rights, self._clock())
            return Access(role, locked_by, link.takes, link.given_by)

    def share(
        self,
        map_id: str,
        role: Role,
        actor: str,
        until: datetime | None = None,
        label: str = "",
        *,
        passphrase: str = "",
        takes: Takes = "everything",
    ) -> str:
        """A token that gives ``role`` on the map to whoever holds it, until an aware time. It cannot be read again.

        ``label`` says for whom it is, ``takes`` what they may make files of; where there is a ``passphrase``, the token
        opens nothing without it. Nobody gives more than they have, nor for longer: what was given through a link ends
        with it. Raises JourneyError ``not_allowed``, ``text_too_long``, ``passphrase_short``.
        """
        words, kept = grants.clean_label(label), passphrases.kept(passphrase)
        with self._writing(map_id, "lead") as (connection, _):
            own = self._require(connection, map_id, "lead")
            if not MAY[role] <= MAY[own]:
                self._require(connection, map_id, "keep")
            now, giver = self._clock(), self._rights.token
            if giver:
                if not covers(grants.link_on(connection, map_id, self._rights, now).takes, takes):
                    raise JourneyError("not_to_take", map_id)
                _, end = grants.end_of(connection, map_id, grants.grant_id(giver), now)
                until = min(filter(None, (until, end)), default=None)
            return grants.make(connection, map_id, role, person(actor), now, until, words, giver, kept, takes)

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

    def opened_by(self, token: str, proof: str = "") -> tuple[str, Role] | None:
        """The map and the role that a token stands for; None where it does not hold, or lacks its proof."""
        with self._database.reading() as connection:
            try:
                link = grants.holder(connection, Rights(token=token, proof=proof), self._clock())
            except JourneyError as error:
                if error.code not in ("link_over", "passphrase_needed"):
                    raise
                return None
        return link.map_id, link.role

    def asks(self, token: str, proof: str = "") -> bool:
        """Whether a link holds, but opens nothing before its passphrase was said."""
        with self._database.reading() as connection:
            row = grants.row_of(connection, token, self._clock())
        return row is not None and not passphrases.proves(proof, token, row.passphrase)

    def admit(self, token: str, said: str) -> str:
        """The proof that a link's passphrase was said, to be shown as ``Rights.proof``.

        Raises JourneyError ``passphrase_wrong``; ``passphrase_wait`` after too many wrong ones; ``link_over``.
        """
        with self._database.reading() as connection:
            row = grants.row_of(connection, token, self._clock())
        if row is None:
            raise JourneyError("link_over")
        if row.passphrase:
            passphrases.refuse_in_haste(row, self._clock())
            is_right = passphrases.matches(said, row.passphrase)  # slow: nobody waits for us meanwhile
            with self._database.writing(row.map_id) as connection:
                now, held = self._clock(), passphrases.counted(connection, row.token_hash)
                passphrases.refuse_in_haste(held, now)  # others may have tried at the same moment
                passphrases.count(connection, held, is_right, now)
            if not is_right:
                raise JourneyError("passphrase_wrong")
        return passphrases.proof(token, row.passphrase)

    def came(self, map_id: str) -> None:
        """Keeps that somebody came by the link of this store, for the list of those given."""
        with self._writing(map_id, "see") as (connection, _):
            grants.use(connection, self._rights.token, self._clock())

    def own_comments(self, map_id: str) -> frozenset[str]:
        """The ids of the comments that came from this browser by its link: those one may change, whatever else."""
        with self._database.reading() as connection:
            self._require(connection, map_id, "see")
            return comments.own(connection, map_id, self._through, self._rights)

    def require_taking(self, map_id: str, what: Takes) -> None:
        """Asked before a file is made. Raises JourneyError ``not_to_take`` where the link does not allow such files."""
        if not self.access(map_id).may_take(what):
            raise JourneyError("not_to_take", map_id)

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
