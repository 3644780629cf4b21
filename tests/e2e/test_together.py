"""Several people on one board: each sees the others' edits and where they are, and nobody's words are lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from journey.i18n import words
from journey.store.store import Store
from tests.e2e.boarding import board, card, cell, focus, kept
from tests.e2e.defining import saved

OpenPage = Callable[..., Page]


def rename(page: Page, before: str, after: str) -> None:
    focus(page, before)
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.type(after)
    page.keyboard.press("Enter")


def test_an_edit_appears_on_the_other_board_and_takes_nothing_from_whoever_writes(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    one, other = (board(open_page, sample_id) for _ in range(2))
    focus(other, "An ad that will not go away")
    other.keyboard.press("Enter")
    other.keyboard.press("Control+a")
    other.keyboard.type("Half a sent")
    rename(one, "A friend’s photo", "A photo of a friend")
    expect(card(other, "A photo of a friend")).to_be_visible()
    field = cell(other, 0).locator("textarea")
    expect(field).to_be_focused()
    expect(field).to_have_value("Half a sent")
    other.keyboard.type("ence")
    other.keyboard.press("Enter")
    expect(card(one, "Half a sentence")).to_be_visible()
    for page in (one, other):
        saved(page)
    assert kept(store, sample_id, 0)[0] == "A photo of a friend"
    assert kept(store, sample_id, 0)[3] == "Half a sentence"


def test_whose_card_it_is_stands_on_it(open_page: OpenPage, sample_id: str) -> None:
    t = words("en")
    one, other = (board(open_page, sample_id) for _ in range(2))
    focus(one, "Chat with a mechanic")
    tab = card(other, "Chat with a mechanic").locator(".tab")
    expect(tab).to_have_text(t("board.is_here", name=t("sharing.guest", n=1)))
    one.keyboard.press("Enter")
    expect(tab).to_have_text(t("board.writes", name=t("sharing.guest", n=1)))
    one.keyboard.press("Escape")
    focus(one, "Set-up video, seven minutes")
    expect(tab).to_have_count(0)
    one.close()
    expect(other.locator(".crowd li")).to_have_count(0)


def test_of_two_edits_of_one_card_the_words_that_lost_are_offered_back(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    one, other = (board(open_page, sample_id) for _ in range(2))
    other.context.set_offline(True)
    rename(other, "A friend’s photo", "Theirs")
    rename(one, "A friend’s photo", "Mine")
    saved(one)
    other.context.set_offline(False)
    saved(other)
    expect(card(one, "Theirs")).to_be_visible()
    note = other.locator(".note-of-lost")
    expect(note).to_contain_text("Mine")
    note.get_by_role("button", name=words("en")("define.sheet.put_back")).click()
    expect(card(one, "Mine")).to_be_visible()
    saved(other)
    assert kept(store, sample_id, 0)[0] == "Mine"


@pytest.mark.parametrize("people", [4])
def test_many_at_once_lose_nothing(open_page: OpenPage, store: Store, sample_id: str, people: int) -> None:
    pages = [board(open_page, sample_id) for _ in range(people)]
    for number, page in enumerate(pages):
        focus(page, "A friend’s photo")
        page.keyboard.press("n")
        page.keyboard.type(f"From page {number}")
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
    for page in pages:
        saved(page)
        for number in range(people):
            expect(card(page, f"From page {number}")).to_be_visible()
    assert sorted(title for title in kept(store, sample_id, 0) if title.startswith("From page")) == [
        f"From page {number}" for number in range(people)
    ]


def test_a_field_opened_and_left_takes_nothing_back(open_page: OpenPage, store: Store, sample_id: str) -> None:
    one, other = (board(open_page, sample_id) for _ in range(2))
    focus(one, "A friend’s photo")
    one.keyboard.press("Enter")
    rename(other, "A friend’s photo", "From the other")
    saved(other)
    expect(one.locator(".card .title").filter(has_text="From the other")).to_have_count(1)
    focus(one, "An ad that will not go away")
    expect(card(one, "From the other")).to_be_visible()
    saved(one)
    assert kept(store, sample_id, 0)[0] == "From the other"


def test_a_card_that_is_written_on_stays_under_the_cursor_when_another_moves_it(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    one, other = (board(open_page, sample_id) for _ in range(2))
    focus(one, "“Not worth fixing”")
    one.keyboard.press("Enter")
    one.keyboard.press("Control+a")
    one.keyboard.type("Half")
    focus(other, "“Not worth fixing”")
    other.keyboard.press("Alt+ArrowUp")
    other.keyboard.press("Alt+ArrowRight")
    saved(other)
    rename(other, "An ad that will not go away", "A sign that it arrived")
    expect(card(one, "A sign that it arrived")).to_be_visible()
    expect(one.locator(".card textarea")).to_be_focused()
    one.keyboard.type(" and whole")
    one.keyboard.press("Enter")
    saved(one)
    expect(card(other, "Half and whole")).to_be_visible()
    assert "Half and whole" in kept(store, sample_id, 1)


def test_two_people_in_one_cell_of_notes_keep_both_their_lines(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    one, other = (board(open_page, sample_id) for _ in range(2))
    place = ".lane.actions .words[role=button]"
    one.locator(place).first.click()
    for page, line in ((other, "Theirs"), (one, "Mine")):
        if page is other:
            page.locator(place).first.click()
        page.locator(".lane.actions textarea").press("End")
        page.locator(".lane.actions textarea").press_sequentially(f"\n{line}")
        page.keyboard.press("Control+Enter")
        saved(page)
    expect(other.locator(place).first).to_contain_text("Mine")
    expect(one.locator(place).first).to_contain_text("Theirs")
    held = store.load(sample_id)[0]
    assert {"Theirs", "Mine"} <= {note.text for note in held.notes}
