"""A file is shown before it is taken, in a real browser: looks, keys, phone, and one undo for all of it."""

from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from journey.formats import xlsx
from journey.formats.library import open_sample
from journey.i18n import words
from journey.model import fresh_copy
from journey.store.store import Store
from tests.e2e.conftest import PHONE
from tests.e2e.test_accessibility import serious_faults

OpenPage = Callable[..., Page]
HAND = "Fase;Cosa;Emozione;Criticità\nScopre;Pubblicità;2,5;Troppa\nCompra;Paga;9;\n".encode("cp1252")


def upload(page: Page, name: str, data: bytes) -> None:
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.locator(".st-key-bring_card input[type=file]").set_input_files(file)
    expect(page.locator(".st-key-bringing_ways")).to_be_visible()


@pytest.mark.parametrize(("scheme", "locale"), [("light", "it-IT"), ("dark", "en-GB")])
def test_a_table_of_ones_own_is_corrected_by_keys_and_created(
    open_page: OpenPage, store: Store, scheme: str, locale: str
) -> None:
    say = words(locale[:2])
    page = open_page("/maps", locale=locale, color_scheme=scheme)
    upload(page, f"piano-{scheme}.csv", HAND)
    assert serious_faults(page, ".stMain") == []
    box = page.get_by_role("combobox", name="Cosa")
    box.focus()
    page.keyboard.press("ArrowDown")
    role = page.get_by_role("option", name=say("table.roles.touchpoint"), exact=True)
    expect(role).to_be_visible()
    role.click()
    expect(page.locator(".st-key-bringing_counts")).to_contain_text("2 " + say("bringing.counts.touchpoints", n=2))
    page.get_by_role("button", name=say("bringing.create")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"piano-{scheme}")
    assert any(summary.title == f"piano-{scheme}" for summary in store.maps())


def test_on_a_phone_nothing_is_wider_than_the_window(open_page: OpenPage) -> None:
    page = open_page("/maps", viewport=PHONE)
    upload(page, "plan.xlsx", xlsx.write(open_sample("en")).data)
    expect(page.get_by_role("button", name="Create map")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_workbook_that_comes_back_is_applied_and_one_undo_takes_it_all_back(
    open_page: OpenPage, store: Store
) -> None:
    map_id = store.create(fresh_copy(open_sample("en"), "Sent around"), "host")
    before = store.load(map_id)[0]
    book = openpyxl.load_workbook(BytesIO(xlsx.write(before).data))
    for sheet, field in (("Stages", "name"), ("Touchpoints", "title")):
        place = next(cell.column for cell in book[sheet][1] if cell.value == field)
        book[sheet].cell(3, place).value = f"New {field}"
    out = BytesIO()
    book.save(out)
    page = open_page("/maps")
    upload(page, "back.xlsx", out.getvalue())
    expect(page.locator(".st-key-bringing_changes")).to_contain_text("2 changed")
    page.get_by_role("button", name="Apply to “Sent around”").click()
    expect(page.locator(".st-key-undo button").first).to_be_enabled()
    expect(page.locator(".st-key-notice")).to_contain_text("Brought in from “back.xlsx”: 2 changed")
    after = store.load(map_id)[0]
    assert (after.stages[0].name, after.path[0][1][0].title) == ("New name", "New title")
    page.locator(".st-key-undo button").first.click()
    expect(page.locator(".st-key-redo button").first).to_be_enabled()
    assert store.load(map_id)[0] == before
