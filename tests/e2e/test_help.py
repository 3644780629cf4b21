"""Help in a real browser: the tour, the keys, the words, and that every key listed does what is said."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from journey.formats.library import open_sample, open_template
from journey.model import empty_map, fresh_copy
from journey.store.store import Store
from journey.ui.help.glossary import glossary
from tests.e2e.conftest import DESK, PHONE
from tests.e2e.test_accessibility import serious_faults

OpenPage = Callable[..., Page]
STOPS = 5  # persona, card, valley, Define, Export


@pytest.fixture
def first_sample(store: Store) -> Iterator[str]:
    """A map that is the sample, while the test runs."""
    map_id = store.create(fresh_copy(open_sample("en")).model_copy(update={"is_sample": True}), "host")
    yield map_id
    store.delete(map_id, "host")


def tour(page: Page) -> Locator:
    return page.locator(".st-key-help .stop")


def sheet(page: Page) -> Locator:
    return page.locator(".st-key-help dialog.sheet")


def open_help(page: Page, tab: str = "") -> None:
    page.get_by_role("button", name=re.compile("^(Help|Aiuto)$")).click()
    if tab:
        sheet(page).get_by_role("tab", name=tab).click()


def box(node: Locator) -> FloatRect:
    """Where a node is, px."""
    found = node.bounding_box()
    assert found
    return found


def covers(page: Page) -> bool:
    """Whether the card lies over what it speaks about, or out of the window."""
    ring, stop = box(page.locator(".st-key-help .ring")), box(tour(page))
    apart = (
        ring["x"] + ring["width"] <= stop["x"]
        or stop["x"] + stop["width"] <= ring["x"]
        or ring["y"] + ring["height"] <= stop["y"]
        or stop["y"] + stop["height"] <= ring["y"]
    )
    size = page.viewport_size
    assert size
    inside = stop["x"] >= 0 and stop["y"] >= 0 and stop["x"] + stop["width"] <= size["width"]
    return not (apart and inside and stop["y"] + stop["height"] <= size["height"])


@pytest.mark.parametrize(
    ("locale", "size", "yes", "onward", "end"),
    [("en-GB", DESK, "Show me", "Next", "Done"), ("it-IT", PHONE, "Sì, volentieri", "Avanti", "Fatto")],
)
def test_the_tour_is_offered_once_and_points_at_real_things(
    open_page: OpenPage, first_sample: str, locale: str, size: dict[str, int], yes: str, onward: str, end: str
) -> None:
    page = open_page(f"/?map={first_sample}", locale=locale, viewport=size)
    page.get_by_role("button", name=yes).click()
    titles = []
    for number in range(1, STOPS + 1):
        expect(tour(page)).to_contain_text(re.compile(f"^{number} (of|di) 5"))
        expect(page.locator(".st-key-help .ring")).to_be_visible()
        assert not covers(page)
        titles.append(tour(page).locator("h2").inner_text())
        tour(page).get_by_role("button", name=onward if number < STOPS else end).click()
    assert len(set(titles)) == STOPS
    expect(tour(page)).to_be_hidden()
    page.wait_for_function("() => document.cookie.includes('itinerario_tour=seen')")
    page.reload()
    expect(page.locator("[data-pick=card]").first).to_be_attached()
    expect(page.locator(".st-key-help .ask")).to_be_visible()
    expect(page.get_by_role("button", name=yes)).to_be_hidden()


def test_a_form_that_opens_is_not_covered_by_the_offer(open_page: OpenPage, first_sample: str) -> None:
    page = open_page(f"/?map={first_sample}", viewport=PHONE, has_touch=True)
    offer = page.get_by_role("button", name="Show me")
    expect(offer).to_be_visible()
    page.locator("[data-pick=card]").first.click()
    expect(page.locator(".st-key-card_editor")).to_be_visible()
    expect(offer).to_be_hidden()


def test_no_thanks_is_an_answer_that_is_remembered(open_page: OpenPage, first_sample: str) -> None:
    page = open_page(f"/?map={first_sample}")
    page.get_by_role("button", name="No, thanks").click()
    expect(page.get_by_role("button", name="Show me")).to_be_hidden()
    page.wait_for_function("() => document.cookie.includes('itinerario_tour=seen')")


def test_the_tour_goes_by_keys_and_focus_comes_back(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}")
    expect(page.locator(".st-key-help .ask")).to_be_visible()  # what is hidden takes no focus
    page.locator(".st-key-help .ask").focus()
    page.keyboard.press("Enter")
    sheet(page).get_by_role("button", name="Start the tour").click()
    expect(tour(page)).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(tour(page)).to_contain_text("2 of 5")
    page.keyboard.press("ArrowLeft")
    expect(tour(page)).to_contain_text("1 of 5")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(tour(page)).to_contain_text("2 of 5")
    page.keyboard.press("Escape")
    expect(tour(page)).to_be_hidden()
    expect(page.locator(".st-key-help .ask")).to_be_focused()


def test_from_another_page_the_tour_opens_a_poster_to_show(
    open_page: OpenPage, store: Store, first_sample: str
) -> None:
    page = open_page(f"/define?map={store.create(empty_map('Mine'), 'host')}")
    open_help(page)
    sheet(page).get_by_role("button", name="Start the tour").click()
    expect(tour(page)).to_contain_text("1 of 5")
    expect(page.locator("[data-testid=stTopNavLink][aria-current=page]")).to_have_text("Map")


def test_the_question_mark_opens_the_keys_but_not_while_one_writes(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/define?map={sample_id}&step=stages")
    field = page.get_by_role("textbox", name="Name of the next stage")
    field.press("?")
    expect(field).to_have_value("?")
    expect(sheet(page)).to_be_hidden()
    page.locator(".st-key-help .ask").focus()
    page.keyboard.press("?")
    expect(sheet(page).get_by_role("tab", name="Keys")).to_have_attribute("aria-selected", "true")
    expect(sheet(page).locator("kbd").first).to_have_text("?")
    page.keyboard.press("Escape")
    expect(sheet(page)).to_be_hidden()
    expect(page.locator(".st-key-help .ask")).to_be_focused()


def test_the_glossary_is_searched_in_both_languages(open_page: OpenPage) -> None:
    page = open_page("/maps", locale="it-IT")
    open_help(page, "Glossario")
    terms = sheet(page).locator(".term")
    expect(terms).to_have_count(len(glossary()))
    search = sheet(page).get_by_role("searchbox")
    search.fill("word of MOUTH")
    expect(terms).to_have_count(1)
    expect(terms).to_contain_text("passaparola")
    search.fill("verita")
    expect(terms.first).to_contain_text("momento della verità")
    search.fill("xyz")
    expect(sheet(page)).to_contain_text("Nessuna voce contiene «xyz».")
    sheet(page).get_by_role("button", name="Tutte le voci").click()
    expect(terms).to_have_count(len(glossary()))
    expect(search).to_be_focused()


def test_a_word_of_a_page_opens_its_meaning(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}")
    page.locator("[data-pick=card]").first.click()
    link = page.get_by_role("link", name="moment of truth", exact=True)
    link.click()
    entry = sheet(page).locator("[data-term=moment_of_truth]")
    expect(entry).to_be_focused()
    expect(entry).to_be_in_viewport()
    entry.get_by_role("button", name="zero moment of truth").click()
    expect(sheet(page).locator("[data-term=zero_moment]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


@pytest.mark.parametrize(("scheme", "size"), [("light", DESK), ("dark", PHONE)])
@pytest.mark.parametrize("tab", ["This page", "Keys", "Glossary"])
def test_the_sheet_has_no_serious_fault(
    open_page: OpenPage, sample_id: str, tab: str, scheme: str, size: dict[str, int]
) -> None:
    page = open_page(f"/?map={sample_id}", color_scheme=scheme, viewport=size)
    open_help(page, tab)
    expect(sheet(page).get_by_role("tabpanel")).not_to_be_empty()
    assert serious_faults(page) == []


def test_the_tour_has_no_serious_fault(open_page: OpenPage, first_sample: str) -> None:
    page = open_page(f"/?map={first_sample}", reduced_motion="reduce")  # half faded in is not what people read
    expect(page.get_by_role("button", name="Show me")).to_be_visible()
    assert serious_faults(page) == []
    page.get_by_role("button", name="Show me").click()
    expect(tour(page)).to_be_visible()
    assert serious_faults(page) == []


def test_nothing_scrolls_sideways_on_a_phone(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}", viewport=PHONE, has_touch=True)
    gear, mark = page.get_by_role("link", name="Settings"), page.locator(".st-key-help .ask")
    expect(gear).to_be_in_viewport()
    expect(mark).to_be_in_viewport()
    assert box(gear)["x"] + box(gear)["width"] <= box(mark)["x"]
    open_help(page, "Glossary")
    assert sheet(page).evaluate("node => node.scrollWidth <= innerWidth")


# The keys of the sheet that no other test presses.


def test_keys_of_the_picture(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}")
    picture = page.locator(".iv").first
    drawn = page.locator(".iv-sheet svg").first
    picture.focus()
    wide = box(drawn)["width"]
    page.keyboard.press("+")
    expect(drawn).not_to_have_attribute("width", str(wide))
    assert box(drawn)["width"] > wide
    left = box(drawn)["x"]
    page.keyboard.press("ArrowRight")
    assert box(drawn)["x"] < left
    page.keyboard.press("-")
    page.keyboard.press("0")
    assert abs(box(drawn)["width"] - wide) < 1
    page.keyboard.press("Tab")
    expect(page.locator(".iv-sheet [data-pick]:focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(picture).to_be_focused()


def test_keys_of_the_rows(open_page: OpenPage, store: Store) -> None:
    map_id = store.create(fresh_copy(open_template("insurance"), "Keys"), "host")
    names = [stage.name for stage in store.load(map_id)[0].stages]
    page = open_page(f"/define?map={map_id}&step=stages")
    fields = page.locator("[data-field=name] input")
    expect(fields).to_have_count(len(names))
    fields.nth(0).fill("Other words")
    fields.nth(0).press("Escape")
    expect(fields.nth(0)).to_have_value(names[0])
    fields.nth(0).press("Enter")
    expect(fields.nth(1)).to_be_focused()
    fields.nth(0).press("Alt+ArrowDown")
    expect(fields.nth(0)).to_have_value(names[1])
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()  # the move is kept
    page.locator(".st-key-help .ask").focus()
    page.keyboard.press("Control+z")
    expect(fields.nth(0)).to_have_value(names[0])
    expect(page.get_by_role("button", name="Redo")).to_be_enabled()
    page.keyboard.press("Control+Shift+z")
    expect(fields.nth(0)).to_have_value(names[1])


def test_keys_of_the_rows_lead_along_the_stages(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/define?map={sample_id}&step=touchpoints")
    tabs = page.get_by_role("tab")
    tabs.first.focus()
    page.keyboard.press("ArrowRight")
    expect(tabs.nth(1)).to_be_focused()
    expect(tabs.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowLeft")
    expect(tabs.first).to_have_attribute("aria-selected", "true")
