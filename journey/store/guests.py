"""People without a name: each map gives them numbers in the order in which they come, the same for all who look."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, insert, select

from journey.i18n import Phrase
from journey.store.rights import HOST, is_nameless
from journey.store.tables import guests

MOST = 5000
"""Who comes after so many goes without a number: a map is no list of visitors."""


def number(connection: Connection, map_id: str, actor: str) -> int:
    """The number of a nameless actor on a map that is held, a new one the first time; 0 for all who need none."""
    found = known(connection, map_id, actor)
    if found is not None:
        return found
    of_map = guests.c.map_id == map_id
    fresh = int(connection.execute(select(func.count()).select_from(guests).where(of_map)).scalar_one()) + 1
    if fresh > MOST:
        return 0
    connection.execute(insert(guests).values(map_id=map_id, actor=actor, number=fresh))
    return fresh


def known(connection: Connection, map_id: str, actor: str) -> int | None:
    """The number that an actor has, 0 for all who need none; None for who is still to be given one."""
    if not is_nameless(actor) or actor == HOST:
        return 0
    of_actor = select(guests.c.number).where(guests.c.map_id == map_id, guests.c.actor == actor)
    found: int | None = connection.execute(of_actor).scalar_one_or_none()
    return found


def numbers(connection: Connection, map_id: str) -> Mapping[str, int]:
    """All numbers of a map, by actor."""
    found = connection.execute(select(guests.c.actor, guests.c.number).where(guests.c.map_id == map_id))
    return {row.actor: row.number for row in found}


def called(connection: Connection, map_id: str, actor: str) -> str | Phrase:
    """What an actor is called, to be said in an error."""
    if not is_nameless(actor):
        return actor
    number = known(connection, map_id, actor)
    return Phrase("sharing.guest", {"n": number}) if number else Phrase("sharing.somebody")
