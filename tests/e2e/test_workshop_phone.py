"""A phone in a workshop: it comes in, says something, is the same person after a reload, and loses nothing offline."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from journey.store import Store
from journey.store.room_rows import Room
from journey.workshop import state
from journey.workshop.agenda import NAMES
from tests.e2e.conftest import PHONE, Browsers
from tests.e2e.test_accessibility import LOOKS, serious_faults

OBJECTIVE, TOUCHPOINTS, EMPATHY, BRAINSTORM, AFFINITY = (
    NAMES.index(name) for name in ("objective", "touchpoints", "empathy", "brainstorm", "affinity")
)
OpenPhone = Callable[..., Page]


@pytest.fixture
def room(store: Store, sample_id: str) -> Room:
    """A room on the sample, at its first step."""
    return at(store, store.open_room(sample_id, "host"), OBJECTIVE)


def at(store: Store, room: Room, step: int) -> Room:
    return store.steer(room.id, partial(state.go, step=step, now=store._clock()))


@pytest.fixture
def open_phone(browsers: Browsers, app_url: str, room: Room) -> Iterator[OpenPhone]:
    """A phone of its own at the room's door; any error on its page fails the test, but a request that fails."""
    errors: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        is_refusal = "/room/" in message.location.get("url", "")  # no network, or what the server does not take
        if message.type == "error" and not is_refusal:
            errors.append(message.text)

    def open_one(locale: str = "en-GB", **more: object) -> Page:
        page = browsers.lend(locale=locale, viewport=PHONE, has_touch=True, **more).new_page()
        page.on("pageerror", lambda error: errors.append(f"page error: {error}"))
        page.on("console", heard)
        page.goto(f"{app_url}/join/{room.code.replace(' ', '-')}")
        return page

    yield open_one
    browsers.take_back()
    assert errors == []


def come_in(page: Page, name: str = "Ann") -> Page:
    page.locator("#name").fill(name)
    page.locator(".door .send").click()
    expect(page.locator("header strong")).not_to_be_empty()
    return page


def say(page: Page, kind: str, words: str) -> None:
    field = page.locator(f"#words-{kind}")
    field.fill(words)
    page.locator("form.say").filter(has=field).locator(".send").click()


def test_what_is_sent_is_kept_and_the_button_says_so(open_phone: OpenPhone, store: Store, room: Room) -> None:
    page = come_in(open_phone())
    say(page, "answer", "Fewer calls")
    expect(page.locator(".say .send.told").first).to_contain_text("Sent")
    expect(page.locator(".mine")).to_contain_text("1 contribution arrived")
    (heard,) = store.heard_in(room.id)
    assert (heard.said.kind, heard.person_id) == ("answer", store.people(room.id)[0].id)


def test_nothing_is_sent_where_nothing_is_written(open_phone: OpenPhone, store: Store, room: Room) -> None:
    page = come_in(open_phone(), name="")
    say(page, "answer", "  ")
    expect(page.locator("#words-answer")).to_be_focused()
    say(page, "answer", "Fewer calls")
    expect(page.locator(".mine")).to_contain_text("1 contribution arrived")
    assert len(store.heard_in(room.id)) == 1


def test_a_wrong_code_is_answered_at_the_door(open_phone: OpenPhone, store: Store, room: Room) -> None:
    page = open_phone()
    page.locator("#code").fill("")
    page.locator(".door .send").click()
    expect(page.get_by_role("alert")).to_contain_text("There is no room with this code.")
    assert store.people(room.id) == []


def test_after_a_reload_one_is_the_same_person_with_all_that_one_said(
    open_phone: OpenPhone, store: Store, room: Room
) -> None:
    page = come_in(open_phone(), "<b>Ann</b>")
    say(page, "answer", "Fewer calls")
    expect(page.locator(".mine")).to_contain_text("1 contribution arrived")
    page.reload()
    expect(page.locator(".mine")).to_contain_text("1 contribution arrived")
    page.locator(".mine").click()
    dialog = page.get_by_role("dialog", name="What I sent")
    expect(dialog).to_contain_text("Fewer calls")
    expect(dialog).to_contain_text("<b>Ann</b>")
    assert len(store.people(room.id)) == 1


def test_what_is_written_without_network_is_kept_once_when_it_is_back(
    open_phone: OpenPhone, store: Store, room: Room
) -> None:
    page = come_in(open_phone())
    page.context.set_offline(True)
    say(page, "answer", "Fewer calls")
    say(page, "answer", "One person who answers")
    expect(page.locator(".offline")).to_be_visible()
    expect(page.locator("footer")).to_contain_text("2 wait for the network")
    assert store.heard_in(room.id) == []
    page.context.set_offline(False)
    expect(page.locator(".mine")).to_contain_text("2 contributions arrived")
    expect(page.locator(".offline")).to_be_hidden()
    assert [heard.said.text for heard in store.heard_in(room.id)] == [  # type: ignore[union-attr]
        "Fewer calls",
        "One person who answers",
    ]


def test_the_page_follows_the_step_and_keeps_what_was_being_written(
    open_phone: OpenPhone, store: Store, room: Room
) -> None:
    page = come_in(open_phone())
    page.locator(".parking summary").click()
    page.locator("#words-parking").fill("Who pays")
    at(store, room, TOUCHPOINTS)
    expect(page.get_by_role("heading", level=1)).to_have_text("Where do customers meet us?")
    expect(page.locator("#words-parking")).to_have_value("Who pays")
    store.remove(room.id, store.people(room.id)[0].id)
    expect(page.get_by_role("heading", level=1)).to_have_text("You were taken out of the room.")


@pytest.mark.parametrize(("scheme", "locale"), LOOKS)
def test_no_step_has_a_serious_fault(
    open_phone: OpenPhone, store: Store, room: Room, sample_id: str, scheme: str, locale: str
) -> None:
    page = open_phone(locale, color_scheme=scheme, reduced_motion="reduce")
    assert serious_faults(page) == []
    come_in(page)
    found = store.load(sample_id)[0]
    at(store, room, EMPATHY)
    asked = partial(state.ask, persona_id=found.personas[0].id, moments=[each.id for each in found.touchpoints[:3]])
    store.steer(room.id, asked)
    expect(page.locator("#valence")).to_be_visible()
    assert serious_faults(page) == []
    page.locator(".rating > .send").click()
    page.locator(".mine").click()
    expect(page.locator("dialog li")).to_have_count(1)
    assert serious_faults(page) == []
    page.locator("dialog .quiet").first.click()
    at(store, room, BRAINSTORM)
    expect(page.locator("#words-idea")).to_be_visible()
    say(page, "idea", "Call back")
    expect(page.locator(".mine")).to_contain_text("2")
    store.steer(room.id, state.reveal)
    at(store, room, AFFINITY)
    expect(page.locator(".targets li")).to_have_count(1)
    assert serious_faults(page) == []
