"""The page of a log: a file is read, corrected where it was misread, and asked."""

import re
from pathlib import Path
from typing import Any

import duckdb
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import READY, choose
from tests.e2e.test_accessibility import serious_faults
from tests.e2e.test_map_page import OpenPage

LOG = """Cliente;Quando;Evento;Mezzo;Fase
A;03/04/2026 10:00;visit;web;Look
A;04/04/2026 10:00;basket;web;Order
A;14/04/2026 10:00;pay;app;Order
B;05/04/2026 09:00;visit;web;Look
B;06/04/2026 09:00;visit;shop;Look
;06/04/2026 09:00;visit;shop;Look
C;31/02/2026 09:00;visit;shop;Look
"""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "shop.csv"
    path.write_text(LOG, encoding="utf-8")
    return path


def brought(open_page: OpenPage, log: Path, address: str = "/evidence", **look: Any) -> Page:
    page = open_page(address, **look)
    page.locator("input[type=file]").set_input_files(log)
    expect(page.locator(".st-key-log_reading")).to_be_visible()
    page.wait_for_selector(READY)
    return page


def say(page: Page, label: str, option: str) -> None:
    choose(page.get_by_role("combobox", name=label), option)
    page.wait_for_selector(READY)


def ask(page: Page, question: str) -> None:
    page.get_by_role("radio", name=question, exact=True).click()
    page.wait_for_selector(READY)


def test_a_file_is_read_and_says_what_it_found(open_page: OpenPage, log: Path, sample_id: str) -> None:
    page = brought(open_page, log, f"/evidence?map={sample_id}")
    head = page.locator(".st-key-heading")
    expect(head).to_contain_text("shop.csv · 2 customers · 5 events · 3 Apr 2026 to 14 Apr 2026 · 2 rows refused")
    expect(head.get_by_role("heading", level=1)).to_contain_text("The commonest step")
    reading = page.locator(".st-key-log_reading")
    expect(reading).to_contain_text("1 row refused: it names no customer. Row 6.")
    expect(reading).to_contain_text("1 row refused: its time is not written like the others. Row 7: 31/02/2026 09:00.")
    ask(page, "Funnel")
    expect(head.get_by_role("heading", level=1)).to_have_text("Of those who reach “Look”, 50% go on to “Order”.")
    ask(page, "Coming back")
    page.get_by_text("The question in SQL").click()
    expect(page.locator(".st-key-log_answer code")).to_contain_text("SELECT")


def test_steps_are_bars_or_a_graph_that_scrolls_within_itself(open_page: OpenPage, log: Path, sample_id: str) -> None:
    page = brought(open_page, log, f"/evidence?map={sample_id}", viewport={"width": 390, "height": 844})
    ask(page, "Graph")
    graph = page.locator(".st-key-log_graph")
    expect(page.locator(".st-key-log_answer")).to_contain_text("at least 5%")
    expect(graph.locator(".js-plotly-plot")).to_have_count(1)  # the bars stay beside it until the run has ended
    assert graph.evaluate("node => node.scrollWidth > node.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    sizes = "nodes => nodes.map(node => parseFloat(getComputedStyle(node).fontSize))"
    assert min(graph.locator(".annotation text").evaluate_all(sizes)) >= 12
    ask(page, "Bars")
    expect(graph).to_have_count(0)
    assert page.locator(".st-key-log_figure").evaluate("node => node.scrollWidth <= node.clientWidth")


def test_a_figure_that_needs_its_width_scrolls_within_itself_and_a_table_fits(
    open_page: OpenPage, log: Path, sample_id: str
) -> None:
    page = brought(open_page, log, f"/evidence?map={sample_id}", viewport={"width": 390, "height": 844})
    figure = page.locator(".st-key-log_figure")
    for question, name, scrolls in (("First steps", "first_steps", True), ("Coming back", "cohorts", False)):
        ask(page, question)
        expect(page.locator(f".st-key-log_chart_{name} .js-plotly-plot")).to_have_count(1)
        expect(page.locator(".st-key-log_figure .js-plotly-plot")).to_have_count(1)
        assert figure.evaluate("node => node.scrollWidth > node.clientWidth") is scrolls
        assert page.evaluate("document.documentElement.scrollWidth") == 390
    kicker = page.locator(".st-key-heading [data-testid=stCaptionContainer] p")
    assert kicker.evaluate("node => node.scrollWidth <= node.clientWidth"), "the refused rows are not hidden"


def test_what_was_misread_is_corrected(open_page: OpenPage, log: Path, sample_id: str) -> None:
    page = brought(open_page, log, f"/evidence?map={sample_id}")
    say(page, "Stage", "none")
    ask(page, "Funnel")
    expect(page.locator(".st-key-log_answer")).to_contain_text("Neither the log nor a map says to which stage")
    say(page, "Stage", "Fase")
    expect(page.locator(".st-key-heading h1")).to_have_text("Of those who reach “Look”, 50% go on to “Order”.")
    expect(page.get_by_text("Show customers as codes")).to_have_count(1)  # what stood elsewhere is gone
    page.get_by_text("Show customers as codes").click()
    page.wait_for_selector(READY)
    expect(page.locator(".st-key-heading")).to_contain_text("2 customers · 5 events")


def test_a_file_that_is_no_log_says_why_and_waits_for_its_columns(
    open_page: OpenPage, tmp_path: Path, sample_id: str
) -> None:
    strange = tmp_path / "strange.csv"
    strange.write_text("who,at,did\nA,2026-04-03 10:00,visit\nA,2026-04-04 10:00,pay\n", encoding="utf-8")
    page = brought(open_page, strange, f"/evidence?map={sample_id}")
    answer = page.locator(".st-key-log_answer")
    expect(answer).to_contain_text("Which columns are “Customer”, “What happened”?")
    expect(answer.get_by_test_id("stDataFrame")).to_be_visible()  # the first rows, to see what is what
    expect(page.get_by_role("combobox", name="Date and time")).to_have_value("at")
    say(page, "Customer", "who")
    say(page, "What happened", "did")
    expect(page.locator(".st-key-heading h1")).to_have_text(
        "The commonest step to something else: from “Visit” to “Pay”, once."
    )
    page.get_by_role("button", name="Another file").click()
    expect(page.locator("input[type=file]")).to_be_attached()


def test_in_italian(open_page: OpenPage, log: Path, sample_id: str) -> None:
    page = brought(open_page, log, f"/evidence?map={sample_id}&lang=it")
    ask(page, "Funnel")
    expect(page.locator(".st-key-heading h1")).to_have_text("Di chi raggiunge «Look», il 50% prosegue verso «Order».")


def test_the_sample_log_is_there_to_try_and_speaks_of_the_sample_map(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/evidence?map={sample_id}")
    page.get_by_role("button", name="Try it with the sample log").click()
    expect(page.locator(".st-key-heading")).to_contain_text("8,830 customers")
    expect(page.locator(".st-key-heading")).to_contain_text("200 rows refused")
    ask(page, "Time")
    expect(page.locator(".st-key-heading h1")).to_contain_text("takes longest")
    expect(page.locator(".st-key-log_answer")).to_contain_text("Look around")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_has_no_serious_fault_before_and_after_a_file(
    open_page: OpenPage, log: Path, sample_id: str, scheme: str
) -> None:
    page = open_page(f"/evidence?map={sample_id}", color_scheme=scheme, reduced_motion="reduce")
    assert serious_faults(page) == []
    page.locator("input[type=file]").set_input_files(log)
    expect(page.locator(".st-key-log_answer .js-plotly-plot")).to_have_count(1)
    page.wait_for_selector(READY)
    assert serious_faults(page) == []


def days(page: Page) -> None:
    """Changes the first day of the period to the 4th of April."""
    page.get_by_role("spinbutton", name="day, Period start date").click()
    page.keyboard.type("04")
    page.keyboard.press("Escape")  # closes the calendar: what stands there now counts
    page.wait_for_selector(READY)


def test_a_period_and_an_event_narrow_the_journeys(open_page: OpenPage, log: Path) -> None:
    page = brought(open_page, log, "/evidence")
    head = page.locator(".st-key-heading")
    expect(head).to_contain_text("2 customers · 5 events")
    choose(page.locator(".st-key-log_part").get_by_role("combobox", name="Only journeys with"), "pay · 1")
    expect(head).to_contain_text("1 customer · 3 of 5 events")
    days(page)
    expect(head).to_contain_text("1 customer · 2 of 5 events · 4 Apr 2026 to 14 Apr 2026")


def test_the_timeframe_of_the_map_is_the_period(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/evidence?map={sample_id}")
    page.get_by_role("button", name="Try it with the sample log").click()
    said = re.compile(r"[\d,]+ of 146,499 events, in the map’s timeframe · 1 Jan 2026 to 30 Jun 2026")
    expect(page.locator(".st-key-heading")).to_contain_text(said)
    expect(page.locator(".st-key-log_answer")).to_contain_text("The period is the timeframe of the map")


def test_a_table_of_an_engine_is_asked_where_it_is(open_page: OpenPage, tmp_path: Path) -> None:
    with duckdb.connect(tmp_path / "shop.duckdb") as connection:
        connection.execute("CREATE TABLE events (customer TEXT, time TIMESTAMP, event TEXT)")
        connection.execute("INSERT INTO events VALUES ('a', '2026-04-03', 'visit'), ('a', '2026-04-04', 'pay')")
    page = open_page("/evidence")
    page.get_by_role("button", name="Ask a database").click()
    page.get_by_label("Address of the engine").fill(f"duckdb://{tmp_path}/shop.duckdb")
    page.get_by_label("Table").fill("events")
    page.get_by_label("Table").press("Tab")
    page.get_by_role("button", name="Read this table").click()
    expect(page.locator(".st-key-heading h1")).to_have_text(
        "The commonest step to something else: from “Visit” to “Pay”, once."
    )


def test_the_journey_of_one_customer_is_chosen_or_typed(open_page: OpenPage, log: Path) -> None:
    page = brought(open_page, log)
    ask(page, "One customer")
    head = page.locator(".st-key-heading h1")
    expect(head).to_have_text("A: 3 events in 11.0 days. In 2 channels.")
    page.get_by_role("combobox", name="Customer: one of the most varied journeys, or type another").fill("B")
    page.keyboard.press("Enter")
    expect(head).to_have_text("B: 2 events in 1.0 days. In 2 channels.")
    page.get_by_role("combobox", name="Customer: one of the most varied journeys, or type another").fill("nobody")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-log_answer")).to_contain_text("nobody")
