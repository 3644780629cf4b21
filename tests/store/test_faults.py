"""What can go wrong below: one clear sentence, nothing acknowledged lost, and on it goes when the trouble is over."""

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

from journey.errors import JourneyError
from journey.model import Stage
from journey.model.changes import add
from journey.store import Store, engine
from journey.store.faults import fault
from tests.store.bikes import bike, setting


def refusal(deed) -> JourneyError:
    with pytest.raises(JourneyError) as refused:
        deed()
    assert "Traceback" not in refused.value.message("en")
    assert refused.value.hint("it")
    return refused.value


@pytest.fixture
def pragma():
    """Sets a SQLite pragma on every connection that is opened from now on, until it is taken back."""
    listeners = []

    def set_pragma(text: str) -> None:
        def listener(connection, _record):
            connection.execute(f"PRAGMA {text}")

        listeners.append(listener)
        event.listen(Engine, "connect", listener)

    def take_back() -> None:
        while listeners:
            event.remove(Engine, "connect", listeners.pop())

    set_pragma.take_back = take_back
    yield set_pragma
    take_back()


def title(store) -> str:
    return store.load("bike")[0].touchpoint("pay").title


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "mysql://localhost/maps",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///file:x?uri=true",
        "://",
        "\x00",
        "sqlite:///a\x00b.db",
        "sqlite:///\ud800.db",
    ],
)
def test_an_address_that_is_no_database_is_refused(url):
    assert refusal(lambda: Store(url)).code == "bad_database_url"


def test_a_password_is_never_shown():
    for url in (
        "mysql://ada:secret@localhost/maps",
        "postgresql://ada:secret@127.0.0.1:1/maps",
        "postgresql://127.0.0.1:1/maps?user=ada&password=secret",
        "sqlite:///maps.db?key=secret",
    ):
        assert "secret" not in refusal(lambda url=url: Store(url)).message("en")


@pytest.mark.parametrize(
    "url", ["postgresql://nobody@127.0.0.1:1/none", "postgres://127.0.0.1:1/none?connect_timeout=1"]
)
def test_a_postgresql_that_is_not_there_is_unreachable(url):
    assert refusal(lambda: Store(url)).code == "database_unreachable"


def test_a_database_name_that_is_not_there_is_unreachable(postgres_server):
    assert refusal(lambda: Store(postgres_server.replace("/postgres?", "/no_such?"))).code == "database_unreachable"


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    assert refusal(lambda: Store(f"sqlite:///{tmp_path}/file/maps.db")).code == "database_unreachable"


def test_a_file_that_is_no_database_is_left_alone(tmp_path):
    file = tmp_path / "maps.db"
    file.write_text("Dear diary, " * 100)
    assert refusal(lambda: Store(f"sqlite:///{file}")).code == "database_broken"
    assert file.read_text() == "Dear diary, " * 100


def test_the_database_of_another_program_is_left_alone(tmp_path):
    file = tmp_path / "places.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE places (name)")
        other.commit()
    before = file.read_bytes()
    error = refusal(lambda: Store(f"sqlite:///{file}"))
    assert (error.code, error.params["tables"]) == ("database_foreign", "places")
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["places.db"]


def test_a_postgresql_that_has_other_tables_of_our_names_is_left_alone(postgres_url):
    with psycopg.connect(postgres_url) as other:
        other.execute("CREATE TABLE maps (name text)")
        other.execute("CREATE TABLE customers (name text)")
    error = refusal(lambda: Store(postgres_url))
    assert (error.code, error.params["tables"]) == ("database_foreign", "maps")
    with psycopg.connect(postgres_url) as other:
        found = other.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()").fetchall()
    assert sorted(found) == [("customers",), ("maps",)]


@pytest.mark.parametrize(
    ("damage", "deed"),
    [
        ("UPDATE about SET value = 'x'", "maps"),
        ("UPDATE maps SET counts = 'x'", "maps"),
        ("UPDATE maps SET updated_at = 'yesterday'", "maps"),
        ("UPDATE maps SET updated_at = 'yesterday'", "commit"),
        ("UPDATE maps SET head = 'x'", "load"),
        ("UPDATE records SET body = 'null' WHERE collection = 'map'", "load"),
        ("UPDATE records SET body = '{'", "load"),
        ("UPDATE records SET body = x'ff00'", "commit"),
        ("UPDATE snapshots SET document = 'null'", "at"),
        ("UPDATE snapshots SET document = '{\"stages\": [{}]}'", "at"),
        ("UPDATE ops SET inverse = '{'", "undo"),
        ("UPDATE ops SET inverse = x'ff00'", "undo"),
        ("UPDATE ops SET edit = CAST(x'ff00' AS TEXT)", "undo"),
        ("UPDATE records SET body = CAST(x'7bff7d' AS TEXT)", "load"),
        ("UPDATE ops SET at = 'zz'", "history"),
        ("UPDATE ops SET at = 'zz'", "undoable"),
        ("UPDATE ops SET at = 'zz'", "undo"),
        ("UPDATE ops SET at = 'zz'", "late"),
        ("UPDATE ops SET at = 'zz'", "repeated"),
        ("UPDATE ops SET at = 'zz', kind = 'undo'", "redoable"),
        ("UPDATE snapshots SET at = 'x'", "at"),
        ("UPDATE snapshots SET at = 'x'", "restore"),
        ("UPDATE maps SET deleted_at = 'x'", "standing"),
        ("UPDATE ops SET edit = '{'", "late"),
        ("UPDATE ops SET edit = '{\"operations\": [{}]}'", "late"),
        (f"UPDATE snapshots SET document = '{'[' * 100_000}'", "at"),
        ("DELETE FROM snapshots", "at"),
        ("DELETE FROM snapshots", "history"),
        ("DROP TABLE ops", "history"),
        ("ALTER TABLE records DROP COLUMN seq", "commit"),
        ("ALTER TABLE maps RENAME COLUMN title TO name", "maps"),
    ],
)
def test_rows_that_no_program_of_ours_wrote_are_a_damaged_database(sqlite_url, damage: str, deed: str):
    store = Store(sqlite_url)
    store.create(bike(), "ada")
    store.commit("bike", setting("pay", title="New"), "ada", op_id="first")
    store.close()
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as other:
        other.execute(damage)
        other.commit()

    def meets_it() -> None:
        store = Store(sqlite_url)
        deeds = {
            "maps": store.maps,
            "load": lambda: store.load("bike"),
            "commit": lambda: store.commit("bike", setting("pay", title="Newer"), "ada"),
            "late": lambda: store.commit("bike", setting("pay", title="Newer"), "bo", base=0),
            "repeated": lambda: store.commit("bike", setting("pay", title="New"), "ada", op_id="first"),
            "history": lambda: store.history("bike"),
            "undoable": lambda: store.undoable("bike", "ada"),
            "redoable": lambda: store.redoable("bike", "ada"),
            "restore": lambda: store.restore("bike", 0, "ada"),
            "standing": lambda: store.standing([bike()]),
            "at": lambda: store.at("bike", 0),
            "undo": lambda: store.undo("bike", "ada"),
        }
        deeds[deed]()

    assert refusal(meets_it).code == "database_broken"


def test_words_of_others_that_cannot_be_read_keep_an_undo_from_burying_them(sqlite_url):
    store = Store(sqlite_url)
    store.create(bike(), "ada")
    ada = store.commit("bike", add(store.load("bike")[0], Stage(id="care", name="Care")), "ada")
    store.commit("bike", setting("care", name="After"), "bo")
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as other:
        other.execute("UPDATE ops SET edit = '{' WHERE actor = 'bo'")
        other.commit()
    assert refusal(lambda: store.undo("bike", "ada", seq=ada.seq)).code == "database_broken"
    store.close()


def test_a_number_too_long_to_be_written_does_not_fit(sqlite_url):
    store = Store(sqlite_url)
    store.create(bike(), "ada")
    error = refusal(lambda: store.commit("bike", setting("pay", title=10**5000), "ada"))
    assert (error.code, store.head("bike")) == ("bad_value", 0)
    assert "a huge number" in error.message("en") and "un numero smisurato" in error.message("it")
    store.close()


def test_a_full_disk_refuses_the_edit_and_keeps_what_was_there(sqlite_url, pragma):
    store = Store(sqlite_url)
    store.create(bike(), "ada")
    store.close()
    pragma("max_page_count = 1")
    error = refusal(lambda: [store.commit("bike", setting("pay", description="x" * 2000), "ada") for _ in range(50)])
    assert error.code == "database_full"
    seen = store.load("bike")
    pragma.take_back()
    store.close()
    assert Store(sqlite_url).load("bike") == seen
    assert store.commit("bike", setting("pay", title="New"), "ada").seq == seen[1] + 1
    store.close()


def test_a_database_that_may_only_be_read_can_be_read(sqlite_url, pragma):
    store = Store(sqlite_url)
    store.create(bike(), "ada")
    store.close()
    pragma("query_only = on")
    assert store.load("bike") == (bike(), 0)
    assert refusal(lambda: store.commit("bike", setting("pay", title="New"), "ada")).code == "database_read_only"
    assert (title(store), store.head("bike")) == ("Pays", 0)
    store.close()


def test_a_postgresql_that_may_only_be_read_can_be_read(postgres_url):
    store = Store(postgres_url)
    store.create(bike(), "ada")
    store.close()
    reading = Store(f"{postgres_url}%20-cdefault_transaction_read_only%3Don")
    assert reading.load("bike") == (bike(), 0)
    assert refusal(lambda: reading.commit("bike", setting("pay", title="New"), "ada")).code == "database_read_only"
    reading.close()


def test_a_locked_sqlite_is_busy_and_then_free_again(sqlite_url, monkeypatch):
    monkeypatch.setattr(engine, "PATIENCE_SECONDS", 0.05)
    store = Store(sqlite_url)
    store.create(bike(), "ada")
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert refusal(lambda: store.commit("bike", setting("pay", title="New"), "ada")).code == "database_busy"
    assert title(store) == "Pays"
    other.execute("ROLLBACK")
    other.close()
    assert store.commit("bike", setting("pay", title="New"), "ada").seq == 1
    store.close()


def test_a_sqlite_whose_journal_another_program_is_just_setting_up_opens_all_the_same(sqlite_url, monkeypatch):
    monkeypatch.setattr(engine, "PATIENCE_SECONDS", 0.05)
    store = Store(sqlite_url)
    store.create(bike(), "ada")
    store.close()
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=DELETE")
        other.execute("BEGIN IMMEDIATE")
        store = Store(sqlite_url)
        assert title(store) == "Pays"
        other.execute("ROLLBACK")
    assert store.commit("bike", setting("pay", title="New"), "ada").seq == 1
    store.close()


def test_a_locked_map_in_postgresql_is_busy_and_the_others_are_not(postgres_url, monkeypatch):
    monkeypatch.setattr(engine, "PATIENCE_SECONDS", 0.05)
    store = Store(postgres_url)
    store.create(bike(), "ada")
    free = store.duplicate("bike", "ada")
    with psycopg.connect(postgres_url) as other:
        other.execute("SELECT * FROM maps WHERE id = 'bike' FOR UPDATE")
        assert refusal(lambda: store.commit("bike", setting("pay", title="New"), "ada")).code == "database_busy"
        assert store.commit(free, setting(free, title="New"), "ada").seq == 1
        other.rollback()
    assert store.commit("bike", setting("pay", title="New"), "ada").seq == 1
    store.close()


def test_a_postgresql_that_was_restarted_is_simply_used_again(postgres_url, postgres_server):
    store = Store(postgres_url)
    store.create(bike(), "ada")
    with psycopg.connect(postgres_server, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    assert title(store) == "Pays"
    assert store.commit("bike", setting("pay", title="New"), "ada").seq == 1
    store.close()


def test_a_file_that_was_taken_away_takes_no_edits_that_nobody_would_find(sqlite_url):
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    store = Store(sqlite_url)
    store.create(bike(), "ada")
    away = file.rename(file.with_name("away.db"))
    assert refusal(lambda: store.commit("bike", setting("pay", title="New"), "ada")).code == "database_moved"
    away.rename(file)
    assert store.commit("bike", setting("pay", title="New"), "ada").seq == 1
    store.close()


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("53100", "database_full"),
        ("53300", "database_busy"),
        ("40001", "database_busy"),
        ("08006", "database_unreachable"),
        ("57P01", "database_unreachable"),
        ("25006", "database_read_only"),
        ("XX001", "database_broken"),
        ("42P01", "database_broken"),
        ("42703", "database_broken"),
        ("42601", "database_failed"),
        (None, "database_unreachable"),
    ],
)
def test_what_postgresql_says_is_understood(state, code):
    said = psycopg.OperationalError("something went wrong")
    said.sqlstate = state
    assert fault(OperationalError("UPDATE maps", {}, said), "postgresql://host/maps").code == code
