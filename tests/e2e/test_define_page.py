"""The Define page in a real browser: a map from nothing, and nothing that somebody typed is ever lost."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from journey.i18n import LANGUAGES, words
from journey.model import Map
from journey.model.changes import feeling_of
from journey.store.store import Store
from journey.ui.define import ELEMENTS
from tests.e2e.conftest import DESK, PHONE
from tests.server import free_port, running

OpenPage = Callable[..., Page]
LOCALES = {"en": "en-GB", "it": "it-IT"}
ROW = "li.row.rows"
PASTE = """(field, text) => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}"""
SAVED = """() => Object.keys(sessionStorage).filter((name) => name.startsWith('itinerario:ops:'))
  .every((name) => sessionStorage.getItem(name) === '[]')"""
TOO_WIDE = """(width) => {
  const main = document.querySelector('[data-testid=stMain]');
  const roots = [main, ...[...main.querySelectorAll('*')].map((node) => node.shadowRoot).filter(Boolean)];
  const parts = roots.flatMap((root) => [...root.querySelectorAll('button, select, input, textarea, h1, p')]);
  const heard = (part) => getComputedStyle(part).clipPath !== 'none';
  const seen = parts.filter((part) => part.checkVisibility({ visibilityProperty: true }) && !heard(part));
  const wide = seen.filter((part) => part.getBoundingClientRect().right > width + 1);
  return [...(main.scrollWidth > width ? ['the page'] : []), ...wide.map((part) => part.outerHTML.slice(0, 150))];
}"""


def define(open_page: OpenPage, map_id: str, step: str, **more: object) -> Page:
    page = open_page(f"/define?map={map_id}&step={step}", **more)
    expect(page.get_by_role("navigation").locator("[aria-current=step]")).to_be_visible()
    return page


def go(page: Page, step: str) -> None:
    """A click on a step of the bar."""
    page.get_by_role("navigation").get_by_role("button", name=step).click()
    expect(page.locator("[aria-current=step]")).to_contain_text(step)


def saved(page: Page) -> None:
    """Waits until the server has acknowledged everything."""
    page.wait_for_function(SAVED)


def titles(page: Page) -> list[str]:
    return [field.input_value() for field in page.locator(f"{ROW} > .of-text input").all()]


def title(page: Page, place: int) -> Locator:
    return page.locator(f"{ROW} > .of-text input").nth(place)


def cell(page: Page, place: int, field: str, tag: str) -> Locator:
    return page.locator(ROW).nth(place).locator(f"[data-field={field}] {tag}")


def menu(page: Page, place: int, entry: str) -> None:
    page.locator(f"{ROW} > .dots").nth(place).click()
    page.get_by_role("menuitem", name=entry, exact=True).click()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_map_is_made_from_nothing(open_page: OpenPage, store: Store, language: str) -> None:
    t = words(language)
    page = open_page("/maps", locale=LOCALES[language])
    page.get_by_role("button", name=t("maps.own.start")).click()

    line = page.get_by_role("textbox", name=t("define.add_persona"))
    for name in ("Giulia", "Renato"):
        line.press_sequentially(name)
        line.press("Enter")
        expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")
        expect(line).to_be_focused()
    page.get_by_role("textbox", name=t("define.fields.needs")).fill("Sapere subito\nUna persona vera")
    page.get_by_role("tab", name="Giulia").click()
    map_id = re.search(r"map=(\w+)", page.url)
    assert map_id is not None

    page.get_by_role("button", name=t("define.steps.timeframe")).last.click()
    page.get_by_role("button", name=t("define.suggestions.periods").split("|")[2]).click()
    page.get_by_role("textbox", name=t("define.fields.title")).fill("Perché")
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


def test_a_deleted_row_comes_back_with_all_that_hung_on_it(open_page: OpenPage, store: Store, sample_id: str) -> None:
    before = store.load(sample_id)[0]
    page = define(open_page, sample_id, "touchpoints")
    expect(page.locator(ROW)).to_have_count(4)
    name = title(page, 2).input_value()
    menu(page, 2, "Delete")
    expect(page.locator(ROW)).to_have_count(3)
    expect(page.locator(".st-key-removed")).to_contain_text(f"“{name}” is gone.")
    assert len(store.load(sample_id)[0].feelings) < len(before.feelings)
    title(page, 0).fill("Changed in between")
    title(page, 0).press("Enter")
    saved(page)
    page.locator(".st-key-removed").get_by_role("button", name="Undo").click()
    expect(title(page, 2)).to_have_value(name)
    after = store.load(sample_id)[0]
    assert (after.feelings, after.links) == (before.feelings, before.links)
    assert after.touchpoints[0].title == "Changed in between"


def test_rows_are_moved_by_keyboard_by_hand_and_into_another_stage(open_page: OpenPage, sample_id: str) -> None:
    page = define(open_page, sample_id, "touchpoints")
    expect(page.locator(ROW)).to_have_count(4)
    one, two, three, four = titles(page)
    title(page, 0).focus()
    page.keyboard.press("Alt+ArrowDown")
    assert titles(page) == [two, one, three, four]
    expect(title(page, 1)).to_be_focused()
    saved(page)
    expect(title(page, 1)).to_be_focused()

    handle, last = (page.locator(f"{ROW} {part}").nth(place) for part, place in ((".handle", 0), (".handle", 3)))
    start, end = handle.bounding_box(), last.bounding_box()
    assert start and end
    page.mouse.move(start["x"] + 8, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(end["x"] + 8, end["y"] + 30, steps=6)
    page.mouse.up()
    assert titles(page) == [one, three, four, two]

    menu(page, 0, "Move to Order")
    expect(page.locator(ROW)).to_have_count(3)
    expect(page.get_by_role("tab", name="Order")).to_contain_text("6")
    saved(page)
    page.reload()
    expect(page.locator(ROW)).to_have_count(3)
    assert titles(page) == [three, four, two]


def test_what_is_typed_survives_another_step_another_page_and_a_reload(open_page: OpenPage, sample_id: str) -> None:
    page = define(open_page, sample_id, "stages")
    title(page, 0).fill("For another step")
    go(page, "Channels")
    go(page, "Stages")
    expect(title(page, 0)).to_have_value("For another step")

    title(page, 0).fill("For another page")
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.locator("[data-pick=card]")).to_have_count(30)
    page.get_by_role("link", name="Define").click()
    expect(title(page, 0)).to_have_value("For another page")

    title(page, 0).fill("For a reload")
    page.get_by_role("textbox", name="Name of the next stage").fill("Half a thought")
    page.reload()
    expect(title(page, 0)).to_have_value("For a reload")
    saved(page)
    expect(page.get_by_role("textbox", name="Name of the next stage")).to_have_value("Half a thought")
    page.go_back()
    page.go_forward()
    expect(title(page, 0)).to_have_value("For a reload")


def test_an_edit_made_while_the_server_is_away_is_kept_when_it_is_back(browser: Browser, tmp_path: Path) -> None:
    url, port = f"sqlite:///{tmp_path}/maps.db", free_port()
    context = browser.new_context(viewport=DESK, locale="en-GB")
    page = context.new_page()
    with running(url, port) as server:
        page.goto(f"{server.url}/define?step=channels")  # the very first page that this server shows
        expect(page.get_by_test_id("stTopNavLink")).to_have_count(4)
        expect(title(page, 0)).to_have_value("Web search")
    title(page, 0).fill("Search engine")
    page.get_by_role("textbox", name="Name of a channel").fill("Trade fair")
    page.keyboard.press("Enter")
    with running(url, port):
        expect(title(page, 8)).to_have_value("Trade fair", timeout=40_000)
        page.wait_for_function(SAVED, timeout=40_000)
        kept = Store(url)
        held: Map = kept.load(kept.maps()[0].id)[0]
        kept.close()
        assert [held.channels[0].name, held.channels[-1].name] == ["Search engine", "Trade fair"]
    context.close()


def test_a_second_window_sees_what_the_first_one_did(open_page: OpenPage, sample_id: str) -> None:
    one, other = (define(open_page, sample_id, "channels") for _ in range(2))
    title(one, 0).fill("Seen twice")
    title(one, 0).press("Enter")
    saved(one)
    title(other, 1).fill("From the other")
    title(other, 1).press("Enter")
    expect(title(other, 0)).to_have_value("Seen twice")
    one.reload()
    expect(title(one, 1)).to_have_value("From the other")


def test_words_that_are_refused_stay_where_they_were_typed(open_page: OpenPage, sample_id: str) -> None:
    page = define(open_page, sample_id, "channels")
    title(page, 0).fill("x" * 2001)
    title(page, 0).press("Enter")
    expect(page.get_by_role("alert").filter(has_text=re.compile(r"2,?001|2,?000"))).to_be_visible()
    expect(title(page, 0)).to_have_value("x" * 2001)
    expect(title(page, 0)).to_have_attribute("aria-invalid", "true")
    title(page, 0).fill("Short")
    title(page, 0).press("Enter")
    saved(page)
    expect(title(page, 0)).to_have_value("Short")
    expect(page.locator(".refused")).to_be_empty()


def test_markup_is_only_text(open_page: OpenPage, sample_id: str) -> None:
    page = define(open_page, sample_id, "stages")
    line = page.get_by_role("textbox", name="Name of the next stage")
    line.fill("<img src=x onerror=alert(1)> **b** :red[x]")
    line.press("Enter")
    expect(title(page, 7)).to_have_value("<img src=x onerror=alert(1)> **b** :red[x]")
    menu(page, 7, "Delete")
    expect(page.locator(".st-key-removed")).to_contain_text("<img src=x onerror=alert(1)> **b** :red[x]")


def test_an_emotion_may_have_a_word_of_ones_own(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = define(open_page, sample_id, "emotions")
    chooser = cell(page, 0, "emotion", "select")
    chooser.select_option(label="Another word…")
    own = page.get_by_placeholder("In your own word").first
    own.fill("Butterflies")
    own.press("Enter")
    expect(chooser.locator("option:checked")).to_have_text("Butterflies")
    saved(page)
    page.locator(f"{ROW} > .dots").nth(0).click()
    expect(page.locator(ROW).nth(0)).to_contain_text("not yet felt")
    page.locator(".st-key-removed").get_by_role("button", name="Undo").click()
    expect(chooser.locator("option:checked")).to_have_text("Butterflies")
    held = store.load(sample_id)[0]
    assert "Butterflies" in {feeling.emotion for feeling in held.feelings}


def titles_kept(store: Store, map_id: str) -> list[str]:
    return [card.title for card in store.load(map_id)[0].touchpoints]


def until(page: Page, done: Callable[[], bool]) -> None:
    """Looks again and again, while the page goes on, until it is so; fails after twenty seconds of looking."""
    for _ in range(400):
        if done():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not come to that")


def test_twenty_cells_of_the_table_are_kept_every_one(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = open_page(f"/define?map={sample_id}&step=touchpoints&mode=table")
    expect(page.get_by_role("textbox", name="What happens next here?")).to_be_visible()
    page.get_by_test_id("stDataFrame").click(position={"x": 260, "y": 60})  # the title of the first row
    line = page.locator("#portal textarea")
    for number in range(20):
        page.keyboard.press("Enter")
        line.fill(f"Cell {number}")
        line.press("Enter")
        expect(line).to_have_count(0)
        until(page, lambda number=number: f"Cell {number}" in titles_kept(store, sample_id))
    titles = titles_kept(store, sample_id)
    assert {f"Cell {number}" for number in range(20)} <= set(titles)


@pytest.mark.parametrize("way", ["Personas", "Maps"])
def test_a_cell_being_typed_in_is_kept_when_one_leaves(
    open_page: OpenPage, store: Store, sample_id: str, way: str
) -> None:
    page = open_page(f"/define?map={sample_id}&step=touchpoints&mode=table")
    expect(page.get_by_role("textbox", name="What happens next here?")).to_be_visible()
    page.get_by_test_id("stDataFrame").click(position={"x": 260, "y": 60})
    page.keyboard.press("Enter")
    page.locator("#portal textarea").fill("Typed, and gone")
    page.get_by_role("button" if way == "Personas" else "link", name=way).first.click()
    headings = {"Personas": "Who walks this way?", "Maps": "They love the bike. The delivery cost loses them."}
    expect(page.get_by_role("heading", level=1)).to_have_text(headings[way])
    assert "Typed, and gone" in {card.title for card in store.load(sample_id)[0].touchpoints}


def test_a_row_of_the_table_is_added_and_deleted(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = open_page(f"/define?map={sample_id}&step=channels&mode=table")
    page.get_by_role("textbox", name="Name of a channel").fill("Fax")
    page.keyboard.press("Enter")
    saved(page)
    assert store.load(sample_id)[0].channels[-1].name == "Fax"
    page.get_by_role("button", name="Delete a row").click()
    page.get_by_role("combobox", name="Which one?").click()
    page.get_by_role("option", name="Fax").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.locator(".st-key-removed")).to_contain_text("“Fax” is gone.")
    assert [channel.name for channel in store.load(sample_id)[0].channels][-1] == "Courier"


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_nothing_scrolls_sideways(open_page: OpenPage, sample_id: str, language: str) -> None:
    t = words(language)
    phone = {"viewport": PHONE, "has_touch": True, "is_mobile": True, "locale": LOCALES[language]}
    page = define(open_page, sample_id, "personas", **phone)
    for step in ELEMENTS:
        go(page, t(f"define.steps.{step}"))
        expect(page.locator("li.row").first).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_have_text(t(f"define.questions.{step}"))
        assert page.evaluate(TOO_WIDE, PHONE["width"]) == []
