"""Versions with a name: kept, listed, taken back, and nothing else about the map changes."""

import pytest

from journey.errors import JourneyError
from journey.store import Rights, Store
from tests.store.bikes import bike, setting


@pytest.fixture
def store(database_url):
    held = Store(database_url)
    held.create(bike(), "ada")
    yield held
    held.close()


def test_a_name_stays_with_the_state_it_was_given_to(store):
    store.commit("bike", setting("pay", title="First"), "ada")
    store.name_version("bike", 1, "  After the\nworkshop ")
    store.commit("bike", setting("pay", title="Second"), "ada")
    assert [(version.seq, version.name) for version in store.named_versions("bike")] == [(1, "After the workshop")]
    assert store.at("bike", 1).get("pay").title == "First"
    assert store.head("bike") == 2


def test_the_newest_name_stands_first_and_an_empty_one_takes_it_back(store):
    for number in (1, 2):
        store.commit("bike", setting("pay", title=f"No. {number}"), "ada")
        store.name_version("bike", number, f"Version {number}")
    store.name_version("bike", 2, "The second")
    assert [version.name for version in store.named_versions("bike")] == ["The second", "Version 1"]
    store.name_version("bike", 2, "")
    assert [version.name for version in store.named_versions("bike")] == ["Version 1"]


def test_a_map_without_names_has_none(store):
    assert store.named_versions("bike") == []


@pytest.mark.parametrize(
    ("seq", "name", "code"), [(0, "x", "unknown_version"), (9, "x", "unknown_version"), (1, "x" * 81, "text_too_long")]
)
def test_what_cannot_be_named_is_refused(store, seq, name, code):
    store.commit("bike", setting("pay", title="First"), "ada")
    with pytest.raises(JourneyError) as refusal:
        store.name_version("bike", seq, name)
    assert refusal.value.code == code
    assert store.named_versions("bike") == []


@pytest.mark.parametrize("role", ["viewer", "contributor", "editor"])
def test_whoever_does_not_lead_names_nothing(store, role):
    store.commit("bike", setting("pay", title="First"), "ada")
    with pytest.raises(JourneyError) as refusal:
        store.seen_by(Rights(role)).name_version("bike", 1, "Mine")
    assert refusal.value.code == "not_allowed"
