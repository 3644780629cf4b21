"""What a PostgreSQL tells the other processes of a house when a map has changed."""

import os
import threading
from collections.abc import Callable, Iterable, Mapping

from sqlalchemy import Connection, text

from journey.store.engine import understood

CHANNEL = "itinerario"
LISTENER = "itinerario bell"
"""What the connection that listens is called in the server's own lists."""
ACCESS = "access"
SECONDS_TO_LOOK_UP = 1.0  # whether it is time to stop
_HEADS = "SELECT id, head FROM maps WHERE id = ANY(%s)"
_NOTIFY = text("SELECT pg_notify(:channel, :news)")


Heard = Callable[[str, int | None], None]
"""Is told a map and its head; None where who may do what with it has changed."""


def notify(connection: Connection, map_id: str, head: int | None = None) -> None:
    """Within the transaction of an edit: it is heard when the edit is kept, and not otherwise.

    Without a head: who may do what with the map has changed.
    """
    if connection.dialect.name == "postgresql":
        news = f"{map_id} {ACCESS if head is None else head}"
        connection.execute(_NOTIFY, {"channel": CHANNEL, "news": news})


def address(url: str | None = None) -> str | None:
    """Where to listen, as libpq reads it; None where the database has no bell."""
    given = url or os.environ.get("ITINERARIO_DATABASE_URL")
    found = understood(given) if given else None
    if found is None or found.get_backend_name() != "postgresql":
        return None
    return found.set(drivername="postgresql").render_as_string(hide_password=False)


def read(news: str) -> tuple[str, int | None] | None:
    """Map and head that were told, no head for news of access; None for what somebody else said on the channel."""
    map_id, _, head = news.rpartition(" ")
    if map_id and head == ACCESS:
        return map_id, None
    return (map_id, int(head)) if map_id and head.isdecimal() else None


def listen(
    address: str,
    heard: Callable[[str, int | None], None],
    begun: Callable[[Callable[[Iterable[str]], Mapping[str, int]]], None],
    stop: threading.Event,
) -> None:
    """Calls ``heard`` with what ``read`` makes of all that any process commits, until ``stop`` is set.

    ``begun`` is called once nothing is missed any more, with a function that looks up the heads of maps as they are
    now. Raises what the driver raises when the server goes away.
    """
    import psycopg  # only where there is a PostgreSQL

    with psycopg.connect(
        address,
        autocommit=True,
        application_name=LISTENER,
        keepalives_idle=20,  # a line that died without a word is noticed within a minute
        keepalives_interval=5,
    ) as connection:
        connection.execute(f"LISTEN {CHANNEL}")
        begun(lambda map_ids: dict(connection.execute(_HEADS, [list(map_ids)]).fetchall()))
        while not stop.is_set():
            for notice in connection.notifies(timeout=SECONDS_TO_LOOK_UP):
                told = read(notice.payload)
                if told:
                    heard(*told)
