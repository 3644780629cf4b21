"""One server with a database of its own, and a browser that fails a test when a page reports an error."""

import re
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Locator, Page, expect
from playwright.sync_api import TimeoutError as TooLate

from journey.formats.library import open_sample
from journey.model import fresh_copy
from journey.store import Role, Store
from tests.server import running

PATIENCE_MS = 30_000
MOST_AGAIN = 3
SHOWN = Path(__file__).parents[2] / "build" / "e2e"
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
READY = "[data-testid=stApp][data-test-script-state=notRunning]"

expect.set_options(timeout=PATIENCE_MS)


def choose(box: Locator, option: str, typed: str = "", exact: bool = True) -> None:
    """Takes an option of a list. A list closes when the page moves under it, as where a chart arrives: then it is
    opened again, as anybody would."""
    wanted = box.page.get_by_role("option", name=option, exact=exact)
    for patience in (PATIENCE_MS / 6, PATIENCE_MS / 3, PATIENCE_MS):
        box.page.wait_for_selector(READY)
        box.scroll_into_view_if_needed()
        box.click()
        if typed:
            box.fill(typed)  # of a long list only what fits is there
        try:
            wanted.click(timeout=patience)
        except TooLate:
            box.page.keyboard.press("Escape")
        else:
            return
    raise AssertionError(f"no option {option!r}: {box.page.get_by_role('option').all_inner_texts()}")


@contextmanager
def slowed(page: Page, rate: int = 8) -> Iterator[None]:
    """The page draws so slowly that it is clicked again before it has heard of the last click."""
    glass = page.context.new_cdp_session(page)
    glass.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    try:
        yield
    finally:
        glass.send("Emulation.setCPUThrottlingRate", {"rate": 1})  # the next page may have the same process


@pytest.fixture(scope="session")
def database_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{tmp_path_factory.mktemp('server') / 'maps.db'}"


@pytest.fixture(scope="session")
def app_url(database_url: str) -> Iterator[str]:
    """The address of a server that was started for this run, on a free port."""
    with running(database_url) as server:
        yield server.url


@pytest.fixture(scope="session")
def store(database_url: str, app_url: str) -> Iterator[Store]:
    """The server's own store, to put maps there and to see what was kept."""
    held = Store(database_url)
    yield held
    held.close()


@pytest.fixture
def sample_id(store: Store) -> str:
    """A fresh copy of the English sample map, so that tests do not see each other's edits."""
    return store.create(fresh_copy(open_sample("en")), "host")


class Browsers:
    """Browsers of one's own, lent again once nothing of their last person is left but what they have downloaded of the
    program: reading that anew would take most of a test's time."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.free: dict[str, list[BrowserContext]] = {}
        self.lent: list[tuple[str, BrowserContext]] = []

    def lend(self, **look: Any) -> BrowserContext:
        name = repr(sorted(look.items()))
        waiting = self.free.setdefault(name, [])
        context = waiting.pop() if waiting else self.browser.new_context(accept_downloads=True, **look)
        context.set_default_timeout(PATIENCE_MS)
        self.lent.append((name, context))
        return context

    def take_back(self) -> None:
        lent, self.lent = self.lent, []
        for name, context in lent:
            if _emptied(context):
                self.free[name].append(context)
            else:
                context.close()


def _emptied(context: BrowserContext) -> bool:
    """Whether nothing of a test is left in it: not where a page shows what has no storage, such as an empty one."""
    try:
        for page in context.pages:
            page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
            page.close()
        context.clear_cookies()
        context.unroute_all()
        context.set_offline(False)
    except Error:
        return False
    return True


@pytest.fixture(scope="session")
def browsers(browser: Browser) -> Browsers:
    return Browsers(browser)


@pytest.fixture
def open_page(browsers: Browsers, app_url: str) -> Iterator[Callable[..., Page]]:
    """Opens a path of the app in a browser of its own, and waits until it stands; any error on it fails the test."""
    errors: list[str] = []

    def open_one(path: str = "/", locale: str = "en-GB", **more: Any) -> Page:
        more.setdefault("viewport", DESK)
        page = browsers.lend(locale=locale, **more).new_page()
        page.on("pageerror", lambda error: errors.append(f"page error: {error}"))
        page.on("console", lambda message: errors.append(message.text) if _is_error(message) else None)
        page.goto(app_url + path)
        page.wait_for_selector(READY)
        return page

    yield open_one
    browsers.take_back()
    assert not errors, errors


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """What the pages showed when a test failed: in the report, and as pictures in build/e2e."""
    report = yield
    lent = getattr(item, "funcargs", {}).get("browsers")
    if call.when != "call" or not report.failed or lent is None:
        return report
    SHOWN.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(page for _, context in lent.lent for page in context.pages):
        name = SHOWN / f"{re.sub(r'[^a-zA-Z0-9]+', '-', item.name)}-{number}.png"
        try:
            page.screenshot(path=name, timeout=5_000)
            text = page.locator("body").inner_text(timeout=5_000)
        except Error as error:
            text = str(error)
        report.sections.append((f"page {number}: {page.url}", f"{name}\n{text[:3000]}"))
    return report


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A test of a browser that fails is run once more, for two browsers share a small machine with two servers. What
    had to be is listed with its reason, and where it was more than a few, something is wrong: then the run fails."""
    told = session.config.pluginmanager.get_plugin("terminalreporter")
    if told is not None and len(told.stats.get("rerun", ())) > MOST_AGAIN:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any) -> None:
    again = terminalreporter.stats.get("rerun", ())
    if again:
        terminalreporter.section(f"run again: {len(again)}, at most {MOST_AGAIN} may be")
    for report in again:
        terminalreporter.write_line(report.nodeid)
        terminalreporter.write_line(report.longreprtext)


def _is_error(message: ConsoleMessage) -> bool:
    # Streamlit looks for its own health address below the page's path first, and finds it above.
    probing = "/_stcore/" in message.location.get("url", "")
    return message.type == "error" and not probing


@pytest.fixture
def link(store: Store, sample_id: str) -> Callable[[Role], str]:
    """The address of the sample's board by a new link with a role."""
    return lambda role: f"/board?map={sample_id}&key={store.share(sample_id, role, 'host')}"
