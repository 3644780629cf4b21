"""The store: the maps of a house, and every edit ever made to them.

```
store = Store()                                    # SQLite in data/local, or ITINERARIO_DATABASE_URL
map_id = store.create(empty_map("A new car"), "ada")
receipt = store.commit(map_id, edit, "ada")        # when this returns, the edit is kept for good
journey_map, head = store.load(map_id)
store.undo(map_id, "ada")
store.seen_by(Rights(token="..."))                 # the same maps for whoever holds a link
```
"""

from collections.abc import Callable
from copy import copy
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, update

from journey.errors import JourneyError
from journey.model import SCHEMA_VERSION, Edit, Map, difference, fresh_copy, new_id
from journey.store import bell, commit, log, rows, shelf, undoing, versions
from journey.store.cache import MapCache
from journey.store.engine import Database
from journey.store.log import Formerly, Plan
from journey.store.migration import migrate
from journey.store.opening import open_database
from journey.store.past import Past
from journey.store.receipts import MapSummary, Receipt
from journey.store.rights import Deed, Rights, deed_of, person
from journey.store.sharing import Sharing, refuse_locked
from journey.store.tables import maps
from journey.store.whole import Whole


class Store(Whole, Past, Sharing):
    """All maps in one database. Any number of threads may share a store, any number of processes a database.

    Every method raises JourneyError: ``unknown_map`` for an id that is not there (any more); ``not_allowed``,
    ``link_over`` or ``no_link`` for rights that do not reach; ``locked`` for an edit of a locked map;
    ``database_busy``, ``_full``, ``_read_only``, ``_unreachable``, ``_broken``, ``_failed`` or ``_moved`` for what
    goes wrong below. An edit without a receipt was not made, unless the connection broke at the very last moment:
    sending it again under the same ``op_id`` is always right.
    """

    def __init__(
        self,
        url: str | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        committed: Callable[[str, int | None], None] = lambda map_id, head: None,
    ) -> None:
        self._clock = clock
        self._committed = committed  # map and head after every edit, once it is kept; no head: access
        self._cache = MapCache()
        self._database = Database(url)
        open_database(self._database, clock)

    def seen_by(self, rights: Rights) -> "Store":
        """The same store for whoever holds these rights: what they may not see or do, it refuses."""
        seen = copy(self)
        seen._rights = rights
        return seen

    def close(self) -> None:
        """Lets go of the database's connections."""
        self._database.close()

    # Maps

    def maps(self, archived: bool = False, deleted: bool = False) -> list[MapSummary]:
        """The maps in use, the one changed last first; or those that were archived, or deleted, instead.

        Whoever came by a link sees that one map.
        """
        with self._database.reading() as connection:
            own = self._only_map(connection)
            found = shelf.listed(connection, archived, deleted)
        return found if own is None else [summary for summary in found if summary.id == own]

    def create(self, journey_map: Map, actor: str) -> str:
        """Keeps a new map under its own id. Raises JourneyError ``exists`` when a map (even a deleted one) has it."""
        self._require_house()
        now = self._clock()
        with self._database.writing(journey_map.id) as connection:
            shelf.add(connection, journey_map, person(actor), now)
        self._cache.put(journey_map.id, 0, now, journey_map)
        return journey_map.id

    def duplicate(self, map_id: str, actor: str, title: str | None = None) -> str:
        """A copy under fresh ids, with no history; returns its id."""
        return self.create(fresh_copy(self.load(map_id)[0], title), actor)

    def archive(self, map_id: str, actor: str, archived: bool = True) -> None:
        """Puts a map away, out of the list, or brings it back."""
        self._mark(map_id, actor, archived=archived)

    def delete(self, map_id: str, actor: str) -> None:
        """Deletes a map; ``undelete`` brings it back whole."""
        self._mark(map_id, actor, deleted_at=self._clock())

    def undelete(self, map_id: str, actor: str) -> None:
        """Brings a deleted map back, with its history."""
        self._mark(map_id, actor, was_deleted=True, deleted_at=None)

    # Reading

    def head(self, map_id: str) -> int:
        """The number of the newest edit; 0 on a new map. Asks for one row."""
        with self._database.reading() as connection:
            self._require(connection, map_id, "see")
            return shelf.head(connection, map_id)

    def load(self, map_id: str) -> tuple[Map, int]:
        """The map and its head. The same object as long as nothing changes."""
        with self._database.reading() as connection:
            self._require(connection, map_id, "see")
            head, made = shelf.head_and_birth(connection, map_id)
            if held := self._cache.get(map_id, head, made):
                return held, head
            state = rows.read(connection, map_id)
        self._cache.put(map_id, state[1], made, state[0])
        return state

    def was_made(self, map_id: str, op_id: str) -> bool:
        """Whether an edit was kept under this id: the answer to its sender may have been lost."""
        with self._database.reading() as connection:
            self._require(connection, map_id, "see")
            return log.acknowledged(connection, map_id, op_id) is not None

    # Editing

    def commit(
        self,
        map_id: str,
        edit: Edit,
        actor: str,
        *,
        op_id: str | None = None,
        base: int | None = None,
    ) -> Receipt:
        """Makes an edit; when the receipt is there, it is on the disk.

        ``op_id`` is the sender's own id for it: sent again, it is not made again. ``base`` is the head that the sender
        saw: edits of others since then stay, wherever they are not about the same field of the same record.
        Raises JourneyError as ``apply`` does; ``gone`` has the homeless words in ``params["words"]``; ``op_id_taken``.
        """
        sent = log.text_of(edit)
        return self._write(map_id, actor, deed_of(edit), lambda *_: Plan(edit, base=base), op_id, sent)

    def undo(
        self,
        map_id: str,
        actor: str,
        *,
        seq: int | None = None,
        op_id: str | None = None,
        formerly: Formerly = (),
    ) -> Receipt:
        """Takes back the actor's own newest edit that stands, or their edit ``seq``, by one more edit.

        ``formerly``: names that the actor had before, each with when they gave it up; edits until then are theirs too.
        Raises JourneyError ``nothing_to_undo``, ``changed_since`` (a field holds somebody's later words), ``gone``,
        ``built_upon`` (others have worked on what would vanish), ``back_already``.
        """

        def plan(connection: Connection, before: Map) -> Plan:
            return undoing.undo_plan(connection, before, person(actor), seq, formerly)

        return self._write(map_id, actor, "add", plan, op_id)

    def redo(self, map_id: str, actor: str, *, op_id: str | None = None, formerly: Formerly = ()) -> Receipt:
        """Makes again what the actor's newest undo took back. Raises JourneyError ``nothing_to_redo``, or as undo."""

        def plan(connection: Connection, before: Map) -> Plan:
            return undoing.redo_plan(connection, before, person(actor), formerly)

        return self._write(map_id, actor, "add", plan, op_id)

    def undoable(self, map_id: str, actor: str, formerly: Formerly = ()) -> tuple[str, str] | None:
        """Label and subject of what ``undo`` would take back; None when there is nothing."""
        with self._database.reading() as connection:
            self._require(connection, map_id, "see")
            return undoing.about(log.to_undo(connection, map_id, person(actor), formerly=formerly))

    def redoable(self, map_id: str, actor: str, formerly: Formerly = ()) -> tuple[str, str] | None:
        """Label and subject of what ``redo`` would make again; None when there is nothing."""
        with self._database.reading() as connection:
            self._require(connection, map_id, "see")
            return undoing.about(log.to_redo(connection, map_id, person(actor), formerly))

    # The past: see ``Past``; links and locks: ``Sharing``

    def restore(self, map_id: str, seq: int, actor: str, *, op_id: str | None = None) -> Receipt:
        """Brings the map back to how it was after edit ``seq``, by one more edit, which can be undone."""

        def plan(connection: Connection, before: Map) -> Plan:
            past = versions.state_at(connection, map_id, seq, shelf.head(connection, map_id))
            return Plan(difference(before, past, "restore", str(seq)), "restore")

        return self._write(map_id, actor, "restore", plan, op_id)

    # Inside

    def _write(
        self,
        map_id: str,
        actor: str,
        deed: Deed,
        plan: Callable[[Connection, Map], Plan],
        op_id: str | None,
        sent: str | None = None,
    ) -> Receipt:
        if op_id is not None and not shelf.ID.fullmatch(op_id):
            raise JourneyError("bad_value", "op_id", problem="1 to 80 letters, digits and _ . : -")
        who = person(actor)
        with self._database.writing(map_id) as connection:
            row = self._hold(connection, map_id, deed)
            before = self._state(connection, row)
            done = log.acknowledged(connection, map_id, op_id) if op_id else None
            if done is None:
                refuse_locked(map_id, row.locked_at, row.locked_by)
                made = plan(connection, before)
                fresh = op_id or new_id()
                receipt = commit.make(connection, before, row.head, made, op_id=fresh, actor=who, now=self._clock())
                bell.notify(connection, map_id, receipt.head)
            elif done.actor == who and sent in (None, done.edit):
                receipt = commit.repeated(done, before, row.head)
            else:
                raise JourneyError("op_id_taken", map_id, id=op_id)
        self._cache.put(map_id, receipt.head, row.created_at, receipt.map)
        self._committed(map_id, receipt.head)
        return receipt

    def _hold(self, connection: Connection, map_id: str, deed: Deed, deleted: bool = False) -> Row[Any]:
        self._require(connection, map_id, deed)  # before: to a stranger every map is unknown in the same way
        row = shelf.hold(connection, map_id, deleted)
        self._require(connection, map_id, deed)  # a link may have been taken back while we waited for the others
        return row

    def _state(self, connection: Connection, row: Row[Any]) -> Map:
        if row.schema_version != SCHEMA_VERSION:  # written by a program of another version that runs beside this one
            migrate(connection, row.id, self._clock())
        elif held := self._cache.get(row.id, row.head, row.created_at):
            return held
        return rows.read(connection, row.id)[0]

    def _mark(self, map_id: str, actor: str, was_deleted: bool = False, **values: object) -> None:
        with self._database.writing(map_id) as connection:
            self._hold(connection, map_id, "keep", was_deleted)
            news = {"updated_at": self._clock(), "updated_by": person(actor), **values}
            connection.execute(update(maps).where(maps.c.id == map_id).values(**news))
            bell.notify(connection, map_id)
        self._committed(map_id, None)
