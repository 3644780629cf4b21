"""A workshop of forty phones and two screens: how soon what somebody says is acknowledged, and stands on the wall.

Phones are lines and requests like those of their page, by one program beside the server, and the page itself once on a
weak network; the screens are pages in a browser. Ten minutes, or ``ITINERARIO_ROOM_SECONDS``.
"""

import asyncio
import os
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, time
from typing import Any

import httpx2
import psutil
import websockets
from playwright.sync_api import Browser, Page, sync_playwright

from journey.formats.library import open_sample
from journey.i18n import words
from journey.model import fresh_copy
from journey.store import Store
from journey.workshop.agenda import NAMES
from tests.benchmarks.timing import Row
from tests.browser import FLAGS, required
from tests.server import running

PHONES, SCREENS, A_SECOND = 40, 2, 4
SECONDS = int(os.environ.get("ITINERARIO_ROOM_SECONDS", "600"))
STEP = NAMES.index("touchpoints")
LARGEST_MB = 600
NETWORK = {"offline": False, "latency": 40, "downloadThroughput": 200_000, "uploadThroughput": 80_000}
"""What is left for one of forty phones: 1.6 Mbit a second down, 40 ms."""
LOADS = 5

# When each "Said n" first stood on this screen, in milliseconds of the clock on the wall.
WATCH = """() => {
  const seen = (window.seen = {});
  const look = () => {
    const now = performance.timeOrigin + performance.now();
    for (const [said] of document.body.textContent.matchAll(/Said \\d+/g)) seen[said] ??= now;
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""


@dataclass
class Seen:
    """When each was said and acknowledged, in seconds of the clock on the wall; what was refused; bytes at most."""

    said: dict[str, float] = field(default_factory=dict)
    acknowledged: dict[str, float] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    largest: int = 0


def rows() -> list[Row]:
    seen = Seen()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        address = f"sqlite:///{Path(folder) / 'maps.db'}"
        with running(address) as server:
            store = Store(address)
            map_id = store.create(fresh_copy(open_sample("en")), "host")
            browser = playwright.chromium.launch(executable_path=required(), args=list(FLAGS))
            walls, code = _opened(browser, server.url, map_id)
            stages = [stage.id for stage in store.load(map_id)[0].stages]
            process = psutil.Process(server.process.pid)
            load = threading.Thread(target=lambda: asyncio.run(_spoken(server.url, code, stages, seen, process)))
            load.start()
            while load.is_alive():
                walls[0].wait_for_timeout(500)
            walls[0].wait_for_timeout(4000)
            shown = [wall.evaluate("window.seen") for wall in walls]
            (room,) = store.rooms(map_id)
            kept = sorted(each.id for each in store.heard_in(room.id))
            usable, size = _page(browser, server.url, code)
            store.close()
            browser.close()
    return _told(seen, shown, kept, usable, size)


def _told(seen: Seen, shown: list[dict[str, float]], kept: list[str], usable: float, size: int) -> list[Row]:
    answered = [seen.acknowledged[one] - seen.said[one] for one in seen.acknowledged]
    walls = [when / 1000 - seen.said[_op(text)] for screen in shown for text, when in screen.items()]
    once = kept == sorted(seen.acknowledged)
    about = f"{len(seen.said)} in {SECONDS} s from {PHONES} phones, {len(seen.refused)} refused"
    missed = SCREENS * len(seen.acknowledged) - len(walls)
    return [
        Row("said, until it is acknowledged", median(answered), len(answered), 0.3, about),
        Row("95 of 100 of them", _95(answered), len(answered)),
        Row(
            "said, until it stands on a big screen", median(walls), len(walls), 1.0, f"{missed} of them not seen there"
        ),
        Row("95 of 100 of them", _95(walls), len(walls), 3.0),
        Row("kept once each" if once else "NOT KEPT ONCE EACH", None, len(kept), remark=f"{len(kept)} kept"),
        Row("memory of the server", None, 1, remark=f"{seen.largest / 2**20:.0f} MB, {LARGEST_MB} allowed"),
        Row("a phone, from the picture to usable", usable, LOADS, 1.5, f"{size / 1024:.0f} kB over a weak network"),
    ]


def _opened(browser: Browser, url: str, map_id: str) -> tuple[list[Page], str]:
    """A room at its third step, opened as a facilitator does, with its screens; and its code."""
    t = words("en")
    page = browser.new_context(locale="en-GB").new_page()
    page.goto(f"{url}/workshop?map={map_id}")
    page.get_by_role("button", name=t("workshop_page.open")).click()
    page.get_by_role("button", name=t("workshop_page.start"), exact=True).click()
    page.locator(f".st-key-ws_go_{STEP} button").click()
    page.locator(f".st-key-ws_step_now_{STEP}").wait_for()
    code = page.locator(".st-key-card_ws_join h2").inner_text()
    way = page.locator("a[href*='wall/']").get_attribute("href") or ""
    walls = []
    for _ in range(SCREENS):
        wall = browser.new_context(locale="en-GB", viewport={"width": 1920, "height": 1080}).new_page()
        wall.goto(f"{url}/{way.removeprefix(url).lstrip('./')}")
        wall.get_by_text(code).first.wait_for()
        wall.evaluate(WATCH)
        walls.append(wall)
    return walls, code


async def _spoken(url: str, code: str, stages: list[str], seen: Seen, server: psutil.Process) -> None:
    """Forty phones that listen; four contributions a second from all of them in turn."""
    async with httpx2.AsyncClient(base_url=url, timeout=30) as web:
        joined = [await web.post("/room/join", json={"code": code, "name": f"Phone {n}"}) for n in range(PHONES)]
        tokens = [answer.json()["token"] for answer in joined]
        lines = [asyncio.create_task(_listen(url, token)) for token in tokens]
        await asyncio.sleep(2)  # until all of them stand
        begun, speaking = perf_counter(), []
        for turn in range(SECONDS * A_SECOND):
            await asyncio.sleep(max(begun + turn / A_SECOND - perf_counter(), 0))
            speaking.append(asyncio.create_task(_say(web, tokens[turn % PHONES], turn, stages, seen)))
            if turn % A_SECOND == 0:
                seen.largest = max(seen.largest, server.memory_info().rss)
        await asyncio.gather(*speaking)
        for line in lines:
            line.cancel()
        await asyncio.gather(*lines, return_exceptions=True)


async def _listen(url: str, token: str) -> None:
    async with websockets.connect(f"{url.replace('http', 'ws')}/room/line", max_size=None) as line:
        await line.send(f'{{"token": "{token}"}}')
        async for _ in line:
            pass


async def _say(web: Any, token: str, turn: int, stages: list[str], seen: Seen) -> None:
    body = {"kind": "card", "stage_id": stages[turn % len(stages)], "title": f"Said {turn}"}
    seen.said[f"op-{turn}"] = time()
    answer = await web.post("/room/say", json={"token": token, "op": f"op-{turn}", "step": STEP, "body": body})
    if answer.status_code == 200:
        seen.acknowledged[f"op-{turn}"] = time()
    else:
        seen.refused.append(answer.text)


def _page(browser: Browser, url: str, code: str) -> tuple[float, int]:
    """Seconds until a phone that has never been here can be typed on, and the bytes it took."""
    taken, sizes = [], []
    for _ in range(LOADS):
        context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
        page = context.new_page()
        glass = context.new_cdp_session(page)
        glass.send("Network.enable")
        glass.send("Network.emulateNetworkConditions", NETWORK)
        sizes.append(0)
        glass.on(
            "Network.loadingFinished", lambda done: sizes.__setitem__(-1, sizes[-1] + int(done["encodedDataLength"]))
        )
        start = perf_counter()
        page.goto(f"{url}/join/{code.replace(' ', '-')}", wait_until="commit")
        page.locator("#name").wait_for()
        taken.append(perf_counter() - start)
        page.wait_for_load_state("networkidle")
        context.close()
    return median(taken), max(sizes)


def _add(sizes: list[int], size: float) -> None:
    sizes[-1] += int(size)


def _op(text: str) -> str:
    return text.replace("Said ", "op-")


def _95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1]
