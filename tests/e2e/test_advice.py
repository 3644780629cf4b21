"""The list of advice in a real browser: from the button to the place where a piece is followed, and back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from journey.formats.library import open_template
from journey.i18n import LANGUAGES, words
from journey.model import fresh_copy
from journey.store.store import Store
from tests.e2e.conftest import PHONE
from tests.e2e.test_accessibility import serious_faults

OpenPage = Callable[..., Page]
LOCALES = {"en": "en-GB", "it": "it-IT"}


@pytest.fixture
def guessed(store: Store) -> str:
    """A map on which everything is assumed, and losses nobody was asked about."""
    return store.create(fresh_copy(open_template("insurance")), "host")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_piece_selects_its_record_on_the_picture_and_the_list_comes_back(
    open_page: OpenPage, guessed: str, language: str
) -> None:
    t = words(language)
    page = open_page(f"/?map={guessed}", locale=LOCALES[language])
    page.get_by_role("button", name=t("advising.button", n=3)).click()
    expect(page.get_by_role("heading", name=t("advising.doubtful"))).to_be_visible()
    page.get_by_role("button", name=t("advising.show")).click()
    expect(page.locator(".viewer .is-selected").first).to_be_visible()
    expect(page.get_by_text(t("map_page.losses.title"))).to_be_visible()
    page.locator(".st-key-close_editor button").click()
    expect(page.get_by_role("heading", name=t("advising.doubtful"))).to_be_visible()


def test_a_piece_opens_define_at_the_stage_it_is_about(open_page: OpenPage, guessed: str, store: Store) -> None:
    journey_map, _ = store.load(guessed)
    first = next(card for _, cell in journey_map.path for card in cell if card.moment_of_truth)
    page = open_page(f"/?map={guessed}")
    page.locator(".st-key-advice_closed button").click()
    page.locator("[class*=st-key-follow_moment_of_truth_assumed] button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words("en")("define.questions.touchpoints"))
    stage = journey_map.stage(first.stage_id)
    assert stage
    expect(page.get_by_role("tab", name=stage.name)).to_have_attribute("aria-selected", "true")


def test_on_a_phone_the_list_is_a_sheet_that_can_be_read_and_closed(open_page: OpenPage, guessed: str) -> None:
    page = open_page(f"/?map={guessed}", viewport=PHONE, has_touch=True, is_mobile=True)
    page.locator(".st-key-advice_closed button").tap()
    sheet = page.locator(".st-key-card_advice")
    expect(sheet).to_be_visible()
    box = sheet.bounding_box()
    assert box and box["width"] <= PHONE["width"] and box["y"] + box["height"] <= PHONE["height"] + 1
    wide = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= PHONE["width"]
    page.locator(".st-key-close_advice button").tap()
    expect(sheet).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_list_has_no_serious_fault(open_page: OpenPage, guessed: str, scheme: str) -> None:
    page = open_page(f"/?map={guessed}", color_scheme=scheme)
    page.locator(".st-key-advice_closed button").click()
    expect(page.locator(".st-key-card_advice")).to_be_visible()
    assert serious_faults(page, within=".st-key-card_advice") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_cards_of_ones_own_maps_have_no_serious_fault(open_page: OpenPage, guessed: str, scheme: str) -> None:
    page = open_page("/maps", color_scheme=scheme)
    expect(page.locator(f".st-key-advice_{guessed} button")).to_be_visible()
    assert serious_faults(page) == []
