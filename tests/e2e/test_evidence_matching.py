"""Events of a log get their touchpoints: suggested, chosen, confirmed in one edit and undone; or a map of their own."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from journey.model import Map, Stage, Touchpoint, fresh_copy
from journey.store.store import Store
from tests.e2e.conftest import PHONE, READY
from tests.e2e.test_accessibility import serious_faults
from tests.e2e.test_evidence_page import brought, say
from tests.e2e.test_map_page import OpenPage

LOG = """customer,time,event,stage
a,2026-04-03,guide_read,Look
a,2026-04-04,basket_filled,Order
a,2026-04-05,paid_with_card,Order
a,2026-04-06,*odd* <b>name</b>,Order
b,2026-04-03,guide_read,Look
b,2026-04-04,basket_filled,Order
b,2026-04-05,seen,Look
"""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "shop.csv"
    path.write_text(LOG, encoding="utf-8")
    return path


@pytest.fixture
def map_id(store: Store) -> str:
    """A map with a touchpoint for two of the log's events, and one that names a third."""
    touchpoints = (
        Touchpoint(id="guide", order="1", stage_id="look", title="Reads the guide"),
        Touchpoint(id="basket", order="2", stage_id="order", title="Fills the basket", event_names=("seen",)),
    )
    stages = (Stage(id="look", order="1", name="Look"), Stage(id="order", order="2", name="Order"))
    return store.create(fresh_copy(Map(id="m", title="Shop", stages=stages, touchpoints=touchpoints)), "host")


def names(store: Store, map_id: str) -> dict[str, tuple[str, ...]]:
    return {touchpoint.title: touchpoint.event_names for touchpoint in store.load(map_id)[0].touchpoints}


def test_what_is_sure_is_confirmed_in_one_edit_and_undone(
    open_page: OpenPage, log: Path, map_id: str, store: Store
) -> None:
    page = brought(open_page, log, f"/evidence?map={map_id}")
    expect(page.locator(".st-key-log_unmatched")).to_contain_text("4 of 5 events of the log are not on your map.")
    expect(page.get_by_role("checkbox", name="basket_filled")).to_be_checked()
    expect(page.get_by_role("checkbox", name="paid_with_card")).not_to_be_checked()
    expect(page.locator(".st-key-log_matching")).to_contain_text("Sure by name, stage")
    expect(page.locator(".st-key-log_answer .js-plotly-plot")).to_have_count(1)  # it pushes down what stands below
    say(page, "Touchpoint for paid_with_card", "New touchpoint in “Order”")
    expect(page.get_by_role("checkbox", name="paid_with_card")).to_be_checked()
    page.get_by_role("button", name="Confirm 3 matches").click()
    expect(page.locator(".st-key-log_unmatched")).to_contain_text("1 of 5 events")
    assert names(store, map_id) == {
        "Reads the guide": ("guide_read",), "Fills the basket": ("seen", "basket_filled"),
        "Paid with card": ("paid_with_card",),
    }  # fmt: skip
    assert store.load(map_id)[1] == 1
    page.locator(".st-key-log_matching").get_by_role("button", name="Undo").click()
    expect(page.locator(".st-key-log_unmatched")).to_contain_text("4 of 5 events")
    assert names(store, map_id) == {"Reads the guide": (), "Fills the basket": ("seen",)}


def test_a_tick_is_taken_away_and_a_wrong_match_taken_off(
    open_page: OpenPage, log: Path, map_id: str, store: Store
) -> None:
    page = brought(open_page, log, f"/evidence?map={map_id}")
    page.get_by_role("checkbox", name="basket_filled").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Confirm 1 match")).to_be_enabled()
    page.get_by_text("1 event is on the map").click()
    page.get_by_role("button", name="Take off").click()
    foreign = page.locator(".st-key-log_foreign")
    expect(foreign).to_contain_text("Nothing in this log is on the map that is open.")
    expect(foreign.get_by_role("button", name="Draft a map from this log")).to_be_visible()
    expect(page.get_by_role("button", name="Draft a map from this log")).to_have_count(1)
    assert names(store, map_id)["Fills the basket"] == ()


def test_the_names_of_events_are_words_not_markup(open_page: OpenPage, log: Path, map_id: str) -> None:
    page = brought(open_page, log, f"/evidence?map={map_id}")
    expect(page.get_by_role("checkbox", name="*odd* <b>name</b>")).to_be_attached()
    panel = page.locator(".st-key-log_matching")
    expect(panel.get_by_role("paragraph").filter(has_text="*odd* <b>name</b>")).to_be_visible()
    expect(panel.locator(":is(em, b):visible")).to_have_count(0)


def test_on_a_locked_map_one_sees_but_cannot_confirm(open_page: OpenPage, log: Path, map_id: str, store: Store) -> None:
    store.lock(map_id, "host")
    page = brought(open_page, log, f"/evidence?map={map_id}")
    expect(page.locator(".st-key-log_matching")).to_contain_text("but not change this map")
    expect(page.get_by_role("checkbox", name="basket_filled")).to_be_disabled()
    expect(page.get_by_role("button", name=re.compile("Confirm"))).to_have_count(0)


def test_a_map_is_drafted_from_the_log_and_opened(open_page: OpenPage, log: Path, map_id: str, store: Store) -> None:
    page = brought(open_page, log, f"/evidence?map={map_id}")
    page.get_by_role("button", name="Draft a map from this log").click()
    page.wait_for_url(re.compile(r"map=(?!" + map_id + ")"))
    expect(page.get_by_text("Made of the log: stages 2, touchpoints 5")).to_be_visible()
    expect(page.locator(".st-key-notice").get_by_role("button")).to_have_count(0)  # there is nothing to take back
    made = next(summary for summary in store.maps() if summary.title == "What customers did: shop")
    assert names(store, made.id)["Basket filled"] == ("basket_filled",)


def test_of_many_events_the_most_frequent_come_first(open_page: OpenPage, map_id: str, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    rows = [f"a,2026-04-03,kind {n}" for n in range(400)] + ["b,2026-04-03,kind 399"]
    path.write_text("customer,time,event\n" + "\n".join(rows), encoding="utf-8")
    page = brought(open_page, path, f"/evidence?map={map_id}")
    ticks = page.locator(".st-key-log_matching").get_by_role("checkbox")
    expect(ticks).to_have_count(30)
    expect(ticks.first).to_have_accessible_name("kind 399")
    page.get_by_role("button", name="Show 200 more").click()
    expect(ticks).to_have_count(230)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_has_no_serious_fault_and_fits_a_phone(
    open_page: OpenPage, log: Path, map_id: str, scheme: str
) -> None:
    page = open_page(f"/evidence?map={map_id}&lang=it", color_scheme=scheme, viewport=PHONE, reduced_motion="reduce")
    page.locator("input[type=file]").set_input_files(log)
    expect(page.get_by_role("button", name="Conferma 2 abbinamenti")).to_be_visible()
    page.wait_for_selector(READY)
    assert serious_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
