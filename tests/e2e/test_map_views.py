"""Switching the view of a map: what is chosen and what moves, which is the picture alone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from journey.formats.library import open_sample
from journey.model import fresh_copy
from journey.store.store import Store
from tests.e2e.conftest import DESK, PHONE, READY

OpenPage = Callable[..., Page]
VIEWS = {
    "poster": "Poster",
    "curve": "Curve",
    "graph": "Graph",
    "persona": "Persona",
    "priorities": "Priorities",
    "compare": "Compare",
}

# Every place that the switcher, the button and the chips had, frame by frame, from now on.
WATCH = """() => {
  window.places = new Set();
  const note = () => {
    for (const key of ['view', 'to_export', 'advice_and_steps', 'who_chips']) {
      const box = document.querySelector(`[class*="st-key-${key}"]`)?.getBoundingClientRect();
      const place = box && (key === 'advice_and_steps' ? [box.top] : [box.left, box.top, box.width, box.height]);
      if (box?.width) window.places.add(`${key} ${place}`);
    }
    requestAnimationFrame(note);
  };
  note();
}"""


@contextmanager
def nothing_moves(page: Page) -> Iterator[None]:
    page.evaluate(WATCH)
    yield
    places = sorted(page.evaluate("() => [...window.places]"))
    assert len(places) == len({place.split()[0] for place in places}), places


def show(page: Page, view: str) -> None:
    page.get_by_role("radio", name=VIEWS[view], exact=True).click()
    drawn = "chart_" if view in ("curve", "graph") else "viewer_"
    page.wait_for_selector(f"{READY} [class*=st-key-{drawn}{view}] :is(.main-svg, .iv-sheet svg)")


@pytest.mark.parametrize("finding", ["They love the bike.", ""], ids=["short", "none"])
def test_buttons_and_chips_stay_where_they_are_in_every_view(open_page: OpenPage, store: Store, finding: str) -> None:
    held = store.create(fresh_copy(open_sample("en")).model_copy(update={"headline": finding}), "host")
    page = open_page(f"/?map={held}&view=poster")
    page.wait_for_selector(".st-key-viewer_poster .iv-sheet svg")
    with nothing_moves(page):
        for view in ("curve", "graph", "persona", "poster", "graph"):
            show(page, view)


def test_the_finding_stands_at_one_place_over_every_picture_that_does_not_say_it_itself(
    open_page: OpenPage, sample_id: str
) -> None:
    page = open_page(f"/?map={sample_id}&view=poster")
    title = page.get_by_role("heading", level=1)
    expect(title).to_have_text(["Online bike shop"])  # the poster says the finding, in letters as large
    look = """(node) => {
      const { x, y, height } = node.getBoundingClientRect();
      return [x, y, height, getComputedStyle(node).fontSize];
    }"""
    place = title.evaluate(look)
    for view in ("curve", "graph", "persona", "priorities"):
        show(page, view)
        expect(title).to_have_text(["They love the bike. The delivery cost loses them."])
        assert title.evaluate(look) == place, view
    expect(page.locator("text[data-role=headline]")).to_have_count(0)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_buttons_lie_beside_the_picture_not_on_it(
    open_page: OpenPage, sample_id: str, size: dict[str, int]
) -> None:
    for view in ("poster", "persona", "priorities"):
        page = open_page(f"/?map={sample_id}&view={view}", viewport=size)
        page.wait_for_selector(f".st-key-viewer_{view} .iv-sheet svg")
        picture, buttons = (page.locator(part).bounding_box() or {} for part in (".iv", ".iv-bar"))
        assert picture["y"] + picture["height"] <= buttons["y"]
        assert buttons["y"] + buttons["height"] <= size["height"]
        assert picture["height"] > size["height"] / 3


def test_another_view_begins_with_nothing_picked_and_keeps_what_was_typed(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}&view=poster")
    form = page.locator(".st-key-card_editor")
    title = form.get_by_role("textbox").first
    told = "The bike goes in the basket"  # a card shows it in two lines
    for view in ("curve", "graph", "persona", "priorities"):
        page.locator("[data-pick=card]").filter(has_text=told.split()[-1]).first.click()
        expect(title).to_have_value(told)
        told = f"Typed before the {view}"
        title.fill(told)  # and not left: the click on another view does that
        show(page, view)
        expect(form).to_have_count(0)
        show(page, "poster")


def test_only_those_who_feel_something_can_fill_the_area(open_page: OpenPage, store: Store) -> None:
    sample = fresh_copy(open_sample("en"))
    numb = sample.personas[0].model_copy(update={"id": "numb", "name": "Nora Blank", "order": "zz"})
    felt = sample.with_collections({}, {"personas": (*sample.personas, numb)})
    page = open_page(f"/?map={store.create(felt, 'host')}&view=curve")
    page.get_by_role("combobox", name="Filled area").click()
    expect(page.get_by_role("option")).to_have_text([persona.name for persona in sample.personas])


@pytest.mark.parametrize("locale", ["en-GB", "it-IT"])
@pytest.mark.parametrize("view", VIEWS)
def test_on_a_phone_nothing_lies_over_a_button_or_beyond_the_edge(
    open_page: OpenPage, sample_id: str, locale: str, view: str
) -> None:
    page = open_page(f"/?map={sample_id}&view={view}", locale=locale, viewport=PHONE, has_touch=True)
    page.wait_for_selector(f"[class*=st-key-chart_{view}] .main-svg, .st-key-viewer_{view} .iv-sheet svg")
    assert page.evaluate(CROWDED) == []


CROWDED = """() => {
  const seen = [...document.querySelectorAll('header button, .st-key-corner a, .st-key-heading_right button, '
    + '.st-key-toolbar :is(button, input)')];
  const pierced = (root) => [...root.querySelectorAll('.iv-bar, .iv-hint')];
  for (const host of document.querySelectorAll('[class*="st-key-viewer_"] *')) {
    if (host.shadowRoot) seen.push(...pierced(host.shadowRoot));
  }
  seen.push(...pierced(document));
  const boxes = seen.filter((each) => each.checkVisibility()).map((each) => [each, each.getBoundingClientRect()]);
  const said = (each) => each.innerText || each.ariaLabel || each.className;
  const wrong = boxes.filter(([, box]) => box.left < 6 || box.right > innerWidth - 6).map(([each]) => said(each));
  boxes.forEach(([one, a], place) => boxes.slice(place + 1).forEach(([other, b]) => {
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    const apart = across <= 1 || down <= 1 || one.contains(other) || other.contains(one);
    if (!apart) wrong.push(`${said(one)} / ${said(other)}`);
  }));
  return wrong;
}"""
