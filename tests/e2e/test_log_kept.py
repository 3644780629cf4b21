"""A log that somebody brought is there, with all that was said of it, when their page is loaded again."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import PATIENCE_MS, READY
from tests.e2e.test_evidence_page import ask, brought, log, say
from tests.e2e.test_map_page import OpenPage
from tests.e2e.test_vanishing_page import END, asked, ends, says_end
from tests.server import running

__all__ = ["log"]
CORRECTED = "Neither the log nor a map says to which stage"


def loaded_again(page: Page) -> None:
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE_MS)
    page.wait_for_selector(READY)


def test_what_was_corrected_holds_after_a_reload_and_a_change_of_look(
    open_page: OpenPage, log: Path, sample_id: str
) -> None:
    page = brought(open_page, log, f"/evidence?map={sample_id}", color_scheme="light")
    say(page, "Stage", "none")
    ask(page, "Funnel")
    expect(page.locator(".st-key-log_answer")).to_contain_text(CORRECTED)
    loaded_again(page)
    expect(page.locator(".st-key-log_answer")).to_contain_text(CORRECTED)
    expect(page.get_by_role("combobox", name="Stage")).to_have_value("none")
    here = page.url
    page.goto(here.replace("/evidence", "/settings"))
    page.get_by_role("radio", name="Dark").check(force=True)
    expect(page.locator(".stApp")).to_have_css("color-scheme", "dark")
    page.goto(here)
    expect(page.locator(".st-key-heading")).to_contain_text("shop.csv · 2 customers · 5 events")
    expect(page.locator(".st-key-log_answer")).to_contain_text(CORRECTED)


def test_what_was_said_of_the_silence_holds_after_a_reload(open_page: OpenPage, sample_id: str) -> None:
    page = asked(open_page, sample_id)
    says_end(page)
    expect(ends(page)).to_contain_text(END)
    page.get_by_role("radio", name="Stages", exact=True).click()
    page.wait_for_selector(READY)
    told = page.get_by_role("heading", level=1).inner_text()
    loaded_again(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(told)
    expect(page.get_by_role("radio", name="Stages", exact=True)).to_be_checked()
    expect(ends(page)).to_contain_text(END)


def test_another_page_of_the_browser_has_the_log_another_browser_has_not(
    open_page: OpenPage, log: Path, sample_id: str
) -> None:
    address = f"/evidence?map={sample_id}"
    page = brought(open_page, log, address)
    second = page.context.new_page()
    second.goto(page.url)
    expect(second.locator(".st-key-heading")).to_contain_text("shop.csv")
    stranger = open_page(address)
    expect(stranger.locator("input[type=file]")).to_be_attached()
    expect(stranger.locator(".st-key-heading")).to_have_count(0)
    second.wait_for_selector(READY)
    second.get_by_role("button", name="Another file").click()
    expect(second.locator("input[type=file]")).to_be_attached()
    page.reload()
    expect(page.locator("input[type=file]")).to_be_attached()


def test_what_is_chosen_on_one_page_turns_no_other_to_another_question(
    open_page: OpenPage, log: Path, sample_id: str
) -> None:
    page = brought(open_page, log, f"/evidence?map={sample_id}")
    second = page.context.new_page()
    second.goto(page.url)
    expect(second.locator(".st-key-heading")).to_contain_text("shop.csv")
    ask(second, "Funnel")
    say(page, "Channel", "none")
    expect(page.get_by_role("radio", name="Steps", exact=True)).to_be_checked()
    expect(second.get_by_role("radio", name="Funnel", exact=True)).to_be_checked()


def test_a_server_that_ends_leaves_nothing_of_a_log(
    open_page: OpenPage, log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = tmp_path / "held"
    held.mkdir()
    page = open_page("/maps")
    monkeypatch.setenv("TMPDIR", str(held))
    with running(f"sqlite:///{tmp_path / 'maps.db'}") as server:
        page.goto(f"{server.url}/evidence")
        page.locator("input[type=file]").set_input_files(log)
        expect(page.locator(".st-key-log_reading")).to_be_visible()
        assert list(held.glob("itinerario-events-*"))
        page.goto("about:blank")
    assert list(held.glob("itinerario-*")) == []
