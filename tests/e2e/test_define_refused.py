"""What the Define page does not take stays where it was typed, with the reason next to it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from journey.store.store import Store
from tests.e2e.defining import ROW, OpenPage, cell, define, saved, title

INSIDE = "(note) => { const at = note.getBoundingClientRect(); return at.top >= 60 && at.bottom <= innerHeight; }"


def warnings(page: Page) -> Locator:
    return page.get_by_role("alert").filter(has_text=re.compile(r"\S"))


def test_words_that_are_refused_stay_where_they_were_typed(open_page: OpenPage, sample_id: str) -> None:
    page = define(open_page, sample_id, "channels")
    title(page, 0).fill("x" * 2001)
    title(page, 0).press("Enter")
    expect(page.get_by_role("alert").filter(has_text=re.compile(r"2,?001|2,?000"))).to_be_visible()
    expect(title(page, 0)).to_have_value("x" * 2001)
    expect(title(page, 0)).to_have_attribute("aria-invalid", "true")
    title(page, 0).fill("Short")
    title(page, 0).press("Enter")
    saved(page)
    expect(title(page, 0)).to_have_value("Short")
    expect(warnings(page)).to_have_count(0)


@pytest.mark.parametrize("mode", ["form", "table"])
def test_a_bad_number_is_named_next_to_its_field(open_page: OpenPage, sample_id: str, mode: str) -> None:
    page = open_page(f"/define?map={sample_id}&step=stages&mode={mode}")
    days = page.locator("li.row [data-field=days]")
    days.nth(6).locator("input").fill("soon")
    page.keyboard.press("Enter")
    note = days.nth(6).get_by_role("alert")
    expect(note).to_contain_text("Days: ")
    expect(note).to_contain_text("soon")
    assert note.evaluate(INSIDE)
    expect(days.nth(6).locator("input")).to_have_value("soon")
    days.nth(6).locator("input").fill("4")
    page.keyboard.press("Enter")
    expect(note).to_have_count(0)


def test_a_day_that_is_none_is_named_next_to_its_field(open_page: OpenPage, sample_id: str, store: Store) -> None:
    page = define(open_page, sample_id, "timeframe")
    day = page.locator('[data-field="timeframe.end"]')
    day.locator("input").fill("2025-01-01")  # before it starts
    day.locator("input").blur()
    expect(day.get_by_role("alert")).to_contain_text("To: ")
    day.locator("input").fill("1066-10-14")
    day.locator("input").blur()
    expect(day.get_by_role("alert")).to_contain_text("1970")
    assert str(store.load(sample_id)[0].timeframe.end) == "2026-06-30"


def overwrite(one: Page, other: Page) -> None:
    title(one, 0).fill("From the first window")
    title(one, 0).press("Enter")
    saved(one)
    title(other, 0).fill("From the second window")
    title(other, 0).press("Enter")
    saved(other)


def test_words_of_another_window_that_were_replaced_are_offered_back(
    open_page: OpenPage, sample_id: str, store: Store
) -> None:
    one, other = (define(open_page, sample_id, "channels") for _ in range(2))
    expect(title(other, 0)).to_have_value("Web search")
    overwrite(one, other)
    note = warnings(other)
    expect(note).to_contain_text("From the first window")
    expect(note).to_contain_text("Guest 1 changed this too")
    note.get_by_role("button", name="Put those words back").click()
    expect(title(other, 0)).to_have_value("From the first window")
    expect(note).to_have_count(0)
    saved(other)
    assert store.load(sample_id)[0].channels[0].name == "From the first window"


def test_ones_own_words_are_never_called_anothers(open_page: OpenPage, sample_id: str) -> None:
    page = define(open_page, sample_id, "stages")
    for words in ("1,5", "2", "2,50"):
        cell(page, 0, "days", "input").fill(words)
        cell(page, 0, "days", "input").press("Enter")
    saved(page)
    expect(page.locator(ROW).first).to_be_visible()
    expect(warnings(page)).to_have_count(0)
