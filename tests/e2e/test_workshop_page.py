"""Leading a workshop in a browser: people come in from phones, say something, and it is seen when it may be."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from journey.i18n import words
from journey.store import Role, Store
from journey.workshop import state
from journey.workshop.agenda import NAMES
from tests.e2e.conftest import DESK, PHONE, READY
from tests.e2e.sharing import OpenPage
from tests.e2e.test_accessibility import serious_faults

t = words("en")
EMPATHY, IDEAS, AFFINITY = (NAMES.index(name) for name in ("empathy", "brainstorm", "affinity"))


def led(open_page: OpenPage, map_id: str, step: int = 0, **more: Any) -> Page:
    """The page of a room that was opened on it and has begun."""
    page = open_page(f"/workshop?map={map_id}", **more)
    page.get_by_role("button", name=t("workshop_page.open")).click()
    page.get_by_role("button", name=t("workshop_page.start"), exact=True).click()
    expect(page.locator(".st-key-ws_next")).to_be_visible()
    if step:
        to_step(page, step)
    return page


def to_step(page: Page, step: int) -> None:
    page.locator(f".st-key-ws_go_{step} button").click()
    expect(page.locator(f".st-key-ws_step_now_{step}")).to_be_visible()
    page.wait_for_selector(READY)


def code_of(page: Page) -> str:
    return page.locator(".st-key-card_ws_join h2").inner_text()


class Guest:
    """Somebody in the room, through the requests that a phone makes."""

    def __init__(self, page: Page, app_url: str, name: str) -> None:
        self.page, self.url, self.said = page, app_url, 0
        self.token = self.ask("join", code=code_of(page), name=name)["token"]

    def ask(self, deed: str, **body: Any) -> Any:
        answer = self.page.request.post(f"{self.url}/room/{deed}", data=body)
        assert answer.ok, answer.text()
        return answer.json()

    def say(self, step: int, **body: Any) -> None:
        self.said += 1
        self.ask("say", token=self.token, op=f"{self.token[:8]}-{self.said}".replace("_", "-"), step=step, body=body)


@pytest.fixture
def guest(app_url: str) -> Callable[[Page, str], Guest]:
    return lambda page, name: Guest(page, app_url, name)


def test_a_room_is_opened_a_phone_comes_in_and_what_it_says_appears(
    open_page: OpenPage, app_url: str, sample_id: str, browsers: Any
) -> None:
    page = led(open_page, sample_id)
    phone = browsers.lend(locale="en-GB", viewport=PHONE).new_page()
    phone.goto(f"{app_url}/join/{code_of(page).replace(' ', '-')}")
    phone.get_by_role("textbox").last.fill("Ann")
    phone.get_by_role("button", name=t("workshop.join.go"), exact=True).click()
    expect(page.locator(".st-key-ws_people")).to_contain_text("Ann")
    phone.locator("#words-answer").fill("Fewer calls about parcels")
    phone.get_by_role("button", name=t("workshop.room.send"), exact=True).first.click()
    expect(page.locator(".ws-notes")).to_contain_text("Fewer calls about parcels")
    page.locator(".st-key-ws_people").get_by_role("button", name="Ann").click()
    page.get_by_role("menuitem", name=t("workshop_page.remove"), exact=True).or_(
        page.get_by_role("option", name=t("workshop_page.remove"), exact=True)
    ).click()
    expect(phone.locator("main")).to_contain_text(t("workshop.room.removed"))
    expect(page.locator(".ws-notes")).to_have_count(0)
    expect(page.locator(".st-key-ws_gone")).to_contain_text("Ann")


def test_ratings_are_hidden_until_they_are_revealed_and_disagreement_comes_first(
    open_page: OpenPage, store: Store, sample_id: str, guest: Callable[[Page, str], Guest]
) -> None:
    page = led(open_page, sample_id, EMPATHY)
    (room,) = store.rooms(sample_id)
    agreed, torn = room.state.moments[:2]
    for name, valence in (("Ann", -5.0), ("Bo", 0.0), ("Cy", 4.0)):
        who = guest(page, name)
        who.say(EMPATHY, kind="rating", touchpoint_id=agreed, persona_id=room.state.persona_id, valence=1.0)
        who.say(EMPATHY, kind="rating", touchpoint_id=torn, persona_id=room.state.persona_id, valence=valence)
    said = page.locator(".st-key-card_ws_heard")
    expect(said).to_contain_text("6 contributions from 3 people")
    expect(said).to_contain_text(t("workshop_page.hidden"))
    expect(page.locator(".ws-spreads")).to_have_count(0)
    page.get_by_role("button", name=t("workshop_page.reveal"), exact=True).click()
    first = page.locator(".ws-spreads").first
    title = store.load(sample_id)[0].touchpoint(torn)
    assert title
    expect(first).to_contain_text(title.title)
    expect(first.locator("i")).to_have_count(3)
    expect(first).to_contain_text("median 0, middle half −2.5 to +2, 3 answers")
    expect(page.locator(".ws-spreads").nth(1).locator("li")).to_have_count(1)


def test_ideas_are_joined_by_keys_parted_again_and_ranked_after_the_reveal(
    open_page: OpenPage, store: Store, sample_id: str, guest: Callable[[Page, str], Guest]
) -> None:
    page = led(open_page, sample_id, IDEAS)
    ann, bo = guest(page, "Ann"), guest(page, "Bo")
    ann.say(IDEAS, kind="idea", text="Call back within the hour")
    ann.say(IDEAS, kind="idea", text="A photo of the parcel")
    bo.say(IDEAS, kind="idea", text="Within the hour call back")
    to_step(page, AFFINITY)
    expect(page.locator(".st-key-ws_cards")).to_have_count(0)
    page.get_by_role("button", name=t("workshop_page.show_ideas")).click()
    expect(page.locator(".st-key-ws_cards [data-testid=stCheckbox]")).to_have_count(3)
    for idea in ("Call back within the hour", "Within the hour call back"):
        page.get_by_role("checkbox", name=idea).focus()
        page.keyboard.press("Space")
        expect(page.get_by_role("checkbox", name=idea)).to_be_checked()
        page.wait_for_selector(READY)
    expect(page.locator(".st-key-ws_join button")).to_be_enabled()
    page.locator(".st-key-ws_join button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-ws_cards [data-testid=stCheckbox]")).to_have_count(2)
    (room,) = store.rooms(sample_id)
    (group,) = room.state.groups
    ann.say(AFFINITY, kind="dot", target=group.id, dots=3)
    expect(page.locator(".st-key-card_ws_groups")).to_contain_text("1 contribution from 1 person")
    page.get_by_role("button", name=t("workshop_page.reveal"), exact=True).click()
    expect(page.locator(".st-key-card_ws_groups ol li").first).to_have_text("Call back within the hour · 3 dots")
    page.locator(".st-key-card_ws_groups details summary").click()
    page.locator("[class*=st-key-ws_part_] button").first.click()
    expect(page.locator(".st-key-ws_cards [data-testid=stCheckbox]")).to_have_count(3)
    assert store.rooms(sample_id)[0].state.groups == ()


def test_a_decision_is_noted_with_who_does_it(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = led(open_page, sample_id)
    page.get_by_role("textbox", name=t("workshop_page.decided")).fill("Ring back within the hour")
    page.get_by_role("textbox", name=t("workshop_page.owner")).fill("Ann")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-card_ws_decisions")).to_contain_text("Ring back within the hour Ann")
    (decision,) = store.rooms(sample_id)[0].state.decisions
    assert (decision.text, decision.owner) == ("Ring back within the hour", "Ann")


def test_the_clock_stands_and_the_room_is_closed_and_opened_again(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    page = led(open_page, sample_id)
    page.get_by_role("button", name=t("workshop_page.more_time", n=2)).click()
    page.get_by_role("button", name=t("workshop_page.pause"), exact=True).click()
    expect(page.get_by_role("timer")).to_contain_text(t("workshop_page.paused"))
    (room,) = store.rooms(sample_id)
    assert room.state.ends_at is None and room.state.left > 60 * room.state.minutes[0]
    page.get_by_role("button", name=t("workshop_page.close")).click()
    page.locator(f".st-key-ws_again_{room.id} button").click()
    expect(page.locator(".st-key-card_ws_join h2")).to_have_text(room.code)
    assert store.rooms(sample_id)[0].state == room.state


def test_the_big_screen_opens_in_another_tab_for_whoever_leads(open_page: OpenPage, sample_id: str) -> None:
    page = led(open_page, sample_id)
    way = page.get_by_role("link", name=t("workshop_page.wall"))
    assert way.get_attribute("target") == "_blank"
    address = way.evaluate("link => link.href")
    assert page.request.get(address).ok
    assert page.request.get(address.replace("pass=", "pass=x")).status == 403


def test_times_are_chosen_before_the_room_is_opened(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = open_page(f"/workshop?map={sample_id}")
    expect(page.locator(".st-key-card_ws_agenda h3")).to_have_text("Eight steps, 2 h 25")
    label = t("workshop_page.minutes_of", step=t("workshop.steps.objective.title"))
    page.get_by_role("spinbutton", name=label).fill("25")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-card_ws_agenda h3")).to_have_text("Eight steps, 2 h 40")
    page.get_by_role("button", name=t("workshop_page.open")).click()
    expect(page.get_by_role("timer")).to_contain_text("25:00")
    assert store.rooms(sample_id)[0].state.minutes == (25, *state.State().minutes[1:])


def test_who_may_not_lead_is_told_so_and_offered_no_tab(open_page: OpenPage, link: Callable[[Role], str]) -> None:
    page = open_page(link("editor").replace("/board", "/workshop"))
    expect(page.locator(".st-key-empty")).to_contain_text(t("workshop_page.not_yours"))
    tabs = page.locator('[data-testid="stTopNavLink"]')
    expect(tabs.filter(has_text=t("app.pages.board"))).to_have_count(1)
    expect(tabs.filter(has_text=t("app.pages.workshop"))).to_have_count(0)
    page = open_page(link("facilitator").replace("/board", "/workshop"))
    expect(page.get_by_role("button", name=t("workshop_page.open"))).to_be_visible()
    expect(page.locator('[data-testid="stTopNavLink"]').filter(has_text=t("app.pages.workshop"))).to_have_count(1)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_is_wider_than_the_page_and_everything_can_be_read_out(
    open_page: OpenPage, sample_id: str, size: dict[str, int]
) -> None:
    page = led(open_page, sample_id, EMPATHY, viewport=size)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= size["width"]
    assert serious_faults(page) == []
