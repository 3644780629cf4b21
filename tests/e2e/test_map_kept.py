"""Words being typed beside the picture are kept, whatever one does next; and the corner says how far they are."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from journey.model import Map
from journey.store.store import Store
from tests.e2e.conftest import READY
from tests.e2e.test_map_page import TITLE_FIELD, OpenPage, card

WORDS = "Words that were still being typed"
QUOTE_FIELD = "In their own words"
LEAVING: dict[str, Callable[[Page], None]] = {
    "another card": lambda page: card(page, "Free first service").click(),
    "another view": lambda page: page.locator(".st-key-heading_right").get_by_role("radio", name="Graph").click(),
    "another page": lambda page: page.get_by_role("link", name="Define", exact=True).click(),
}


def said(journey_map: Map) -> list[str]:
    return [*(place.title for place in journey_map.touchpoints), *(feeling.quote for feeling in journey_map.feelings)]


def typed_in(page: Page, label: str) -> Locator:
    card(page, "Calls to ask why").click()
    field = page.get_by_role("textbox", name=label)
    field.fill("")
    field.press_sequentially(WORDS)
    return field


@pytest.mark.parametrize("label", [TITLE_FIELD, QUOTE_FIELD])
@pytest.mark.parametrize("how", LEAVING)
def test_words_being_typed_are_kept(open_page: OpenPage, store: Store, sample_id: str, how: str, label: str) -> None:
    page = open_page(f"/?map={sample_id}")
    typed_in(page, label)
    LEAVING[how](page)
    expect(corner(page)).to_have_attribute("data-state", "saved")
    page.wait_for_selector(READY)
    assert WORDS in said(store.load(sample_id)[0])


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
