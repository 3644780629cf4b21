"""The database behind the store: SQLite in a file by default, PostgreSQL by URL. What differs between the two is here.

A write is one transaction that starts with the lock it needs (``BEGIN IMMEDIATE``, or the map's row), because a
transaction that first reads and then wants to write fails under load. SQLite runs in WAL mode with
``synchronous=FULL``: ``NORMAL`` can lose acknowledged edits when the power fails.
"""

import errno
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

import journey
from journey.errors import JourneyError
from journey.store.faults import SQLITE_BUSY, explained
from journey.store.tables import about

DEFAULT_FILE = Path(journey.__file__).parent.parent / "data" / "local" / "itinerario.db"
PATIENCE_SECONDS = 10
"""How long a write waits for other writers before it gives up as ``database_busy``."""
_POOL: dict[str, Any] = {"pool_size": 8, "max_overflow": 24, "pool_timeout": PATIENCE_SECONDS}


class Database:
    """One database, for all the threads of a process.

    Raises JourneyError ``bad_database_url`` or ``database_foreign``; later ``database_unreachable`` and its kin, see
    ``faults``. ``where`` names it without any password.
    """

    def __init__(self, url: str | None = None) -> None:
        default = URL.create("sqlite", database=str(DEFAULT_FILE))
        self.url = understood(url or os.environ.get("ITINERARIO_DATABASE_URL") or default)
        self.where = _named(self.url)
        self.address = _address(self.url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.file = Path(self.url.database or "") if self.is_sqlite else None
        self._turns: WeakValueDictionary[str, threading.Lock] = WeakValueDictionary()  # gone when nobody waits
        self._turns_lock = threading.Lock()
        self._engine = _sqlite(self.url, self.file, self.where) if self.file else _postgres(self.url, self.where)
        self._reader = self._engine.execution_options(**({} if self.is_sqlite else {"isolation_level": "AUTOCOMMIT"}))
        self._writer = self._engine.execution_options(writes=True)
        self._inode = self._identity()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection in which every statement sees the newest committed state."""
        with explained(self.where), self._reader.connect() as connection:
            yield connection

    @contextmanager
    def writing(self, map_id: str = "") -> Iterator[Connection]:
        """A transaction that may write, committed at the end, taken back on any exception.

        Writers of one map (of the file, on SQLite) queue in the process before they ask the database: fair and quick.
        """
        with self._turn(map_id), explained(self.where):
            self._refuse_a_moved_file()
            with self._writer.connect() as connection, connection.begin():
                yield connection

    def forget(self) -> None:
        """Takes what was erased out of SQLite's files as well, as far as no other program is reading them just now."""
        if not self.is_sqlite:
            return
        with suppress(DBAPIError), self._reader.connect() as connection:
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Gives all connections back. The database may be used again."""
        self._engine.dispose()

    @contextmanager
    def _turn(self, map_id: str) -> Iterator[None]:
        with self._turns_lock:
            turn = self._turns.setdefault("" if self.is_sqlite else map_id, threading.Lock())
        if not turn.acquire(timeout=PATIENCE_SECONDS):
            raise JourneyError("database_busy", self.where)
        try:
            yield
        finally:
            turn.release()

    def _identity(self) -> tuple[int, int] | None:
        if self.file is None:
            return None
        try:
            found = self.file.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _refuse_a_moved_file(self) -> None:
        # A file that was deleted or replaced goes on taking writes that nobody will ever find again.
        if self._identity() != self._inode:
            raise JourneyError("database_moved", self.where)


def understood(given: str | URL) -> URL:
    """The address of a database with the driver that this house uses. Raises JourneyError ``bad_database_url``."""
    try:
        url = make_url(given)
        name = url.get_backend_name()
    except (SQLAlchemyError, ValueError):
        raise JourneyError("bad_database_url", problem=str(given).split("@")[-1]) from None
    in_a_file = url.database and url.database != ":memory:" and not url.database.startswith("file:")
    if name == "sqlite" and in_a_file and not url.host and not url.query:
        try:
            path = str(Path(url.database or "").resolve())
            os.fsencode(path)
            return url.set(drivername="sqlite", database=path)
        except ValueError:  # a name that no file can have
            raise JourneyError("bad_database_url", problem=str(url.database)) from None
    if name in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    raise JourneyError("bad_database_url", problem=_named(url))


def _named(url: URL) -> str:
    """The address without what may be secret in it: a password can also stand in its query."""
    return url.set(query={}).render_as_string(hide_password=True)


def _address(url: URL) -> str:
    """For a person to read: the file's path, or the server and its database; never a password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return URL.create("postgresql", url.username, None, url.host, url.port, url.database).render_as_string()


def _sqlite(url: URL, file: Path, where: str) -> Engine:
    _make_file(file, where)
    _refuse_a_foreign_file(file, where)
    engine = create_engine(url, **_POOL, connect_args={"timeout": PATIENCE_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _postgres(url: URL, where: str) -> Engine:
    patience = {} if "connect_timeout" in url.query else {"connect_timeout": 5}
    try:
        # A server that was restarted costs a silent reconnection (pre-ping), not an error in every session.
        engine = create_engine(url, **_POOL, pool_pre_ping=True, connect_args=patience)
    except ImportError:
        raise JourneyError("no_postgres_driver", where) from None
    event.listen(engine, "connect", _prepare_postgres)
    return engine


def _make_file(file: Path, where: str) -> None:
    """Makes the folder, and the file readable by its owner alone; SQLite's side files inherit that."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        codes = {errno.ENOSPC: "database_full", errno.EROFS: "database_read_only", errno.EACCES: "database_read_only"}
        code = codes.get(error.errno or 0, "database_unreachable")
        raise JourneyError(code, where, problem=error.strerror or str(error)) from None


def _refuse_a_foreign_file(file: Path, where: str) -> None:
    """Another program's database is left as it is; opening it would already change how it keeps its journal."""
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, timeout=PATIENCE_SECONDS)) as connection:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    except sqlite3.Error:
        return  # what is wrong with it is told when it is used
    names = [name for (name,) in tables if not name.startswith("sqlite_")]
    if names and about.name not in names:
        raise JourneyError("database_foreign", where, tables=", ".join(names))


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where we say, not where the driver guesses
    try:
        connection.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != SQLITE_BUSY:
            raise
        # Another program is just setting it, and SQLite does not wait for that; the mode stays with the file.
    for pragma in ("synchronous=FULL", "fullfsync=ON", "journal_size_limit=67108864"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    if connection.get_execution_options().get("writes"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _prepare_postgres(connection: Any, _record: object) -> None:
    # synchronous_commit: what is acknowledged is on the disk, also on a server that is set up to be faster than that.
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
        cursor.execute(f"SET lock_timeout = '{PATIENCE_SECONDS}s'")
        cursor.execute("SET idle_in_transaction_session_timeout = '60s'")
    connection.commit()
