"""Itinerario behind the front door of deploy/Caddyfile: everything works, and nothing runs into its headers."""

import re
import tomllib
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.error import HTTPError

import pytest
import streamlit
from playwright.sync_api import Page, expect

from journey.formats.library import open_sample
from journey.model import fresh_copy
from journey.store.store import Store
from tests.e2e.boarding import card
from tests.e2e.conftest import DESK, READY, Browsers
from tests.e2e.defining import saved
from tests.e2e.test_maps_page import TEA, upload
from tests.e2e.test_together import rename
from tests.proxy import headers, proxied
from tests.server import ROOT, running


@pytest.fixture(scope="module")
def front_door(postgres_server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path, Store]]:
    """The address of the proxy before two servers on one PostgreSQL, its log, and their store."""
    with running(postgres_server) as one, running(postgres_server) as other, proxied(one.url, other.url) as (url, log):
        store = Store(postgres_server)
        yield url, log, store
        store.close()


@pytest.fixture
def visit(browsers: Browsers, front_door: tuple[str, Path, Store]) -> Iterator:
    """Opens a path through the front door in a browser of its own; whatever a browser complains of fails the test."""
    said: list[str] = []

    def open_one(path: str) -> Page:
        page = browsers.lend(viewport=DESK, locale="en-GB").new_page()
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda message: said.append(message.text) if _is_trouble(message.text) else None)
        page.goto(front_door[0] + path)
        page.wait_for_selector(READY)
        return page

    yield open_one
    browsers.take_back()
    assert not said, said


def _is_trouble(text: str) -> bool:
    return bool(re.search("Content Security Policy|Permissions|refused|blocked|violat", text, re.IGNORECASE))


def test_boards_at_two_servers_live_through_one_front_door(visit, front_door) -> None:
    _, _, store = front_door
    map_id = store.create(fresh_copy(open_sample("en")), "host")
    pages = [visit(f"/board?map={map_id}") for _ in range(2)]
    kept_there = (each for page in pages for each in page.context.cookies())
    at = {each["value"] for each in kept_there if each["name"] == "itinerario_server"}
    one, other = pages
    rename(one, "A friend’s photo", "Through the front door")
    expect(card(other, "Through the front door")).to_be_visible()
    rename(other, "Through the front door", "And back")
    expect(card(one, "And back")).to_be_visible()
    for page in pages:
        saved(page)
    assert len(at) == 2  # one person at each server


def test_when_a_server_goes_its_people_go_on_at_the_other(browsers: Browsers, postgres_url: str) -> None:
    store = Store(postgres_url)
    map_id = store.create(fresh_copy(open_sample("en")), "host")
    with running(postgres_url) as one, running(postgres_url) as other, proxied(one.url, other.url) as (url, _):
        pages = [browsers.lend(viewport=DESK, locale="en-GB").new_page() for _ in range(2)]
        for page in pages:
            page.goto(f"{url}/board?map={map_id}")
            expect(card(page, "A friend’s photo")).to_be_visible()
        one.process.kill()
        rename(pages[0], "A friend’s photo", "From the first")
        rename(pages[1], "An ad that will not go away", "From the second")
        for page in pages:
            expect(card(page, "From the first")).to_be_visible()
            expect(card(page, "From the second")).to_be_visible()
            saved(page)
        titles = [each.title for each in store.load(map_id)[0].touchpoints]
        assert (titles.count("From the first"), titles.count("From the second")) == (1, 1)
        browsers.take_back()
    store.close()


def test_the_owner_shows_the_key_through_it(
    browsers: Browsers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ITINERARIO_OWNER_KEY", "open sesame")
    with running(f"sqlite:///{tmp_path / 'maps.db'}") as server, proxied(server.url) as (url, _):
        page = browsers.lend(viewport=DESK, locale="en-GB").new_page()
        page.goto(f"{url}/maps?owner=open%20sesame")
        page.wait_for_url(lambda address: "owner" not in address)
        expect(page.locator('[data-testid="stTopNavLink"]').first).to_be_visible()
        held = {each["name"]: each for each in page.context.cookies()}
        assert held["itinerario_owner"]["httpOnly"]
        browsers.take_back()


def test_define_and_export_work_through_it(visit, front_door) -> None:
    _, _, store = front_door
    map_id = store.create(fresh_copy(open_sample("en")), "host")
    page = visit(f"/define?map={map_id}&step=touchpoints")
    line = page.get_by_label("What happens next here?")
    line.fill("Rings the bell")
    line.press("Enter")
    saved(page)
    assert "Rings the bell" in [each.title for each in store.load(map_id)[0].touchpoints]
    page.get_by_role("link", name="Map", exact=True).click()
    page.locator("[data-pick=card]").first.wait_for()
    page.get_by_role("radio", name="Curve").click()
    page.locator(".js-plotly-plot").wait_for()
    page.get_by_role("link", name="Export", exact=True).click()
    page.locator(".st-key-viewer_preview [class*=viewer] svg").wait_for()
    with page.expect_download() as given:
        page.locator(".st-key-download button").first.click()
    assert Path(given.value.path()).stat().st_size > 1000


def test_a_file_can_be_brought_through_it(visit) -> None:
    page = visit("/maps")
    upload(page, "tea.mmd", TEA)
    page.get_by_role("button", name="Create map").click()
    expect(page.get_by_text("Tea", exact=True).first).to_be_visible()


def test_every_answer_has_the_headers(front_door) -> None:
    url, _, _ = front_door
    for path in ("/", "/board", "/app/static/viewer.js", "/_stcore/health"):
        found = headers(url, path)
        assert found["x-content-type-options"] == "nosniff"
        assert found["referrer-policy"] == "no-referrer"
        assert "max-age" in found["strict-transport-security"]
        assert "camera=()" in found["permissions-policy"]
        policy = dict(part.strip().partition(" ")[::2] for part in found["content-security-policy"].split(";"))
        assert policy["default-src"] == policy["frame-ancestors"] == "'none'"
        assert "unsafe" not in policy["script-src"]
        assert "server" not in found


def test_of_a_failure_no_key_of_a_link_is_written_down() -> None:
    with proxied("http://127.0.0.1:1") as (url, log):  # where nobody answers
        with pytest.raises(HTTPError):
            headers(url, "/board?key=a-secret-of-a-link")
        told = log.read_text(encoding="utf-8")
    assert '"uri": "/board"' in told
    assert "a-secret-of-a-link" not in told


def test_the_script_in_streamlits_page_is_the_one_that_is_let_through() -> None:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    [script] = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", page, re.DOTALL)
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in (ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8")


def test_it_lets_in_as_large_files_as_the_server_does() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    [size] = re.findall(r"max_size (\d+)MB", (ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8"))
    assert settings["server"]["maxUploadSize"] < int(size) < settings["server"]["maxUploadSize"] * 1.1
