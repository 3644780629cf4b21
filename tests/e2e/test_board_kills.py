"""A server that is killed in the middle of edits: the board comes back by itself, and every edit is there once."""

import os
from pathlib import Path

from playwright.sync_api import Browser, expect

from journey.formats.library import open_sample
from journey.model import fresh_copy
from journey.store.store import Store
from tests.e2e.boarding import card, focus
from tests.e2e.conftest import DESK
from tests.e2e.defining import SAVED
from tests.server import free_port, running

KILLS = 100 if os.environ.get("ITINERARIO_LONG") else 2


def test_edits_survive_a_killed_server_and_arrive_once(browser: Browser, tmp_path: Path) -> None:
    url, port = f"sqlite:///{tmp_path}/maps.db", free_port()
    store = Store(url)
    map_id = store.create(fresh_copy(open_sample("en")), "host")
    context = browser.new_context(viewport=DESK, locale="en-GB")
    page = context.new_page()
    written: list[str] = []
    for kill in range(KILLS + 1):
        with running(url, port) as server:
            if kill == 0:
                page.goto(f"{server.url}/board?map={map_id}")
            expect(page.locator(".lane.touchpoints .card").first).to_be_visible()
            for title in written[-3:]:  # came back without a click
                expect(card(page, title)).to_be_visible()
            page.wait_for_function(SAVED)
            assert sorted(_added(store, map_id)) == sorted(written)
            if kill < KILLS:
                focus(page, "A friend’s photo")
                page.keyboard.press("n")
                for number in range(3):
                    written.append(f"Edit {kill}.{number}.")
                    page.keyboard.type(written[-1])
                    page.keyboard.press("Enter")
                page.keyboard.press("Escape")
                server.process.kill()  # some of it may be on its way, some not
    store.close()
    context.close()


def _added(store: Store, map_id: str) -> list[str]:
    return [each.title for each in store.load(map_id)[0].touchpoints if each.title.startswith("Edit ")]
