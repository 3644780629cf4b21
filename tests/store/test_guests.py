"""People without a name: each has a number on a map, the same for everybody, and an undo of their own."""

import pytest

from journey.errors import JourneyError
from journey.i18n import words
from journey.model import Comment
from journey.store import Rights, guests
from tests.store.bikes import adding, setting


def test_each_is_given_the_next_number_once(store, open_store):
    assert [store.guest("bike", actor) for actor in ("host:a", "host:b", "host:a")] == [1, 2, 1]
    assert open_store().guest("bike", "host:c") == 3
    assert store.guests("bike") == {"host:a": 1, "host:b": 2, "host:c": 3}


def test_whoever_edits_or_makes_a_map_has_a_number_and_whoever_has_a_name_needs_none(store):
    store.commit("bike", setting("pay", title="One"), "host:a")
    store.commit("bike", setting("pay", title="Two"), "ada")
    store.commit("bike", setting("pay", title="Three"), "host")
    assert store.guests("bike") == {"host:a": 1}
    copied = store.duplicate("bike", "host:b")
    assert store.guests(copied) == {"host:b": 1}
    assert store.guest("bike", "ada") == 0


def test_who_may_only_look_is_counted_too(store):
    viewer = store.seen_by(Rights(token=store.share("bike", "viewer", "ada")))
    assert viewer.guest("bike", "host:a") == 1


def test_after_very_many_nobody_is_counted_any_more(store, monkeypatch):
    monkeypatch.setattr(guests, "MOST", 2)
    assert [store.guest("bike", f"host:{n}") for n in range(4)] == [1, 2, 0, 0]


def test_two_of_one_link_take_back_each_their_own(store):
    by_link = store.seen_by(Rights(token=store.share("bike", "editor", "ada")))
    by_link.commit("bike", setting("pay", title="One"), "host:a")
    by_link.commit("bike", setting("reviews", title="Two"), "host:b")
    held = by_link.undo("bike", "host:a").map
    assert (held.touchpoint("pay").title, held.touchpoint("reviews").title) == ("Pays", "Two")
    with pytest.raises(JourneyError) as refused:
        by_link.undo("bike", "host:a")
    assert refused.value.code == "nothing_to_undo"


def test_a_refusal_says_which_of_them_it_was(store):
    store.commit("bike", adding(Comment(id="c", target_id="pay", text="Hm")), "ada")
    store.commit("bike", setting("c", text="Well"), "host:a")
    with pytest.raises(JourneyError) as refused:
        store.undo("bike", "ada")
    assert "Guest 1 has worked on it" in refused.value.what("en")
    assert "Ospite 1" in refused.value.what("it")
    store.lock("bike", "host:b")
    with pytest.raises(JourneyError) as refused:
        store.commit("bike", setting("pay", title="Late"), "ada")
    assert refused.value.what("en") == words("en")("errors.locked.what", name="Guest 2")
