"""The maps of a house: list, create, duplicate, rename, archive, delete and bring back."""

from datetime import UTC

import pytest

from journey.errors import JourneyError
from journey.model import empty_map
from tests.store.bikes import bike, dropping, setting
from tests.store.test_writers import at_once


def ids(maps) -> list[str]:
    return [line.id for line in maps]


def test_the_list_shows_what_a_card_of_a_map_needs(store):
    store.commit("bike", setting("bike", headline="Paying frightens", is_sample=True), "bea")
    [line] = store.maps()
    assert (line.id, line.title, line.headline, line.language) == ("bike", "Buying a bike", "Paying frightens", "en")
    assert (line.head, line.created_by, line.updated_by) == (1, "ada", "bea")
    assert line.updated_at > line.created_at
    assert line.updated_at.tzinfo is UTC
    assert (line.is_sample, line.archived) == (True, False)
    assert (line.counts["stages"], line.counts["touchpoints"], line.counts["ballots"]) == (2, 2, 0)


def test_the_counts_follow_the_edits(store):
    store.commit("bike", dropping("buy"), "ada")
    assert (store.maps()[0].counts["stages"], store.maps()[0].counts["feelings"]) == (1, 0)


def test_the_map_changed_last_comes_first(store):
    store.create(empty_map("Second").model_copy(update={"id": "second"}), "ada")
    assert ids(store.maps()) == ["second", "bike"]
    store.commit("bike", setting("pay", title="x"), "ada")
    assert ids(store.maps()) == ["bike", "second"]


def test_an_id_that_is_taken_is_refused(store):
    with pytest.raises(JourneyError) as refused:
        store.create(bike(), "bea")
    assert refused.value.code == "exists"
    store.delete("bike", "ada")
    with pytest.raises(JourneyError) as refused:
        store.create(bike(), "bea")
    assert refused.value.code == "exists"


def test_a_store_that_never_held_a_map_begins_with_one_and_only_one(open_store):
    stores = [open_store() for _ in range(4)]
    maps = [empty_map(f"Sample {number}") for number in range(4)]
    began = at_once(4, lambda number: stores[number].begin_with(maps[number], "ada"))
    [kept] = stores[0].maps()
    assert set(began) == {kept.id}


def test_a_store_whose_maps_are_all_put_away_begins_with_nothing(store):
    store.archive("bike", "ada")
    assert store.begin_with(empty_map("Sample"), "ada") == ""
    store.archive("bike", "ada", archived=False)
    assert store.begin_with(empty_map("Sample"), "ada") == "bike"
    assert ids(store.maps()) == ["bike"]


def test_renaming_is_an_edit(store):
    store.commit("bike", setting("bike", title="Bikes"), "ada")
    assert store.maps()[0].title == "Bikes"
    store.undo("bike", "ada")
    assert store.maps()[0].title == "Buying a bike"


def test_a_duplicate_looks_the_same_and_lives_its_own_life(store):
    copy_id = store.duplicate("bike", "bea", "Copy of a bike")
    copied, head = store.load(copy_id)
    assert (copied.title, head) == ("Copy of a bike", 0)
    assert [touchpoint.title for touchpoint in copied.touchpoints] != []
    assert {record.id for record in copied.records()}.isdisjoint(bike().index)
    store.commit(copy_id, dropping(copied.stages[0].id), "bea")
    assert store.load("bike") == (bike(), 0)
    assert [entry.label for entry in store.history(copy_id)] == ["remove.touchpoints", "create"]


def test_an_archived_map_is_out_of_the_list_and_comes_back(store):
    store.archive("bike", "ada")
    assert (ids(store.maps()), ids(store.maps(archived=True))) == ([], ["bike"])
    assert store.load("bike")[0] == bike()
    store.archive("bike", "ada", archived=False)
    assert (ids(store.maps()), ids(store.maps(archived=True))) == (["bike"], [])


def test_a_deleted_map_is_gone_for_everybody_and_comes_back_whole(store, open_store):
    other = open_store()
    edited = store.commit("bike", setting("pay", title="One"), "ada").map
    other.load("bike")
    store.delete("bike", "ada")
    assert (ids(store.maps()), ids(store.maps(archived=True)), ids(store.maps(deleted=True))) == ([], [], ["bike"])
    for ask in (lambda: other.load("bike"), lambda: other.commit("bike", setting("pay", title="x"), "bea")):
        with pytest.raises(JourneyError) as refused:
            ask()
        assert refused.value.code == "unknown_map"
    other.undelete("bike", "bea")
    assert store.load("bike") == (edited, 1)
    assert store.undo("bike", "ada").map == bike()


def test_what_was_not_deleted_cannot_be_brought_back(store):
    with pytest.raises(JourneyError) as refused:
        store.undelete("bike", "ada")
    assert refused.value.code == "unknown_map"


def test_a_map_made_elsewhere_is_seen_here(store, open_store):
    open_store().create(empty_map("Second").model_copy(update={"id": "second"}), "bea")
    assert ids(store.maps()) == ["second", "bike"]
