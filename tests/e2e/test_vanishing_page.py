"""Where they vanish, in a browser: what is answered there holds, whatever is clicked next, however slow the page."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from journey.store.store import Store
from tests.e2e.conftest import DESK, PATIENCE_MS, PHONE, READY, choose, slowed
from tests.e2e.test_accessibility import serious_faults
from tests.e2e.test_map_page import OpenPage

ANSWERS = {
    "Pressure": "Whoever gets more than 2 messages in 7 days",
    "Dialogue": "is answered within 7 days",
    "Haemorrhage": "April 2026",
    "Value": "of the value",
    "Points": "Delivery cost appears",
}
LONG_MS = 4 * PATIENCE_MS  # a log of 146,000 events is read and asked all at once
MAIN = "[data-testid=stMain]"
END = "The box on the doorstep (Order completed)"


def asked(open_page: OpenPage, map_id: str, **look: object) -> Page:
    page = open_page(f"/vanishing?map={map_id}", **look)
    page.locator(".st-key-sample_log button").click()
    expect(page.locator(".st-key-vanishing_answer .js-plotly-plot").first).to_be_visible(timeout=LONG_MS)
    page.wait_for_selector(READY, timeout=LONG_MS)
    return page


def ask(page: Page, question: str) -> None:
    page.get_by_role("radio", name=question, exact=True).click()


def answered(page: Page, question: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(ANSWERS[question], timeout=LONG_MS)
    page.wait_for_selector(READY, timeout=LONG_MS)


def ends(page: Page) -> Locator:
    return page.locator(".st-key-vanishing_ends")


def says_end(page: Page) -> None:
    page.get_by_role("button", name="Yes, it is an end").click()


def test_a_natural_end_that_was_named_holds_while_another_question_is_chosen(
    open_page: OpenPage, sample_id: str
) -> None:
    page = asked(open_page, sample_id)
    with slowed(page):
        says_end(page)
        ask(page, "Pressure")
    answered(page, "Pressure")
    expect(ends(page)).to_contain_text(END)
    expect(page.get_by_role("button", name="Yes, it is an end")).to_have_count(0)
    expect(page.locator(".st-key-vanishing_own_days")).to_have_count(0)  # nobody chose other days


def test_the_last_of_many_quick_choices_holds(open_page: OpenPage, sample_id: str) -> None:
    page = asked(open_page, sample_id)
    with slowed(page):
        page.get_by_role("radio", name="Touchpoints", exact=True).click()
        says_end(page)
        for question in ("Value", "Dialogue", "Points"):
            ask(page, question)
    answered(page, "Points")
    expect(page.get_by_role("radio", name="Points", exact=True)).to_be_checked()
    expect(page.get_by_role("radio", name="Touchpoints", exact=True)).to_be_checked()
    expect(ends(page)).to_contain_text(END)
    expect(page.locator(".st-key-vanishing_own_days")).to_have_count(0)


def test_each_question_has_its_answer_and_its_proof(open_page: OpenPage, sample_id: str) -> None:
    page = asked(open_page, sample_id)
    says_end(page)
    for question in ANSWERS:
        ask(page, question)
        answered(page, question)
        expect(page.locator(".st-key-vanishing_answer .js-plotly-plot").first).to_be_visible()
    page.get_by_text("The question in SQL").click()
    expect(page.locator(".st-key-vanishing_answer code").first).to_contain_text("SELECT")


def test_an_end_that_is_taken_away_again_counts_its_customers_as_lost(open_page: OpenPage, sample_id: str) -> None:
    page = asked(open_page, sample_id)
    page.get_by_role("button", name="No", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Order completed")
    page.wait_for_selector(READY)
    choose(ends(page).get_by_role("combobox", name="Natural ends"), END, typed="order completed")
    answered(page, "Points")
    page.keyboard.press("Escape")
    ends(page).get_by_role("combobox", name="Natural ends").press("Backspace")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Order completed")


def test_other_days_of_silence_are_tried_and_taken_back(open_page: OpenPage, sample_id: str) -> None:
    page = asked(open_page, sample_id)
    card = page.locator(".st-key-vanishing_silence")
    days = card.get_by_role("spinbutton", name="Days")
    days.fill("60")
    days.press("Enter")
    expect(card).to_contain_text("The log itself says 35 days")
    card.get_by_role("button", name="Back to the log's own, 35 days").click()
    expect(card).not_to_contain_text("The log itself says")
    expect(days).to_have_value("35")


def test_a_point_is_split(open_page: OpenPage, sample_id: str) -> None:
    page = asked(open_page, sample_id)
    page.get_by_text("Split a point").click()
    split = page.locator(".st-key-vanishing_split")
    expect(split.locator(".js-plotly-plot .main-svg").first).to_be_visible()  # else the lists close as it comes
    for label, option in (("Point", "Delivery cost appears: €79"), ("Split by", "Month")):
        choose(split.get_by_role("combobox", name=label), option)
        page.wait_for_selector(READY)
    expect(split.locator(".js-plotly-plot").filter(has_text="Apr")).to_have_count(1)
    ask(page, "Value")
    answered(page, "Value")
    ask(page, "Points")
    answered(page, "Points")
    page.get_by_text("Split a point").click()
    expect(split.get_by_role("combobox", name="Split by")).to_have_value("Month")


def test_a_cap_says_what_it_would_not_have_sent(open_page: OpenPage, sample_id: str) -> None:
    page = asked(open_page, sample_id)
    says_end(page)
    ask(page, "Pressure")
    answered(page, "Pressure")
    card = page.locator(".st-key-vanishing_cap_card")
    expect(card).to_contain_text("With a cap of 2, ")
    card.get_by_role("slider").press("ArrowRight")
    expect(card).to_contain_text("With a cap of 3, ")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download the list").click()
    assert taken.value.suggested_filename.endswith(".csv")


def test_the_points_come_to_the_map_as_one_edit(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = asked(open_page, sample_id)
    before = store.load(sample_id)[0].losses
    says_end(page)
    expect(ends(page)).to_contain_text(END)
    page.wait_for_selector(READY)
    page.get_by_role("button", name="Mark on the map").click()
    expect(page.get_by_text("This is on the map already")).to_be_visible()
    (marked,) = store.load(sample_id)[0].losses  # it was there already, with other numbers
    assert (marked.id, marked.n, marked.horizon_days) == (before[0].id, 5753, 35)
    page.locator(".st-key-notice").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Mark on the map")).to_be_visible()
    assert store.load(sample_id)[0].losses == before


def test_the_report_is_taken_along(open_page: OpenPage, sample_id: str, tmp_path: Path) -> None:
    page = asked(open_page, sample_id)
    page.get_by_role("button", name="Report").click()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Web page").click()
    assert taken.value.suggested_filename.endswith(".html")
    taken.value.save_as(tmp_path / "report.html")
    assert "Delivery cost appears" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_by_a_link_to_a_map_nobody_comes_to_a_log(open_page: OpenPage, store: Store, sample_id: str) -> None:
    """As to the other pages about what is known: a link leads to the map alone."""
    key = store.share(sample_id, "editor", "host")
    for name in ("vanishing", "losses", "care"):
        page = open_page(f"/{name}?map={sample_id}&key={key}")
        expect(page.locator("[data-pick=card]").first).to_be_visible()


@pytest.mark.parametrize(("scheme", "size"), [("light", DESK), ("dark", PHONE)], ids=["desk", "phone"])
def test_no_question_has_a_serious_fault_or_is_wider_than_the_page(
    open_page: OpenPage, sample_id: str, scheme: str, size: dict[str, int]
) -> None:
    look = {"color_scheme": scheme, "reduced_motion": "reduce", "viewport": size}
    page = open_page(f"/vanishing?map={sample_id}", **look)
    assert serious_faults(page, MAIN) == []
    page.locator(".st-key-sample_log button").click()
    expect(page.locator(".st-key-vanishing_answer .js-plotly-plot").first).to_be_visible()
    page.wait_for_selector(READY)
    assert serious_faults(page, MAIN) == []
    says_end(page)
    for question in ANSWERS:
        ask(page, question)
        answered(page, question)
        expect(page.locator(".st-key-vanishing_answer .js-plotly-plot").first).to_be_visible()
        page.wait_for_selector(READY)
        assert serious_faults(page, MAIN) == []
        assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
