"""A PostgreSQL that lets go of whoever listens, as one does that is started anew."""

from journey.store.bell import LISTENER


def cut(url: str) -> int:
    """Ends the connections that listen; how many there were."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        ending = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s"
        return len(connection.execute(ending, [LISTENER]).fetchall())
