"""What concerns all maps of a house at once: where they are, the first one, bringing a backup in, erasing all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, delete, func, select, text, update

from journey.errors import JourneyError
from journey.model import Map, fresh_copy
from journey.model.kept import Kept
from journey.store import bell, rows, shelf
from journey.store.cache import MapCache
from journey.store.faults import readable
from journey.store.guard import Guarded
from journey.store.rights import person
from journey.store.tables import grants as grants_table
from journey.store.tables import guests, knocks, maps, ops, people, records, rooms, said, snapshots, voices

Standing = Literal["new", "same", "different"]
"""What a map of a backup is to this house; one that was deleted here is new."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the maps are kept: a file's path or a server's address without a password, its bytes, and how many maps."""

    where: str
    is_file: bool
    size_bytes: int
    in_use: int
    archived: int
    deleted: int

    @property
    def total(self) -> int:
        return self.in_use + self.archived + self.deleted


@dataclass(frozen=True, slots=True)
class Restored:
    """A map that came in: the id it has now, its title, and what it was to this house."""

    id: str
    title: str
    standing: Standing


class Whole(Guarded):
    """The part of a store that works on all of its maps together. No link reaches so far."""

    _cache: MapCache
    _committed: Callable[[str, int | None], None]

    def place(self) -> Place:
        """Where everything is kept, how large it is, and how many maps it holds."""
        self._require_house()
        with self._database.reading() as connection:
            counts = {name: len(shelf.listed(connection, *which)) for name, which in _SHELVES.items()}
            file = self._database.file
            size = connection.execute(_POSTGRES_SIZE).scalar_one() if file is None else 0
        if file is not None:
            beside = (file, file.with_name(f"{file.name}-wal"))
            size = sum(one.stat().st_size for one in beside if one.exists())
        return Place(self._database.address, file is not None, int(size), **counts)

    def begin_with(self, journey_map: Map, actor: str) -> str:
        """Keeps the map in a store that never held any: once, however many programs ask at the same moment.

        Gives the id of the map changed last, "" where all were put away.
        """
        self._require_house()
        with self._database.writing() as connection:
            shelf.wait_for_others(connection)
            if not shelf.holds_any(connection):
                shelf.add(connection, journey_map, person(actor), self._clock())
            in_use = shelf.listed(connection, archived=False, deleted=False)
        return in_use[0].id if in_use else ""

    def everything(self) -> list[Kept]:
        """Every map in use and every archived one, for a backup. Raises JourneyError for a map that cannot be read."""
        self._require_house()
        with self._database.reading() as connection:
            return [
                Kept(rows.read(connection, summary.id)[0], summary.archived)
                for archived in (False, True)
                for summary in shelf.listed(connection, archived, deleted=False)
            ]

    def standing(self, arriving: Iterable[Map]) -> Mapping[str, Standing]:
        """What each of these maps is to this house, by its id. Changes nothing."""
        self._require_house()
        with self._database.reading() as connection:
            return {journey_map.id: _standing(connection, journey_map) for journey_map in arriving}

    def bring_in(self, arriving: Sequence[Kept], actor: str, title_of_copy: Callable[[str], str]) -> list[Restored]:
        """Takes all maps of a backup in, or none; what is here already stays as it is.

        A new map keeps its id, one that is here unchanged is left alone, and one that differs from what is here comes
        in as a copy with a title from ``title_of_copy``. Gives those that came in. Raises JourneyError.
        """
        self._require_house()
        came: list[Restored] = []
        now, who = self._clock(), person(actor)
        with self._database.writing() as connection:
            shelf.wait_for_others(connection)
            for kept in arriving:
                standing = _standing(connection, kept.map)
                if standing == "same":
                    continue
                journey_map = _free(connection, kept.map, standing, title_of_copy)
                shelf.add(connection, journey_map, who, now)
                if kept.archived:
                    connection.execute(update(maps).where(maps.c.id == journey_map.id).values(archived=True))
                came.append(Restored(journey_map.id, journey_map.title, standing))
        return came

    def erase_everything(self) -> int:
        """Erases every map, the archived and the deleted too, with its history and its links; gives how many.

        Nothing brings them back. Raises JourneyError ``not_allowed`` to who may not keep every single one.
        """
        self._require_house()
        with self._database.writing() as connection:
            shelf.wait_for_others(connection)
            held = connection.execute(select(maps.c.id).with_for_update()).scalars().all()
            if self._database.is_sqlite:
                connection.execute(text("PRAGMA secure_delete = ON"))  # the freed pages are overwritten, too
            for table in (ops, records, snapshots, grants_table, guests, voices, said, people, rooms, knocks, maps):
                connection.execute(delete(table))
            for map_id in held:
                for news in _GONE:
                    bell.notify(connection, map_id, news)
        self._cache.clear()
        self._database.forget()
        for map_id in held:
            for news in _GONE:
                self._committed(map_id, news)
        return len(held)


_GONE = (0, None)  # what rings for an erased map: its edits count from the start, and who may see it has changed
_SHELVES: Mapping[str, tuple[bool, bool]] = {
    "in_use": (False, False),
    "archived": (True, False),
    "deleted": (False, True),
}
_POSTGRES_SIZE = select(func.pg_database_size(func.current_database()))


def _row(connection: Connection, map_id: str) -> Any:
    with readable(map_id):
        return connection.execute(select(maps.c.deleted_at).where(maps.c.id == map_id)).one_or_none()


def _standing(connection: Connection, journey_map: Map) -> Standing:
    row = _row(connection, journey_map.id)
    if row is None or row.deleted_at is not None:
        return "new"
    try:
        return "same" if rows.read(connection, journey_map.id)[0] == journey_map else "different"
    except JourneyError as error:
        if error.code.startswith("database_"):
            raise
        return "different"  # what is here cannot be read; the one that arrives is worth having


def _free(connection: Connection, journey_map: Map, standing: Standing, title_of_copy: Callable[[str], str]) -> Map:
    """The map under an id that is not taken: its own where that is free."""
    if standing == "different":
        return fresh_copy(journey_map, title_of_copy(journey_map.title))
    return fresh_copy(journey_map) if _row(connection, journey_map.id) is not None else journey_map
