"""The Map page in a real browser: views, editing beside the picture, both languages, links, a phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from journey.formats.library import open_sample, open_template
from journey.i18n import words
from journey.model import Edit, Set, fresh_copy
from journey.model.changes import feeling_of
from journey.store.store import Store
from tests.e2e.conftest import DESK, PHONE, READY
from tests.e2e.defining import SCROLLED

OpenPage = Callable[..., Page]
TITLE_FIELD = "What the customer does or receives"


def card(page: Page, title: str) -> Locator:
    return page.locator("[data-pick=card]").filter(has_text=re.compile(title)).first


def test_it_opens_on_the_sample_map(open_page: OpenPage) -> None:
    page = open_page("/")
    expect(page.get_by_role("heading", name="Online bike shop", exact=True)).to_be_visible()
    expect(page.locator("svg").filter(has_text="The delivery cost loses them.").first).to_be_visible()
    expect(page.locator("[data-pick=card]")).to_have_count(30)
    expect(page.locator("[data-testid=stTopNavLink][aria-current=page]")).to_have_text("Map")
    expect(page).to_have_url(re.compile(r"\?map=[\w-]+&view=poster"))


def test_the_finding_is_said_once(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}")
    finding = "They love the bike. The delivery cost loses them."
    expect(page.locator("h1")).to_have_text("Online bike shop")
    page.get_by_role("radio", name="Curve").click()
    expect(page.locator("h1")).to_have_text(finding)
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    expect(page.locator(".js-plotly-plot .legend")).to_have_count(0)
    expect(page.locator(".js-plotly-plot")).not_to_contain_text("They love the bike")


def test_each_view_shows_its_picture(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}")
    page.get_by_role("radio", name="Curve").click()
    expect(page.locator(".js-plotly-plot").filter(has_text="Seventy-nine euros").first).to_be_visible()
    expect(page).to_have_url(re.compile("view=curve"))
    page.get_by_role("radio", name="Graph").click()
    expect(page.locator(".js-plotly-plot").filter(has_text="Point of no return").first).to_be_visible()
    page.get_by_role("radio", name="Persona").click()
    expect(page.locator("svg").filter(has_text="Maya Brooks").first).to_be_visible()
    page.get_by_role("radio", name="Poster").click()
    expect(page.locator("[data-pick=card]")).to_have_count(30)


def test_a_card_is_edited_beside_the_poster_and_stays_edited(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}")
    card(page, "Calls to ask why").click()
    field = page.get_by_label(TITLE_FIELD)
    expect(field).to_have_value("Calls to ask why")
    field.fill("Calls, and is angry")
    field.press("Enter")
    expect(card(page, "Calls, and is angry")).to_be_visible()
    expect(page.locator(".st-key-saved_here")).to_have_text(re.compile("Saved."))
    page.reload()
    expect(card(page, "Calls, and is angry")).to_be_visible()
    page.locator(".st-key-undo button").first.click()
    expect(card(page, "Calls to ask why")).to_be_visible()
    page.locator(".st-key-redo button").first.click()
    expect(card(page, "Calls, and is angry")).to_be_visible()


def test_a_feeling_is_moved_by_the_keyboard(open_page: OpenPage, sample_id: str, store: Store) -> None:
    page = open_page(f"/?map={sample_id}")
    journey_map, _ = store.load(sample_id)
    place = next(touchpoint for touchpoint in journey_map.touchpoints if touchpoint.title == "Calls to ask why")
    before = feeling_of(journey_map, journey_map.personas[0].id, place.id)
    assert before is not None
    card(page, "Calls to ask why").click()
    slider = page.get_by_role("slider", name="From worst to best")
    slider.focus()
    slider.press("ArrowLeft")
    lower = round(before.valence * 2) / 2 - 0.5
    expect(page.locator(".st-key-valence_words strong")).to_have_text(f"−{abs(lower):.1f}")
    after = feeling_of(store.load(sample_id)[0], journey_map.personas[0].id, place.id)
    assert after is not None and after.valence == lower


def test_a_deleted_card_can_be_had_back_at_once(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}")
    card(page, "Calls to ask why").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.locator(".st-key-notice")).to_contain_text("Removed “Calls to ask why”.")
    expect(page.locator("[data-pick=card]")).to_have_count(29)
    page.locator(".st-key-notice").get_by_role("button", name="Undo").click()
    expect(page.locator("[data-pick=card]")).to_have_count(30)


def test_a_point_of_the_curve_opens_its_form(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}&view=curve")
    page.wait_for_function(f"document.querySelector('.js-plotly-plot')?._fullLayout?.width === {DESK['width'] - 80}")
    spot = page.evaluate(
        """() => {
          const plot = document.querySelector('.js-plotly-plot');
          const trace = plot._fullData.find((one) => one.customdata?.length);
          const { xaxis, yaxis } = plot._fullLayout;
          const box = plot.getBoundingClientRect();
          return [box.left + xaxis._offset + xaxis.d2p(trace.x[0]), box.top + yaxis._offset + yaxis.d2p(trace.y[0])];
        }"""
    )
    page.mouse.move(*spot)
    expect(page.locator(".js-plotly-plot .hovertext").first).to_be_visible()  # the chart knows what is pointed at
    page.mouse.click(*spot)
    expect(page.get_by_role("button", name="Close", exact=True)).to_be_visible()


def test_every_word_changes_with_the_language(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}")
    page.get_by_role("button", name="English").click()
    page.get_by_role("menuitem", name="Italiano").click()
    expect(page.locator("[data-testid=stTopNavLink]").first).to_have_text("Mappe")
    expect(page.get_by_role("radio", name="Curva")).to_be_visible()
    expect(page.locator("svg").filter(has_text="Punti di contatto").first).to_be_visible()
    expect(page).to_have_url(re.compile("lang=it"))
    page.reload()
    expect(page.get_by_role("radio", name="Curva")).to_be_visible()


def test_the_first_language_is_the_browsers(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}", locale="it-IT")
    expect(page.get_by_role("radio", name="Curva")).to_be_visible()


def test_a_link_opens_the_same_map_view_and_persona(open_page: OpenPage, store: Store) -> None:
    other = fresh_copy(open_sample("en"), title="Another shop")
    store.create(other, "host")
    second = other.personas[1]
    page = open_page(f"/?map={other.id}&view=persona&persona={second.id}")
    expect(page.locator(".st-key-headline")).to_contain_text("Another shop")
    expect(page.get_by_role("radio", name=second.name)).to_be_checked()
    expect(page.locator("svg").filter(has_text=second.name).first).to_be_visible()
    assert page.url.endswith(f"?map={other.id}&view=persona&persona={second.id}")


def test_one_persona_alone_is_kept_in_the_address(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}")
    page.get_by_role("button", name="Tom Hartley", exact=True).click()
    expect(page).to_have_url(re.compile(r"persona=\w+"))
    page.reload()
    expect(page.get_by_role("button", name="Maya Brooks", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Tom Hartley", exact=True)).to_have_attribute("aria-pressed", "false")


def test_a_row_of_the_poster_is_left_out(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}")
    poster = page.locator("svg").filter(has_text="Backstage").first
    expect(poster).to_be_visible()
    page.get_by_role("button", name="Lanes").click()
    page.locator("[data-testid=stPopoverBody]").get_by_text("Backstage").click()
    expect(page.locator("svg").filter(has_text="Backstage")).to_have_count(0)


def test_a_map_that_is_not_there_leads_to_the_maps(open_page: OpenPage, sample_id: str) -> None:
    page = open_page("/?map=nowhere")
    page.get_by_role("button", name="See the maps").click()
    expect(page.locator("[data-testid=stTopNavLink][aria-current=page]")).to_have_text("Maps")


def test_markup_in_a_title_is_only_text(open_page: OpenPage, store: Store) -> None:
    hostile = fresh_copy(open_sample("en")).model_copy(
        update={"headline": "<script>alert(1)</script> **not bold** :red[x]"}
    )
    store.create(hostile, "host")
    page = open_page(f"/?map={hostile.id}&view=graph")
    expect(page.locator("h1")).to_have_text("<script>alert(1)</script> **not bold** :red[x]")
    assert page.locator("h1 script, h1 strong").count() == 0


def test_a_phone_shows_the_picture_and_the_form_under_the_thumb(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}", viewport=PHONE, has_touch=True)
    card(page, "Calls to ask why").tap()
    expect(page.get_by_label(TITLE_FIELD)).to_be_visible()
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= PHONE["width"]
    page.get_by_role("button", name="Close", exact=True).tap()
    expect(page.get_by_label(TITLE_FIELD)).to_have_count(0)


def test_an_own_map_is_filled_from_its_stages(open_page: OpenPage, store: Store) -> None:
    map_id = store.create(fresh_copy(open_template("blank", "en"), title="Mine"), "host")
    page = open_page(f"/?map={map_id}")
    expect(page.locator("svg").filter(has_text="Click a stage to say what they do there.").first).to_be_visible()
    page.locator("[data-pick='blank actions']").nth(1).click()
    field = page.get_by_role("textbox", name="What they do", exact=True)
    field.fill("Reads reviews\nAsks a friend")
    field.press("Control+Enter")
    expect(page.locator("[data-pick=cell]")).to_have_text(["Reads reviews", "Asks a friend"])
    page.get_by_text("What hurts, and opportunities").click()
    pain = page.get_by_label("Add a pain")
    pain.fill("Prices are hidden")
    pain.press("Enter")
    expect(page.locator("[data-pick=cell]").filter(has_text="Prices are hidden")).to_be_visible()
    page.get_by_text("Where people go from here").click()
    share = page.get_by_role("spinbutton", name="Share, %")
    share.fill("20")
    share.press("Enter")
    page.get_by_role("button", name="Add this way").click()
    expect(page.locator("[data-pick=exit]")).to_contain_text("20%")
    (link,) = store.load(map_id)[0].links
    assert (link.kind, link.share, link.target_id) == ("exit", 0.2, None)


def number_field(page: Page, label: str) -> Locator:
    return page.get_by_role("spinbutton", name=label, exact=True).first


def fill(field: Locator, text: str) -> None:
    field.fill(text)
    field.press("Enter")


def test_a_feeling_is_taken_away_and_had_back(open_page: OpenPage, sample_id: str, store: Store) -> None:
    page = open_page(f"/?map={sample_id}")
    before = len(store.load(sample_id)[0].feelings)
    card(page, "Calls to ask why").click()
    page.get_by_role("button", name="Remove this feeling").click()
    expect(page.locator(".st-key-feelings")).to_contain_text("Not said yet")
    assert len(store.load(sample_id)[0].feelings) == before - 1
    page.locator(".st-key-notice").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Remove this feeling")).to_be_visible()
    assert len(store.load(sample_id)[0].feelings) == before


@pytest.mark.parametrize("language", ["en-GB", "it-IT"])
def test_what_stands_above_the_picture_keeps_its_place_in_every_view(
    open_page: OpenPage, sample_id: str, language: str
) -> None:
    page = open_page(f"/?map={sample_id}", locale=language)
    places = []
    for place in range(4):
        page.locator(".st-key-heading_right").get_by_role("radio").nth(place).click()
        page.wait_for_selector(READY)
        boxes = [page.locator(f".st-key-{name}").bounding_box() for name in ("to_export", "toolbar")]
        places.append([(box["x"], box["y"]) for box in boxes if box])
    assert len(places[0]) == 2
    assert all(place == places[0] for place in places)


@pytest.mark.parametrize("view", ["curve", "graph"])
def test_a_card_of_a_chart_is_opened_by_keys_alone(open_page: OpenPage, sample_id: str, view: str) -> None:
    page = open_page(f"/?map={sample_id}&view={view}")
    page.locator(".js-plotly-plot").first.wait_for()
    field = page.get_by_role("combobox", name="Open a moment by its name")
    field.scroll_into_view_if_needed()
    page.evaluate(SCROLLED)  # a page that scrolls shuts its lists
    field.focus()
    page.keyboard.type("Calls to ask")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name=TITLE_FIELD)).to_have_value("Calls to ask why")


def test_a_metric_is_added_changed_in_every_field_and_taken_away(
    open_page: OpenPage, sample_id: str, store: Store
) -> None:
    page = open_page(f"/?map={sample_id}")
    page.locator("[data-pick=metric]").filter(has_text="CES").click()
    editor = page.locator(".st-key-card_editor")
    value = number_field(page, "Value")
    expect(value).to_have_value("2.6")
    fill(value, "")
    expect(editor).to_contain_text("A metric needs its value; nothing was saved.")
    expect(value).to_have_value("2.6")
    fill(value, "3.1")
    expect(page.locator("[data-pick=metric]").filter(has_text="3.1")).to_have_count(1)
    fill(number_field(page, "How many answered"), "")
    fill(page.get_by_role("textbox", name="Name", exact=True).first, "Effort")
    fill(page.get_by_role("textbox", name="Source", exact=True).first, "Survey")
    fill(page.get_by_role("textbox", name="Scale", exact=True).first, "1 to 7")
    expect(page.get_by_role("button", name="Effort 3.1 · 1 to 7")).to_be_visible()
    changed = next(metric for metric in store.load(sample_id)[0].metrics if metric.name == "Effort")
    assert (changed.kind, changed.value, changed.scale, changed.n, changed.source) == (
        "ces",
        3.1,
        "1 to 7",
        None,
        "Survey",
    )
    page.get_by_role("button", name="Add this metric").click()
    expect(editor).to_contain_text("A metric needs its value; nothing was saved.")
    draft = page.locator("[class*=st-key-draft_metric_]")
    fill(draft.get_by_role("spinbutton", name="Value", exact=True), "0")
    page.get_by_role("button", name="Add this metric").click()
    expect(page.get_by_role("button", name="NPS 0")).to_be_visible()
    page.get_by_role("button", name="Effort 3.1 · 1 to 7").click()
    page.get_by_role("button", name="Remove this metric").click()
    expect(page.locator(".st-key-notice")).to_contain_text("Removed “Effort”.")
    assert [metric.value for metric in store.load(sample_id)[0].metrics if metric.stage_id == changed.stage_id] == [0.0]


def test_an_empty_cell_opens_the_part_that_fills_it(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}")
    corner = {"x": 4, "y": 3}
    page.locator("[data-pick='blank metrics']").first.click(position=corner)
    expect(page.get_by_role("button", name="Add this metric")).to_be_in_viewport()
    page.locator("[data-pick='blank pains']").first.click(position=corner)
    expect(page.get_by_label("Add a pain")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Add this metric")).to_have_count(0)


def test_the_poster_is_walked_and_opened_by_keys(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}")
    card(page, "Calls to ask why").evaluate("node => node.focus()")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_label(TITLE_FIELD)).to_have_value("Five “finish your order” mails")


def test_a_phone_begins_where_the_words_can_be_read(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}", viewport=PHONE, has_touch=True)
    expect(page.get_by_text("Drag to move, pinch to zoom.")).to_be_in_viewport()
    name = page.locator("[data-pick=card] text").filter(has_text="friend’s photo").first
    assert name.bounding_box()["height"] >= 10
    page.get_by_role("button", name="Show all").tap()
    expect(page.get_by_text("Drag to move, pinch to zoom.")).to_be_hidden()
    assert page.locator(".iv-sheet svg").bounding_box()["width"] <= PHONE["width"]


def test_a_form_keeps_its_words_when_the_language_changes(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}")
    card(page, "Calls to ask why").click()
    expect(page.get_by_label(TITLE_FIELD)).to_have_value("Calls to ask why")
    page.get_by_role("button", name="English").click()
    page.get_by_role("menuitem", name="Italiano").click()
    field = page.get_by_label(words("it")("app.touchpoint.title")).first
    expect(field).to_have_value("Calls to ask why")
    field.fill("Telefona")
    field.press("Control+Enter")
    expect(card(page, "Telefona")).to_be_visible()
    page.get_by_role("button", name="English").or_(page.get_by_role("button", name="Italiano")).click()
    page.get_by_role("menuitem", name="English").click()
    expect(page.get_by_label(TITLE_FIELD)).to_have_value("Telefona")


LONG = "Online bike shop with delivery to the door and a free test ride at the workshop for commuters in Leeds and York"


def test_under_a_title_on_three_lines_the_buttons_of_the_picture_stay_in_view(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    store.commit(
        sample_id, Edit(label="change.map", operations=(Set(id=sample_id, field="title", value=LONG),)), "host"
    )
    page = open_page(f"/?map={sample_id}")
    bar = page.locator(".iv-bar")
    bar.wait_for()
    page.wait_for_function("() => document.querySelector('[class*=st-key-viewer_]').style.getPropertyValue('--above')")
    found = bar.bounding_box()
    assert found is not None and found["y"] + found["height"] <= DESK["height"]


def test_on_a_phone_no_button_runs_off_the_edge_after_an_edit(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    store.commit(
        sample_id, Edit(label="change.map", operations=(Set(id=sample_id, field="title", value="Bikes"),)), "host"
    )
    page = open_page(f"/?map={sample_id}", viewport=PHONE)
    last = page.locator(".st-key-to_present button")
    last.wait_for()
    found = last.bounding_box()
    assert found is not None and found["x"] + found["width"] <= PHONE["width"]
