"""The rows of the Define page: deleted and had back, moved, named with any words."""

from playwright.sync_api import expect

from journey.i18n import words
from journey.store.store import Store
from tests.e2e.defining import ROW, OpenPage, cell, define, menu, saved, title, titles


def test_a_deleted_row_comes_back_with_all_that_hung_on_it(open_page: OpenPage, store: Store, sample_id: str) -> None:
    before = store.load(sample_id)[0]
    page = define(open_page, sample_id, "touchpoints")
    expect(page.locator(ROW)).to_have_count(4)
    name = title(page, 2).input_value()
    menu(page, 2, "Delete")
    expect(page.locator(ROW)).to_have_count(3)
    expect(page.locator(".st-key-removed")).to_contain_text(f"{words('en').quoted(name)} is gone.")
    assert len(store.load(sample_id)[0].feelings) < len(before.feelings)
    title(page, 0).fill("Changed in between")
    title(page, 0).press("Enter")
    saved(page)
    page.locator(".st-key-removed").get_by_role("button", name="Undo").click()
    expect(title(page, 2)).to_have_value(name)
    after = store.load(sample_id)[0]
    assert (after.feelings, after.links) == (before.feelings, before.links)
    assert after.touchpoints[0].title == "Changed in between"


def test_rows_are_moved_by_keyboard_by_hand_and_into_another_stage(open_page: OpenPage, sample_id: str) -> None:
    page = define(open_page, sample_id, "touchpoints")
    expect(page.locator(ROW)).to_have_count(4)
    one, two, three, four = titles(page)
    title(page, 0).focus()
    page.keyboard.press("Alt+ArrowDown")
    assert titles(page) == [two, one, three, four]
    expect(title(page, 1)).to_be_focused()
    saved(page)
    expect(title(page, 1)).to_be_focused()

    handle, last = (page.locator(f"{ROW} {part}").nth(place) for part, place in ((".handle", 0), (".handle", 3)))
    start, end = handle.bounding_box(), last.bounding_box()
    assert start and end
    page.mouse.move(start["x"] + 8, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(end["x"] + 8, end["y"] + 30, steps=6)
    page.mouse.up()
    assert titles(page) == [one, three, four, two]

    menu(page, 0, "Move to Order")
    expect(page.locator(ROW)).to_have_count(3)
    expect(page.get_by_role("tab", name="Order")).to_contain_text("6")
    saved(page)
    page.reload()
    expect(page.locator(ROW)).to_have_count(3)
    assert titles(page) == [three, four, two]


def test_markup_is_only_text(open_page: OpenPage, sample_id: str) -> None:
    page = define(open_page, sample_id, "stages")
    line = page.get_by_role("textbox", name="Name of the next stage")
    line.fill("<img src=x onerror=alert(1)> **b** :red[x]")
    line.press("Enter")
    expect(title(page, 7)).to_have_value("<img src=x onerror=alert(1)> **b** :red[x]")
    menu(page, 7, "Delete")
    expect(page.locator(".st-key-removed")).to_contain_text("<img src=x onerror=alert(1)> **b** :red[x]")


def test_an_emotion_may_have_a_word_of_ones_own(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = define(open_page, sample_id, "emotions")
    chooser = cell(page, 0, "emotion", "select")
    chooser.select_option(label="Another word…")
    own = page.get_by_placeholder("In your own word").first
    own.fill("Butterflies")
    own.press("Enter")
    expect(chooser.locator("option:checked")).to_have_text("Butterflies")
    saved(page)
    page.locator(f"{ROW} > .dots").nth(0).click()
    expect(page.locator(ROW).nth(0)).to_contain_text("not yet felt")
    page.locator(".st-key-removed").get_by_role("button", name="Undo").click()
    expect(chooser.locator("option:checked")).to_have_text("Butterflies")
    held = store.load(sample_id)[0]
    assert "Butterflies" in {feeling.emotion for feeling in held.feelings}
