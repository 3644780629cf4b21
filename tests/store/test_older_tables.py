"""A database whose tables were made by an older program is given the columns that have come since."""

import pytest
from sqlalchemy import Connection, insert, inspect, select

from journey.errors import JourneyError
from journey.store import Rights, Store
from journey.store.engine import Database
from journey.store.tables import metadata
from tests.store import tables_v1
from tests.store.bikes import bike, setting
from tests.store.test_writers import at_once


@pytest.fixture
def old_database(tmp_path, database_url):
    """A database as store version 1 left it, with a map, an edit and two links; gives the links' tokens."""
    new = Store(f"sqlite:///{tmp_path / 'new.db'}")
    new.create(bike(), "ada")
    new.commit("bike", setting("pay", title="Once"), "ada")
    tokens = (new.share("bike", "editor", "ada"), new.share("bike", "viewer", "ada"))
    database = Database(database_url)
    with new._database.reading() as held, database.writing() as connection:
        tables_v1.metadata.create_all(connection)
        for table in tables_v1.metadata.sorted_tables:
            copy(held, connection, table)
    new.close()
    database.close()
    return tokens


def copy(held: Connection, connection: Connection, table) -> None:
    for row in held.execute(select(table)).mappings():
        values = {**row, "value": 1} if row.get("key") == "store" else dict(row)
        connection.execute(insert(table).values(values))


def test_it_opens_with_everything_in_it(old_database, open_store):
    editor, viewer = old_database
    store = open_store()
    assert store.load("bike")[1] == 1
    assert store.undo("bike", "ada").map == bike()
    assert (store.opened_by(editor), store.opened_by(viewer)) == (("bike", "editor"), ("bike", "viewer"))
    assert {(one.role, one.label, one.state) for one in store.grants("bike")} == {
        ("editor", "", "open"),
        ("viewer", "", "open"),
    }
    assert store.access("bike").locked_by is None


def test_its_links_ask_for_nothing_more_and_allow_as_much_as_before(old_database, open_store):
    store = open_store()
    assert not any(store.asks(token) for token in old_database)
    assert {(one.asks, one.takes, one.used_at) for one in store.grants("bike")} == {(False, "everything", None)}
    assert store.seen_by(Rights(token=old_database[0])).own_comments("bike") == frozenset()


def test_it_can_be_locked_and_its_links_taken_back(old_database, open_store):
    store = open_store()
    store.lock("bike", "anna")
    with pytest.raises(JourneyError) as refused:
        store.seen_by(Rights(token=old_database[0])).commit("bike", setting("pay", title="x"), "bea")
    assert refused.value.code == "locked"
    store.unshare("bike", store.grants("bike")[0].id)
    assert len([token for token in old_database if store.opened_by(token)]) == 1


def test_its_tables_are_then_those_of_a_new_one(old_database, open_store):
    store = open_store()
    with store._database.reading() as connection:
        found = inspect(connection)
        for table in metadata.sorted_tables:
            assert {column["name"] for column in found.get_columns(table.name)} == set(table.columns.keys())


def test_programs_that_open_it_at_once_do_not_get_in_each_others_way(old_database, database_url):
    stores = at_once(4, lambda _: Store(database_url))
    for store in stores:
        assert store.access("bike").role == "owner"
        store.close()


def test_what_an_older_program_still_writes_beside_us_can_be_read(old_database, open_store):
    store = open_store()
    with store._database.writing("bike") as connection:
        row = connection.execute(select(tables_v1.grants)).mappings().first()
        connection.execute(insert(tables_v1.grants).values({**row, "token_hash": "f" * 64}))
    assert len(store.grants("bike")) == 3
