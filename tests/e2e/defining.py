"""What tests of the Define page have in common with the person they play: where things are, and how one gets there."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

OpenPage = Callable[..., Page]
LOCALES = {"en": "en-GB", "it": "it-IT"}
ROW = "li.row.rows"
PASTE = """(field, text) => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}"""
SCROLLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
SAVED = """() => Object.keys(sessionStorage).filter((name) => name.startsWith('itinerario:ops:'))
  .every((name) => sessionStorage.getItem(name) === '[]')"""


def define(open_page: OpenPage, map_id: str, step: str, **more: object) -> Page:
    page = open_page(f"/define?map={map_id}&step={step}", **more)
    expect(page.get_by_role("navigation").locator("[aria-current=step]")).to_be_visible()
    return page


def go(page: Page, step: str) -> None:
    """A click on a step of the bar."""
    page.get_by_role("navigation").get_by_role("button", name=step).click()
    expect(page.locator("[aria-current=step]")).to_contain_text(step)


def saved(page: Page) -> None:
    """Waits until the server has acknowledged everything."""
    page.wait_for_function(SAVED)


def titles(page: Page) -> list[str]:
    return [field.input_value() for field in page.locator(f"{ROW} > .of-text input").all()]


def title(page: Page, place: int) -> Locator:
    return page.locator(f"{ROW} > .of-text input").nth(place)


def cell(page: Page, place: int, field: str, tag: str) -> Locator:
    return page.locator(ROW).nth(place).locator(f"[data-field={field}] {tag}")


def menu(page: Page, place: int, entry: str) -> None:
    page.locator(f"{ROW} > .dots").nth(place).click()
    page.get_by_role("menuitem", name=entry, exact=True).click()


def corner(page: Page) -> Locator:
    """What the corner says aloud about the state of the work."""
    return page.locator(".st-key-saved [role=status]")
