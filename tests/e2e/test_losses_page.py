"""The page of losses in a browser: led on by keys, taken back, heard, on a desk and on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from journey.formats.library import open_sample
from journey.model import Loss, Map, fresh_copy, from_document, to_document
from journey.store.store import Store
from tests.e2e.conftest import PHONE

OpenPage = Callable[..., Page]


@pytest.fixture
def lost_id(store: Store) -> str:
    """The sample with one more loss, whose cause nobody knows and which is only assumed."""
    document = to_document(fresh_copy(open_sample("en")))
    place = document["touchpoints"][0]["id"]
    document["losses"].append({"id": "gone", "touchpoint_id": place, "title": "They look & go", "customers": 64})
    read = from_document(document)
    return store.create(read if isinstance(read, Map) else read[0], "host")


def _loss(store: Store, map_id: str) -> Loss:
    return next(loss for loss in store.load(map_id)[0].losses if loss.id == "gone")


def test_a_loss_is_led_on_by_keys_and_taken_back(open_page: OpenPage, store: Store, lost_id: str) -> None:
    page = open_page(f"/losses?map={lost_id}")
    expect(page.get_by_role("heading", level=1)).to_have_text("We know that we lost 1,741 customers, worth 1,480,000.")
    page.get_by_role("button", name="Now we know why").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Fear").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-notice")).to_contain_text("“They look & go”: the cause is known now.")
    assert (_loss(store, lost_id).control, _loss(store, lost_id).reason) == ("unwanted", "fear")
    guessed = page.get_by_role("row", name="Fear").get_by_role("cell").nth(1)
    expect(guessed.locator(".guessed")).to_contain_text("64")  # known by now why, and still only assumed how many
    expect(page.get_by_role("heading", level=1)).to_contain_text("1,741")
    page.locator(".st-key-notice").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Now we know why")).to_be_visible()
    assert _loss(store, lost_id).control == "unknown"


def test_words_of_a_lost_customer_make_a_guess_heard(open_page: OpenPage, store: Store, lost_id: str) -> None:
    page = open_page(f"/losses?map={lost_id}", viewport=PHONE)
    page.get_by_role("button", name="Add a conversation").click()
    form = page.locator(".st-key-card_loss_form")
    form.get_by_role("combobox", name="About which loss").click()
    page.get_by_role("option", name="They look & go").click()
    form.get_by_role("textbox", name="In their own words").fill("Five calls <b>and</b> no price.")
    form.get_by_role("button", name="Keep this conversation").click()
    expect(form).to_have_count(0)
    assert (_loss(store, lost_id).evidence, len(_loss(store, lost_id).conversations)) == ("heard", 1)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("button", name="They look & go").click()
    expect(form.get_by_role("textbox", name="In their own words").first).to_have_value(
        "Five calls <b>and</b> no price."
    )
