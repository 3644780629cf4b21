"""What was: the edits of a map, every state it has had, and the states that somebody gave a name."""

from journey.errors import JourneyError
from journey.model import SCHEMA_VERSION, Map, plain
from journey.store import shelf, versions
from journey.store.guard import Guarded
from journey.store.migration import migrate
from journey.store.receipts import Entry, Version

LONGEST_VERSION_NAME = 80


class Past(Guarded):
    """The part of a store that looks back. Raises JourneyError ``unknown_map``, as the whole store does."""

    def history(self, map_id: str, limit: int = 200) -> list[Entry]:
        """The newest ``limit`` edits, newest first; the last entry of all is the making of the map.

        For who works on the map: whoever only looks or comments is not told who did what before.
        """
        with self._database.reading() as connection:
            self._require(connection, map_id, "add")
            shelf.head(connection, map_id)
            return versions.history(connection, map_id, limit)

    def at(self, map_id: str, seq: int) -> Map:
        """The map as it was right after edit ``seq``; without a name of its own, for who may see the history.

        Raises JourneyError ``unknown_version``.
        """
        with self._database.reading() as connection:
            self._require(connection, map_id, "see")
            if all(version.seq != seq for version in versions.named(connection, map_id)):
                self._require(connection, map_id, "add")
            return versions.state_at(connection, map_id, seq, shelf.head(connection, map_id))

    def name_version(self, map_id: str, seq: int, name: str) -> None:
        """Gives the state after edit ``seq`` (1 or later) a name, or takes it away with an empty one.

        Raises JourneyError ``unknown_version``, and ``text_too_long`` for a name of over 80 characters.
        """
        words = " ".join(plain(name).split())
        if len(words) > LONGEST_VERSION_NAME:
            raise JourneyError("text_too_long", "name", length=len(words), limit=LONGEST_VERSION_NAME)
        with self._writing(map_id, "lead") as (connection, row):
            head = row.head
            if seq < 1:
                raise JourneyError("unknown_version", map_id, seq=seq, head=head)
            if row.schema_version != SCHEMA_VERSION:  # or the migration would find a state of today's there already
                migrate(connection, map_id, self._clock())
            state = versions.state_at(connection, map_id, seq, head)
            versions.give_name(connection, state, seq, self._clock(), words)

    def named_versions(self, map_id: str) -> list[Version]:
        """The states of the map that have a name, the newest first."""
        with self._database.reading() as connection:
            self._require(connection, map_id, "see")
            shelf.head(connection, map_id)
            return versions.named(connection, map_id)
