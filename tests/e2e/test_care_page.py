"""Care in a browser: what is overdue is done by one click, and the days go along as a file."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from journey.model import CareAction, Map, Stage
from journey.store.store import Store
from tests.e2e.conftest import DESK, PHONE, READY, slowed
from tests.e2e.test_accessibility import serious_faults
from tests.e2e.test_map_page import OpenPage


def kept(store: Store) -> str:
    """A map with one action that is ten days overdue."""
    late = date.today() - timedelta(days=10)
    care = CareAction(id="late", title="Ring them up", every_days=7, stage_id="s", next_due=late)
    return store.create(
        Map(id=f"care-{len(store.maps())}", stages=(Stage(id="s", name="Use"),), care_actions=(care,)), "host"
    )


def test_what_is_overdue_is_done_by_a_key_and_can_be_undone(open_page: OpenPage, store: Store) -> None:
    map_id = kept(store)
    page = open_page(f"/care?map={map_id}")
    expect(page.get_by_role("heading", level=1)).to_contain_text("The only action is overdue: “Ring them up”")
    page.get_by_role("button", name="Done today").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nothing is overdue. Next, on")
    (care,) = store.load(map_id)[0].care_actions
    assert care.last_done and care.next_due and care.next_due > care.last_done
    page.locator(".st-key-notice").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The only action is overdue")
    assert store.load(map_id)[0].care_actions[0].last_done is None


def test_the_days_are_taken_along_as_a_calendar(open_page: OpenPage, store: Store, tmp_path: Path) -> None:
    page = open_page(f"/care?map={kept(store)}")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="All days (.ics)").click()
    assert waiting.value.suggested_filename.endswith(".ics")
    waiting.value.save_as(tmp_path / "care.ics")
    text = (tmp_path / "care.ics").read_bytes().decode()
    assert "SUMMARY:Ring them up\r\n" in text and "RRULE:FREQ=WEEKLY;INTERVAL=1\r\n" in text


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_is_wider_than_the_page(open_page: OpenPage, store: Store, size: dict[str, int]) -> None:
    page = open_page(f"/care?map={kept(store)}", viewport=size)
    page.get_by_role("button", name="Message “Ring them up”").click()
    expect(page.locator(".st-key-care_message pre")).to_contain_text("[name]")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= size["width"]


def test_each_button_is_read_out_with_what_it_is_about(open_page: OpenPage, store: Store) -> None:
    page = open_page(f"/care?map={kept(store)}")
    for name in ("Done today", "A week later", "Skip this time", "Message", "Edit"):
        expect(page.get_by_role("button", name=f"{name} “Ring them up”", exact=True)).to_be_visible()


def test_another_rhythm_and_day_are_kept_on_a_slow_page(open_page: OpenPage, store: Store) -> None:
    map_id = kept(store)
    page = open_page(f"/care?map={map_id}")
    page.get_by_role("button", name="Edit “Ring them up”").click()
    expect(page.locator(".st-key-care_form")).to_be_visible()
    page.wait_for_selector(READY)
    days = page.get_by_role("spinbutton", name="Every so many days")
    with slowed(page):
        page.get_by_role("combobox", name="How often").click()
        page.get_by_role("option", name="another number of days").click()
        days.fill("10")
        page.get_by_role("textbox", name="Who does it").fill("Ann")
        page.get_by_role("textbox", name="What is done").click()
    page.wait_for_selector(READY)
    expect(page.locator(".st-key-care_list")).to_contain_text("every 10 days · Ann")
    expect(days).to_have_value("10")
    (care,) = store.load(map_id)[0].care_actions
    assert (care.every_days, care.owner) == (10, "Ann")


def test_a_message_is_drafted_in_the_other_language(open_page: OpenPage, store: Store) -> None:
    page = open_page(f"/care?map={kept(store)}")
    page.get_by_role("button", name="Message “Ring them up”").click()
    page.get_by_role("radio", name="Italiano").click()
    expect(page.locator(".st-key-care_message pre")).to_contain_text("[nome di chi scrive]")
    expect(page.get_by_role("button", name="Copy to clipboard")).to_be_visible()  # also where no pointer hovers


def test_one_action_is_taken_along_as_a_calendar(open_page: OpenPage, store: Store, tmp_path: Path) -> None:
    page = open_page(f"/care?map={kept(store)}")
    page.get_by_role("button", name="Edit “Ring them up”").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Into the calendar (.ics)").click()
    waiting.value.save_as(tmp_path / "one.ics")
    assert (tmp_path / "one.ics").read_bytes().count(b"BEGIN:VEVENT") == 2  # overdue, so today, and its rhythm


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_open_has_no_serious_fault(open_page: OpenPage, store: Store, scheme: str) -> None:
    page = open_page(f"/care?map={kept(store)}", color_scheme=scheme, reduced_motion="reduce")
    for part, shown in (("Message", ".st-key-care_message"), ("Edit", ".st-key-care_form")):
        page.get_by_role("button", name=f"{part} “Ring them up”").click()
        expect(page.locator(shown)).to_be_visible()
        page.wait_for_selector(READY)
        assert serious_faults(page) == []
