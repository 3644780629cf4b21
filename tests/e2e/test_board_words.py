"""The board, written on: by keys, in place, offline, refused; no word is lost."""

import pytest
from playwright.sync_api import expect

from journey.i18n import words
from journey.store.store import Store
from tests.e2e.boarding import OpenPage, board, card, cell, focus, heard, kept, titles
from tests.e2e.defining import PASTE, saved


@pytest.mark.parametrize("language", ["en", "it"])
def test_a_card_is_walked_to_written_on_moved_and_deleted_by_keys(
    open_page: OpenPage, store: Store, sample_id: str, language: str
) -> None:
    t = words(language)
    page = board(open_page, sample_id, locale={"en": "en-GB", "it": "it-IT"}[language])
    focus(page, "A friend’s photo")
    page.keyboard.press("ArrowDown")
    expect(card(page, "“Not worth fixing”").locator(".face")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.type("It can be mended")
    page.keyboard.press("Enter")
    expect(card(page, "It can be mended").locator(".face")).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    assert titles(page, 0)[2] == "It can be mended"
    expect(heard(page)).to_have_text(t("board.moved", subject="It can be mended", stage="Notice", place=3))
    page.keyboard.press("Alt+ArrowRight")
    assert titles(page, 1)[2] == "It can be mended"
    expect(card(page, "It can be mended").locator(".face")).to_be_focused()
    page.keyboard.press("*")
    expect(card(page, "It can be mended")).to_have_class("card truth")
    saved(page)
    held = store.load(sample_id)[0]
    assert kept(store, sample_id, 1)[2] == "It can be mended"
    assert next(each for each in held.touchpoints if each.title == "It can be mended").moment_of_truth
    page.keyboard.press("Delete")
    expect(card(page, "It can be mended")).to_have_count(0)
    saved(page)
    assert "It can be mended" not in kept(store, sample_id, 1)
    page.keyboard.press("Control+z")
    expect(card(page, "It can be mended")).to_be_visible()


@pytest.mark.parametrize("key", ["Enter", "F2"])
def test_the_caret_stands_behind_the_words(open_page: OpenPage, store: Store, sample_id: str, key: str) -> None:
    page = board(open_page, sample_id)
    focus(page, "A friend’s photo")
    page.keyboard.press(key)
    page.keyboard.type(" of a bike")
    page.keyboard.press("Enter")
    expect(card(page, "A friend’s photo of a bike").locator(".face")).to_be_focused()
    saved(page)
    assert kept(store, sample_id, 0)[0] == "A friend’s photo of a bike"


def test_cards_are_added_one_after_the_other_and_pasted_from_a_spreadsheet(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    page = board(open_page, sample_id)
    focus(page, "A friend’s photo")
    page.keyboard.press("n")
    for name in ("First thing", "Second thing"):
        page.keyboard.type(name)
        page.keyboard.press("Enter")
    line = cell(page, 0).locator("textarea")
    line.evaluate(PASTE, "Third\tE-mail\nFourth")
    page.keyboard.press("Escape")
    expect(card(page, "Fourth")).to_be_visible()
    saved(page)
    held = store.load(sample_id)[0]
    mail = next(channel for channel in held.channels if channel.icon == "email")
    added = held.path[0][1][4:]
    assert [each.title for each in added] == ["First thing", "Second thing", "Third", "Fourth"]
    assert (added[2].channel_id == mail.id) is (mail.name.casefold() == "e-mail")


def test_stages_are_renamed_and_moved(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = board(open_page, sample_id)
    stage = page.locator(".stage").first
    stage.evaluate("node => node.focus()")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.type("Wakes up")
    page.keyboard.press("Enter")
    expect(stage).to_contain_text("Wakes up")
    page.keyboard.press("Alt+ArrowRight")
    expect(page.locator(".stage").nth(1)).to_contain_text("Wakes up")
    saved(page)
    assert [each.name for each in store.load(sample_id)[0].stages][:2] == ["Look around", "Wakes up"]


def test_notes_goals_and_ideas_are_written_in_place(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = board(open_page, sample_id)
    for lane, new_words in (("goals", "To get there dry"), ("actions", "Reads the forecast")):
        page.locator(f".lane.{lane} .words[role=button]").first.click()
        page.locator(f".lane.{lane} textarea").fill(new_words)
        page.keyboard.press("Control+Enter")
        expect(page.locator(f".lane.{lane}")).to_contain_text(new_words)
    saved(page)
    held = store.load(sample_id)[0]
    assert held.stages[0].goal == "To get there dry"
    assert "Reads the forecast" in [note.text for note in held.notes]


def test_what_the_server_refuses_comes_back_with_the_reason(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = board(open_page, sample_id)
    focus(page, "A friend’s photo")
    page.keyboard.press("Enter")
    field = cell(page, 0).locator("textarea")
    field.fill("x" * 2001)
    field.press("Enter")
    expect(cell(page, 0).get_by_role("alert")).to_contain_text("2,0")
    expect(cell(page, 0).locator("textarea")).to_have_value("x" * 2001)


def test_an_edit_made_offline_is_dashed_and_arrives_once(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = board(open_page, sample_id)
    page.context.set_offline(True)
    focus(page, "A friend’s photo")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.type("Written offline")
    page.keyboard.press("Enter")
    expect(card(page, "Written offline")).to_have_class("card unsaved")
    page.context.set_offline(False)
    saved(page)
    expect(card(page, "Written offline")).to_have_class("card")
    held, head = store.load(sample_id)
    assert [each.title for each in held.touchpoints].count("Written offline") == 1
    assert head == 1


def test_escape_leaves_the_name_of_a_stage_as_it_was(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = board(open_page, sample_id)
    stage = page.locator(".stage").first
    stage.evaluate("node => node.focus()")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.type("Another name")
    page.keyboard.press("Escape")
    expect(stage).to_contain_text("Notice")
    assert store.load(sample_id)[1] == 0


def test_in_the_search_the_keys_of_undo_are_the_searchs_own(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = board(open_page, sample_id)
    focus(page, "A friend’s photo")
    page.keyboard.press("Delete")
    saved(page)
    page.keyboard.press("/")
    page.keyboard.type("cour")
    page.keyboard.press("Control+z")
    page.keyboard.press("Escape")
    focus(page, "“Not worth fixing”")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.type("Next edit")
    page.keyboard.press("Enter")
    saved(page)
    assert "A friend’s photo" not in kept(store, sample_id, 0)


def test_words_being_written_anywhere_survive_a_reload(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = board(open_page, sample_id)
    goal = page.locator(".lane.goals .words[role=button]").first
    goal.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("To get to work dry")
    page.reload()
    expect(goal).to_have_text("To get to work dry")
    saved(page)
    stage = page.locator(".stage").first
    stage.focus()
    page.keyboard.press("F2")
    page.keyboard.press("Control+a")
    page.keyboard.type("Wish")
    page.reload()
    expect(stage).to_contain_text("Wish")
    saved(page)
    first = store.load(sample_id)[0].path[0][0]
    assert (first.goal, first.name) == ("To get to work dry", "Wish")
