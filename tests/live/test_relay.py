"""Several processes on one PostgreSQL: what one of them commits rings in the rooms of the others."""

import queue

import pytest

from journey.errors import JourneyError
from journey.live.relay import Relay
from journey.model import Set
from journey.model.edits import Edit
from journey.store import Store
from journey.store.bell import address, read
from tests.store.bikes import bike, setting
from tests.store.cutting import cut


def test_an_edit_of_another_process_is_heard_and_a_refused_one_is_not(postgres_url: str) -> None:
    heard: queue.Queue[tuple[str, int | None]] = queue.Queue()
    relay = Relay(postgres_url, lambda map_id, head: heard.put((map_id, head)))
    relay.start()
    assert relay.listening.wait(30)
    other = Store(postgres_url)
    other.create(bike(), "ada")
    gone = Edit(label="change.stages", operations=(Set(id="gone", field="name", value="x"),))
    with pytest.raises(JourneyError):
        other.commit("bike", gone, "ada")
    other.commit("bike", setting("pay", title="Heard"), "ada")
    assert heard.get(timeout=30) == ("bike", 1)
    other.lock("bike", "ada")
    assert heard.get(timeout=30) == ("bike", None)
    other.delete("bike", "ada")
    assert heard.get(timeout=30) == ("bike", None)
    other.erase_everything()
    assert {heard.get(timeout=30) for _ in range(2)} == {("bike", 0), ("bike", None)}
    assert heard.empty()
    relay.stop()
    other.close()


def test_what_was_missed_before_one_listens_is_looked_up(postgres_url: str) -> None:
    heard: queue.Queue[tuple[str, int]] = queue.Queue()
    store = Store(postgres_url)
    store.create(bike(), "ada")
    store.commit("bike", setting("pay", title="Before"), "ada")
    relay = Relay(postgres_url, lambda map_id, head: heard.put((map_id, head)), lambda: ("bike", "gone"))
    relay.start()
    assert [heard.get(timeout=30) for _ in range(3)] == [("bike", 1), ("bike", None), ("gone", None)]
    relay.stop()
    store.close()


def test_after_its_connection_was_cut_everything_is_heard_again(postgres_url: str) -> None:
    heard: queue.Queue[tuple[str, int]] = queue.Queue()
    store = Store(postgres_url)
    store.create(bike(), "ada")
    relay = Relay(postgres_url, lambda map_id, head: heard.put((map_id, head)), lambda: ("bike",))
    relay.start()
    assert heard.get(timeout=30) == ("bike", 0)
    assert cut(postgres_url) > 0
    store.commit("bike", setting("pay", title="While it was cut"), "ada")
    while heard.get(timeout=30) != ("bike", 1):
        pass
    store.commit("bike", setting("pay", title="After"), "ada")
    while heard.get(timeout=30) != ("bike", 2):
        pass
    relay.stop()
    store.close()


def test_a_file_has_no_bell() -> None:
    assert address("sqlite:///maps.db") is None
    relay = Relay("sqlite:///maps.db")
    relay.start()
    relay.stop()
    assert not relay.listening.is_set()


@pytest.mark.parametrize("news", ["", "bike", "bike x", " 3", "12"])
def test_what_others_say_on_the_channel_is_not_heard(news: str) -> None:
    assert read(news) is None


def test_a_map_and_its_head_are_read() -> None:
    assert read("bike 12") == ("bike", 12)
    assert read("bike access") == ("bike", None)
