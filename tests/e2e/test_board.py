"""The board by hand: what is dragged, chosen and linked, and the same by keys."""

import pytest
from playwright.sync_api import expect

from journey.i18n import words
from journey.model.changes import feeling_of
from journey.store.store import Store
from tests.e2e.boarding import CARD, OpenPage, board, card, cell, drag, focus, kept, titles
from tests.e2e.defining import saved


def test_a_card_is_dragged_into_another_stage(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = board(open_page, sample_id)
    target = card(page, "Chat with a mechanic").bounding_box()
    assert target is not None
    drag(page, card(page, "“Not worth fixing”"), target["x"] + 60, target["y"] + 4)
    expect(page.locator(".ghost")).to_be_visible()
    expect(cell(page, 2).locator(".slot")).to_be_visible()
    page.mouse.up()
    assert titles(page, 2)[:3] == ["Size finder, five questions", "“Not worth fixing”", "Chat with a mechanic"]
    expect(page.locator(".ghost")).to_have_count(0)
    saved(page)
    assert kept(store, sample_id, 2)[1] == "“Not worth fixing”"
    assert len(kept(store, sample_id, 0)) == 3


def test_escape_puts_back_what_is_in_the_hand(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = board(open_page, sample_id)
    before = titles(page, 0)
    drag(page, card(page, "“Not worth fixing”"), 700, 500)
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(page.locator(".ghost")).to_have_count(0)
    assert titles(page, 0) == before
    assert store.load(sample_id)[1] == 0


def test_a_point_of_the_curve_is_dragged_and_moved_by_keys(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = board(open_page, sample_id)
    sample = store.load(sample_id)[0]
    persona, place = sample.personas[0], sample.path[0][1][0]
    point = page.locator(f".point[data-place='{place.id}']")
    point.scroll_into_view_if_needed()
    box = point.locator(".face").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + 400, steps=6)
    expect(page.locator(".bubble text")).to_have_text("−5")
    page.mouse.up()
    saved(page)
    assert feeling_of(store.load(sample_id)[0], persona.id, place.id).valence == -5
    point.evaluate("node => node.focus()")
    for key in ("ArrowUp", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
    expect(point).to_have_attribute("aria-valuetext", "−3.5")
    saved(page)
    assert feeling_of(store.load(sample_id)[0], persona.id, place.id).valence == -3.5


def test_several_cards_are_one_step(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = board(open_page, sample_id)
    focus(page, "Chat with a mechanic")
    page.keyboard.press("Space")
    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator(f"{CARD}.chosen")).not_to_have_count(0)
    chosen = page.locator(f"{CARD}.chosen").count()
    head = store.load(sample_id)[1]
    page.keyboard.press("Delete")
    saved(page)
    assert len(store.load(sample_id)[0].touchpoints) == 30 - chosen
    assert store.load(sample_id)[1] == head + 1


def test_a_menu_sets_channel_and_evidence_and_links_two_cards(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    page = board(open_page, sample_id)
    focus(page, "Chat with a mechanic")
    page.keyboard.press("m")
    page.get_by_role("dialog").get_by_role("radio", name="observed").click()
    page.keyboard.press("l")
    focus(page, "The bike goes in the basket")
    page.keyboard.press("Enter")
    page.get_by_role("menuitem", name="alternative").click()
    saved(page)
    held = store.load(sample_id)[0]
    by_title = {each.title: each for each in held.touchpoints}
    source, target = by_title["Chat with a mechanic"], by_title["The bike goes in the basket"]
    assert source.evidence == "observed"
    assert [link.kind for link in held.links if (link.source_id, link.target_id) == (source.id, target.id)] == [
        "alternative"
    ]


def test_rows_are_moved_by_keys_and_by_hand(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = board(open_page, sample_id)
    titles_of = page.locator(".lane.movable > .title .words")
    before = titles_of.all_inner_texts()
    page.locator(".lane.actions > .title").focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(titles_of.first).to_have_text(before[1])
    saved(page)
    assert [lane.kind for lane in store.load(sample_id)[0].lanes][:2] == ["actions", "goals"]
    goals = page.locator(".lane.goals > .title").bounding_box()
    actions = page.locator(".lane.actions > .title").bounding_box()
    assert goals is not None and actions is not None
    page.mouse.move(goals["x"] + 20, goals["y"] + 12)
    page.mouse.down()
    page.mouse.move(actions["x"] + 20, actions["y"] + 4, steps=6)
    page.mouse.up()
    expect(titles_of.first).to_have_text(before[0])
    expect(page.locator(".lane.goals")).not_to_have_class("folded")
    saved(page)
    assert [lane.kind for lane in store.load(sample_id)[0].lanes][:2] == ["goals", "actions"]


def test_chosen_cards_move_together_in_their_order(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = board(open_page, sample_id)
    first, second, third, fourth, *_ = titles(page, 1)
    focus(page, first)
    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator(f"{CARD}.chosen")).to_have_count(2)
    page.keyboard.press("Alt+ArrowDown")
    assert titles(page, 1)[:4] == [third, first, second, fourth]
    saved(page)
    assert kept(store, sample_id, 1)[:4] == [third, first, second, fourth]


def test_every_card_passed_is_chosen(open_page: OpenPage, sample_id: str) -> None:
    page = board(open_page, sample_id)
    focus(page, titles(page, 1)[0])
    for _ in range(2):
        page.keyboard.press("Shift+ArrowDown")
    expect(page.locator(f"{CARD}.chosen")).to_have_count(3)


@pytest.mark.parametrize("way", ["grip", "key"])
def test_a_link_is_drawn_by_hand_and_asked_what_it_is(
    open_page: OpenPage, store: Store, sample_id: str, way: str
) -> None:
    page = board(open_page, sample_id)
    source, target = card(page, "A friend’s photo"), card(page, "Guide: which frame for you")
    focus(page, "A friend’s photo")
    there = target.locator(".face").bounding_box()
    assert there is not None
    x, y = there["x"] + there["width"] / 2, there["y"] + there["height"] / 2
    if way == "key":
        page.keyboard.press("l")
        page.mouse.click(x, y)
    else:
        grip = source.locator(".tie").bounding_box()
        assert grip is not None
        page.mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2)
        page.mouse.down()
        page.mouse.move(x, y, steps=6)
        page.mouse.up()
    page.get_by_role("menuitem", name=words("en")("board_kinds.alternative")).click()
    saved(page)
    held = store.load(sample_id)[0]
    ids = {each.title: each.id for each in held.touchpoints}
    made = [link for link in held.links if link.source_id == ids["A friend’s photo"]]
    assert (ids["Guide: which frame for you"], "alternative") in [(link.target_id, link.kind) for link in made]
