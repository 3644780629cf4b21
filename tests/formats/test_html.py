"""The HTML file: whole, offline, safe whatever the map says, and usable by mouse, touch, keyboard and printer."""

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from journey.formats import ExportOptions, by_suffix
from journey.formats.html import html_page
from journey.formats.library import open_sample
from journey.layout import VIEWS, lay_out
from journey.model import Map, Persona, Stage, Touchpoint

ATTACK = "<script>alert(1)</script><img src=x onerror=alert(2)></title></style></svg>\"'javascript:alert(3)"


class Watched:
    """A page, with everything that must not happen on it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.alarms: list[str] = []
        page.on("dialog", lambda dialog: (self.alarms.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("pageerror", lambda error: self.alarms.append(f"error {error}"))
        page.on("console", lambda message: self.alarms.append(f"console {message.text}"))
        page.on("request", self._request)

    def _request(self, request) -> None:
        if not request.url.startswith("file:") or not request.is_navigation_request():
            self.alarms.append(f"request {request.url}")


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator:
    """``open_page(bytes)``: the file in a window of 1200 x 800, watched."""
    context = browser.new_context(viewport={"width": 1200, "height": 800})

    def opened(data: bytes) -> Watched:
        file = tmp_path / "map.html"
        file.write_bytes(data)
        watched = Watched(context.new_page())
        watched.page.goto(file.as_uri())
        watched.page.wait_for_selector(".iv-sheet svg")
        return watched

    yield opened
    context.close()


@pytest.fixture(scope="module")
def sample_page() -> bytes:
    return html_page(lay_out(open_sample("en"), "graph"), "Online bike shop")


def attacked() -> Map:
    return Map(
        id="m",
        title=ATTACK,
        headline=ATTACK,
        personas=(Persona(id="p", name=ATTACK, quote=ATTACK, biography=ATTACK, needs=(ATTACK,)),),
        stages=(Stage(id="s", name=ATTACK, goal=ATTACK),),
        touchpoints=(Touchpoint(id="t", stage_id="s", title=ATTACK, description=ATTACK),),
    )


def place(page: Page) -> dict[str, float]:
    return page.evaluate(
        "() => { const box = document.querySelector('.iv-sheet svg').getBoundingClientRect();"
        " return { x: box.x, y: box.y, width: box.width }; }"
    )


def test_the_format_writes_a_page_with_the_maps_title_and_the_scenes_notes():
    written = by_suffix("poster.html").write(open_sample("it"), ExportOptions(view="graph"))
    text = written.data.decode()
    assert text.startswith('<!DOCTYPE html>\n<html lang="it">')
    assert "<h1>Negozio di bici online</h1>" in text
    assert written.notes == ()


def test_only_the_one_script_may_run_and_nothing_may_come_from_outside(sample_page: bytes):
    text = sample_page.decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text).group(1)
    scripts = re.findall(r"<script[^>]*>(.*?)</script>", text, re.DOTALL)
    assert len(scripts) == 1
    assert f"'sha256-{b64encode(sha256(scripts[0].encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "http" not in policy
    assert not re.search(r'(?:src|href)\s*=\s*"(?!#)', text)


@pytest.mark.parametrize("view", VIEWS)
def test_markup_in_a_map_is_only_text(open_page, view: str):
    watched = open_page(html_page(lay_out(attacked(), view), ATTACK))
    page = watched.page
    assert page.title() == (lay_out(attacked(), view).title)
    assert page.inner_text("h1") == ATTACK
    assert page.evaluate("document.querySelectorAll('main script, main img, main a').length") == 0
    page.mouse.move(400, 300)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert watched.alarms == []


def test_the_sample_opens_without_a_request_an_error_or_a_word_on_the_console(open_page, sample_page: bytes):
    watched = open_page(sample_page)
    assert place(watched.page)["width"] == pytest.approx(1200)
    families = watched.page.evaluate(
        "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family + f.weight)"
    )
    assert families
    assert watched.alarms == []


def test_the_wheel_zooms_at_the_pointer_and_dragging_moves(open_page, sample_page: bytes):
    page = open_page(sample_page).page
    page.mouse.move(300, 300)
    before = place(page)
    page.mouse.wheel(0, -400)
    page.wait_for_function(
        f"document.querySelector('.iv-sheet svg').getBoundingClientRect().width > {before['width'] * 1.2}"
    )
    zoomed = place(page)
    assert (300 - zoomed["x"]) / zoomed["width"] == pytest.approx((300 - before["x"]) / before["width"], abs=0.001)
    page.mouse.down()
    page.mouse.move(200, 250, steps=4)
    page.mouse.up()
    moved = place(page)
    assert (moved["x"], moved["y"]) == (pytest.approx(zoomed["x"] - 100), pytest.approx(zoomed["y"] - 50))


def test_the_keys_move_zoom_and_fit(open_page, sample_page: bytes):
    page = open_page(sample_page).page
    start = place(page)
    page.keyboard.press("Tab")
    page.keyboard.press("+")
    zoomed = place(page)
    assert zoomed["width"] == pytest.approx(1500)
    page.keyboard.press("ArrowRight")
    assert place(page)["x"] == pytest.approx(zoomed["x"] - 80)
    page.keyboard.press("0")
    assert place(page) == start


def test_the_buttons_have_names_and_fit_shows_the_width_then_the_whole(open_page, sample_page: bytes):
    page = open_page(sample_page).page
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Fit").click()
    assert place(page)["width"] == pytest.approx(1200)
    page.get_by_role("button", name="Fit").click()
    whole = page.evaluate("document.querySelector('.iv-sheet svg').getBoundingClientRect().bottom")
    assert whole <= 800.5


def test_tooltips_come_by_pointer_and_by_focus(open_page, sample_page: bytes):
    page = open_page(sample_page).page
    page.locator('[data-id="tp-basket"]').hover()
    tip = page.locator(".iv-tip")
    assert "The bike goes in the basket" in tip.inner_text()
    page.mouse.move(5, 5)
    assert tip.is_hidden()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert tip.is_visible()
    assert page.locator(".iv-ring").is_visible()
    page.keyboard.press("Escape")
    assert tip.is_hidden()
    assert page.locator(".iv-ring").is_hidden()


def test_arrows_go_from_one_record_to_the_nearest_in_their_direction(open_page, sample_page: bytes):
    page = open_page(sample_page).page
    page.evaluate("document.querySelector('[data-role=node][data-id=tp-basket]').focus()")
    page.keyboard.press("ArrowDown")
    ids = []
    for _ in range(3):
        ids.append(page.evaluate("document.activeElement.getAttribute('data-id')"))
        page.keyboard.press("ArrowDown")
    assert "tp-delivery-cost" in ids


def test_without_scripts_the_picture_still_stands_there(browser: Browser, tmp_path: Path, sample_page: bytes):
    file = tmp_path / "map.html"
    file.write_bytes(sample_page)
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1200, "height": 800})
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("main > svg").bounding_box()["width"] == pytest.approx(1200, abs=20)
    context.close()


def test_printed_it_is_the_picture_alone_on_one_page(open_page, sample_page: bytes):
    page = open_page(sample_page).page
    page.emulate_media(media="print")
    assert page.locator("header").is_hidden()
    assert page.locator(".iv-bar").is_hidden()
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1


def test_fingers_pinch_and_drag(browser: Browser, tmp_path: Path, sample_page: bytes):
    file = tmp_path / "map.html"
    file.write_bytes(sample_page)
    context = browser.new_context(viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector(".iv-sheet svg")
    before = place(page)["width"]
    touch = context.new_cdp_session(page)

    def fingers(kind: str, *points: tuple[float, float]) -> None:
        touch.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(points)]},
        )

    fingers("touchStart", (150, 300), (240, 300))
    for spread in (20, 40, 60, 80):
        fingers("touchMove", (150 - spread, 300), (240 + spread, 300))
    fingers("touchEnd")
    assert place(page)["width"] > 1.8 * before
    context.close()


@pytest.mark.parametrize(("view", "shown"), [("poster", "Poster"), ("graph", "Graph"), ("persona", "Maya Brooks")])
def test_the_file_opens_on_the_picture_asked_for_and_holds_all_the_others(open_page, view: str, shown: str):
    written = by_suffix("map.html").write(open_sample("en"), ExportOptions(view=view))
    watched = open_page(written.data)
    page = watched.page
    names = ["Poster", "Curve", "Graph", "Maya Brooks", "Tom Hartley", "Priorities"]
    assert page.locator("nav button").all_inner_texts() == names
    assert page.locator("nav [aria-pressed=true]").all_inner_texts() == [shown]
    titles = []
    for name in names:
        page.get_by_role("button", name=name, exact=True).click()
        assert page.locator("nav [aria-pressed=true]").all_inner_texts() == [name]
        assert page.locator(".iv-sheet svg").count() == 1
        titles.append(page.locator(".iv-sheet svg").get_attribute("viewBox"))
    assert len(set(titles)) == len(names) - 1  # the two sheets are of one size
    assert len(written.data) < 700_000
    assert watched.alarms == []


def test_every_picture_is_printed_on_paper_of_its_own_size(open_page):
    page = open_page(by_suffix("map.html").write(open_sample("en"), ExportOptions()).data).page
    page.get_by_role("button", name="Maya Brooks").click()
    page.emulate_media(media="print")
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") == 1
    width, height = map(float, re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed).groups())
    assert (width, height) == (pytest.approx(1240 * 0.75, abs=1), pytest.approx(1754 * 0.75, abs=1))


def test_a_map_with_nothing_but_its_title_is_one_picture_without_buttons(open_page):
    watched = open_page(by_suffix("map.html").write(Map(id="m", title="Bare"), ExportOptions()).data)
    assert watched.page.locator("nav").count() == 0
    assert watched.alarms == []


def test_names_of_personas_cannot_leave_their_buttons(open_page):
    watched = open_page(by_suffix("map.html").write(attacked(), ExportOptions()).data)
    assert watched.page.locator("nav button").all_inner_texts()[-1] == ATTACK
    assert watched.alarms == []


def test_who_asked_for_some_personas_gets_their_sheets_alone():
    sample = open_sample("en")
    text = by_suffix("map.html").write(sample, ExportOptions(persona=sample.personas[1].name)).data.decode()
    assert ">Tom Hartley</button>" in text and ">Maya Brooks</button>" not in text
