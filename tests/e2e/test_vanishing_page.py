"""Where they vanish, in a browser: what is answered there holds, whatever is clicked next."""

from playwright.sync_api import Page, expect

from tests.e2e.conftest import READY
from tests.e2e.test_map_page import OpenPage

QUESTIONS = ("Points", "Pressure", "Dialogue", "Haemorrhage", "Value")
DIGNOSED = {
    "Points": "Delivery cost appears",
    "Pressure": "Whoever gets more than 2 messages in 7 days",
    "Dialogue": "is answered within 7 days",
    "Haemorrhage": "April 2026",
    "Value": "of the value",
}


def asked(open_page: OpenPage, map_id: str, **look: object) -> Page:
    page = open_page(f"/vanishing?map={map_id}", **look)
    page.get_by_test_id("stButton").get_by_role("button").first.click()
    expect(page.locator(".st-key-vanishing_answer .js-plotly-plot").first).to_be_visible()
    page.wait_for_selector(READY)
    return page


def ask(page: Page, question: str) -> None:
    page.get_by_role("radio", name=question, exact=True).click()


def headline(page: Page) -> object:
    return page.get_by_role("heading", level=1)


def slowed(page: Page, rate: int = 8) -> None:
    """From now on the page draws so slowly that it is clicked before it has heard of the last click."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})


def test_a_natural_end_that_was_named_holds_while_another_question_is_chosen(
    open_page: OpenPage, sample_id: str
) -> None:
    page = asked(open_page, sample_id)
    slowed(page)
    page.get_by_role("button", name="Yes, it is an end").click()
    ask(page, "Pressure")
    expect(page.get_by_role("heading", level=1)).to_contain_text(DIGNOSED["Pressure"])
    page.wait_for_selector(READY)
    expect(page.locator(".st-key-vanishing_ends")).to_contain_text("order_completed")
    expect(page.get_by_role("button", name="Yes, it is an end")).to_have_count(0)
    expect(page.locator(".st-key-vanishing_own_days")).to_have_count(0)


def test_the_last_of_many_quick_choices_holds_on_a_slow_page(open_page: OpenPage, sample_id: str) -> None:
    page = asked(open_page, sample_id)
    slowed(page)
    page.get_by_role("radio", name="Touchpoints", exact=True).click()
    page.get_by_role("button", name="Yes, it is an end").click()
    for question in ("Value", "Dialogue", "Points"):
        ask(page, question)
    expect(page.get_by_role("heading", level=1)).to_contain_text(DIGNOSED["Points"])
    page.wait_for_selector(READY)
    expect(page.get_by_role("radio", name="Points", exact=True)).to_be_checked()
    expect(page.get_by_role("radio", name="Touchpoints", exact=True)).to_be_checked()
    expect(page.locator(".st-key-vanishing_ends")).to_contain_text("order_completed")
    expect(page.locator(".st-key-vanishing_own_days")).to_have_count(0)
