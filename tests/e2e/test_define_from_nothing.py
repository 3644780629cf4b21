"""The Define page in a real browser: a map from nothing, in both languages."""

import re

import pytest
from playwright.sync_api import expect

from journey.i18n import LANGUAGES, words
from journey.model.changes import feeling_of
from journey.store.store import Store
from tests.e2e.defining import LOCALES, PASTE, ROW, OpenPage, cell, go, saved, title, titles


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_map_is_made_from_nothing(open_page: OpenPage, store: Store, language: str) -> None:
    t = words(language)
    page = open_page("/maps", locale=LOCALES[language])
    page.get_by_role("button", name=t("maps.own.start")).click()
    expect(page.get_by_role("textbox", name=t("define.add_persona"))).to_be_focused()  # where a map begins
    named = page.get_by_role("textbox", name=t("define.fields.title"))
    named.fill("Perché")
    named.press("Enter")
    expect(page.locator(".st-key-card_preview .still")).to_contain_text("Perché")

    line = page.get_by_role("textbox", name=t("define.add_persona"))
    for name in ("Giulia", "Renato"):
        line.press_sequentially(name)
        line.press("Enter")
        expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")
        expect(line).to_be_focused()
        expect(page.locator(".st-key-card_preview .still")).to_contain_text(name)
    page.get_by_role("textbox", name=t("define.fields.needs")).fill("Sapere subito\nUna persona vera")
    page.get_by_role("tab", name="Giulia").click()
    expect(page.get_by_role("textbox", name=t("define.fields.needs"))).to_have_value("")  # it is hers that is shown
    map_id = re.search(r"map=(\w+)", page.url)
    assert map_id is not None

    page.get_by_role("button", name=t("define.steps.timeframe")).last.click()
    page.get_by_role("button", name=t("define.suggestions.periods").split("|")[2]).click()
    page.get_by_role("textbox", name=t("define.fields.headline")).fill("Finding")
    go(page, t("define.steps.channels"))
    page.get_by_role("textbox", name=t("define.add_channel")).fill("Fax")
    page.keyboard.press("Enter")
    expect(title(page, 6)).to_have_value("Fax")

    go(page, t("define.steps.stages"))
    expect(page.locator(ROW)).to_have_count(5)
    title(page, 0).fill("First")
    cell(page, 4, "macro_stage", "select").select_option("purchase")
    cell(page, 4, "days", "input").fill("2,5")
    page.keyboard.press("Enter")
    saved(page)

    page.reload()
    expect(title(page, 0)).to_have_value("First")

    go(page, t("define.steps.touchpoints"))
    line = page.get_by_role("textbox", name=t("define.add_touchpoint"))
    line.fill("Fax!")
    expect(page.locator(".adder select")).not_to_have_value("")
    line.press("Enter")
    expect(page.locator(ROW)).to_have_count(1)
    line.evaluate(PASTE, "Two\n\n Three \nFour")
    expect(page.locator(ROW)).to_have_count(4)
    assert titles(page) == ["Fax!", "Two", "Three", "Four"]
    cell(page, 0, "moment_of_truth", "button").click()
    cell(page, 1, "evidence", "select").select_option("heard")

    go(page, t("define.steps.emotions"))
    cell(page, 0, "emotion", "select").select_option("fear")
    expect(cell(page, 0, "valence", "output")).to_have_text("−4")
    page.locator(f"{ROW} input[type=range]").nth(1).focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="First")).to_contain_text("2/4")
    saved(page)

    held = store.load(map_id[1])[0]
    assert [persona.name for persona in held.personas] == ["Giulia", "Renato"]
    assert held.personas[1].needs == ("Sapere subito", "Una persona vera")
    assert (held.title, held.headline, held.language) == ("Perché", "Finding", language)
    assert (held.stages[0].name, held.stages[4].macro_stage, held.stages[4].days) == ("First", "purchase", 2.5)
    first, second, *_ = held.touchpoints
    assert (held.channel(first.channel_id) or held.channels[0]).name == "Fax"
    assert (first.moment_of_truth, second.evidence) == (True, "heard")
    felt = [feeling_of(held, held.personas[0].id, card.id) for card in (first, second)]
    assert [(feeling.valence, feeling.emotion) for feeling in felt if feeling] == [(-4, "fear"), (0.5, "")]

    page.get_by_role("link", name=t("app.pages.map"), exact=True).click()
    expect(page.locator("[data-pick=card]")).to_have_count(4)
    other = open_page(f"/?map={map_id[1]}", locale=LOCALES[language])
    expect(other.locator("[data-pick=card]").first).to_contain_text("Fax!")
