"""People who vanish: how many, why, and what those who talked about it said."""

from playwright.sync_api import Locator, expect

from journey.i18n import words
from journey.model import Loss
from journey.store.store import Store
from tests.e2e.test_map_page import OpenPage, card, fill, number_field


def kept(field: Locator, text: str) -> None:
    """Fills a field of a record and waits until it is saved, as somebody who types does."""
    fill(field, text)
    expect(field.page.locator(".st-key-saved_sign .saved")).to_have_attribute("data-state", "saved")


def test_a_loss_is_marked_described_and_taken_away(open_page: OpenPage, sample_id: str, store: Store) -> None:
    page = open_page(f"/?map={sample_id}")
    card(page, "Calls to ask why").click()
    page.get_by_text("Do people vanish here?").click()
    page.get_by_role("button", name="Mark a point of no return").click()
    expect(page.locator(".st-key-card_editor")).to_contain_text("It is not said how many vanish here.")
    fill(number_field(page, "Vanish, %"), "12")
    page.get_by_role("button", name="Mark a point of no return").click()
    expect(page.get_by_text("Do people vanish here? · 1")).to_be_visible()
    kept(number_field(page, "Customers lost"), "340")
    kept(number_field(page, "What they were worth"), "41000.5")
    kept(page.get_by_role("textbox", name="In a few words"), "The line is dead")
    page.get_by_role("radio", name="not wanted", exact=True).click()
    kept(number_field(page, "At least, %"), "15")
    editor = page.locator(".st-key-card_editor")
    expect(editor).to_contain_text("The share does not lie between the least and the most.")
    kept(number_field(page, "Vanish, %"), "")
    expect(editor).to_contain_text("Not on the map yet: a share is needed, even a guessed one.")
    loss = next(loss for loss in store.load(sample_id)[0].losses if loss.title == "The line is dead")
    assert (loss.share, loss.share_low, loss.customers, loss.value, loss.control) == (
        None,
        0.15,
        340,
        41000.5,
        "unwanted",
    )
    page.get_by_role("button", name="Nobody vanishes here").click()
    expect(page.locator(".st-key-notice")).to_contain_text("Removed “The line is dead”.")
    page.locator(".st-key-notice").get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Do people vanish here? · 1")).to_be_visible()


def test_a_talk_with_a_lost_customer_makes_a_guess_something_heard(
    open_page: OpenPage, sample_id: str, store: Store
) -> None:
    page = open_page(f"/?map={sample_id}")
    card(page, "Calls to ask why").click()
    page.get_by_text("Do people vanish here?").click()
    fill(number_field(page, "Vanish, %"), "12")
    page.get_by_role("button", name="Mark a point of no return").click()
    expect(page.get_by_text("Do people vanish here? · 1")).to_be_visible()
    editor = page.locator(".st-key-part_losses")
    assert _loss(store, sample_id).evidence == "assumed"
    editor.get_by_role("textbox", name="In their own words").fill("Nobody picked up")
    editor.get_by_role("textbox", name="What follows from it").fill("Answer within a minute")
    page.get_by_role("button", name="Keep this conversation").click()
    expect(page.get_by_role("button", name="Remove this conversation")).to_be_visible()
    held = _loss(store, sample_id)
    assert (held.evidence, [(each.words, each.follows) for each in held.conversations]) == (
        "heard",
        [("Nobody picked up", "Answer within a minute")],
    )
    fill(editor.get_by_role("textbox", name="With whom").first, "A rider from Leeds")
    expect(page.get_by_role("button", name="Remove this conversation")).to_be_visible()
    page.get_by_role("button", name="Remove this conversation").click()
    expect(page.get_by_role("button", name="Remove this conversation")).to_have_count(0)
    assert _loss(store, sample_id).conversations == ()
    page.locator(".st-key-toolbar").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Remove this conversation")).to_be_visible()
    assert [each.who for each in _loss(store, sample_id).conversations] == ["A rider from Leeds"]


def test_what_a_talk_changes_is_one_step_back(open_page: OpenPage, sample_id: str, store: Store) -> None:
    page, t = open_page(f"/?map={sample_id}", locale="it-IT"), words("it")
    card(page, "Calls to ask why").click()
    page.get_by_text(t("map_page.part.losses")).click()
    fill(page.locator(".st-key-part_losses").get_by_role("spinbutton").first, "12")
    page.get_by_role("button", name=t("map_page.losses.add")).click()
    page.locator("[class*=st-key-draft_conversation]").get_by_role("textbox").first.fill("«Non rispondeva nessuno.»")
    page.get_by_role("button", name=t("map_page.conversations.add")).click()
    expect(page.get_by_role("button", name=t("map_page.conversations.another"))).to_be_visible()
    assert _loss(store, sample_id).evidence == "heard"
    page.locator(".st-key-toolbar").get_by_role("button", name=t("app.undo")).click()
    expect(page.get_by_role("button", name=t("map_page.conversations.remove"))).to_have_count(0)
    assert (_loss(store, sample_id).evidence, _loss(store, sample_id).conversations) == ("assumed", ())


def test_of_two_talks_the_first_is_taken_away_and_the_second_stays(
    open_page: OpenPage, sample_id: str, store: Store
) -> None:
    page = open_page(f"/?map={sample_id}")
    card(page, "Delivery cost").click()
    page.get_by_text("Do people vanish here? · 1").click()
    first, second = store.load(sample_id)[0].losses[0].conversations
    page.get_by_role("button", name="Remove this conversation").first.click()
    expect(page.get_by_role("button", name="Remove this conversation")).to_have_count(1)
    field = page.locator(".st-key-part_losses").get_by_role("textbox", name="In their own words")
    expect(field).to_have_value(second.words)
    page.get_by_role("button", name="Another conversation").click()
    page.locator("[class*=st-key-draft_]").get_by_role("textbox", name="With whom").fill("A rider from Leeds")
    page.get_by_role("button", name="Keep this conversation").click()
    expect(page.get_by_role("button", name="Another conversation")).to_be_visible()
    held = store.load(sample_id)[0].losses[0]
    assert (held.evidence, [each.who for each in held.conversations]) == (
        "measured",
        [second.who, "A rider from Leeds"],
    )
    assert first not in held.conversations


def _loss(store: Store, map_id: str) -> Loss:
    return next(loss for loss in store.load(map_id)[0].losses if loss.share == 0.12)
