"""Who is in a room, and who hears what: the bell rings for the watchers of its map and for nobody else."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from journey.errors import JourneyError
from journey.live.passes import lets_in, pass_to
from journey.live.room import BOOT, MOST_HEADS, OTHERS, Rooms, Watcher, rooms
from journey.live.route import ROUTE, SECONDS_BETWEEN_NEWS
from journey.model import Set, empty_map
from journey.model.edits import Edit
from journey.store.store import Store

Make = Callable[..., Watcher]


def in_a_loop(check: Callable[[Rooms, Make], None]) -> None:
    async def run() -> None:
        loop = asyncio.get_running_loop()
        check(Rooms(), lambda map_id="m", name="Ada": Watcher(map_id, name, "plum", loop))

    with ThreadPoolExecutor(1) as other:  # in this thread a browser of other tests may have a loop of its own
        other.submit(asyncio.run, run()).result()


def test_the_newest_head_is_told_whatever_order_the_bell_is_rung_in() -> None:
    def check(house: Rooms, make: Make) -> None:
        one = make()
        house.enter(one)
        for head in (3, 5, 4):
            house.ring("m", head)
        assert house.news_for(one) == {"boot": BOOT, "head": 5, "access": 0, "here": [], "kept": []}

    in_a_loop(check)


def test_a_bell_is_not_heard_in_another_room() -> None:
    def check(house: Rooms, make: Make) -> None:
        one = make("other")
        house.enter(one)
        house.ring("m", 7)
        assert house.news_for(one)["head"] == 0

    in_a_loop(check)


def test_others_are_named_with_where_they_are_and_oneself_is_not() -> None:
    def check(house: Rooms, make: Make) -> None:
        ada, bo = make(name="Ada"), make(name="Bo")
        for watcher in (ada, bo):
            house.enter(watcher)
        house.move(bo, "card", True)
        assert [(one["name"], one["place"], one["writing"]) for one in house.news_for(ada)["here"]] == [
            ("Bo", "card", True)
        ]
        house.leave(bo)
        assert house.news_for(ada)["here"] == []

    in_a_loop(check)


def test_whoever_comes_after_an_edit_hears_of_it_too() -> None:
    def check(house: Rooms, make: Make) -> None:
        house.ring("m", 9)
        late = make()
        house.enter(late)
        assert house.news_for(late)["head"] == 9

    in_a_loop(check)


def test_a_map_that_was_erased_counts_from_the_start() -> None:
    def check(house: Rooms, make: Make) -> None:
        one = make()
        house.ring("m", 9)
        house.ring("m", 0)
        assert house.news_for(one)["head"] == 0

    in_a_loop(check)


def test_only_so_many_heads_are_remembered_and_the_newest_are() -> None:
    def check(house: Rooms, make: Make) -> None:
        for number in range(MOST_HEADS + 1):
            house.ring(f"map-{number}", 1)
        first, last = make("map-0"), make(f"map-{MOST_HEADS}")
        assert (house.news_for(first)["head"], house.news_for(last)["head"]) == (0, 1)

    in_a_loop(check)


def test_a_watcher_whose_loop_is_gone_does_no_harm() -> None:
    house = Rooms()
    loop = asyncio.new_event_loop()
    house.enter(Watcher("m", "Ada", "plum", loop))
    loop.close()
    house.ring("m", 1)


def test_a_pass_is_good_for_one_map() -> None:
    assert lets_in(pass_to("a"), "a")
    assert not lets_in(pass_to("a"), "b")
    assert not lets_in("", "a")
    assert not lets_in("è", "a")


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=[ROUTE]))


def address(map_id: str = "m", name: str = "Ada") -> str:
    return f"/live?map={map_id}&pass={pass_to(map_id)}&name={name}&colour=plum"


def test_two_boards_hear_of_each_other_and_of_an_edit(client: TestClient) -> None:
    with client.websocket_connect(address()) as one, client.websocket_connect(address(name="Bo")) as other:
        while not (news := one.receive_json())["here"]:
            pass
        assert news["here"][0]["name"] == "Bo"
        other.send_text('{"place": "card", "writing": false}')
        while one.receive_json()["here"][0]["place"] != "card":
            pass
        rooms.ring("m", 12)
        while one.receive_json()["head"] != 12:
            pass


def test_a_browser_hears_at_once_what_of_its_own_is_kept_and_nobody_else_does(client: TestClient) -> None:
    mine, yours = (f"{address().replace(pass_to('m'), pass_to('m', '', of))}&browser={of}" for of in ("mine", "yours"))
    with client.websocket_connect(mine) as one, client.websocket_connect(yours) as other:
        while not one.receive_json()["here"]:
            pass
        for op_id in ("op1", "op2"):
            rooms.kept("m", "mine", op_id)
            while op_id not in (news := one.receive_json())["kept"]:
                pass
            assert news["kept"] == [op_id]
        rooms.ring("m", 12)
        while (news := other.receive_json())["head"] != 12:
            assert news["kept"] == []
        assert news["kept"] == []


def test_an_edit_is_told_at_once_though_somebody_has_just_moved(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SECONDS_BETWEEN_NEWS, OTHERS, 3600.0)
    with client.websocket_connect(address()) as one:
        one.receive_json()
        loop = asyncio.new_event_loop()
        rooms.move(Watcher("m", "Bo", "plum", loop), "card", True)  # to be told in an hour
        rooms.ring("m", 13)
        assert one.receive_json()["head"] == 13
        loop.close()


@pytest.mark.parametrize(
    "nonsense",
    ["", "[", "[1]", '{"place": 5}', '{"writing": []}', "x" * 1000, '{"place": null}', '{"place": "\\ud800"}'],
)
def test_nonsense_is_not_heard(client: TestClient, nonsense: str) -> None:
    with client.websocket_connect(address()) as one, client.websocket_connect(address(name="Bo")) as other:
        other.send_text(nonsense)
        other.send_text('{"place": "card"}')
        while not ((here := one.receive_json()["here"]) and here[0]["place"] == "card"):
            pass


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/live?map=m&pass=wrong", {}),
        ("/live", {}),
        (address(), {"origin": "https://elsewhere.example"}),
        (address(), {"origin": "null"}),
    ],
)
def test_whoever_has_no_pass_or_comes_from_elsewhere_is_not_let_in(
    client: TestClient, path: str, headers: dict[str, str]
) -> None:
    with pytest.raises(WebSocketDisconnect), client.websocket_connect(path, headers=headers):
        pass


def test_the_store_rings_once_an_edit_is_kept_and_not_when_it_is_refused(tmp_path) -> None:
    heard: list[tuple[str, int | None]] = []
    store = Store(f"sqlite:///{tmp_path / 'maps.db'}", committed=lambda map_id, head: heard.append((map_id, head)))
    map_id = store.create(empty_map("One"), "ada")
    good = Edit(label="change.map", operations=(Set(id=map_id, field="title", value="Two"),))
    store.commit(map_id, good, "ada")
    with pytest.raises(JourneyError):
        store.commit(map_id, good.model_copy(update={"operations": (Set(id="gone", field="title", value="x"),)}), "ada")
    store.undo(map_id, "ada")
    assert heard == [(map_id, 1), (map_id, 2)]
    store.close()


def test_news_of_access_are_counted_and_wake_the_quiet_too() -> None:
    def check(house: Rooms, make: Make) -> None:
        loud, quiet = make(), make(name="")
        quiet.quiet = True
        for watcher in (loud, quiet):
            house.enter(watcher)
        house.ring("m", 3)
        house.ring("m", None)
        house.ring("m", None)
        assert (house.access("m"), house.access("other")) == (2, 0)
        assert house.news_for(loud) == {"boot": BOOT, "head": 3, "access": 2, "here": [], "kept": []}

    in_a_loop(check)


@pytest.fixture
def doors() -> Iterator[dict[str, tuple[bool, float | None]]]:
    """What the rooms are told of links, by their ids."""
    held: dict[str, tuple[bool, float | None]] = {}
    before = rooms.holds
    rooms.holds = lambda map_id, grant_id: held.get(grant_id, (False, None))
    yield held
    rooms.holds = before


def by_link(grant_id: str, map_id: str = "m") -> str:
    return f"/live?map={map_id}&link={grant_id}&pass={pass_to(map_id, grant_id)}&name=Bo&colour=plum"


def test_a_pass_by_one_link_is_not_good_by_another_nor_for_the_owner() -> None:
    assert lets_in(pass_to("m", "a"), "m", "a")
    assert not lets_in(pass_to("m", "a"), "m", "b")
    assert not lets_in(pass_to("m", "a"), "m")
    assert not lets_in(pass_to("m"), "m", "a")


def test_a_link_that_was_taken_back_hears_it_and_nothing_more(client: TestClient, doors: dict) -> None:
    doors["a"] = (True, None)
    with client.websocket_connect(by_link("a")) as guest, client.websocket_connect(address()) as owner:
        while not guest.receive_json()["here"]:
            pass
        del doors["a"]
        rooms.ring("m", None)
        while "over" not in (news := guest.receive_json()):
            pass
        assert news == {"over": True}
        with pytest.raises(WebSocketDisconnect):
            guest.receive_json()
        while owner.receive_json()["here"]:
            pass


def test_a_pass_that_was_drawn_before_the_link_was_taken_back_lets_nobody_in(client: TestClient, doors: dict) -> None:
    with client.websocket_connect(by_link("a")) as guest:
        assert guest.receive_json() == {"over": True}


def test_a_link_that_ends_is_over_without_anybody_ringing(client: TestClient, doors: dict) -> None:
    doors["a"] = (True, 0.4)
    with client.websocket_connect(by_link("a")) as guest:
        assert "boot" in guest.receive_json()
        del doors["a"]
        while "over" not in guest.receive_json():
            pass


def test_a_quiet_page_is_not_seen(client: TestClient) -> None:
    with client.websocket_connect(address() + "&quiet=1") as quiet, client.websocket_connect(address()) as other:
        quiet.receive_json()
        rooms.ring("m", None)
        assert other.receive_json()["here"] == []


def test_a_line_on_which_nothing_can_be_told_is_closed(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Watcher) -> None:
        raise OSError("the news cannot be put together")

    monkeypatch.setattr(rooms, "news_for", broken)
    with client.websocket_connect(f"/live?map=m&pass={pass_to('m')}") as line, pytest.raises(WebSocketDisconnect):
        line.receive_json()
