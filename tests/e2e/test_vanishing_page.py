"""Where they vanish, in a browser: what is answered there holds, whatever is clicked next."""

from playwright.sync_api import expect

from tests.e2e.conftest import PHONE, READY
from tests.e2e.test_map_page import OpenPage


def test_a_natural_end_that_was_named_holds_while_another_question_is_chosen(
    open_page: OpenPage, sample_id: str
) -> None:
    page = open_page(f"/vanishing?map={sample_id}")
    page.get_by_role("button", name="Try it with the sample log").click()
    page.get_by_role("button", name="Yes, it is an end").click()
    page.get_by_role("radio", name="Pressure", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Whoever gets more than 2 messages in 7 days")
    page.wait_for_selector(READY)
    expect(page.locator(".st-key-vanishing_ends")).to_contain_text("order_completed")
    expect(page.get_by_role("button", name="Yes, it is an end")).to_have_count(0)
    expect(page.locator(".st-key-vanishing_own_days")).to_have_count(0)


def test_on_a_phone_nothing_is_wider_than_the_page(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/vanishing?map={sample_id}", viewport=PHONE)
    page.get_by_role("button", name="Try it with the sample log").click()
    expect(page.locator(".st-key-vanishing_answer .js-plotly-plot").first).to_be_visible()
    page.wait_for_selector(READY)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
