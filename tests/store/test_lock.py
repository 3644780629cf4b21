"""The lock of a map: once it stands no edit gets in, whoever sends it, and everyone hears of it."""

from threading import Event

import pytest

from journey.errors import JourneyError
from journey.model import Comment
from journey.store import Rights, Store
from tests.store.bikes import adding, bike, setting
from tests.store.test_writers import at_once

WRITERS = 6
CHANGES = {
    "edit": lambda store: store.commit("bike", setting("pay", title="Later"), "ada"),
    "add": lambda store: store.commit("bike", adding(Comment(id="c", target_id="pay", text="Hm")), "ada"),
    "undo": lambda store: store.undo("bike", "ada"),
    "redo": lambda store: store.redo("bike", "ada"),
    "restore": lambda store: store.restore("bike", 0, "ada"),
}


@pytest.fixture
def edited(store):
    """The store, with something to undo and something to redo."""
    store.commit("bike", setting("pay", title="One"), "ada")
    store.commit("bike", setting("pay", title="Two"), "ada")
    store.undo("bike", "ada")
    return store


@pytest.mark.parametrize("change", CHANGES)
def test_a_locked_map_takes_no_change_from_anybody(edited, change):
    edited.lock("bike", "anna")
    before = edited.load("bike")
    for role in ("editor", "facilitator", "owner"):
        with pytest.raises(JourneyError) as refused:
            CHANGES[change](edited.seen_by(Rights(role)))
        assert refused.value.code == "locked"
        assert "anna" in refused.value.what("en")
    assert edited.load("bike") == before
    edited.lock("bike", "anna", False)
    CHANGES[change](edited.seen_by(Rights("editor")))


def test_who_has_no_rights_hears_nothing_of_the_lock(edited):
    edited.lock("bike", "anna")
    with pytest.raises(JourneyError) as refused:
        CHANGES["edit"](edited.seen_by(Rights("viewer")))
    assert refused.value.code == "not_allowed"


def test_access_says_who_locked_it_first_and_what_is_left_to_do(edited, open_store):
    assert (edited.access("bike").locked_by, edited.access("bike").may("edit")) == (None, True)
    edited.lock("bike", "anna")
    open_store().lock("bike", "bea")
    access = open_store().access("bike")
    assert (access.role, access.locked_by) == ("owner", "anna")
    assert [deed for deed in ("see", "add", "edit", "restore", "lead", "keep") if access.may(deed)] == [
        "see",
        "lead",
        "keep",
    ]


def test_an_edit_that_was_made_before_is_still_acknowledged(edited):
    edit = setting("pay", title="Before")
    sent = edited.commit("bike", edit, "ada", op_id="op")
    edited.lock("bike", "anna")
    again = edited.commit("bike", edit, "ada", op_id="op")
    assert (again.seq, again.repeated) == (sent.seq, True)


def test_no_edit_gets_in_after_the_lock_has_returned(store, open_store):
    tabs = [store, *(open_store() for _ in range(WRITERS))]
    locked, heads = Event(), []

    def work(number):
        if number == 0:
            while store.head("bike") < WRITERS:  # the others are at work
                pass
            store.lock("bike", "anna")
            heads.append(store.head("bike"))
            locked.set()
            return 0
        made = 0
        while True:
            was_locked = locked.is_set()
            try:
                tabs[number].commit("bike", setting("pay", title=f"{number}-{made}"), f"writer-{number}")
            except JourneyError as refused:
                assert refused.code == "locked"
                if was_locked:
                    return made
            else:
                assert not was_locked
                made += 1

    made = at_once(WRITERS + 1, work)
    assert store.head("bike") == heads[0] == sum(made)


def test_a_lock_and_a_link_taken_back_ring_without_an_edit(database_url):
    heard: list[tuple[str, int | None]] = []
    store = Store(database_url, committed=lambda map_id, head: heard.append((map_id, head)))
    store.create(bike(), "ada")
    store.lock("bike", "ada")
    store.lock("bike", "ada")  # it is locked: nothing is new
    store.lock("bike", "ada", False)
    store.share("bike", "viewer", "ada")
    store.unshare("bike")
    assert heard == [("bike", None)] * 3
    store.close()
