"""When something first stands on a page, to the frame.

Playwright's own waiting looks ever more rarely, at last twice a second: enough for a test, too seldom for a clock.
"""

from typing import Any

from playwright.sync_api import Page

# Sought as a person sees it: the second selector within what the first one found, through shadow roots too.
_STANDS = """([selectors, count]) => {
  const under = (root, selector) => [
    ...root.querySelectorAll(selector),
    ...[root, ...root.querySelectorAll('*')].flatMap((node) => node.shadowRoot ? under(node.shadowRoot, selector) : []),
  ];
  const found = selectors.reduce((roots, selector) => roots.flatMap((root) => under(root, selector)), [document]);
  const shown = found.filter((node) => node.getClientRects().length && getComputedStyle(node).visibility === 'visible');
  return shown.length >= count && performance.timeOrigin + performance.now();
}"""
_CLICKED = """() => {
  const now = () => performance.timeOrigin + performance.now();
  window.clickedAt = null;
  document.addEventListener('click', () => (window.clickedAt ??= now()), { capture: true });
}"""


def stands(page: Page, selectors: tuple[str, ...], count: int = 1) -> float:
    """Waits until ``count`` of them are seen; the time in seconds since the epoch, at the first frame with them."""
    seen: Any = page.wait_for_function(_STANDS, arg=[list(selectors), count], polling="raf")
    return float(seen.json_value()) / 1000


def from_click(page: Page, name: str, selectors: tuple[str, ...], count: int = 1) -> float:
    """Seconds from the click on the link called ``name`` until ``count`` of them are seen."""
    page.evaluate(_CLICKED)
    page.get_by_role("link", name=name, exact=True).click(no_wait_after=True)
    return stands(page, selectors, count) - float(page.evaluate("window.clickedAt")) / 1000
