"""In a real browser: from the command that starts the server to a page one can use, and from page to page."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import time

from playwright.sync_api import Browser, Page, sync_playwright

from journey.formats.library import open_sample, open_template
from journey.model import fresh_copy
from journey.store import Store
from tests.benchmarks.seen import from_click, stands
from tests.benchmarks.timing import Row
from tests.browser import FLAGS, required
from tests.server import running

STARTS = 3
ROUNDS = 5
PAGES = {
    "Map": ("[class*=st-key-viewer_poster]", "[data-pick=card]"),
    "Define": (".st-key-sheet", "input"),
    "Maps": (".st-key-grid_templates", ".still svg"),
    "Export": (".st-key-viewer_preview", ".viewer svg"),
}
"""The pages in the order they are visited, and what stands on each when it can be used."""


def rows() -> list[Row]:
    """Cold starts with an empty store, and switches between pages with a few maps in it."""
    with _chromium() as browser:
        starts = [_cold_start(browser) for _ in range(STARTS)]
        switches = _switches(browser)
    seconds = median(each for each, _ in starts)
    return [
        Row("cold start: from the command to the first map on the screen", seconds, STARTS, 3.0, starts[-1][1]),
        *(Row(f"page switch: {name}", median(taken), len(taken), 0.4) for name, taken in switches.items()),
    ]


def _cold_start(browser: Browser) -> tuple[float, str]:
    """Seconds from starting the server to cards one can click, with no cache; and what was sent until first paint."""
    with tempfile.TemporaryDirectory() as folder:
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        start = time()
        with running(f"sqlite:///{Path(folder) / 'maps.db'}") as server:
            page.goto(f"{server.url}/?lang=en", wait_until="commit")
            taken = stands(page, PAGES["Map"]) - start
            said = _sent(page)
            page.context.close()
    return taken, said


def _sent(page: Page) -> str:
    """What the browser was sent until the first paint, and until the map stood there; as it came over the wire."""
    painted, paint_bytes, all_bytes, files = page.evaluate("""() => {
      const paint = performance.getEntriesByName('first-contentful-paint')[0].startTime;
      const sent = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
      const sum = (list) => list.reduce((total, one) => total + one.transferSize, 0);
      return [paint, sum(sent.filter((one) => one.responseEnd <= paint)), sum(sent), sent.length];
    }""")
    return (
        f"first paint {painted:.0f} ms after the request, {paint_bytes / 1e6:.2f} MB;"
        f" {all_bytes / 1e6:.2f} MB in {files} files when the map stands"
    )


def _switches(browser: Browser) -> dict[str, list[float]]:
    """Seconds from the click in the top bar to each page; the first round, when nothing is drawn yet, is left out."""
    taken: dict[str, list[float]] = {name: [] for name in PAGES}
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'maps.db'}"
        store = Store(url)
        for title in ("One", "Two", "Three"):
            store.create(fresh_copy(open_template("insurance"), title), "host")
        sample_id = store.create(fresh_copy(open_sample("en")), "host")
        store.close()
        with running(url) as server:
            page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
            page.goto(f"{server.url}/export?map={sample_id}&lang=en")
            stands(page, PAGES["Export"])
            for turn in range(ROUNDS + 1):
                for name, there in PAGES.items():
                    seconds = _switch(page, name, there)
                    if turn:
                        taken[name].append(seconds)
            page.context.close()
    return taken


def _switch(page: Page, name: str, there: tuple[str, ...]) -> float:
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    return from_click(page, name, there)


@contextmanager
def _chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=required(), args=list(FLAGS))
        yield browser
        browser.close()
