"""Words being typed beside the picture are kept, whatever one does next; and the corner says how far they are."""

import re
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from journey.model import Map
from journey.store.store import Store
from tests.e2e.conftest import READY
from tests.e2e.test_map_page import TITLE_FIELD, OpenPage, card

WORDS = "Words that were still being typed"
QUOTE_FIELD = "In their own words"
LOST_FIELD = "Customers lost"
HEALTH = "**/_stcore/health"
LEAVING: dict[str, Callable[[Page], None]] = {
    "another card": lambda page: card(page, "Free first service").click(),
    "another view": lambda page: page.locator(".st-key-heading_right").get_by_role("radio", name="Graph").click(),
    "another page": lambda page: page.get_by_role("link", name="Define", exact=True).click(),
    "the form closed": lambda page: page.get_by_role("button", name="Close", exact=True).click(),
}


def said(journey_map: Map) -> list[str]:
    return [
        *(place.title for place in journey_map.touchpoints),
        *(feeling.quote for feeling in journey_map.feelings),
        *(str(loss.customers) for loss in journey_map.losses),
    ]


def typed_in(page: Page, label: str, words: str = WORDS) -> Locator:
    if label == LOST_FIELD:
        card(page, "Delivery cost").click()
        page.get_by_text("Do people vanish here? · 1").click()
    else:
        card(page, "Calls to ask why").click()
    role: Literal["spinbutton", "textbox"] = "spinbutton" if label == LOST_FIELD else "textbox"
    field = page.locator(".st-key-card_editor").get_by_role(role, name=label).first
    field.fill("")
    field.press_sequentially(words)
    return field


@pytest.mark.parametrize(("label", "words"), [(TITLE_FIELD, WORDS), (QUOTE_FIELD, WORDS), (LOST_FIELD, "34017")])
@pytest.mark.parametrize("how", LEAVING)
def test_words_being_typed_are_kept(
    open_page: OpenPage, store: Store, sample_id: str, how: str, label: str, words: str
) -> None:
    page = open_page(f"/?map={sample_id}")
    typed_in(page, label, words)
    LEAVING[how](page)
    expect(corner(page)).to_have_attribute("data-state", "saved")
    page.wait_for_selector(READY)
    assert words in said(store.load(sample_id)[0])


def test_a_field_that_comes_up_late_shows_what_is_stored(open_page: OpenPage, store: Store, sample_id: str) -> None:
    """Two runs, and only then has the browser what it needs to put up the fields of the first."""
    page = open_page(f"/?map={sample_id}")
    before = said(store.load(sample_id)[0])
    late: list[Route] = []
    page.route(re.compile(r"/(TextInput|TextArea|NumberInput|DateInput)[^/]*\.js"), lambda route: late.append(route))
    card(page, "Delivery cost").click()
    page.get_by_text("Do people vanish here? · 1").click()
    page.wait_for_selector(READY)
    form = page.locator(".st-key-card_editor")
    form.get_by_role("radio", name="Assumed").first.click()
    page.wait_for_selector(READY)
    assert len(late) > 2
    for route in late:
        route.continue_()
    expect(form.get_by_role("textbox", name=TITLE_FIELD)).to_have_value("Delivery cost appears: €79")
    expect(form.get_by_role("spinbutton", name=LOST_FIELD)).not_to_have_value("")
    LEAVING["another card"](page)
    page.wait_for_selector(READY)
    assert said(store.load(sample_id)[0]) == before


def corner(page: Page) -> Locator:
    return page.locator(".st-key-saved_sign .saved")


def test_the_corner_says_how_far_the_words_are(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}")
    expect(corner(page)).to_have_attribute("data-state", "saved")
    field = typed_in(page, TITLE_FIELD)
    expect(corner(page)).to_have_attribute("data-state", "unsaved")
    field.press("Enter")
    expect(corner(page)).to_have_attribute("data-state", "saved")
    assert WORDS in said(store.load(sample_id)[0])


def test_a_field_left_as_it_was_is_saved_too(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}")
    field = typed_in(page, TITLE_FIELD)
    field.press("Tab")
    expect(corner(page)).to_have_attribute("data-state", "saved")
    field.press("End")
    field.press("x")
    expect(corner(page)).to_have_attribute("data-state", "unsaved")
    field.press("Backspace")
    field.press("Tab")
    expect(corner(page)).to_have_attribute("data-state", "saved")


def test_words_that_only_a_button_keeps_are_not_called_saved_and_wait_for_it(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    page = open_page(f"/?map={sample_id}")
    card(page, "Calls to ask why").click()
    page.locator(".st-key-part_metrics").get_by_text("Metrics").click()
    name = page.get_by_role("textbox", name="Name", exact=True)
    name.fill(WORDS)
    name.press("Tab")
    page.wait_for_selector(READY)
    expect(corner(page)).to_have_attribute("data-state", "unsaved")
    card(page, "Free first service").click()
    expect(name).to_have_value("")
    page.get_by_role("link", name="Define", exact=True).click()
    page.get_by_role("link", name="Map", exact=True).click()
    card(page, "Calls to ask why").click()
    expect(name).to_have_value(WORDS)
    number = page.get_by_role("spinbutton", name="Value", exact=True)
    number.fill("7")
    page.get_by_role("button", name="Add this metric").click()
    expect(corner(page)).to_have_attribute("data-state", "saved")
    assert WORDS in [metric.name for metric in store.load(sample_id)[0].metrics]


def test_the_corner_does_not_say_saved_while_the_server_is_away(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}")
    field = typed_in(page, TITLE_FIELD, "Calls to ask why")  # nothing new, so that no run will say how it went
    page.route(HEALTH, lambda route: route.fulfill(status=503))
    field.press("Tab")
    expect(corner(page)).to_have_attribute("data-state", "offline")
    page.unroute(HEALTH)
    expect(corner(page)).to_have_attribute("data-state", "saved")


def test_a_reload_asks_first_and_whoever_stays_finds_the_words_saved(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    page = open_page(f"/?map={sample_id}")
    typed_in(page, TITLE_FIELD)
    with page.expect_event("dialog") as asked:
        page.evaluate("setTimeout(() => location.reload())")
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    expect(corner(page)).to_have_attribute("data-state", "saved")
    assert WORDS in said(store.load(sample_id)[0])
