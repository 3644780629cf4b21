"""The Define page by the keyboard: the last step goes back, a pasted list comes in clean."""

from playwright.sync_api import expect

from journey.formats.library import open_template
from journey.model import fresh_copy
from journey.store.store import Store
from tests.e2e.defining import PASTE, OpenPage, define, saved, title


def test_the_keys_take_back_the_last_step(open_page: OpenPage, sample_id: str, store: Store) -> None:
    page = define(open_page, sample_id, "channels")
    title(page, 0).fill("Search engine")
    title(page, 0).press("Enter")
    saved(page)
    title(page, 1).fill("Gossip")
    title(page, 1).press("Enter")
    saved(page)
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("Control+z")
    expect(title(page, 1)).to_have_value("Social and reviews")
    expect(title(page, 0)).to_have_value("Search engine")
    page.keyboard.press("Control+Shift+z")
    expect(title(page, 1)).to_have_value("Gossip")
    page.locator(".st-key-undo button").first.click()
    expect(title(page, 1)).to_have_value("Social and reviews")
    assert [channel.name for channel in store.load(sample_id)[0].channels][:2] == [
        "Search engine",
        "Social and reviews",
    ]


def test_a_pasted_list_loses_its_bullets(open_page: OpenPage, store: Store) -> None:
    blank = fresh_copy(open_template("blank", "en"))
    store.create(blank, "host")
    page = define(open_page, blank.id, "touchpoints")
    field = page.get_by_role("textbox", name="What happens next here?")
    field.evaluate(PASTE, "- Finds the site\n• Queues\n3. Pays 2. times")
    expect(title(page, 2)).to_have_value("Pays 2. times")
    expect(title(page, 1)).to_have_value("Queues")
    expect(title(page, 0)).to_have_value("Finds the site")


def test_after_the_button_to_the_next_step_one_types_at_once(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = define(open_page, sample_id, "timeframe")
    page.locator(".st-key-ways").get_by_role("button", name="Stages").click()
    expect(page.locator("form.adder input")).to_be_focused()
    page.keyboard.type("Comes back")
    page.keyboard.press("Enter")
    expect(page.locator("[aria-current=step]")).to_contain_text("Stages")
    saved(page)
    assert "Comes back" in [stage.name for stage in store.load(sample_id)[0].stages]
