"""What Streamlit itself writes on a page is in the language of the page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.defining import SCROLLED

OpenPage = Callable[..., Page]


@pytest.mark.parametrize(
    ("locale", "language", "skip", "nothing"),
    [
        ("en-GB", "en", "Skip to the content", "No results"),
        ("it-IT", "it", "Vai al contenuto", "Nessun risultato"),
    ],
)
def test_links_and_lists_speak_the_language_of_the_page(
    open_page: OpenPage,
    sample_id: str,
    locale: str,
    language: str,
    skip: str,
    nothing: str,
) -> None:
    page = open_page(f"/?map={sample_id}&view=curve", locale=locale)
    page.wait_for_selector(".main-svg")
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.get_by_role("link", name=skip, exact=True)).to_be_attached()
    assert _shown(page, "[data-testid=stSkipToContent]") == [skip]
    expect(page.get_by_test_id("stMainMenuButton")).to_have_count(0)  # what its menu offers is in the settings
    names = page.locator(".st-key-by_name").get_by_role("combobox")
    names.scroll_into_view_if_needed()
    page.evaluate(SCROLLED)  # a page that scrolls shuts its lists
    names.press_sequentially("zzzz")
    page.wait_for_selector("[data-empty] span", state="attached")
    assert _shown(page, "[data-empty] span") == [nothing]


def _shown(page: Page, selector: str) -> list[str]:
    """The words that the style sheet puts in the place of Streamlit's, which have no size."""
    found: list[str] = page.eval_on_selector_all(
        selector,
        "nodes => nodes.map((node) => getComputedStyle(node).fontSize === '0px'"
        " ? JSON.parse(getComputedStyle(node, '::after').content.split(' / ')[0]) : node.innerText)",
    )
    return found
