"""What others put, taken with a click; lists that are pasted; what goes beyond the six; advice that leads there."""

import re

import pytest
from playwright.sync_api import expect

from journey.formats.library import open_template
from journey.formats.suggestions import of_stages
from journey.i18n import words
from journey.model import empty_map, fresh_copy
from journey.model.changes import change
from journey.store.store import Store
from tests.e2e.conftest import READY
from tests.e2e.defining import LOCALES, PASTE, ROW, OpenPage, cell, define, go, saved, title, titles


@pytest.mark.parametrize("language", LOCALES)
def test_a_whole_cycle_and_its_touchpoints_are_taken_and_undone(
    open_page: OpenPage, store: Store, language: str
) -> None:
    t = words(language)
    begun = empty_map().model_copy(update={"title": "Polizza auto", "language": language})
    map_id = store.create(begun, "host")
    page = define(open_page, map_id, "stages", locale=LOCALES[language])
    kind = page.get_by_role("combobox", name=t("define.business.label"))
    guess = t("define.business.guessed", kind=t("define.business.insurance"))
    expect(kind.locator("option:checked")).to_have_text(guess)
    stages = of_stages("insurance", language)
    page.get_by_role("button", name=t("define.sheet.take_all", n=len(stages))).click()
    expect(page.locator(ROW)).to_have_count(len(stages))
    assert titles(page) == [stage.words for stage in stages]
    saved(page)
    held = store.load(map_id)[0].stages
    assert [stage.macro_stage for stage in held] == [stage.fields["macro_stage"] for stage in stages]

    go(page, t("define.steps.touchpoints"))
    chip = page.locator(".ideas .chip").first
    first = chip.inner_text()
    chip.click()
    expect(title(page, 0)).to_have_value(first)
    expect(page.locator(".adding .chip", has_text=first)).to_have_count(0)
    saved(page)
    page.locator(".adding input").blur()
    page.keyboard.press("Control+z")
    expect(page.locator(ROW)).to_have_count(0)
    expect(page.locator(".adding .chip", has_text=first)).to_have_count(1)


def test_another_kind_of_business_suggests_other_words(open_page: OpenPage, sample_id: str) -> None:
    page = define(open_page, sample_id, "channels")
    page.get_by_role("combobox", name="Kind of business").select_option(label="health")
    expect(page.locator(".adding .chip", has_text="Waiting room")).to_be_visible()
    page.locator(".adding .chip", has_text="Waiting room").click()
    expect(title(page, 8)).to_have_value("Waiting room")
    saved(page)
    page.reload()
    expect(page.get_by_role("combobox", name="Kind of business")).to_have_value("medical-visit")


def test_a_chosen_kind_of_business_outlives_other_pages_and_other_titles(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    page = define(open_page, sample_id, "touchpoints")
    kind = page.get_by_role("combobox", name="Kind of business")
    expect(kind.locator("option:checked")).to_have_text("online shop, it seems")
    kind.select_option(label="online shop")  # a guess can be confirmed
    expect(kind.locator("option", has_text="it seems")).to_have_count(0)
    page.wait_for_function("document.cookie.includes('online-shop')")
    page.get_by_role("link", name="Maps", exact=True).click()
    page.wait_for_selector(READY)
    renamed = change(store.load(sample_id)[0], sample_id, title="Car insurance")
    assert renamed is not None
    store.commit(sample_id, renamed, "host")
    page.goto(re.sub(r"/maps.*", f"/define?map={sample_id}&step=touchpoints", page.url))
    expect(kind).to_have_value("online-shop")


def channels_of(store: Store, map_id: str, *titles: str) -> list[str]:
    held = store.load(map_id)[0]
    names = {None: "", **{channel.id: channel.name for channel in held.channels}}
    return [names[card.channel_id] for title in titles for card in held.touchpoints if card.title == title]


def test_a_channel_that_the_words_call_up_has_a_question_mark_until_it_is_taken(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    page = define(open_page, sample_id, "touchpoints")
    line = page.get_by_role("textbox", name="What happens next here?")
    proposed = page.locator(".adder select").locator("option:checked")
    expect(proposed).to_have_text("no channel")
    for typed, channel in (
        ("Googles the size", "Web search?"),  # words that call up a channel
        ("Asks at the partner workshop", "Partner workshop?"),  # its very name
        ("Sees a poster", "no channel"),  # nothing does: the row before proves nothing
    ):
        line.fill(typed)
        expect(proposed).to_have_text(channel)
        line.press("Enter")
    page.locator(".adder select").select_option(label="Website")
    expect(proposed).to_have_text("Website")
    expect(page.locator(ROW)).to_have_count(7)
    saved(page)
    added = channels_of(store, sample_id, "Googles the size", "Asks at the partner workshop", "Sees a poster")
    assert added == ["Web search", "Partner workshop", ""]


def test_the_channel_of_the_row_before_is_offered_and_taken_by_one_click_or_one_key(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    page = define(open_page, sample_id, "touchpoints")
    line = page.get_by_role("textbox", name="What happens next here?")
    offer = page.get_by_role("button", name="Social and reviews, as before")
    line.fill("Looks around")
    offer.click()
    expect(page.locator(".adder select").locator("option:checked")).to_have_text("Social and reviews")
    expect(offer).to_be_hidden()
    expect(line).to_be_focused()
    line.press("Enter")
    line.fill("Thinks it over")
    line.press("Enter")
    line.fill("Looks again")
    line.press("Shift+Enter")  # the last row that has a channel
    expect(page.locator(ROW)).to_have_count(7)
    saved(page)
    added = channels_of(store, sample_id, "Looks around", "Thinks it over", "Looks again")
    assert added == ["Social and reviews", "", "Social and reviews"]


def test_a_channel_that_was_chosen_goes_to_every_line_of_a_pasted_list(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    page = define(open_page, sample_id, "touchpoints")
    page.locator(".adder select").select_option(label="Partner workshop")
    page.get_by_role("textbox", name="What happens next here?").evaluate(PASTE, "Looks in\nAsks for a price")
    expect(page.locator(ROW)).to_have_count(6)
    saved(page)
    assert channels_of(store, sample_id, "Looks in", "Asks for a price") == ["Partner workshop", "Partner workshop"]


def test_emotions_lead_on_from_stage_to_stage_and_begin_anew_for_another_persona(
    open_page: OpenPage, sample_id: str
) -> None:
    page = define(open_page, sample_id, "touchpoints")
    page.get_by_role("tab", name="Receive").click()
    expect(page).to_have_url(re.compile(r"[?&]stage="))
    go(page, "Emotions")
    expect(page.get_by_role("tab", name="Notice")).to_have_attribute("aria-selected", "true")
    page.get_by_role("button", name="2 Look around").click()
    expect(page.get_by_role("tab", name="Look around")).to_have_attribute("aria-selected", "true")
    page.get_by_role("tab", name="Tom Hartley").click()
    expect(page.get_by_role("tab", name="Notice")).to_have_attribute("aria-selected", "true")


def test_a_metric_is_of_the_whole_map_until_a_place_is_chosen(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    page = define(open_page, sample_id, "metrics")
    line = page.locator(".adder > input")
    line.fill("Churn 4")
    line.press("Enter")
    saved(page)
    churn = next(metric for metric in store.load(sample_id)[0].metrics if metric.name == "Churn")
    assert (churn.stage_id, churn.touchpoint_id) == (None, None)


def test_an_unfelt_moment_is_named_with_a_click(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = define(open_page, sample_id, "emotions")
    page.locator(f"{ROW} > .dots").nth(0).click()
    chip = page.locator(f"{ROW} .below .chip").first
    expect(chip).to_be_visible()
    name = chip.inner_text()
    chip.click()
    expect(cell(page, 0, "emotion", "select").locator("option:checked")).to_have_text(name)
    expect(page.locator(f"{ROW} .below")).to_have_count(0)
    saved(page)


def test_rows_of_a_spreadsheet_pasted_into_the_line_that_adds_are_one_step(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    page = define(open_page, sample_id, "touchpoints")
    expect(page.locator(ROW)).to_have_count(4)
    line = page.get_by_role("textbox", name="What happens next here?")
    line.evaluate(PASTE, "Sees a poster\tWeb search\twe do\nAsks at work\t\tother people\n")
    expect(page.locator(ROW)).to_have_count(6)
    saved(page)
    cards = store.load(sample_id)[0].touchpoints
    fresh = [card for card in cards if card.title in ("Sees a poster", "Asks at work")]
    assert [(card.title, card.initiator, bool(card.channel_id)) for card in fresh] == [
        ("Sees a poster", "company", True),
        ("Asks at work", "social", False),
    ]
    page.get_by_role("button", name="Undo").first.click()
    expect(page.locator(ROW)).to_have_count(4)


def test_a_pain_is_rated_and_stands_in_the_ranking(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = define(open_page, sample_id, "insights")
    line = page.get_by_role("textbox", name="What hurts, in their words?")
    line.press_sequentially("Nobody says when the bike comes")
    line.press("Enter")
    expect(page.locator(ROW)).to_have_count(8)
    for field, value in (("importance", "10"), ("satisfaction", "1,5"), ("impact", "9"), ("effort", "2")):
        cell(page, 7, field, "input").fill(value)
        cell(page, 7, field, "input").press("Tab")
    cell(page, 7, "place", "select").select_option(label="Receive")
    ranking = page.locator(".st-key-card_ranking")
    expect(ranking).to_contain_text("Nobody says when the bike")
    expect(ranking).to_contain_text("18.5")
    expect(page.locator(".st-key-card_matrix")).to_contain_text("Do first")
    saved(page)
    held = store.load(sample_id)[0]
    pain = next(each for each in held.insights if each.title.startswith("Nobody says"))
    assert (pain.importance, pain.satisfaction, pain.impact, pain.effort) == (10, 1.5, 9, 2)
    assert (held.stage(pain.stage_id) or held.stages[0]).name == "Receive"


def test_a_metric_is_typed_in_one_line(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = define(open_page, sample_id, "metrics")
    line = page.get_by_role("textbox", name="Say, NPS 32, n 410")
    before = len(store.load(sample_id)[0].metrics)
    line.fill("NPS")
    line.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="needs its value")).to_be_visible()
    line.fill("NPS 32, n 410")
    line.press("Enter")
    expect(page.locator(ROW).filter(has=page.locator("input"))).to_have_count(7)
    saved(page)
    held = store.load(sample_id)[0].metrics
    assert len(held) == before + 1
    assert ("nps", 32, 410) in {(metric.kind, metric.value, metric.n) for metric in held}


def test_advice_leads_to_the_field_that_it_is_about(open_page: OpenPage, store: Store) -> None:
    begun = fresh_copy(open_template("insurance"))
    bare = begun.model_copy(
        update={
            "stages": tuple(
                stage.model_copy(update={"goal": "" if number == 2 else stage.goal})
                for number, stage in enumerate(begun.stages)
            )
        }
    )
    page = define(open_page, store.create(bare, "host"), "stages")
    card = page.locator(".st-key-card_advice_bulb")
    expect(card).to_contain_text("does not say what the customer wants")
    card.get_by_role("button", name="Go there").click()
    expect(cell(page, 2, "goal", "textarea")).to_be_focused()
