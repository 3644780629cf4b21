"""What a log counted, on the Map page: read beside the picture, taken back, and said of a way by hand."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from journey.model import fresh_copy
from journey.store.store import Store
from tests.counted import ASKED, counted_map

OpenPage = Callable[..., Page]


@pytest.fixture
def counted_id(store: Store) -> str:
    return store.create(fresh_copy(counted_map()), "host")


def test_a_counted_number_is_read_with_its_question_and_can_be_removed(
    open_page: OpenPage, counted_id: str, store: Store
) -> None:
    page = open_page(f"/?map={counted_id}")
    page.locator("[data-pick=card]").filter(has_text="Guide: which").click()
    page.get_by_text("Metrics · 4").click()
    page.get_by_role("button", name="Came here 34%").click()
    editor = page.locator(".st-key-card_editor")
    expect(editor).to_contain_text("34% of the 5,120 customers seen in this stage came here (shop-log.csv, Jun 2026)")
    expect(editor).to_contain_text(ASKED)
    page.get_by_role("button", name="Remove this metric").click()
    expect(page.locator(".st-key-notice")).to_contain_text("Removed “Came here”.")
    place = next(one for one in store.load(counted_id)[0].touchpoints if one.title.startswith("Guide"))
    left = {metric.kind for metric in store.load(counted_id)[0].metrics if metric.touchpoint_id == place.id}
    assert left == {"again", "reordered", "sentiment"}


def test_a_way_says_where_its_share_comes_from_and_that_nobody_had_planned_it(
    open_page: OpenPage, counted_id: str, store: Store
) -> None:
    page = open_page(f"/?map={counted_id}&lang=it")
    page.locator("[data-pick=card]").filter(has_text="Reviews by").click()
    page.locator(".st-key-part_ways summary").click()
    ways = page.locator(".st-key-part_ways")
    expect(ways).to_contain_text(f"n 9.310 · shop-log.csv · giu 2026 · {ASKED}")
    unplanned = ways.get_by_role("switch", name="Non l’avevamo prevista")
    expect(unplanned.and_(page.locator(":checked"))).to_have_count(1)
    ways.locator("label").filter(has_text="Non l’avevamo prevista").first.click()
    expect(unplanned.and_(page.locator(":checked"))).to_have_count(0)
    expect(page.locator(".st-key-undo button").first).to_be_enabled()  # it is kept
    kept = {link.source_id: link.unplanned for link in store.load(counted_id)[0].links if link.n and link.share == 0.14}
    assert list(kept.values()) == [False]
