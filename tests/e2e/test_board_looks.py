"""The board, looked at: searched, narrowed, moved, with its past and a picture beside it."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from journey.i18n import words
from journey.model.changes import change
from journey.store.store import Store
from tests.e2e.boarding import CARD, OpenPage, board, card, cell, focus, kept
from tests.e2e.conftest import PHONE, choose
from tests.e2e.defining import saved
from tests.e2e.test_accessibility import serious_faults


def test_a_search_dims_the_others_and_leads_to_the_first(open_page: OpenPage, sample_id: str) -> None:
    page = board(open_page, sample_id)
    focus(page, "A friend’s photo")
    page.keyboard.press("/")
    page.keyboard.type("courier")
    expect(page.locator(f"{CARD}:not(.faint)")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(card(page, "The courier moves the date").locator(".face")).to_be_focused()


@pytest.mark.parametrize("width", [1280, 1440])
@pytest.mark.parametrize("lang", ["en", "it"])
def test_the_board_stays_where_it_is_at_its_first_edit(
    open_page: OpenPage, store: Store, sample_id: str, lang: str, width: int
) -> None:
    page = open_page(f"/board?map={sample_id}&lang={lang}", viewport={"width": width, "height": 900})
    place = page.locator(".st-key-board_place")
    focus(page, "A friend’s photo")
    top = place.evaluate("node => node.getBoundingClientRect().top")
    page.keyboard.press("Enter")
    page.keyboard.type("First words ")
    page.keyboard.press("Enter")
    saved(page)
    expect(page.locator(".st-key-undo button").first).to_be_enabled()
    assert place.evaluate("node => node.getBoundingClientRect().top") == top


def test_the_past_is_looked_at_named_compared_and_restored(open_page: OpenPage, store: Store, sample_id: str) -> None:
    t = words("en")
    page = board(open_page, sample_id)
    focus(page, "A friend’s photo")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
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
    choose(page.get_by_role("combobox", name=t("past.against")), "The first draft", exact=False)
    expect(page.locator(".st-key-past_since")).to_contain_text(t("past.after", name="The first draft"))
    expect(page.locator(".st-key-past_since")).to_contain_text(t("past.removed", n=1).split()[-1])
    page.locator(".st-key-past_version_1").get_by_role("button", name=t("past.see")).click()
    expect(page.locator(".st-key-past_bar")).to_contain_text("The first draft")
    page.get_by_role("button", name=t("past.restore")).click()
    expect(card(page, "After one edit")).to_be_visible()
    assert "After one edit" in kept(store, sample_id, 0)
    page.keyboard.press("Control+z")
    expect(card(page, "After one edit")).to_have_count(0)


def test_a_version_has_one_moment(open_page: OpenPage, database_url: str, store: Store, sample_id: str) -> None:
    t = words("en")
    sample = store.load(sample_id)[0]
    edit = change(sample, sample.touchpoints[0].id, title="Edited in the morning")
    assert edit is not None
    morning = Store(database_url, clock=lambda: datetime(2026, 3, 12, 9, 15, tzinfo=UTC))
    morning.commit(sample_id, edit, "host", base=0)
    morning.close()
    noon = Store(database_url, clock=lambda: datetime(2026, 3, 12, 13, 15, tzinfo=UTC))
    noon.name_version(sample_id, 1, "After lunch")
    noon.close()
    page = board(open_page, sample_id, timezone_id="UTC")
    page.get_by_role("button", name=t("past.button")).click()
    version = page.locator(".st-key-past_version_1")
    expect(version).to_contain_text("13:15")
    version.get_by_role("button", name=t("past.see")).click()
    expect(page.locator(".st-key-past_bar")).to_contain_text("“After lunch”")
    expect(page.locator(".st-key-past_bar")).to_contain_text("13:15")


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


@pytest.mark.parametrize("language", ["en", "it"])
def test_a_phone_is_mostly_board(open_page: OpenPage, store: Store, sample_id: str, language: str) -> None:
    t = words(language)
    phone = {"viewport": PHONE, "has_touch": True, "locale": {"en": "en-GB", "it": "it-IT"}[language]}
    page = board(open_page, f"{sample_id}&key={store.share(sample_id, 'facilitator', 'host')}", **phone)
    card(page, "A friend’s photo").tap()  # every button that a board can have is there
    page.locator(".card:focus-within .dots").tap()
    page.get_by_role("dialog").get_by_role("radio").first.tap()
    saved(page)
    expect(page.locator(".st-key-undo")).to_be_visible()
    frame = page.locator(".scroller").bounding_box()
    assert frame is not None and frame["height"] >= 600 and frame["y"] + frame["height"] <= PHONE["height"]
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["width"]
    for each in page.locator(".tools > :is(button, input), .sizes button, .st-key-board_steps button").all():
        if each.is_visible():
            box = each.bounding_box()
            assert box is not None and box["height"] >= 40 and box["width"] >= 40, each.inner_html()
            assert box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"], each.inner_html()
    opener = page.get_by_role("button", name=t("board.shown"))
    opener.tap()
    assert serious_faults(page) == []
    channel = store.load(sample_id)[0].channels[0]
    page.get_by_role("combobox", name=t("board.channel")).select_option(channel.name)
    page.get_by_role("radiogroup", name=t("board.front")).get_by_role("radio").nth(1).tap()
    page.keyboard.press("Escape")
    expect(page.get_by_role("combobox", name=t("board.channel"))).to_have_count(0)
    expect(opener).to_contain_text(channel.name)
    expect(page.locator(f"{CARD}.faint")).not_to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_board_has_no_serious_fault(open_page: OpenPage, sample_id: str, scheme: str) -> None:
    page = board(open_page, sample_id, color_scheme=scheme, reduced_motion="reduce")
    assert serious_faults(page) == []
    focus(page, "Chat with a mechanic")
    page.keyboard.press("m")
    expect(page.locator(".menu")).to_be_visible()
    assert serious_faults(page) == []


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
    page.keyboard.press("Control+a")
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
