"""Screenshots of the pages, from a server of their own with nothing in it but the sample."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import FLAGS, required
from tests.server import running

READY = "[data-testid=stApp][data-test-script-state=notRunning]"
SIZES = {"desk": (1440, 900), "phone": (390, 844), "wide": (2560, 1440)}
PAGES = (
    "",
    "maps",
    "define",
    "board",
    "workshop",
    "evidence",
    "vanishing",
    "losses",
    "care",
    "present",
    "export",
    "settings",
)


def readme_pages(folder: Path) -> None:
    """The pages that the README shows; those of a log with the one that comes along."""
    with _opened() as (browser, url):
        page = _page(browser, "desk", "light", "en-GB")
        _go(page, f"{url}/")
        page.get_by_role("button", name="No, thanks").click()  # the tour is not what is shown
        page.locator("[data-pick=card]").filter(has_text="Delivery cost").first.click()
        page.locator(".st-key-card_editor").wait_for()
        page.mouse.move(5, 5)
        _settled(page)
        page.screenshot(path=folder / "page-map.png")
        _go(page, f"{url}/define?step=touchpoints")
        page.screenshot(path=folder / "page-define.png")
        _go(page, f"{url}/evidence")
        page.locator(".st-key-sample_log button").click()
        _one_chart(page, "log_chart_adherence")
        _settled(page)
        page.screenshot(path=folder / "page-evidence.png")
        _go(page, f"{url}/vanishing")
        page.locator(".st-key-sample_log button").click()
        page.get_by_role("button", name="Yes, it is an end").click()
        page.locator(".st-key-vanishing_perhaps_0").wait_for(state="detached")
        _one_chart(page, "vanishing_points")
        page.mouse.move(5, 5)
        _settled(page)
        page.screenshot(path=folder / "page-vanishing.png")


def every_page(folder: Path) -> None:
    """Each page on a desk, on a phone and on a wide screen, light and dark, in both languages."""
    with _opened() as (browser, url):
        for size in SIZES:
            for look in ("light", "dark"):
                for locale in ("en-GB", "it-IT"):
                    page = _page(browser, size, look, locale)
                    for name in PAGES:
                        _go(page, f"{url}/{name}")
                        page.screenshot(path=folder / f"page-{name or 'map'}-{size}-{look}-{locale[:2]}.png")
                    page.context.close()


class _opened:
    """A browser and the address of a fresh server, together."""

    def __enter__(self) -> tuple[Browser, str]:
        self._server = running(f"sqlite:///{Path(tempfile.mkdtemp(prefix='itinerario-')) / 'maps.db'}")
        self._playwright = sync_playwright()
        url = self._server.__enter__().url
        playwright = self._playwright.__enter__()
        self._browser = playwright.chromium.launch(executable_path=required(), args=list(FLAGS))
        return self._browser, url

    def __exit__(self, *failure: object) -> None:
        self._browser.close()
        self._playwright.__exit__(*failure)
        self._server.__exit__(None, None, None)


def _page(browser: Browser, size: str, look: str, locale: str) -> Page:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale=locale, color_scheme="dark" if look == "dark" else "light"
    )
    return context.new_page()


def _go(page: Page, url: str) -> None:
    page.goto(url)
    _settled(page)


def _one_chart(page: Page, key: str) -> None:
    """Waits until the chart is there, and none beside it that a run before has left."""
    page.wait_for_function(f"document.querySelectorAll('.st-key-{key} .js-plotly-plot').length === 1")


def _settled(page: Page) -> None:
    page.wait_for_selector(READY)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.wait_for_selector(READY)
    page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')")  # fields whose code is on its way
