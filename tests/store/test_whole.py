"""All maps together: where they are, a backup brought in, everything erased."""

import threading
from pathlib import Path

import pytest

from journey.errors import JourneyError
from journey.model import Map
from journey.model.kept import Kept
from journey.store import Rights, Store
from journey.store.engine import _address, understood
from tests.store.bikes import bike, setting

SKI = Map(id="ski", title="Hiring skis")


def copied(title: str) -> str:
    return f"{title} (2)"


def titles(store, **which) -> list[str]:
    return sorted(line.title for line in store.maps(**which))


def test_the_place_names_file_or_server_without_a_password_and_counts(store, database_url):
    store.create(SKI, "ada")
    store.archive("ski", "ada")
    found = store.place()
    assert (found.in_use, found.archived, found.deleted, found.total) == (1, 1, 0, 2)
    assert found.size_bytes > 10_000
    assert found.is_file == database_url.startswith("sqlite")
    if found.is_file:
        assert Path(found.where).is_file()
    else:
        assert found.where.startswith("postgresql://")


def test_an_address_shows_no_password():
    assert (
        _address(understood("postgresql://ada:s3cret@db.example/maps?password=s3cret"))
        == "postgresql://ada@db.example/maps"
    )


def test_everything_is_every_map_that_was_not_deleted(store):
    store.create(SKI, "ada")
    store.archive("ski", "ada")
    gone = store.duplicate("bike", "ada")
    store.delete(gone, "ada")
    assert store.everything() == [Kept(bike()), Kept(SKI, archived=True)]


def test_what_is_not_here_comes_in_under_its_own_id(store):
    came = store.bring_in([Kept(SKI, archived=True)], "bea", copied)
    assert [(one.id, one.standing) for one in came] == [("ski", "new")]
    assert titles(store, archived=True) == ["Hiring skis"]
    assert store.load("ski")[0] == SKI
    assert store.history("ski")[0].actor == "bea"


def test_what_is_here_unchanged_is_left_alone(store):
    assert store.standing([bike(), SKI]) == {"bike": "same", "ski": "new"}
    assert store.bring_in([Kept(bike())], "bea", copied) == []
    assert titles(store) == ["Buying a bike"]


def test_what_differs_comes_in_as_a_copy_and_overwrites_nothing(store):
    store.commit("bike", setting("pay", title="Pays later"), "ada")
    assert store.standing([bike()]) == {"bike": "different"}
    (copy,) = store.bring_in([Kept(bike())], "bea", copied)
    assert copy.id != "bike"
    assert titles(store) == ["Buying a bike", "Buying a bike (2)"]
    assert store.load("bike")[0].touchpoint("pay").title == "Pays later"
    assert sorted(card.title for card in store.load(copy.id)[0].touchpoints) == ["Pays", "Reads reviews"]


def test_a_map_that_was_deleted_here_comes_in_beside_it(store):
    store.delete("bike", "ada")
    assert store.standing([bike()]) == {"bike": "new"}
    (came,) = store.bring_in([Kept(bike())], "ada", copied)
    assert titles(store) == ["Buying a bike"]
    store.undelete("bike", "ada")
    assert titles(store) == ["Buying a bike", "Buying a bike"]
    assert came.id != "bike"


def test_all_or_nothing(store):
    def refused(title: str) -> str:
        raise JourneyError("text_too_long", length=3, limit=2)

    store.commit("bike", setting("pay", title="Pays later"), "ada")
    with pytest.raises(JourneyError):
        store.bring_in([Kept(SKI), Kept(bike())], "ada", refused)
    assert titles(store) == ["Buying a bike"]


def test_what_came_in_is_deleted_again_and_all_is_as_before(store):
    for one in store.bring_in([Kept(SKI)], "ada", copied):
        store.delete(one.id, "ada")
    assert titles(store) == ["Buying a bike"]


def test_erasing_leaves_nothing_of_anything(store, open_store):
    store.commit("bike", setting("pay", title="Pays later"), "ada")
    store.share("bike", "editor", "ada")
    store.guest("bike", "host:a")
    store.delete(store.duplicate("bike", "ada"), "ada")
    assert store.erase_everything() == 2
    assert store.place().total == 0
    with store._database.reading() as connection:
        for table in ("maps", "ops", "records", "snapshots", "grants", "guests"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one() == 0
    with pytest.raises(JourneyError, match="There is no map"):
        open_store().load("bike")


def test_erasing_rings_for_every_map_once_it_is_done(store):
    other = store.duplicate("bike", "ada")
    store.delete(other, "ada")
    heard = []

    def ring(map_id, head):
        with pytest.raises(JourneyError, match="There is no map"):
            store.load(map_id)
        heard.append((map_id, head))

    store._committed = ring
    store.erase_everything()
    assert sorted(heard, key=str) == sorted([("bike", 0), ("bike", None), (other, 0), (other, None)], key=str)


@pytest.mark.parametrize("put_away", ["archive", "delete", "undelete"])
def test_putting_a_map_away_rings_too(store, put_away):
    if put_away == "undelete":
        store.delete("bike", "ada")
    heard = []
    store._committed = lambda map_id, head: heard.append((map_id, head))
    getattr(store, put_away)("bike", "ada")
    assert heard == [("bike", None)]


def test_the_words_are_gone_from_the_file_too(sqlite_url):
    store = Store(sqlite_url)
    store.create(bike(), "ada")
    store.commit("bike", setting("pay", title="Zanzibar"), "ada")
    folder = Path(sqlite_url.removeprefix("sqlite:///")).parent
    assert any(b"Zanzibar" in file.read_bytes() for file in folder.glob("itinerario.db*"))
    store.erase_everything()
    assert not any(b"Zanzibar" in file.read_bytes() for file in folder.glob("itinerario.db*"))
    store.close()


def test_after_erasing_a_map_of_the_same_id_shows_its_own_words(store, open_store):
    other = open_store()
    assert other.load("bike")[0].title == "Buying a bike"
    store.erase_everything()
    store.create(Map(id="bike", title="Another"), "ada")
    assert other.load("bike")[0].title == "Another"
    assert store.load("bike")[0].title == "Another"


@pytest.mark.parametrize("role", ["viewer", "contributor", "editor"])
def test_only_who_may_keep_every_map_erases_them(store, role):
    with pytest.raises(JourneyError) as refused:
        store.seen_by(Rights(role)).erase_everything()
    assert refused.value.code == "not_allowed"
    assert titles(store) == ["Buying a bike"]


def test_a_link_to_one_map_erases_nothing_of_a_house_with_two(store):
    token = store.share("bike", "owner", "ada")
    store.create(SKI, "ada")
    with pytest.raises(JourneyError):
        store.seen_by(Rights(token=token)).erase_everything()
    assert titles(store) == ["Buying a bike", "Hiring skis"]


def test_two_who_bring_the_same_backup_in_at_once_bring_it_once(store, open_store):
    stores = [open_store(), open_store()]
    threads = [threading.Thread(target=one.bring_in, args=([Kept(SKI)], "ada", copied)) for one in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert titles(store) == ["Buying a bike", "Hiring skis"]
