"""The Maps page in a real browser: ways to begin, files, and one's own maps as cards."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from journey.formats.library import open_template
from journey.i18n import LANGUAGES, words
from journey.model import fresh_copy
from journey.store.store import Store
from tests.e2e.conftest import PHONE

OpenPage = Callable[..., Page]
LOCALES = {"en": "en-GB", "it": "it-IT"}
IN_A_ROW = """(count) => {
  const cards = [...document.querySelectorAll('[class*=st-key-template_card]')];
  const boxes = cards.map((card) => card.getBoundingClientRect());
  const beside = boxes.filter((box) => Math.abs(box.y - boxes[0].y) < 1);
  return beside.length === count && boxes.every((box) => box.width <= 480);
}"""
TEA = b"journey\n  title Tea\n  section Boil\n    Heat water: 5: Me\n    Wait: 2: Me, Cat\n"


def upload(page: Page, name: str, data: bytes) -> None:
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.locator(".st-key-bring_card input[type=file]").set_input_files(file)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_is_begun_and_stands_among_ones_own_maps(open_page: OpenPage, language: str) -> None:
    t = words(language)
    page = open_page("/maps", locale=LOCALES[language])
    title = open_template("insurance", language).title
    card = page.get_by_role("button", name=t("maps.templates.use_it", title=title))
    card.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(t("define.questions.personas"))
    expect(page.get_by_role("tab").first).to_be_visible()
    page.get_by_role("link", name=t("app.pages.maps")).click()
    opening = re.escape(t("maps.card.open_it", title=title)[:-1])  # where one is there already, this one is “… (2)”
    page.get_by_role("button", name=re.compile(f"^{opening}")).first.click()
    expect(page.locator("[data-pick=card]").first).to_be_visible()


def test_a_map_is_renamed_and_deleted_and_comes_back(open_page: OpenPage, store: Store) -> None:
    map_id = store.create(fresh_copy(open_template("insurance"), "To be renamed"), "host")
    page = open_page("/maps")
    page.get_by_role("button", name="More about “To be renamed”").click()
    page.get_by_role("textbox", name="Name").fill("Renamed")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Open “Renamed”")).to_be_attached()
    page.get_by_role("button", name="Delete", exact=True).click()  # the menu stays open while its map is renamed
    expect(page.get_by_text("“Renamed” is deleted.")).to_be_visible()
    expect(page.get_by_role("button", name="Open “Renamed”")).to_have_count(0)
    page.locator(".st-key-put_away_map").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Open “Renamed”")).to_be_attached()
    assert store.load(map_id)[0].title == "Renamed"


def test_a_file_is_opened_and_a_bad_one_is_refused_in_the_language_of_the_page(
    open_page: OpenPage, store: Store
) -> None:
    page = open_page("/maps", locale="it-IT")
    before = len(store.maps())
    upload(page, "bad.journey.json", b'{"a":')
    expect(page.locator(".st-key-bring_card")).to_contain_text("questo non è JSON")
    assert len(store.maps()) == before
    upload(page, "../../tea.mmd", TEA)
    page.get_by_role("button", name="Crea mappa").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tea")
    expect(page).to_have_url(re.compile(r"/\?map="))


@pytest.mark.parametrize(("width", "side_by_side"), [(390, 1), (760, 2), (1440, 4), (2560, 4)])
def test_cards_stand_as_many_in_a_row_as_the_window_has_room_for(
    open_page: OpenPage, width: int, side_by_side: int
) -> None:
    page = open_page("/maps", viewport={"width": width, "height": 900})
    expect(page.locator("[class*=st-key-template_card] .still svg")).to_have_count(7)
    page.wait_for_function(IN_A_ROW, arg=side_by_side)


def test_the_advice_on_a_card_leads_to_the_list_on_its_map(open_page: OpenPage, store: Store) -> None:
    map_id = store.create(fresh_copy(open_template("insurance"), "With advice"), "host")
    page = open_page("/maps")
    page.locator(f".st-key-advice_{map_id} button").click()
    expect(page.get_by_role("heading", name="Advice", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile(rf"/\?map={map_id}"))


def test_on_a_phone_nothing_scrolls_sideways(open_page: OpenPage, sample_id: str) -> None:
    page = open_page("/maps", viewport=PHONE, has_touch=True, is_mobile=True)
    expect(page.get_by_role("button", name="Start a map")).to_be_visible()
    wide = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= PHONE["width"]


def test_a_new_map_waits_for_its_first_words_and_is_not_made_twice(open_page: OpenPage, store: Store) -> None:
    page = open_page("/maps")
    page.get_by_role("button", name="Start a map").click()
    expect(page.get_by_role("textbox", name="Name of a new persona")).to_be_focused()
    before = len(store.maps())
    page.get_by_role("link", name="Maps", exact=True).click()
    page.get_by_role("button", name="Start a map").click()
    expect(page.get_by_role("textbox", name="Name of a new persona")).to_be_focused()
    assert len(store.maps()) == before
