"""Opening a database: making its tables, bringing older maps to today's schema, refusing what is newer."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, insert, inspect, select, text, update
from sqlalchemy.schema import CreateColumn

from journey.errors import JourneyError
from journey.model import SCHEMA_VERSION
from journey.store.engine import Database
from journey.store.faults import readable
from journey.store.migration import migrate
from journey.store.tables import STORE_VERSION, about, maps, metadata

_ONE_AT_A_TIME = 5_041_879_201
"""The number of the lock that programs take which open one PostgreSQL database at the same moment."""


def open_database(database: Database, clock: Callable[[], datetime]) -> None:
    """Makes the database ready.

    Raises JourneyError ``newer_database``, ``database_foreign``, or why it cannot be reached.

    A map that cannot be migrated stays as it is, and loading it says why; all the others open.
    """
    with database.reading() as connection:
        known = _versions(connection, database.where)
    if known != {"store": STORE_VERSION, "schema": SCHEMA_VERSION}:
        _refuse_newer(known, database.where)
        with database.writing() as connection:
            _make(connection, database.where)
    with database.reading() as connection:
        older = connection.execute(select(maps.c.id).where(maps.c.schema_version < SCHEMA_VERSION)).scalars().all()
    for map_id in older:
        try:
            with database.writing(map_id) as connection:
                migrate(connection, map_id, clock())
        except JourneyError as error:
            if error.code.startswith("database_"):
                raise


def _versions(connection: Connection, where: str) -> dict[str, int]:
    if not inspect(connection).has_table(about.name):
        return {}
    with readable(where):
        return {row.key: int(row.value) for row in connection.execute(select(about))}


def _refuse_newer(known: dict[str, int], where: str) -> None:
    if known.get("store", 0) > STORE_VERSION or known.get("schema", 0) > SCHEMA_VERSION:
        raise JourneyError("newer_database", where)


def _make(connection: Connection, where: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})"))
    names = set(inspect(connection).get_table_names())
    if about.name not in names and (taken := names & metadata.tables.keys()):
        raise JourneyError("database_foreign", where, tables=", ".join(sorted(taken)))
    metadata.create_all(connection)
    _widen(connection)
    known = _versions(connection, where)
    _refuse_newer(known, where)
    for key, value in (("store", STORE_VERSION), ("schema", SCHEMA_VERSION)):
        if key in known:
            connection.execute(update(about).where(about.c.key == key).values(value=value))
        else:
            connection.execute(insert(about).values(key=key, value=value))


def _widen(connection: Connection) -> None:
    """Gives the tables of an older program the columns that have come since: each may be empty or has a default."""
    found = inspect(connection)
    for table in metadata.sorted_tables:
        there = {column["name"] for column in found.get_columns(table.name)}
        for column in table.columns:
            if column.name not in there:
                described = CreateColumn(column).compile(dialect=connection.dialect)
                connection.execute(text(f"ALTER TABLE {table.name} ADD COLUMN {described}"))
