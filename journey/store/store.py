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

from sqlalchemy import update

from journey.model import Map, fresh_copy
from journey.store import bell, log, rows, shelf
from journey.store.cache import MapCache
from journey.store.editing import Editing
from journey.store.engine import Database
from journey.store.opening import open_database
from journey.store.past import Past
from journey.store.receipts import MapSummary
from journey.store.rights import Rights, person
from journey.store.rooms import Rooms
from journey.store.saying import Saying
from journey.store.sharing import Sharing
from journey.store.tables import maps
from journey.store.whole import Whole


class Store(Editing, Whole, Past, Sharing, Rooms, Saying):
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

    # Editing: see ``Editing``; the past: ``Past``; links and locks: ``Sharing``

    # Inside

    def _mark(self, map_id: str, actor: str, was_deleted: bool = False, **values: object) -> None:
        with self._writing(map_id, "keep", was_deleted) as (connection, _):
            news = {"updated_at": self._clock(), "updated_by": person(actor), **values}
            connection.execute(update(maps).where(maps.c.id == map_id).values(**news))
            bell.notify(connection, map_id)
        self._committed(map_id, None)
