"""Whose store it is: every part of it asks here before it reads or writes."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection

from journey.errors import JourneyError
from journey.store import grants
from journey.store.engine import Database
from journey.store.rights import OWNER, Deed, Rights, Role, require


class Guarded:
    """The part of a store that knows on whose behalf it is used."""

    _database: Database
    _clock: Callable[[], datetime]
    _rights: Rights = OWNER

    def _require(self, connection: Connection, map_id: str, deed: Deed) -> Role:
        """The role on a map. Raises JourneyError ``link_over``, ``no_link``, and ``not_allowed`` for the deed."""
        role = grants.role_on(connection, map_id, self._rights, self._clock())
        require(role, deed, map_id)
        return role

    def _require_house(self) -> None:
        """For what is about all maps, or about a new one: a link to one map never reaches that far."""
        if self._rights.token:
            raise JourneyError("only_one_map")
        require(grants.role_of(self._rights), "keep")

    def _only_map(self, connection: Connection) -> str | None:
        """The one map that a link opens; None for who sees them all. Raises JourneyError ``link_over``, ``no_link``."""
        if not self._rights.token:
            require(grants.role_of(self._rights), "see")
            return None
        opened = grants.holder(connection, self._rights.token, self._clock())
        if opened is None:
            raise JourneyError("link_over")
        return opened[0]
