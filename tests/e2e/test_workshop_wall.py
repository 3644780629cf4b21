"""The big screen of a workshop: all of it in one view, only what may be seen, and new steps are said aloud.

A pass is one of the server's own process. So the page and what it is told come from here, as the server makes them.
"""

import json
from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect
from starlette.requests import Request

from journey.live.passes import pass_to
from journey.live.workshop.line import screen_of
from journey.live.workshop.pages import wall_page
from journey.live.workshop.told import screen
from journey.store import Store
from journey.store.room_rows import Room
from journey.workshop import state
from journey.workshop.agenda import NAMES
from tests.e2e.conftest import Browsers
from tests.e2e.test_accessibility import LOOKS, serious_faults

OBJECTIVE, TOUCHPOINTS, EMPATHY, BRAINSTORM, AFFINITY = (
    NAMES.index(name) for name in ("objective", "touchpoints", "empathy", "brainstorm", "affinity")
)
SIZES = ({"width": 1920, "height": 1080}, {"width": 1366, "height": 768})
LONG = "Say it also when there is nothing new, for silence makes them think that we forgot them, and then they call"
IS_WHOLE = """() => document.documentElement.scrollHeight <= innerHeight
    && [...document.querySelectorAll('main, header, footer')].every((one) => one.scrollHeight < one.clientHeight + 2)"""

COUNTS = """(many) => document.querySelectorAll('.notes li').length
    + Number(/\\d+/.exec(document.querySelector('.pile .more').textContent) ?? 0) === many"""


class Wall:
    """A room on the sample, and a screen that shows it as it is now."""

    def __init__(self, store: Store, map_id: str, people: int = 4) -> None:
        self.store, self.map = store, store.load(map_id)[0]
        self.room: Room = store.open_room(map_id, "host")
        self.tokens = [store.join(self.room.id, f"Person {number}")[0] for number in range(people)]
        self.line: WebSocketRoute | None = None
        self.said = 0

    def steer(self, *moves: Callable[[state.State], state.State]) -> None:
        for move in moves:
            self.store.steer(self.room.id, move)

    def go(self, step: int, *moves: Callable[[state.State], state.State]) -> None:
        self.steer(partial(state.go, step=step, now=self.store._clock()), *moves)

    def say(self, step: int, by: int = 0, **body: object) -> str:
        self.said += 1
        self.store.say(self.tokens[by], f"op{self.said}", step, body)
        return f"op{self.said}"

    def told(self) -> str:
        room = self.store.room(self.room.id)
        seen = screen(room, self.store.people(room.id), self.store.heard_in(room.id), self.map)
        return json.dumps({"now": round(self.store._clock().timestamp() * 1000), "room": seen})

    def tell(self) -> None:
        assert self.line is not None
        self.line.send(self.told())

    def listen(self, line: WebSocketRoute) -> None:
        self.line = line
        line.on_message(lambda _: self.tell())

    def html(self) -> tuple[str, dict[str, str]]:
        join = f"https://maps.example/join/{self.room.code.replace(' ', '-')}"
        query = urlencode({"pass": pass_to(screen_of(self.room.id)), "join": join, "lang": self.map.language})
        scope = {"type": "http", "path_params": {"room": self.room.id}, "query_string": query.encode(), "headers": []}
        page = wall_page(Request(scope))
        return bytes(page.body).decode(), dict(page.headers)


@pytest.fixture
def wall(store: Store, sample_id: str) -> Wall:
    return Wall(store, sample_id)


@pytest.fixture
def open_wall(browsers: Browsers, app_url: str, wall: Wall) -> Iterator[Callable[..., Page]]:
    """The screen in a browser of its own; any error on its page fails the test."""
    errors: list[str] = []

    def open_one(**look: object) -> Page:
        page = browsers.lend(**{"viewport": SIZES[0], "reduced_motion": "reduce", **look}).new_page()
        page.on("pageerror", lambda error: errors.append(f"page error: {error}"))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        body, headers = wall.html()
        page.route("**/wall/room", lambda route: route.fulfill(body=body, headers=headers))
        page.route_web_socket("**/room/line", wall.listen)
        page.goto(f"{app_url}/wall/room")
        expect(page.get_by_text(wall.room.code).first).to_be_visible()
        return page

    yield open_one
    browsers.take_back()
    assert errors == []


def test_before_it_begins_the_wall_says_how_to_come_in(open_wall: Callable[..., Page], wall: Wall) -> None:
    page = open_wall()
    expect(page.locator(".door .address")).to_have_text("maps.example/join")
    expect(page.locator(".door .code")).to_have_text(wall.room.code)
    expect(page.locator(".door .qr svg")).to_be_visible()
    expect(page.locator(".door .people")).to_contain_text("4 people here")


def test_a_new_step_is_said_aloud_once_and_what_people_write_is_not(open_wall: Callable[..., Page], wall: Wall) -> None:
    page = open_wall()
    wall.go(OBJECTIVE)
    wall.tell()
    expect(page.get_by_role("status")).to_contain_text("Step 1 of 8. Objective.")
    wall.say(OBJECTIVE, kind="answer", text="<b>Fewer calls</b>")
    wall.tell()
    expect(page.locator(".notes li")).to_have_text("<b>Fewer calls</b>Person 0")
    expect(page.locator("[aria-live=polite], [role=status]")).to_have_count(1)
    expect(page.get_by_role("status")).not_to_contain_text("Fewer calls")


def test_of_a_hidden_step_only_numbers_are_shown_until_it_is_revealed(
    open_wall: Callable[..., Page], wall: Wall
) -> None:
    page = open_wall()
    wall.go(BRAINSTORM)
    for by in (0, 0, 1):
        wall.say(BRAINSTORM, by, kind="idea", text="Call back within the hour")
    wall.tell()
    expect(page.locator(".hidden")).to_contain_text("3")
    expect(page.locator(".hidden")).to_contain_text("contributions from 2 people")
    expect(page.locator("main")).not_to_contain_text("Call back")
    wall.steer(state.reveal)
    wall.tell()
    expect(page.locator(".notes li")).to_have_count(3)


def test_time_that_is_up_is_said_in_words(open_wall: Callable[..., Page], wall: Wall) -> None:
    page = open_wall()
    wall.go(OBJECTIVE, partial(state.extend, minutes=-10, now=wall.store._clock()))
    wall.tell()
    expect(page.get_by_role("timer")).to_contain_text("time is up")
    wall.go(OBJECTIVE, partial(state.pause, now=wall.store._clock()))
    wall.tell()
    expect(page.get_by_role("timer")).to_contain_text("the clock stands")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size["width"]))
@pytest.mark.parametrize("many", [1, 10, 60])
def test_notes_are_seen_without_scrolling_and_what_has_no_room_is_counted(
    open_wall: Callable[..., Page], wall: Wall, many: int, size: dict[str, int]
) -> None:
    page = open_wall(viewport=size)
    wall.go(OBJECTIVE)
    for number in range(many):
        wall.say(OBJECTIVE, number % 4, kind="answer", text=LONG if number % 6 == 3 else f"Fewer calls {number}")
    wall.tell()
    expect(page.locator(".notes li").first).to_contain_text(LONG if many % 6 == 4 else f"Fewer calls {many - 1}")
    page.wait_for_function(COUNTS, arg=many)
    assert page.evaluate(IS_WHOLE)
    assert page.locator(".notes").evaluate("(list) => list.scrollHeight <= list.clientHeight + 1")


def test_where_the_room_disagrees_stands_beside_its_curve(open_wall: Callable[..., Page], wall: Wall) -> None:
    page = open_wall()
    one, other = wall.map.touchpoints[:2]
    wall.go(EMPATHY, state.reveal)
    for by, (near, far) in enumerate(zip((-2, -1.5, -1, -1), (-5, -3, 2, 5), strict=True)):
        wall.say(EMPATHY, by, kind="rating", touchpoint_id=one.id, valence=near)
        wall.say(EMPATHY, by, kind="rating", touchpoint_id=other.id, valence=far)
    wall.tell()
    expect(page.get_by_role("heading", name="The room disagrees here")).to_be_visible()
    expect(page.locator(".torn li .text")).to_have_text([other.title, one.title])
    expect(page.locator(".torn li .ends").first).to_have_text("\u22123.5 \u2026 +2.8")
    expect(page.get_by_role("img", name=one.title)).to_be_visible()
    assert page.evaluate(IS_WHOLE)


def test_a_line_that_breaks_is_told_and_a_room_that_is_closed_says_goodbye(
    open_wall: Callable[..., Page], wall: Wall
) -> None:
    page = open_wall()
    wall.go(OBJECTIVE, state.lock)
    wall.tell()
    expect(page.locator("footer")).to_contain_text("stopped for a moment")
    wall.store.close_room(wall.room.id)
    wall.tell()
    expect(page.get_by_role("heading", level=1)).to_have_text("The workshop is over. Thank you!")


@pytest.mark.parametrize(("scheme", "locale"), LOOKS)
def test_no_step_has_a_serious_fault(open_wall: Callable[..., Page], wall: Wall, scheme: str, locale: str) -> None:
    page = open_wall(color_scheme=scheme, locale=locale)
    assert serious_faults(page) == []
    wall.go(TOUCHPOINTS)
    wall.say(TOUCHPOINTS, kind="card", title="Asks", stage_id=wall.map.stages[0].id, channel_id=wall.map.channels[0].id)
    wall.tell()
    expect(page.locator(".notes li")).to_have_count(1)
    assert serious_faults(page) == []
    wall.go(EMPATHY, state.reveal)
    for by in range(4):
        for place in wall.map.touchpoints[:4]:
            wall.say(EMPATHY, by, kind="rating", touchpoint_id=place.id, valence=by)
    wall.tell()
    expect(page.locator(".torn li").first).to_be_visible()
    assert serious_faults(page) == []
    wall.go(BRAINSTORM, state.reveal)
    idea = wall.say(BRAINSTORM, kind="idea", text="Call back")
    wall.go(AFFINITY, state.reveal)
    wall.say(AFFINITY, kind="dot", target=idea, dots=2)
    wall.tell()
    expect(page.locator(".ranked .count")).to_have_text("2 dots")
    assert serious_faults(page) == []
