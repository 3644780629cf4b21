"""What tests of rights and links do on the pages: arrive by a link, share, and see that nothing is open."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect

from journey.i18n import words
from tests.e2e.boarding import CARD

OpenPage = Callable[..., Page]
t = words("en")


def arrive(open_page: OpenPage, address: str, **more: object) -> Page:
    page = open_page(address, **more)
    expect(page.locator(CARD).first).to_be_visible()
    return page


def chip(page: Page) -> Locator:
    return page.locator(".st-key-access_chip")


def closed(page: Page, code: str = "link_over") -> None:
    """The page says why nothing is seen here, and shows nothing of any map."""
    expect(page.locator(".st-key-empty")).to_contain_text(t(f"errors.{code}.what"))
    expect(page.locator(CARD)).to_have_count(0)
    expect(page.locator('[data-testid="stTopNavLink"]')).to_have_count(0)


@contextmanager
def sharing(page: Page) -> Iterator[Locator]:
    """The Share dialog, for as long as it is open."""
    page.locator(".st-key-share button").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".st-key-share_lock")).to_be_visible()
    yield dialog
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
