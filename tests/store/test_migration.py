"""A database of an older schema is brought up to date when it is opened; one of a newer schema is refused.

These tests play tomorrow: a next version in which every objective ends with a full stop.
"""

from typing import Any, Literal

import pytest

from journey.errors import JourneyError
from journey.model import SCHEMA_VERSION, Map, migrate, to_document
from journey.store import editing, log, migration, opening, shelf, versions
from tests.store.bikes import setting

TOMORROW = SCHEMA_VERSION + 1
USERS_OF_THE_VERSION = (migrate, editing, log, migration, opening, shelf, versions)


class TomorrowsMap(Map):
    schema_version: Literal[TOMORROW] = TOMORROW  # type: ignore


def with_a_full_stop(document: dict[str, Any]) -> dict[str, Any]:
    if document["objective"] == "impossible":
        return {**document, "stages": "lost"}
    return {**document, "schema_version": TOMORROW, "objective": document["objective"] + "."}


@pytest.fixture
def tomorrow(monkeypatch):
    """Calling it makes today's program tomorrow's."""

    def comes() -> None:
        for module in USERS_OF_THE_VERSION:
            monkeypatch.setattr(module, "SCHEMA_VERSION", TOMORROW)
        monkeypatch.setattr(migrate, "Map", TomorrowsMap)
        monkeypatch.setitem(migrate.MIGRATIONS, SCHEMA_VERSION, with_a_full_stop)

    return comes


def objective(journey_map: Map) -> str:
    return journey_map.objective


def test_maps_are_migrated_when_the_database_is_opened(store, open_store, tomorrow):
    store.commit("bike", setting("bike", objective="Sell more"), "ada")
    tomorrow()
    opened = open_store()
    journey_map, head = opened.load("bike")
    assert (objective(journey_map), journey_map.schema_version, head) == ("Sell more.", TOMORROW, 1)
    again = open_store().load("bike")[0]
    assert to_document(again) == to_document(journey_map)


def test_older_states_are_still_there_and_come_migrated(store, open_store, tomorrow):
    for text in ("One", "Two", "Three"):
        store.commit("bike", setting("bike", objective=text), "ada")
    tomorrow()
    opened = open_store()
    opened.commit("bike", setting("bike", objective="Four."), "ada")
    assert [objective(opened.at("bike", seq)) for seq in range(5)] == [".", "One.", "Two.", "Three.", "Four."]
    assert [entry.seq for entry in opened.history("bike")] == [4, 3, 2, 1, 0]
    assert objective(opened.restore("bike", 1, "ada").map) == "One."


def test_undo_stops_at_the_migration(store, open_store, tomorrow):
    store.commit("bike", setting("bike", objective="One"), "ada")
    tomorrow()
    opened = open_store()
    assert opened.undoable("bike", "ada") is None
    opened.commit("bike", setting("bike", objective="Two."), "ada")
    assert objective(opened.undo("bike", "ada").map) == "One."
    with pytest.raises(JourneyError) as refused:
        opened.undo("bike", "ada")
    assert refused.value.code == "nothing_to_undo"


def test_a_map_that_cannot_be_migrated_says_so_and_keeps_no_other_from_opening(store, open_store, tomorrow):
    other = store.duplicate("bike", "ada")
    store.commit("bike", setting("bike", objective="impossible"), "ada")
    tomorrow()
    opened = open_store()
    assert objective(opened.load(other)[0]) == "."
    for ask in (lambda: opened.load("bike"), lambda: opened.commit("bike", setting("pay", title="x"), "ada")):
        with pytest.raises(JourneyError):
            ask()
    assert {line.id for line in opened.maps()} == {"bike", other}


def test_yesterdays_program_is_kept_out_of_a_newer_database(store, open_store, tomorrow, monkeypatch):
    tomorrow()
    open_store().commit("bike", setting("bike", objective="Two."), "ada")
    monkeypatch.undo()
    with pytest.raises(JourneyError) as refused:
        open_store()
    assert refused.value.code == "newer_database"


def test_yesterdays_program_that_still_runs_is_kept_from_writing(store, open_store, tomorrow, monkeypatch):
    store.load("bike")
    tomorrow()
    open_store()
    monkeypatch.undo()
    with pytest.raises(JourneyError) as refused:
        store.commit("bike", setting("bike", objective="Yesterday"), "ada")
    assert refused.value.code == "newer_schema"


def test_a_map_that_yesterdays_program_made_meanwhile_is_migrated_by_the_first_edit(
    store, open_store, tomorrow, monkeypatch
):
    tomorrow()
    opened = open_store()
    monkeypatch.undo()
    late = store.duplicate("bike", "ada", "Late")
    tomorrow()
    assert objective(opened.load(late)[0]) == "."
    assert opened.commit(late, setting(late, title="Later"), "ada").map.schema_version == TOMORROW
