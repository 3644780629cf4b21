"""Planned and actual on the page of a log: the numbers, what is not on the map, and what becomes evidence on it."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from journey.model import fresh_copy
from journey.store.store import Store
from tests.analyses.test_adherence import JOURNEYS, SHOP, text_of
from tests.e2e.conftest import PHONE, READY
from tests.e2e.test_accessibility import serious_faults
from tests.e2e.test_evidence_page import ask, brought
from tests.e2e.test_map_page import OpenPage

MANY = {f"{name}{n}": events for n in range(20) for name, events in JOURNEYS.items()}
ALL_WITHIN = """() => {
  const edge = document.querySelector('.st-key-log_answer .js-plotly-plot')?.getBoundingClientRect();
  const words = [...document.querySelectorAll('.st-key-log_answer .annotation text')];
  return edge && words.length && words.every(word => {
    const box = word.getBoundingClientRect();
    return box.left > edge.left - 1 && box.right < edge.right + 1 && box.bottom < edge.bottom + 1;
  });
}"""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "shop.csv"
    path.write_text(text_of(MANY), encoding="utf-8")
    return path


@pytest.fixture
def map_id(store: Store) -> str:
    return store.create(fresh_copy(SHOP), "host")


def planned(open_page: OpenPage, log: Path, map_id: str, more: str = "", **look: Any) -> Page:
    page = open_page(f"/evidence?map={map_id}{more}", **look)
    page.locator("input[type=file]").set_input_files(log)
    expect(page.locator(".st-key-log_answer .annotation").first).to_be_visible()
    page.wait_for_selector(READY)
    return page


def press(page: Page, key: str) -> None:
    page.locator(f".st-key-{key} button").click()
    page.wait_for_selector(READY)


def test_the_sample_log_is_held_against_the_sample_map(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/evidence?map={sample_id}")
    page.get_by_role("button", name="Try it with the sample log").click()
    title = page.locator(".st-key-heading").get_by_role("heading", level=1)
    expect(title).to_have_text(
        "You planned “Chat with a mechanic”. 71 in 100 go on without it, more than for any other step that every"
        " customer can begin."
    )
    numbers = page.locator(".key-numbers li")
    expect(numbers).to_have_count(5)
    expect(numbers.nth(0)).to_contain_text("3%walk the plan")
    expect(numbers.nth(4)).to_contain_text("28%do what was not planned3 steps to add")
    answer = page.locator(".st-key-log_answer")
    expect(answer).to_contain_text("The log says nothing of 2 touchpoints, which name no event")
    expect(answer.locator(".annotation", has_text="47% left before").first).to_be_visible()
    expect(page.locator(".st-key-log_unplanned .st-key-unplanned_2")).to_contain_text("Parcel call")
    expect(page.locator(".st-key-log_accept")).to_contain_text("8 touchpoints become measured.")
    expect(page.locator(".st-key-log_accept")).to_contain_text("Assumed falls from 9% to 6%.")
    page.wait_for_function(ALL_WITHIN)


def test_what_is_not_on_the_map_is_added_to_it(open_page: OpenPage, log: Path, map_id: str, store: Store) -> None:
    page = planned(open_page, log, map_id)
    card = page.locator(".st-key-log_unplanned")
    expect(card).to_contain_text("33% of all customers, 1.5 times each. Mostly right after “Searches”.")
    press(page, "add_0")
    expect(page.locator(".st-key-notice")).to_contain_text("“Call” is on the map now, in “Look”.")
    expect(card).to_have_count(0)
    titles = [place.title for place in store.load(map_id)[0].touchpoints if place.event_names == ("call",)]
    assert titles == ["Call"]
    press(page, "notice_undo")
    expect(card).to_be_visible()
    assert "call" not in str(store.load(map_id)[0].touchpoints)


def test_all_of_it_is_accepted_as_one_edit_and_taken_back(
    open_page: OpenPage, log: Path, map_id: str, store: Store
) -> None:
    page = planned(open_page, log, map_id)
    card = page.locator(".st-key-log_accept")
    expect(card).to_contain_text("4 touchpoints become measured.")
    expect(card).to_contain_text("Assumed falls from 100% to 11%.")
    before, head = store.load(map_id)
    press(page, "accept_evidence")
    expect(card).to_contain_text("All of this is on the map already.")
    after, now = store.load(map_id)
    assert now == head + 1
    assert len(after.metrics) == 14
    expect(page.locator(".st-key-notice")).to_contain_text("What “shop.csv” says is evidence on the map now.")
    press(page, "notice_undo")
    expect(page.locator(".st-key-accept_evidence")).to_be_visible()
    assert store.load(map_id)[0] == before


def test_what_is_unticked_is_not_accepted(open_page: OpenPage, log: Path, map_id: str, store: Store) -> None:
    page = planned(open_page, log, map_id)
    press(page, "choose_evidence")
    press(page, "tick_all")
    card = page.locator(".st-key-log_accept")
    expect(card).to_contain_text("Nothing that is ticked would change the map.")
    card.get_by_text("Reviews: 40% of 100 come here").click()
    expect(page.get_by_role("button", name="Accept 1")).to_be_enabled()
    press(page, "accept_evidence")
    expect(page.locator(".st-key-notice")).to_contain_text("is evidence on the map now.")
    kept = store.load(map_id)[0]
    assert {kept.touchpoint(each.touchpoint_id).title for each in kept.metrics} == {"Reviews"}  # type: ignore[union-attr]


def test_where_the_map_is_locked_it_says_why_nothing_can_be_accepted(
    open_page: OpenPage, log: Path, map_id: str, store: Store
) -> None:
    store.lock(map_id, "Marta")
    page = planned(open_page, log, map_id)
    expect(page.locator(".st-key-log_accept")).to_contain_text("Marta has locked this map.")
    expect(page.locator(".st-key-accept_evidence")).to_have_count(0)
    expect(page.locator(".st-key-log_unplanned")).to_contain_text("Call")
    expect(page.locator(".st-key-add_0")).to_have_count(0)


def test_other_questions_become_evidence_too(open_page: OpenPage, log: Path, map_id: str, store: Store) -> None:
    page = planned(open_page, log, map_id)
    ask(page, "Funnel")
    expect(page.locator(".st-key-log_accept")).to_contain_text("1 number comes to the map")
    press(page, "accept_evidence")
    expect(page.locator(".st-key-log_accept")).to_contain_text("All of this is on the map already.")
    (metric,) = store.load(map_id)[0].metrics
    assert (metric.kind, metric.n) == ("own", 100)


def test_a_map_of_other_events_leads_to_the_matching(open_page: OpenPage, log: Path, sample_id: str) -> None:
    page = brought(open_page, log, f"/evidence?map={sample_id}")
    expect(page.locator(".st-key-heading h1")).to_contain_text("The commonest step")
    ask(page, "Planned and actual")
    expect(page.locator(".st-key-log_answer")).to_contain_text("the open map names no event of this log yet")
    expect(page.locator(".st-key-log_accept")).to_have_count(0)


def test_in_italian_on_a_phone_every_word_has_room(open_page: OpenPage, log: Path, map_id: str) -> None:
    page = planned(open_page, log, map_id, "&lang=it", viewport=PHONE)
    expect(page.locator(".st-key-heading h1")).to_have_text(
        "Avevate previsto «Reviews»: 40 clienti su 100 proseguono senza."
    )
    expect(page.locator(".annotation", has_text="20% di nuovo · 20% altro ordine")).to_be_visible()
    expect(page.get_by_role("button", name="Accetta tutto")).to_be_visible()
    page.wait_for_function(ALL_WITHIN)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_has_no_serious_fault(open_page: OpenPage, log: Path, map_id: str, scheme: str) -> None:
    page = planned(open_page, log, map_id, color_scheme=scheme, reduced_motion="reduce")
    press(page, "choose_evidence")
    expect(page.locator(".st-key-log_claims")).to_be_visible()
    assert serious_faults(page) == []
