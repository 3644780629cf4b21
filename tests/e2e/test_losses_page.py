"""The page of losses in a browser: led on by keys, taken back, heard, on a desk and on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from journey.formats.library import open_sample
from journey.model import Loss, Map, fresh_copy, from_document, to_document
from journey.store.store import Store
from tests.e2e.conftest import PATIENCE_MS, PHONE, READY, choose, slowed
from tests.e2e.test_accessibility import serious_faults

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
    page.wait_for_selector(READY)
    expect(page.get_by_text("Was it decided to let them go?")).to_have_count(0)  # nothing opens that nobody opened
    page.locator(".st-key-notice").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Now we know why")).to_be_visible()
    assert _loss(store, lost_id).control == "unknown"


def test_words_of_a_lost_customer_make_a_guess_heard(open_page: OpenPage, store: Store, lost_id: str) -> None:
    page = open_page(f"/losses?map={lost_id}", viewport=PHONE)
    page.get_by_role("button", name="Add a conversation").click()
    form = page.locator(".st-key-card_loss_form")
    choose(form.get_by_role("combobox", name="About which loss"), "They look & go", exact=False)
    form.get_by_role("textbox", name="In their own words").fill("Five calls <b>and</b> no price.")
    form.get_by_role("button", name="Keep this conversation").click()
    expect(form).to_have_count(0)
    assert (_loss(store, lost_id).evidence, len(_loss(store, lost_id).conversations)) == ("heard", 1)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("button", name="They look & go").click()
    expect(form.get_by_role("textbox", name="In their own words").first).to_have_value(
        "Five calls <b>and</b> no price."
    )


def test_what_is_typed_and_chosen_for_a_new_loss_is_kept_on_a_slow_page(
    open_page: OpenPage, store: Store, lost_id: str
) -> None:
    page = open_page(f"/losses?map={lost_id}")
    page.get_by_role("button", name="Record a loss").click()
    form = page.locator(".st-key-card_loss_form")
    expect(form.get_by_role("button", name="Record this loss")).to_be_visible()
    with slowed(page):
        form.get_by_role("textbox", name="In a few words").fill("Nobody called back")
        form.get_by_role("spinbutton", name="Customers lost").fill("12")
        form.get_by_role("spinbutton", name="What they were worth").fill("3400")
        form.get_by_role("radio", name="observed").click()
        form.get_by_role("button", name="Record this loss").click()
    expect(form.get_by_role("button", name="Record this loss")).to_have_count(0, timeout=PATIENCE_MS)  # it is recorded
    expect(form.get_by_role("spinbutton", name="Customers lost")).to_have_value("12")  # it stands open
    (made,) = (loss for loss in store.load(lost_id)[0].losses if loss.title == "Nobody called back")
    assert (made.customers, made.value, made.evidence) == (12, 3400, "observed")


def test_the_list_is_filtered_and_a_loss_is_moved_to_another_place(
    open_page: OpenPage, store: Store, lost_id: str
) -> None:
    page = open_page(f"/losses?map={lost_id}")
    rows = page.locator("[class*=st-key-open-loss-]")
    expect(rows).to_have_count(2)
    choose(page.get_by_role("combobox", name="How we know"), "assumed")
    expect(rows).to_have_count(1)
    rows.get_by_role("button").click()
    form = page.locator(".st-key-card_loss_form")
    expect(form).to_be_visible()
    where = form.get_by_role("combobox", name="Where")
    choose(where, "whole journey")
    expect(where).to_have_value("whole journey")
    page.wait_for_selector(READY)
    assert _loss(store, lost_id).touchpoint_id is None
    expect(rows).to_have_count(1)


def test_the_headline_of_a_log_knows_the_natural_ends_that_were_named(open_page: OpenPage, lost_id: str) -> None:
    page = open_page(f"/vanishing?map={lost_id}")
    page.locator(".st-key-sample_log button").click()
    page.get_by_role("button", name="Yes, it is an end").click()
    page.get_by_role("radio", name="Value", exact=True).click()
    headline = page.get_by_role("heading", level=1)
    expect(headline).to_contain_text("of the value")
    page.wait_for_selector(READY)
    told = headline.inner_text()
    page.get_by_role("button", name="Evidence").first.click()
    page.get_by_text("Losses", exact=True).click()
    expect(page.locator(".st-key-card_loss_value .js-plotly-plot").last).to_be_visible()
    expect(headline).to_have_text(told)


def test_whether_an_event_is_a_natural_end_is_asked_here_too_and_the_numbers_follow(
    open_page: OpenPage, lost_id: str
) -> None:
    page = open_page(f"/vanishing?map={lost_id}")
    page.locator(".st-key-sample_log button").click()
    expect(page.get_by_role("button", name="Yes, it is an end")).to_be_visible()
    page.get_by_role("button", name="Evidence").first.click()
    page.get_by_text("Losses", exact=True).click()
    expect(page.locator(".st-key-card_losses")).to_be_visible()
    headline = page.get_by_role("heading", level=1)
    before = headline.inner_text()
    page.get_by_role("button", name="Yes, it is an end").click()
    expect(headline).not_to_have_text(before)
    expect(page.get_by_role("button", name="Yes, it is an end")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_stands_open_has_no_serious_fault(open_page: OpenPage, lost_id: str, scheme: str) -> None:
    page = open_page(f"/losses?map={lost_id}", color_scheme=scheme, reduced_motion="reduce")
    for name in ("Record a loss", "Add a conversation", "They look & go"):
        page.get_by_role("button", name=name).click()
        expect(page.locator(".st-key-card_loss_form").get_by_role("heading", level=3)).to_have_text(name)
        page.wait_for_selector(READY)
        assert serious_faults(page) == []
