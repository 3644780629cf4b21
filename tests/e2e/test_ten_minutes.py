"""The first ten minutes of a stranger, in both languages: from nothing to a map one shows to a colleague."""

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from journey.formats.suggestions import of_touchpoints
from journey.i18n import LANGUAGES, Words, words
from journey.model.felt import count_all_felt
from journey.store.store import Store
from tests.e2e.conftest import READY
from tests.e2e.defining import LOCALES, PASTE, ROW, OpenPage, cell, go, saved, title

STAGES = 6
CARDS = 20
FELT = ("curiosity", "hope", "anxiety", "anger", "relief", "joy")  # one for each stage


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stranger_makes_a_map_to_be_proud_of(
    open_page: OpenPage, store: Store, tmp_path: Path, language: str
) -> None:
    t = words(language)
    page = open_page("/maps", locale=LOCALES[language])
    page.get_by_role("button", name=t("maps.own.start")).click()
    _who_and_when(page, t)
    _path(page, t, language)
    _feelings(page, t)
    saved(page)
    found = re.search(r"map=(\w+)", page.url)
    assert found is not None
    held = store.load(found[1])[0]
    assert (len(held.personas), len(held.stages), len(held.touchpoints)) == (2, STAGES, CARDS)
    assert {place.evidence for place in held.touchpoints} == {"assumed"}  # nobody was asked yet, and it shows
    assert count_all_felt(held).done == CARDS

    page.get_by_role("link", name=t("app.pages.map"), exact=True).click()
    expect(page.locator("[data-pick=card]")).to_have_count(CARDS)
    page.get_by_role("radio", name=t("map_page.views.curve")).click()
    expect(page.locator(".js-plotly-plot").filter(has_text=t("emotions.joy").capitalize())).to_have_count(1)
    page.get_by_role("radio", name=t("map_page.views.poster")).click()
    expect(page.locator("[data-pick=card]")).to_have_count(CARDS)
    page.wait_for_selector(READY)
    page.get_by_role("button", name=t("map_page.export")).click()
    page.wait_for_selector(READY)
    with page.expect_download() as coming:
        page.locator(".st-key-download button").click()
    coming.value.save_as(tmp_path / "poster.png")
    width, height = Image.open(tmp_path / "poster.png").size
    assert width == 4800 and height > 2400


def _who_and_when(page: Page, t: Words) -> None:
    line = page.get_by_role("textbox", name=t("define.add_persona"))
    for name, need in (("Anna", "Capire in fretta"), ("Bruno", "Una persona vera")):
        line.fill(name)
        line.press("Enter")
        expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")
        page.get_by_role("textbox", name=t("define.fields.needs")).fill(need)
    go(page, t("define.steps.timeframe"))
    page.get_by_role("button", name=t("define.suggestions.periods").split("|")[1]).click()
    page.get_by_role("textbox", name=t("define.fields.title")).fill("Swim school / Scuola di nuoto")


def _path(page: Page, t: Words, language: str) -> None:
    go(page, t("define.steps.stages"))
    line = page.get_by_role("textbox", name=t("define.add_stage"))
    line.fill("Dopo / After")
    line.press("Enter")
    expect(page.locator(ROW)).to_have_count(STAGES)
    go(page, t("define.steps.touchpoints"))
    line = page.get_by_role("textbox", name=t("define.add_touchpoint"))
    suggested = of_touchpoints("any", language, "pre_purchase", 0.0)[0].words
    page.locator(".adding .chip", has_text=suggested).click()
    expect(title(page, 0)).to_have_value(suggested)
    line.fill("E-mail")
    line.press("Enter")
    expect(page.locator(ROW)).to_have_count(2)
    for stage in range(STAGES):
        page.get_by_role("tab").nth(stage).click()
        expect(page.locator(ROW)).to_have_count(2 if stage == 0 else 0)
        line.evaluate(PASTE, f"- Alpha {stage}\n- Beta {stage}\n- Gamma {stage}")
        expect(page.locator(ROW)).to_have_count(5 if stage == 0 else 3)


def _feelings(page: Page, t: Words) -> None:
    go(page, t("define.steps.emotions"))
    tabs = page.get_by_role("tab")
    expect(tabs).to_have_count(2 + STAGES)
    for stage, emotion in enumerate(FELT):
        tabs.nth(2 + stage).click()  # after the two personas
        rows = 5 if stage == 0 else 3
        expect(page.locator(ROW).filter(has_text=f"Alpha {stage}")).to_be_visible()
        for place in range(rows):
            cell(page, place, "emotion", "select").select_option(emotion)
        expect(tabs.nth(2 + stage)).to_contain_text(f"{rows}/{rows}")
