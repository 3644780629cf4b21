"""In a real browser: from the key that ends an edit to the new picture on the screen."""

import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Locator, Page, sync_playwright

from journey.formats.library import open_sample
from journey.model import Map, fresh_copy
from journey.store import Store
from journey.ui.library.yours import AT_ONCE
from tests.benchmarks.seen import from_click
from tests.benchmarks.timing import Row
from tests.browser import FLAGS, required
from tests.server import running

RUNS = 7
MANY = 500
READY = "[data-testid=stApp][data-test-script-state=notRunning]"
PLACE = "Delivery cost"  # its feeling is a named valley of the curve, with words

# Two frames in a row: what has been scrolled stands.
STILL = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"

# Watches every root, shadow roots too, and notes when the words first stand in a picture.
WATCH = """(words) => {
  const seen = (root) => [...root.querySelectorAll('*')].some((node) =>
    (node.localName === 'svg' && node.textContent.includes(words)) || (node.shadowRoot && seen(node.shadowRoot)));
  window.shownAt = null;
  window.startedAt = null;
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') window.startedAt = performance.now();
  }, { capture: true });
  const look = () => {
    if (window.startedAt !== null && seen(document)) window.shownAt = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""


def rows() -> list[Row]:
    """Medians over edits of the sample, one field at a time, on an open page; then a library of many maps."""
    return [*_edits(), *_many_maps()]


def _edits() -> list[Row]:
    sample = fresh_copy(open_sample("en"))
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'maps.db'}"
        store = Store(url)
        store.create(sample, "host")
        store.close()
        with running(url) as server, sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=required(), args=list(FLAGS))
            page = chromium.new_page(viewport={"width": 1440, "height": 900})
            poster = [_edit(page, server.url, sample, "poster", run) for run in range(RUNS)]
            curve = [_edit(page, server.url, sample, "curve", run) for run in range(RUNS)]
            added = [_add(page, server.url, sample, run) for run in range(RUNS)]
            chromium.close()
    return [
        Row("an edit: the new poster is on the screen", median(poster), RUNS, 0.3),
        Row("an edit: the new Plotly curve is on the screen", median(curve), RUNS, 0.5),
        Row("a touchpoint is added in Define: it stands in the preview", median(added), RUNS, 0.3),
    ]


def _many_maps() -> list[Row]:
    """From the click on “Maps” to the first cards with their pictures; the first time, none is drawn yet."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'maps.db'}"
        store = Store(url)
        for number in range(MANY):
            store.create(fresh_copy(open_sample("en"), f"Map {number}"), "host")
        store.close()
        with running(url) as server, sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=required(), args=list(FLAGS))
            page = chromium.new_page(viewport={"width": 1440, "height": 900})
            first, *later = [_library(page, server.url) for _ in range(RUNS)]
            chromium.close()
    return [
        Row(f"a library of {MANY} maps is opened for the first time", first, 1, 1.0),
        Row(f"a library of {MANY} maps is opened again", median(later), len(later), 1.0),
    ]


def _library(page: Page, url: str) -> float:
    """Seconds from the click to the last picture of a library's first screen."""
    page.goto(f"{url}/define?lang=en")
    page.wait_for_selector(READY)
    return from_click(page, "Maps", ("[class*=st-key-map_card]", ".still svg"), AT_ONCE)


def _edit(page: Page, url: str, journey_map: Map, view: str, run: int) -> float:
    """Seconds from Enter in a field of the form to the new words in the picture."""
    if run == 0:
        page.goto(f"{url}/?map={journey_map.id}&view={view}&lang=en")
        if view == "poster":
            page.locator("[data-pick=card]").filter(has_text=PLACE).first.click()
        else:
            page.wait_for_function("document.querySelector('.js-plotly-plot')?._fullData?.length")
            names = page.get_by_role("combobox", name="Open a moment by its name")
            names.scroll_into_view_if_needed()
            page.evaluate(STILL)  # a page that scrolls shuts its lists
            names.focus()
            page.keyboard.type("Poster")  # what it is called by now
            page.get_by_role("option", name="Poster").wait_for()
            page.keyboard.press("Enter")
        page.locator(".st-key-card_editor").get_by_role("textbox").first.wait_for()
        page.wait_for_selector(READY)
    words = f"{view.capitalize()}{run}"  # one word: a line break would part two
    field = page.get_by_label("In their own words" if view == "curve" else "What the customer does or receives").first
    field.fill(words)
    return _until_shown(page, field, "Control+Enter", words)


def _add(page: Page, url: str, journey_map: Map, run: int) -> float:
    """Seconds from Enter in the line that adds touchpoints to its words in the preview beside the form."""
    if run == 0:
        page.goto(f"{url}/define?map={journey_map.id}&step=touchpoints&lang=en")
    words = f"Added{run}"
    line = page.get_by_label("What happens next here?")
    line.fill(words)
    return _until_shown(page, line, "Enter", words)


def _until_shown(page: Page, field: Locator, key: str, words: str) -> float:
    """Seconds from the key that ends the words to a picture that shows them."""
    page.evaluate(WATCH, words)
    field.press(key)
    page.wait_for_function("window.shownAt !== null", timeout=20_000)
    page.wait_for_selector(READY)
    return float(page.evaluate("window.shownAt - window.startedAt")) / 1000
