"""The viewer inside a page of the application: picks, keeps its place, and never runs what a picture holds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from journey.formats.library import open_sample, open_template
from journey.formats.svg import scene_svg
from journey.layout import lay_out
from journey.layout.choices import Choices
from journey.model import apply, empty_map
from journey.model.changes import change, remove

VIEWER = Path(__file__).resolve().parents[2] / "static" / "viewer.js"
HOSTILE = "<script>window.ran = 1</script>&lt;b&gt;"
HARNESS = """
<!DOCTYPE html><body style="margin:0"><div id="room" style="position:relative;width:600px;height:452px"></div>
<p style="height:2000px"></p>
<script type="module">
{viewer}
window.picked = [];
const options = {{ onPick: (id, role) => window.picked.push([id, role]), words: {{ fit: 'Fit', help: 'Picture' }} }};
const room = document.getElementById('room');
window.start = (svg, more) => {{ window.shown = mount(room, svg, {{ ...options, ...more }}); }};
window.ready = true;
</script></body>
"""


def picture(name: str = "A card", extra: str = "") -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800" viewBox="0 0 1200 800" role="img">'
        "<title>A map</title>"
        f'<g data-id="t1" data-role="card" aria-label="{name}"><title>{name}</title>'
        '<rect x="100" y="100" width="200" height="100" fill="#ddd"/></g>'
        '<g data-id="t2" data-role="card"><title>Second</title><rect x="700" y="100" width="200" height="100"/></g>'
        '<path data-id="p1" data-role="area" d="M0 500H1200V700H0Z" fill="#eee"/>'
        f"{extra}</svg>"
    )


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 800, "height": 600})
    page.set_content(HARNESS.format(viewer=VIEWER.read_text(encoding="utf-8")))
    page.wait_for_function("window.ready")
    yield page
    page.close()


@pytest.fixture
def start(page: Page) -> Iterator:
    def started(svg: str = picture(), **more: object) -> Page:
        page.evaluate("([svg, more]) => { window.picked.length = 0; window.start(svg, more); }", [svg, more])
        return page

    yield started
    page.evaluate("window.scrollTo(0, 0); window.shown?.destroy()")


def box(page: Page) -> tuple[float, float, float]:
    """Left, top and width of the picture on the screen."""
    found = page.locator(".iv-sheet svg").bounding_box()
    return found["x"], found["y"], found["width"]


def test_it_begins_as_wide_as_its_frame(start):
    assert box(start()) == (0, 0, 600)


def test_the_buttons_have_a_strip_of_their_own(start):
    page = start()
    frame, buttons = (page.locator(part).bounding_box() for part in (".iv", ".iv-bar"))
    assert frame["y"] + frame["height"] <= buttons["y"]


def test_a_click_on_a_record_tells_its_id_and_role(start):
    page = start()
    page.mouse.click(100, 75)
    page.mouse.click(400, 75)
    page.mouse.click(300, 300)  # an area is ground, not a record
    assert page.evaluate("window.picked") == [["t1", "card"], ["t2", "card"]]


def test_what_shows_a_record_again_is_clicked_but_is_no_stop_of_its_own(start):
    again = '<text data-id="t2" data-role="number" x="700" y="600" font-size="40">12</text>'
    page = start(picture(extra=again))
    assert page.locator("[data-pick][tabindex]").count() == 2
    page.locator("[data-pick=number]").click()
    assert page.evaluate("window.picked") == [["t2", "number"]]


def test_a_row_that_holds_records_is_no_button_around_them(start):
    row = '<g data-id="r1" data-role="lane pains"><text data-id="i1" data-role="cell" x="50" y="600">Dear</text></g>'
    page = start(picture(extra=row))
    assert page.locator('[data-id="r1"][role=button]').count() == 0
    assert page.locator('[data-id="i1"][role=button]').count() == 1


def test_words_that_stand_for_nothing_do_not_cover_the_cell_under_them(start):
    cell = (
        '<g data-id="s1" data-role="blank pains"><rect x="0" y="400" width="300" height="90" opacity="0"/></g>'
        '<text id="invites" x="20" y="450" font-size="40">Click here</text>'
    )
    page = start(picture(extra=cell))
    page.locator("#invites").click()
    assert page.evaluate("window.picked") == [["s1", "blank pains"]]


def test_a_narrow_frame_begins_where_words_can_be_read_and_says_how_to_move(start):
    page = start(picture(extra='<text x="20" y="450" font-size="21">Words</text>'), words={"touch": "Drag"})
    page.evaluate("document.getElementById('room').style.width = '200px'")
    expect(page.locator(".iv-hint")).to_be_visible()  # the frame is narrow now
    assert box(page)[2] == 600  # 21 px words are 10.5 px high, three frames wide
    page.evaluate("window.shown.fit()")
    assert box(page)[2] == 200
    expect(page.locator(".iv-hint")).to_be_hidden()
    page.evaluate("document.getElementById('room').style.width = '600px'")


def test_a_preview_is_whole_in_a_narrow_frame_too(start):
    page = start(picture(extra='<text x="20" y="450" font-size="21">Words</text>'), whole=True)
    page.evaluate("document.getElementById('room').style.width = '200px'")
    page.wait_for_function("document.querySelector('.iv-sheet svg').getBoundingClientRect().width === 200")
    page.evaluate("document.getElementById('room').style.width = '600px'")


def test_dragging_is_not_clicking(start):
    page = start()
    page.mouse.move(100, 75)
    page.mouse.down()
    page.mouse.move(160, 120, steps=5)
    page.mouse.up()
    assert page.evaluate("window.picked") == []


def test_enter_picks_the_record_that_has_the_focus(start):
    page = start()
    page.locator(".iv").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert page.evaluate("window.picked") == [["t2", "card"]]


def test_one_tab_passes_all_the_records(start):
    page = start()
    page.locator(".iv").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"


def test_a_new_picture_keeps_place_zoom_and_focus(start):
    page = start()
    page.locator(".iv").focus()
    page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    before = box(page)
    page.evaluate("svg => window.shown.update(svg)", picture("Another name"))
    assert box(page) == before
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Another name"


def test_the_wheel_scrolls_the_page_where_the_picture_cannot_move(start):
    page = start()
    page.mouse.move(300, 200)
    page.mouse.wheel(0, 120)
    page.wait_for_function("window.scrollY > 0")
    assert box(page)[2] == 600


def test_the_wheel_zooms_where_the_page_asks_for_it_or_with_control(start):
    page = start(wheel="zoom")
    page.mouse.move(300, 200)
    page.mouse.wheel(0, -120)
    page.wait_for_function("document.querySelector('.iv-sheet svg').getBoundingClientRect().width > 650")
    page = start()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -120)
    page.keyboard.up("Control")
    page.wait_for_function("document.querySelector('.iv-sheet svg').getBoundingClientRect().width > 650")
    assert page.evaluate("window.scrollY") == 0


def test_a_frame_that_changes_its_size_is_fitted_again(start):
    page = start()
    page.evaluate("document.getElementById('room').style.width = '500px'")
    page.wait_for_function("document.querySelector('.iv-sheet svg').getBoundingClientRect().width === 500")
    page.evaluate("document.getElementById('room').style.width = '600px'")


def test_what_a_person_wrote_is_shown_and_never_run(start):
    safe = HOSTILE.replace("<", "&lt;")
    page = start(picture(extra=f'<text data-id="t3" x="20" y="300" font-size="40"><title>{safe}</title>{safe}</text>'))
    page.locator('[data-id="t3"]').hover()
    assert page.locator(".iv-tip").inner_text() == "<script>window.ran = 1</script><b>"
    assert page.evaluate("document.querySelectorAll('.iv script').length") == 0
    assert page.evaluate("window.ran") is None


def test_even_a_script_in_the_picture_itself_does_not_run(start):
    page = start(picture(extra="<script>window.ran = 2</script>"))
    assert page.evaluate("window.ran") is None


def test_what_is_not_a_picture_is_left_alone(start):
    page = start()
    page.evaluate("window.shown.update('<p>no')")
    assert box(page)[2] == 600


def test_destroyed_it_leaves_nothing_behind(start):
    page = start()
    page.evaluate("window.shown.destroy()")
    assert page.evaluate("document.getElementById('room').childElementCount") == 0


def _pictures() -> list[str]:
    """The sample's poster as it is, after edits of several kinds, in another look, and quite another map."""
    sample = open_sample("en")
    card, feeling = sample.touchpoints[5], sample.feelings[3]
    edits = [
        change(sample, card.id, title="Something else entirely", evidence="assumed"),
        change(sample, feeling.id, valence=-4.5, emotion="anger"),
        remove(sample, card.id),
        change(sample, sample.id, headline="Nobody comes back."),
        change(sample, sample.stages[1].id, name="Another stage", macro_stage="purchase"),
    ]
    maps = [sample, *(apply(sample, edit)[0] for edit in edits if edit), open_template("hotel"), empty_map("None yet")]
    return [
        *(scene_svg(lay_out(each, choices=Choices(invite=True))) for each in maps),
        scene_svg(lay_out(sample, theme_name="dark")),
        scene_svg(lay_out(sample, choices=Choices(personas=(sample.personas[1].id,)))),
        picture(),
    ]


INSIDE = "() => document.querySelector('.iv-sheet').innerHTML"
SAME_INSIDE = """(other) => {  // in whatever order the attributes stand
  const [now, then] = [document.querySelector('.iv-sheet').innerHTML, other].map((text) => {
    const holder = document.createElement('div');
    holder.innerHTML = text;
    return holder;
  });
  return now.isEqualNode(then);
}"""


def test_what_a_change_leaves_is_what_a_new_picture_would_be(start):
    pictures = _pictures()
    fresh = [start(svg).evaluate(INSIDE) for svg in pictures]
    page = start(pictures[0])
    for number in [*range(len(pictures)), *range(len(pictures) - 1, -1, -1), 4, 1, 6, 2, 0]:
        page.evaluate("(svg) => window.shown.update(svg)", pictures[number])
        assert page.evaluate(SAME_INSIDE, fresh[number]), number


def test_what_an_edit_does_not_touch_stays_as_it_was_drawn(start):
    sample = open_sample("en")
    edit = change(sample, sample.touchpoints[5].id, title="Something else entirely")
    page = start(scene_svg(lay_out(sample)))
    page.evaluate("() => { window.nodes = [...document.querySelectorAll('.iv-sheet svg *')]; }")
    page.evaluate("(svg) => window.shown.update(svg)", scene_svg(lay_out(apply(sample, edit)[0])))
    assert page.evaluate("() => window.nodes.filter((node) => node.isConnected).length / window.nodes.length") > 0.9
