"""The links on the board: all of them always there, around the cards, strong where one is."""

import pytest
from playwright.sync_api import Page, expect

from journey.i18n import words
from journey.store.store import Store
from tests.e2e.boarding import OpenPage, board, card, drag, focus
from tests.e2e.defining import saved

LINES = ".links .way .line"
OVER_CARDS = """(root) => {
  const cards = [...root.querySelectorAll('.lane.touchpoints .card:not(.ghost), .slot')];
  const places = cards.map((node) => node.getBoundingClientRect());
  const isIn = (at, low, high) => at > low + 2 && at < high - 2;
  const isInside = ({ x, y }) => places.some((one) => isIn(x, one.left, one.right) && isIn(y, one.top, one.bottom));
  return [...root.querySelectorAll('.lane.touchpoints .way .line')].filter((line) => {
    const all = line.getTotalLength();
    const points = Array.from({ length: 60 }, (_, step) => line.getPointAtLength((all * step) / 59));
    return points.some((point) => isInside(point.matrixTransform(line.getScreenCTM())));
  }).length;
}"""
CONTRAST = """(root) => {
  const light = (colour) => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255);
    const [r, g, b] = parts.map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = light(getComputedStyle(root.querySelector('.scroller')).backgroundColor);
  return Math.min(...[...root.querySelectorAll('.links .way')].map((way) => {
    const [a, b] = [light(getComputedStyle(way.querySelector('.line')).stroke), ground];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }));
}"""  # fmt: skip


def over_cards(page: Page) -> int:
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return int(page.locator(".board").evaluate(OVER_CARDS))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_link_is_there_and_can_be_seen(open_page: OpenPage, store: Store, sample_id: str, scheme: str) -> None:
    page = board(open_page, sample_id, color_scheme=scheme)
    links = store.load(sample_id)[0].links
    expect(page.locator(LINES)).to_have_count(len(links))
    for kind in ("main", "alternative", "loop", "exit"):
        expect(page.locator(f".links .way.{kind} .head")).to_have_count(sum(link.kind == kind for link in links))
    assert page.locator(".board").evaluate(CONTRAST) >= 3
    assert over_cards(page) == 0
    dashed = page.locator(".way.alternative .line").first.evaluate("node => getComputedStyle(node).strokeDasharray")
    assert dashed != "none"


def test_those_of_the_card_in_focus_or_under_the_pointer_are_strong(open_page: OpenPage, sample_id: str) -> None:
    page = board(open_page, sample_id)
    lit = page.locator(".links .way.lit")
    expect(lit).to_have_count(0)
    focus(page, "The courier moves the date")
    expect(lit).to_have_count(2)
    card(page, "Chat with a mechanic").hover()
    expect(lit).to_have_count(2 + 5)
    expect(page.locator(".links text.lit").filter(has_text="read the reviews again")).to_be_visible()
    page.locator(".board .tools input").focus()
    page.mouse.move(5, 5)
    expect(lit).to_have_count(0)


def test_links_follow_what_moves(open_page: OpenPage, sample_id: str) -> None:
    page = board(open_page, sample_id)
    loop = page.locator(".lane.touchpoints .way.loop").filter(has=page.locator(".line")).first
    line = loop.locator(".line")
    before = line.get_attribute("d")
    target = card(page, "Guide: which frame for you").bounding_box()
    assert target is not None and before is not None
    drag(page, card(page, "Chat with a mechanic"), target["x"] + 60, target["y"] + 40)
    expect(line).not_to_have_attribute("d", before)
    assert over_cards(page) == 0
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(line).to_have_attribute("d", before)
    focus(page, "Category page: 214 bikes")
    page.keyboard.press("Enter")
    page.keyboard.type(" and then some more words, so that it needs a line of its own, or two of them")
    assert over_cards(page) == 0
    page.keyboard.press("Enter")
    page.get_by_role("button", name=words("en")("board.smaller")).click()
    assert over_cards(page) == 0
    before_fold = line.bounding_box()
    page.locator(".lane.goals > .title").click()
    after_fold = line.bounding_box()
    assert before_fold is not None and after_fold is not None and after_fold["y"] < before_fold["y"] - 20
    assert over_cards(page) == 0
    page.locator(".lane.touchpoints > .title").click()
    expect(page.locator(".lane.touchpoints .way")).to_have_count(0)
    page.locator(".lane.touchpoints > .title").click()
    expect(loop).to_be_visible()
    saved(page)


def test_links_of_cards_that_a_filter_dims_are_dimmed(open_page: OpenPage, sample_id: str) -> None:
    page = board(open_page, sample_id)
    page.locator(".board .tools input").fill("courier")
    expect(page.locator(".lane.touchpoints .way.faint")).not_to_have_count(0)
    page.locator(".board .tools input").fill("")
    expect(page.locator(".lane.touchpoints .way.faint")).to_have_count(0)


@pytest.mark.parametrize("language", ["en", "it"])
def test_a_card_says_where_it_leads(open_page: OpenPage, store: Store, sample_id: str, language: str) -> None:
    t = words(language)
    page = board(open_page, sample_id, locale={"en": "en-GB", "it": "it-IT"}[language])
    said = t("board.leads_to", names="Reviews by other riders, " + t("board_kinds.loop") + ", read the reviews again;")
    said = said.split(";")[0]
    face = card(page, "Chat with a mechanic").locator(".face")
    assert said.removeprefix(t("board.leads_to", names="")[:-1]) in (face.get_attribute("aria-description") or "")
    assert t("board.comes_from", names="")[:-1] in (face.get_attribute("aria-description") or "")
