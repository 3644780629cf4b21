"""The board by finger, on a tablet: what is held for a moment moves, what is swept scrolls."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from journey.i18n import words
from journey.model.changes import feeling_of
from journey.store.store import Store
from tests.e2e.boarding import CARD, OpenPage, board, card, cell, kept, titles
from tests.e2e.defining import saved

TABLET = {"viewport": {"width": 1024, "height": 768}, "has_touch": True}
SCROLLED = "node => [node.scrollLeft, node.scrollTop]"


class Finger:
    """One finger on the glass."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.glass: CDPSession = page.context.new_cdp_session(page)
        self.at = (0.0, 0.0)

    def down(self, thing: Locator, under_top: float | None = None) -> None:
        box = thing.bounding_box()
        assert box is not None
        down = box["height"] / 2 if under_top is None else under_top
        self._touch("touchStart", box["x"] + min(60, box["width"] / 2), box["y"] + down)

    def hold(self, thing: Locator) -> None:
        """Down, and still until the board has taken it up."""
        self.down(thing)
        expect(self.page.locator(".ghost")).to_be_visible()

    def by(self, dx: float, dy: float) -> None:
        self.to(self.at[0] + dx, self.at[1] + dy)

    def to(self, x: float, y: float, steps: int = 8) -> None:
        (x0, y0), step = self.at, 1 / steps
        for number in range(1, steps + 1):
            self._touch("touchMove", x0 + (x - x0) * number * step, y0 + (y - y0) * number * step)

    def up(self) -> None:
        self.glass.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def _touch(self, kind: str, x: float, y: float) -> None:
        self.at = (x, y)
        self.glass.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})


@pytest.fixture
def page(open_page: OpenPage, sample_id: str) -> Page:
    return board(open_page, sample_id, **TABLET)


@pytest.fixture
def finger(page: Page) -> Iterator[Finger]:
    """Afterwards nothing was selected, and the page itself has not moved."""
    yield Finger(page)
    assert page.evaluate("[String(getSelection()), scrollX, scrollY]") == ["", 0, 0]


def scrolled(page: Page) -> list[float]:
    return page.locator(".scroller").evaluate(SCROLLED)


def test_a_card_held_by_a_finger_goes_into_another_stage(
    page: Page, finger: Finger, store: Store, sample_id: str
) -> None:
    target = card(page, "Chat with a mechanic").bounding_box()
    assert target is not None
    finger.hold(card(page, "“Not worth fixing”"))
    finger.to(target["x"] + 60, target["y"] + 4)
    expect(cell(page, 2).locator(".slot")).to_be_visible()
    assert scrolled(page) == [0, 0]
    finger.up()
    expect(page.locator(".ghost")).to_have_count(0)
    assert titles(page, 2)[1] == "“Not worth fixing”"
    saved(page)
    assert kept(store, sample_id, 2)[1] == "“Not worth fixing”"


def test_a_stage_and_a_row_are_moved_by_a_finger(page: Page, finger: Finger, store: Store, sample_id: str) -> None:
    names = page.locator(".stage .name")
    before = names.all_inner_texts()
    finger.hold(page.locator(".stage").first)
    finger.by(260, 0)
    finger.up()
    expect(names.first).to_have_text(before[1])
    saved(page)
    assert [stage.name for stage in store.load(sample_id)[0].stages][:2] == [before[1], before[0]]
    rows = page.locator(".lane.movable > .title .words")
    second = rows.all_inner_texts()[1]
    finger.hold(page.locator(".lane.movable > .title").first)
    finger.by(0, 120)
    finger.up()
    expect(rows.first).to_have_text(second)
    saved(page)
    assert [lane.kind for lane in store.load(sample_id)[0].lanes][:2] == ["actions", "goals"]


def test_a_point_of_the_curve_is_moved_by_a_finger(page: Page, finger: Finger, store: Store, sample_id: str) -> None:
    sample = store.load(sample_id)[0]
    persona, place = sample.personas[0], sample.path[0][1][0]
    point = page.locator(f".point[data-place='{place.id}']")
    page.locator(".lane.emotions").evaluate("node => node.scrollIntoView({ block: 'end' })")
    before = scrolled(page)
    finger.down(point.locator(".face"))
    finger.by(0, 300)
    expect(page.locator(".bubble text")).to_have_text("−5")
    assert scrolled(page) == before
    finger.up()
    saved(page)
    assert feeling_of(store.load(sample_id)[0], persona.id, place.id).valence == -5


@pytest.mark.parametrize("where", ["the ground", "a card", "a stage", "the curve"])
def test_a_finger_that_sweeps_scrolls(page: Page, finger: Finger, store: Store, sample_id: str, where: str) -> None:
    if where == "the curve":
        page.locator(".lane.emotions").evaluate("node => node.scrollIntoView({ block: 'end' })")
    start = {
        "the ground": page.locator(".lane.goals .cell").nth(2),
        "a card": page.locator(CARD).nth(5),
        "a stage": page.locator(".stage").nth(2),
        "the curve": page.locator(".lane.emotions > .cells"),
    }[where]
    before = scrolled(page)
    finger.down(start, under_top=10)
    finger.by(-160, 0)
    finger.up()
    page.wait_for_function(
        """before => [...document.querySelectorAll('*')]
          .some((node) => node.shadowRoot?.querySelector('.scroller')?.scrollLeft > before)""",
        arg=before[0],
    )
    expect(page.locator(".ghost")).to_have_count(0)
    assert store.load(sample_id)[1] == 0


def test_a_sweep_over_a_place_where_nothing_is_felt_says_nothing(
    page: Page, finger: Finger, store: Store, sample_id: str
) -> None:
    page.locator(".lane.emotions").evaluate("node => node.scrollIntoView({ block: 'end' })")
    finger.down(page.locator(".point.blank .dot").first)
    finger.by(120, 0)
    finger.up()
    finger.down(page.locator(".point.blank .dot").first)
    finger.by(0, -60)
    finger.up()
    expect(page.locator(".bubble text")).to_contain_text("+")
    saved(page)
    assert store.load(sample_id)[1] == 1  # the second, which went up


def test_a_tap_leads_to_the_menu_and_a_link(page: Page, store: Store, sample_id: str) -> None:
    t = words("en")
    source = card(page, "A friend’s photo")
    source.tap()
    dots = source.locator(".dots")
    box = dots.bounding_box()
    assert box is not None and min(box["width"], box["height"]) >= 40
    dots.tap()
    page.get_by_role("dialog").get_by_role("button", name=t("board.link_to")).tap()
    card(page, "Guide: which frame for you").tap()
    page.get_by_role("menuitem", name=t("board_kinds.alternative")).tap()
    saved(page)
    held = store.load(sample_id)[0]
    ids = {each.title: each.id for each in held.touchpoints}
    assert (ids["Guide: which frame for you"], "alternative") in [
        (link.target_id, link.kind) for link in held.links if link.source_id == ids["A friend’s photo"]
    ]


def test_what_a_finger_has_in_hand_goes_home_when_the_glass_is_touched_otherwise(
    page: Page, finger: Finger, store: Store, sample_id: str
) -> None:
    before = titles(page, 0)
    finger.hold(card(page, "“Not worth fixing”"))
    finger.by(300, 60)
    finger.glass.send("Input.dispatchTouchEvent", {"type": "touchCancel", "touchPoints": []})
    expect(page.locator(".ghost")).to_have_count(0)
    assert titles(page, 0) == before
    assert store.load(sample_id)[1] == 0
