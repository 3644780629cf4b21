"""The board in a real browser: how soon an edit is on one's own screen, kept, and on the screens of the others."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser, Page, sync_playwright

from journey.model import Map, fresh_copy
from journey.store import Store
from tests.benchmarks.seen import stands
from tests.benchmarks.timing import Row
from tests.browser import FLAGS, required
from tests.maps import random_map
from tests.server import running

EDITS, FIRST_PAINTS = 25, 5
CARDS = (".lane.touchpoints .card",)
DESK = {"width": 1440, "height": 900}

# Absolute milliseconds: when Enter ended the words, when they stood on a card, when that card was no longer dashed.
WATCH = """(words) => {
  const now = () => performance.timeOrigin + performance.now();
  const roots = [...document.querySelectorAll('*')].map((node) => node.shadowRoot);
  const root = roots.find((each) => each?.querySelector('.board'));
  const at = (window.at = { enter: null, shown: null, kept: null });
  document.addEventListener('keydown', (event) => event.key === 'Enter' && (at.enter ??= now()), { capture: true });
  const look = () => {
    const cards = [...root.querySelectorAll('.card')];
    const card = cards.find((each) => each.querySelector('.title')?.textContent === words);
    if (card && !card.classList.contains('edited')) at.shown ??= now();
    if (card && at.shown && !card.classList.contains('unsaved')) at.kept ??= now();
    if (at.kept) watcher.disconnect();
  };
  const watcher = new MutationObserver(look);
  watcher.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  look();
}"""
FRAMES = """() => {
  const times = (window.frames_seen = []);
  const frame = (time) => { times.push(time); if (!window.frames_done) requestAnimationFrame(frame); };
  window.frames_done = false;
  requestAnimationFrame(frame);
}"""


def rows() -> list[Row]:
    """Medians and the slowest twentieth over edits of one card of 60; a board of 200 cards opened and dragged on."""
    with _served(random_map(11, stages=8, touchpoints=60, personas=2)) as (browser, url, map_id):
        own, kept, others = _edits(browser, f"{url}/board?map={map_id}&lang=en")
    with _served(random_map(7, stages=12, touchpoints=200, personas=2)) as (browser, url, map_id):
        paints = [_first_paint(browser, f"{url}/board?map={map_id}&lang=en") for _ in range(FIRST_PAINTS)]
        frame = _slow_frame(browser, f"{url}/board?map={map_id}&lang=en")
    return [
        Row("60 cards: an edit is on one's own screen", median(own), EDITS, 0.016),
        Row("60 cards: an edit is acknowledged", median(kept), EDITS, 0.120),
        Row("60 cards: an edit is acknowledged, 95th of 100", _p95(kept), EDITS, 0.250),
        Row("60 cards: an edit is on another's board", median(others), EDITS, 0.300),
        Row("60 cards: an edit is on another's board, 95th of 100", _p95(others), EDITS, 1.0),
        Row("200 cards: a frame while a card is dragged", frame, 1, 0.020, "median; 50 frames a second"),
        Row("200 cards: from the address to the cards", median(paints), FIRST_PAINTS, 1.5, "a server that is warm"),
    ]


def _p95(taken: list[float]) -> float:
    return quantiles(taken, n=20)[-1]


def _edits(browser: Browser, address: str) -> tuple[list[float], list[float], list[float]]:
    one, other = (_open(browser, address) for _ in range(2))
    own, kept, others = [], [], []
    for number in range(EDITS + 2):
        words = f"Edit {number}"
        for page in (one, other):
            page.evaluate(WATCH, words)
        one.locator(".card .face").first.evaluate("node => node.focus()")
        one.keyboard.press("Enter")
        one.keyboard.press("Control+a")
        one.keyboard.insert_text(words)
        # The Enter that opened the field is not the one that counts.
        one.evaluate("window.at.enter = null")
        one.keyboard.press("Enter")
        for page in (one, other):
            page.wait_for_function("window.at.kept !== null")
        here, there = one.evaluate("window.at"), other.evaluate("window.at")
        if number < 2:  # what is fetched and compiled once
            continue
        own.append((here["shown"] - here["enter"]) / 1000)
        kept.append((here["kept"] - here["enter"]) / 1000)
        others.append((there["shown"] - here["enter"]) / 1000)
    for page in (one, other):
        page.context.close()
    return own, kept, others


def _first_paint(browser: Browser, address: str) -> float:
    page = browser.new_context(viewport=DESK).new_page()
    page.goto(address, wait_until="commit")
    taken = stands(page, CARDS) - float(page.evaluate("performance.timeOrigin")) / 1000
    page.context.close()
    return taken


def _slow_frame(browser: Browser, address: str) -> float:
    """Median seconds between frames while a card is moved over the board by hand."""
    page = _open(browser, address)
    box = page.locator(".card").first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 30, box["y"] + 20)
    page.mouse.down()
    page.evaluate(FRAMES)
    for step in range(120):
        page.mouse.move(box["x"] + 30 + 7 * step, box["y"] + 20 + step % 90)
    page.evaluate("window.frames_done = true")
    page.mouse.up()
    times = page.evaluate("window.frames_seen")
    page.context.close()
    return median(after - before for before, after in pairwise(times)) / 1000


def _open(browser: Browser, address: str) -> Page:
    page = browser.new_context(viewport=DESK).new_page()
    page.goto(address)
    stands(page, CARDS)
    return page


@contextmanager
def _served(journey_map: Map) -> Iterator[tuple[Browser, str, str]]:
    """A browser, the address of a server with this map in it, and the map's id there."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'maps.db'}"
        store = Store(url)
        map_id = store.create(fresh_copy(journey_map), "host")
        store.close()
        with running(url) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=required(), args=list(FLAGS))
            yield browser, server.url, map_id
            browser.close()
