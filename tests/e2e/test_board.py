"""The board in a real browser: cards, stages and the curve by hand and by keys, every change kept."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from journey.i18n import words
from journey.model.changes import feeling_of
from journey.store.store import Store
from tests.e2e.defining import PASTE, saved
from tests.e2e.test_accessibility import serious_faults

OpenPage = Callable[..., Page]
CARD = ".lane.touchpoints .card:not(.coming)"


def board(open_page: OpenPage, map_id: str, **more: object) -> Page:
    page = open_page(f"/board?map={map_id}", **more)
    expect(page.locator(CARD).first).to_be_visible()
    return page


def card(page: Page, words_on_it: str) -> Locator:
    return page.locator(CARD).filter(has_text=words_on_it)


def cell(page: Page, stage: int) -> Locator:
    return page.locator(".lane.touchpoints ul.cell").nth(stage)


def focus(page: Page, words_on_it: str) -> None:
    card(page, words_on_it).locator(".face").evaluate("node => node.focus()")


def titles(page: Page, stage: int) -> list[str]:
    return cell(page, stage).locator(".card .title").all_inner_texts()


def kept(store: Store, map_id: str, stage: int) -> list[str]:
    journey_map = store.load(map_id)[0]
    return [touchpoint.title for touchpoint in journey_map.path[stage][1]]


def heard(page: Page) -> Locator:
    return page.locator(".board > .heard")


def drag(page: Page, thing: Locator, x: float, y: float) -> None:
    box = thing.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 30, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 50, box["y"] + box["height"] / 2 + 12, steps=3)
    page.mouse.move(x, y, steps=8)


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


def test_stages_are_renamed_and_moved(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = board(open_page, sample_id)
    stage = page.locator(".stage").first
    stage.evaluate("node => node.focus()")
    page.keyboard.press("Enter")
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
    page.keyboard.type("Written offline")
    page.keyboard.press("Enter")
    expect(card(page, "Written offline")).to_have_class("card unsaved")
    page.context.set_offline(False)
    saved(page)
    expect(card(page, "Written offline")).to_have_class("card")
    held, head = store.load(sample_id)
    assert [each.title for each in held.touchpoints].count("Written offline") == 1
    assert head == 1


def test_a_search_dims_the_others_and_leads_to_the_first(open_page: OpenPage, sample_id: str) -> None:
    page = board(open_page, sample_id)
    focus(page, "A friend’s photo")
    page.keyboard.press("/")
    page.keyboard.type("courier")
    expect(page.locator(f"{CARD}:not(.faint)")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(card(page, "The courier moves the date").locator(".face")).to_be_focused()


def test_the_past_is_looked_at_named_compared_and_restored(open_page: OpenPage, store: Store, sample_id: str) -> None:
    t = words("en")
    page = board(open_page, sample_id)
    focus(page, "A friend’s photo")
    page.keyboard.press("Enter")
    page.keyboard.type("After one edit")
    page.keyboard.press("Enter")
    saved(page)
    page.get_by_role("button", name=t("past.button")).click()
    page.get_by_label(t("past.name")).fill("The first draft")
    page.get_by_role("button", name=t("past.keep")).click()
    expect(page.locator(".st-key-past_version_1")).to_contain_text("The first draft")
    focus(page, "After one edit")
    page.keyboard.press("Delete")
    expect(card(page, "After one edit")).to_have_count(0)
    saved(page)
    page.locator(".st-key-past_version_1").get_by_role("button", name=t("past.see")).click()
    expect(page.locator(".st-key-past_bar")).to_contain_text("The first draft")
    expect(page.locator("[data-pick=card]").filter(has_text="After one edit")).to_be_visible()
    expect(page.locator(".st-key-past_since")).to_contain_text(t("past.removed", n=1).split()[-1])
    page.get_by_role("button", name=t("past.now")).click()
    page.get_by_label(t("past.name")).fill("Without the photo")
    page.get_by_role("button", name=t("past.keep")).click()
    expect(page.locator(".st-key-past_version_2")).to_contain_text("Without the photo")
    page.locator(".st-key-past_version_2").get_by_role("button", name=t("past.see")).click()
    expect(page.locator(".st-key-past_bar")).to_contain_text("Without the photo")
    page.get_by_role("combobox", name=t("past.against")).click()
    page.get_by_role("option", name="The first draft").click()
    expect(page.locator(".st-key-past_since")).to_contain_text(t("past.after", name="The first draft"))
    expect(page.locator(".st-key-past_since")).to_contain_text(t("past.removed", n=1).split()[-1])
    page.locator(".st-key-past_version_1").get_by_role("button", name=t("past.see")).click()
    expect(page.locator(".st-key-past_bar")).to_contain_text("The first draft")
    page.get_by_role("button", name=t("past.restore")).click()
    expect(card(page, "After one edit")).to_be_visible()
    assert "After one edit" in kept(store, sample_id, 0)
    page.keyboard.press("Control+z")
    expect(card(page, "After one edit")).to_have_count(0)


def test_cards_are_narrowed_by_channel_and_by_whose_they_are(open_page: OpenPage, store: Store, sample_id: str) -> None:
    t = words("en")
    page = board(open_page, sample_id)
    sample = store.load(sample_id)[0]
    channel, other = sample.channels[0], sample.personas[1]
    page.get_by_role("combobox", name=t("board.channel")).select_option(channel.name)
    expect(page.locator(f"{CARD}:not(.faint)")).to_have_count(
        sum(each.channel_id == channel.id for each in sample.touchpoints)
    )
    page.get_by_role("combobox", name=t("board.channel")).select_option(t("board.all_channels"))
    page.get_by_role("combobox", name=t("board.whose")).select_option(other.name)
    others = sum(bool(each.persona_ids) and other.id not in each.persona_ids for each in sample.touchpoints)
    expect(page.locator(f"{CARD}.faint")).to_have_count(others)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_board_has_no_serious_fault(open_page: OpenPage, sample_id: str, scheme: str) -> None:
    page = board(open_page, sample_id, color_scheme=scheme, reduced_motion="reduce")
    assert serious_faults(page) == []
    focus(page, "Chat with a mechanic")
    page.keyboard.press("m")
    expect(page.locator(".menu")).to_be_visible()
    assert serious_faults(page) == []


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


def test_escape_leaves_the_name_of_a_stage_as_it_was(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = board(open_page, sample_id)
    stage = page.locator(".stage").first
    stage.evaluate("node => node.focus()")
    page.keyboard.press("Enter")
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
    page.keyboard.type("Next edit")
    page.keyboard.press("Enter")
    saved(page)
    assert "A friend’s photo" not in kept(store, sample_id, 0)


def test_the_curve_of_another_persona_is_brought_forward_by_a_click(open_page: OpenPage, sample_id: str) -> None:
    page = board(open_page, sample_id)
    other = page.locator(".people").get_by_role("radio").nth(1)
    expect(other).to_have_attribute("aria-checked", "false")
    page.locator(".curve .other").first.click()
    expect(other).to_have_attribute("aria-checked", "true")


def test_a_picture_beside_the_board_follows_every_edit(open_page: OpenPage, sample_id: str) -> None:
    t = words("en")
    page = board(open_page, sample_id)
    choice = page.locator(".st-key-board_beside")
    choice.get_by_role("radio", name=t("map_page.views.poster")).click()
    shown = page.locator(".st-key-viewer_beside [data-pick=card]")
    expect(shown.filter(has_text="A friend’s photo")).to_be_visible()
    focus(page, "A friend’s photo")
    page.keyboard.press("Enter")
    page.keyboard.type("Seen at work")
    page.keyboard.press("Enter")
    expect(shown.filter(has_text="Seen at work")).to_be_visible()
    choice.get_by_role("radio", name=t("map_page.views.curve")).click()
    expect(page.locator(".st-key-viewer_beside [data-pick=persona]").first).to_be_visible()
    choice.get_by_role("radio", name=t("map_page.views.curve")).click()
    expect(page.locator(".st-key-viewer_beside")).to_have_count(0)
    expect(card(page, "Seen at work")).to_be_visible()


def test_the_board_is_moved_by_its_ground(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = board(open_page, sample_id, viewport={"width": 900, "height": 700})
    ground = cell(page, 0).bounding_box()
    assert ground is not None
    x, y = ground["x"] + ground["width"] - 3, ground["y"] + 120  # beside the cards
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 70, y - 50, steps=4)
    page.mouse.up()
    assert page.locator(".scroller").evaluate("(node) => [node.scrollLeft, node.scrollTop]") == [70, 50]
    page.mouse.move(x, y)
    assert page.locator(".scroller").evaluate("(node) => [node.scrollLeft, node.scrollTop]") == [70, 50]
    assert store.load(sample_id)[1] == 0


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
