"""Whose store it is: every part of it asks here before it reads or writes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from journey.errors import JourneyError
from journey.store import grants, shelf
from journey.store.engine import Database
from journey.store.rights import OWNER, Deed, Rights, Role, require


class Guarded:
    """The part of a store that knows on whose behalf it is used."""

    _database: Database
    _clock: Callable[[], datetime]
    _rights: Rights = OWNER

    def _require(self, connection: Connection, map_id: str, deed: Deed) -> Role:
        """The role on a map.

        Raises JourneyError ``link_over``, ``passphrase_needed``, ``no_link``, and ``not_allowed`` for the deed.
        """
        role = grants.role_on(connection, map_id, self._rights, self._clock())
        require(role, deed, map_id)
        return role

    @property
    def _through(self) -> str:
        """By what the link is called that whoever uses this store came by; "" for none."""
        return grants.grant_id(self._rights.token) if self._rights.token else ""

    @contextmanager
    def _writing(self, map_id: str, deed: Deed, deleted: bool = False) -> Iterator[tuple[Connection, Row[Any]]]:
        """A transaction that holds the map's row, for whoever may do the deed.

        Rights come first: a stranger neither waits for the writers of a map nor learns whether there is one.
        """
        if self._rights.token:
            with self._database.reading() as connection:
                self._require(connection, map_id, deed)
        else:
            require(grants.role_of(self._rights), deed, map_id)
        with self._database.writing(map_id) as connection:
            row = shelf.hold(connection, map_id, deleted)
            self._require(connection, map_id, deed)  # a link may have been taken back while we waited for the others
            yield connection, row

    def _require_house(self) -> None:
        """For what is about all maps, or about a new one: a link to one map never reaches that far."""
        if self._rights.token:
            raise JourneyError("only_one_map")
        require(grants.role_of(self._rights), "keep")

    def _only_map(self, connection: Connection) -> str | None:
        """The one map that a link opens; None for who sees them all. Raises JourneyError as ``_require`` does."""
        if not self._rights.token:
            require(grants.role_of(self._rights), "see")
            return None
        return grants.holder(connection, self._rights, self._clock()).map_id
