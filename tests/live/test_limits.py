"""How much one may have of the bell: lines at once, and words on a line. A room of forty is far below."""

from contextlib import ExitStack

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from journey.live import limits
from journey.live.limits import MOST, MOST_AT_ONCE, MOST_OF_BROWSER, MOST_OF_LINK, Lines, Pace
from journey.live.passes import lets_in, pass_to
from journey.live.route import ROUTE


def opened(lines: Lines, held: ExitStack, *rooms: tuple[str, str, str]) -> int:
    return sum(held.enter_context(lines.one_more(*room)) for room in rooms)


def test_one_browser_has_so_many_tabs_on_a_map_and_the_others_are_not_hindered() -> None:
    lines = Lines()
    with ExitStack() as held:
        assert opened(lines, held, *[("m", "a", "one")] * (MOST_OF_BROWSER + 3)) == MOST_OF_BROWSER
        assert opened(lines, held, ("m", "a", "other"), ("m", "", "one"), ("n", "a", "one")) == 3
    with ExitStack() as held:  # what was closed is free again
        assert opened(lines, held, *[("m", "a", "one")] * MOST_OF_BROWSER) == MOST_OF_BROWSER


def test_forty_people_with_one_link_have_room_for_several_tabs_each() -> None:
    lines = Lines()
    room = [("m", "a", f"browser {person}") for person in range(40) for _ in range(4)]
    with ExitStack() as held:
        assert opened(lines, held, *room) == len(room) == 160


def test_no_link_takes_the_whole_server_and_no_crowd_more_than_it_has() -> None:
    lines = Lines()
    with ExitStack() as held:
        assert opened(lines, held, *[("m", "a", f"{n}") for n in range(MOST_OF_LINK + 5)]) == MOST_OF_LINK
        everybody = [(f"map {n}", "", "one") for n in range(MOST)]
        assert opened(lines, held, *everybody) == MOST - MOST_OF_LINK
        assert opened(lines, held, ("new", "", "one")) == 0


def test_the_rooms_that_are_empty_are_forgotten() -> None:
    lines = Lines()
    with lines.one_more("m", "a", "one"):
        pass
    assert not lines._open


def test_a_pass_is_of_one_browser() -> None:
    assert lets_in(pass_to("m", "a", "one"), "m", "a", "one")
    assert not lets_in(pass_to("m", "a", "one"), "m", "a", "other")


def test_a_line_says_much_at_once_and_then_so_much_a_second() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    assert sum(pace.allows() for _ in range(MOST_AT_ONCE + 1)) == MOST_AT_ONCE
    now[0] = 3.0
    assert pace.allows()
    now[0] = 1000.0
    assert sum(pace.allows() for _ in range(100)) == MOST_AT_ONCE


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=[ROUTE]))


ADDRESS = f"/live?map=m&browser=one&pass={pass_to('m', '', 'one')}"


def test_one_line_too_many_is_closed_with_a_code(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_OF_BROWSER", 1)
    with client.websocket_connect(ADDRESS) as first:
        assert "boot" in first.receive_json()
        with client.websocket_connect(ADDRESS) as second, pytest.raises(WebSocketDisconnect) as closed:
            second.receive_json()
        assert closed.value.code == 4429
    with client.websocket_connect(ADDRESS) as again:
        assert "boot" in again.receive_json()


@pytest.mark.parametrize(
    ("said", "code"), [(["x" * 1001], 1009), (['{"place": "card"}'] * (MOST_AT_ONCE * 3), 4429)], ids=["long", "many"]
)
def test_who_says_too_much_is_not_listened_to(client: TestClient, said: list[str], code: int) -> None:
    with client.websocket_connect(ADDRESS) as line, pytest.raises(WebSocketDisconnect) as closed:
        for text in said:
            line.send_text(text)
        while True:
            line.receive_json()
    assert closed.value.code == code


def test_who_has_no_name_is_known_by_their_number(client: TestClient) -> None:
    with (
        client.websocket_connect(f"{ADDRESS}&guest=2") as one,
        client.websocket_connect(f"{ADDRESS}&guest=1e9") as other,
    ):
        while not (here := other.receive_json()["here"]):
            pass
        assert (here[0]["name"], here[0]["guest"]) == ("", 2)
        while not (here := one.receive_json()["here"]):
            pass
        assert here[0]["guest"] == 0
