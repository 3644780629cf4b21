"""What a PostgreSQL tells the other processes of a house when a map has changed."""

import os

from sqlalchemy import Connection, text

from journey.store.engine import understood

CHANNEL = "itinerario"
_NOTIFY = text("SELECT pg_notify(:channel, :news)")


def notify(connection: Connection, map_id: str, head: int) -> None:
    """Within the transaction of an edit: it is heard when the edit is kept, and not otherwise."""
    if connection.dialect.name == "postgresql":
        connection.execute(_NOTIFY, {"channel": CHANNEL, "news": f"{map_id} {head}"})


def address(url: str | None = None) -> str | None:
    """Where to listen, as libpq reads it; None where the database has no bell."""
    given = url or os.environ.get("ITINERARIO_DATABASE_URL")
    found = understood(given) if given else None
    if found is None or found.get_backend_name() != "postgresql":
        return None
    return found.set(drivername="postgresql").render_as_string(hide_password=False)


def read(news: str) -> tuple[str, int] | None:
    """Map and head that were told; None for what somebody else said on the channel."""
    map_id, _, head = news.rpartition(" ")
    return (map_id, int(head)) if map_id and head.isdecimal() else None
