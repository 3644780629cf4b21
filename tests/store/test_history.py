"""History: every edit, every state; restoring one is an edit too."""

from datetime import UTC, datetime

import pytest

from journey.errors import JourneyError
from journey.model import Channel, Comment, Stage, apply
from journey.store import Entry, versions
from tests.store.bikes import adding, bike, dropping, setting


def test_the_history_tells_who_did_what_when_newest_first(store):
    store.commit("bike", setting("pay", title="One"), "ada")
    store.commit("bike", dropping("reviews"), "bea")
    newest, older, oldest = store.history("bike")
    assert (newest.seq, newest.actor, newest.label, newest.subject) == (2, "bea", "remove.touchpoints", "reviews")
    assert (older.seq, older.actor, older.undone) == (1, "ada", False)
    assert (oldest.seq, oldest.actor, oldest.label, oldest.subject) == (0, "ada", "create", "Buying a bike")
    assert newest.at > older.at > oldest.at >= datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
    assert newest.at.utcoffset().total_seconds() == 0


def test_an_undo_is_an_entry_and_marks_the_one_it_took_back(store):
    store.commit("bike", setting("pay", title="One"), "ada")
    store.undo("bike", "ada")
    undo, edit, _ = store.history("bike")
    assert (undo.label, undo.subject, undo.of_seq, undo.of_label) == ("undo", "pay", 1, "change.touchpoints")
    assert (edit.seq, edit.undone, undo.undone) == (1, True, False)
    store.redo("bike", "ada")
    redo, undo, edit, _ = store.history("bike")
    assert (redo.label, redo.of_seq, redo.of_label) == ("redo", 2, "change.touchpoints")
    assert (redo.undone, undo.undone, edit.undone) == (False, True, True)


def test_the_history_can_be_shortened(store):
    for number in range(5):
        store.commit("bike", setting("pay", title=f"{number}"), "ada")
    assert [entry.seq for entry in store.history("bike", limit=2)] == [5, 4]
    assert [entry.seq for entry in store.history("bike", limit=10**30)] == [5, 4, 3, 2, 1, 0]
    assert store.history("bike", limit=0) == []


def test_an_edit_that_changed_nothing_is_not_in_the_history(store):
    store.commit("bike", setting("pay", title="Pays"), "ada")
    assert [type(entry) for entry in store.history("bike")] == [Entry]


def test_every_state_can_be_looked_at(store, open_store):
    states = [bike()]
    for edit in (setting("pay", title="One"), dropping("look"), setting("bike", title="Bikes"), dropping("buy")):
        store.commit("bike", edit, "ada")
        states.append(apply(states[-1], edit)[0])
    reopened = open_store()
    assert [reopened.at("bike", seq) for seq in range(5)] == states


def test_states_are_the_same_with_and_without_snapshots_in_between(store, monkeypatch):
    monkeypatch.setattr(versions, "EDITS_BETWEEN_SNAPSHOTS", 3)
    seen = [store.commit("bike", setting("pay", title=f"{number}"), "ada").map for number in range(10)]
    assert [store.at("bike", seq) for seq in range(1, 11)] == seen


@pytest.mark.parametrize("seq", [-1, 3, 10**30])
def test_a_state_that_never_was_is_refused(store, seq):
    store.commit("bike", setting("pay", title="One"), "ada")
    for ask in (lambda: store.at("bike", seq), lambda: store.restore("bike", seq, "ada")):
        with pytest.raises(JourneyError) as refused:
            ask()
        assert refused.value.code == "unknown_version"


def test_restoring_brings_a_state_back_and_can_be_undone(store):
    store.commit("bike", setting("pay", title="One"), "ada")
    store.commit("bike", dropping("buy"), "bea")
    store.commit("bike", adding(Stage(id="ride", name="Riding"), Channel(id="shop", name="Shop")), "bea")
    before = store.load("bike")[0]
    restored = store.restore("bike", 0, "ada")
    assert restored.map == bike()
    assert (store.history("bike")[0].label, store.history("bike")[0].subject) == ("restore", "0")
    assert store.undo("bike", "ada").map == before
    assert store.redo("bike", "ada").map == bike()


def test_restoring_drops_what_points_in_circles(store):
    store.commit(
        "bike", adding(Comment(id="a", target_id="b", text="x"), Comment(id="b", target_id="a", text="y")), "ada"
    )
    assert store.restore("bike", 0, "ada").map == bike()


def test_restoring_works_where_an_id_was_used_again_for_something_else(store):
    store.commit("bike", dropping("look"), "ada")
    store.commit("bike", adding(Channel(id="look", name="Look book")), "ada")
    assert store.restore("bike", 0, "ada").map == bike()
    assert store.undo("bike", "ada").map.channel("look").name == "Look book"


def test_restoring_what_is_there_already_changes_nothing(store):
    assert store.restore("bike", 0, "ada").map == bike()
    assert store.undoable("bike", "ada") is None
