"""A part of a page: mounted once, told everything that comes, and ended with its place on the page, not before."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from journey.ui.part import loader

HOME = "http://part.test/"
PAGE = '<!DOCTYPE html><div id="parent"><div class="holder"></div></div>'
PART = """
window.log = [];
export function mount() {
  window.log.push('mounted');
  return { update: (data) => window.log.push(data), destroy: () => window.log.push('gone') };
}
"""
CALLED_TWICE = """async (script) => {
  const made = new Blob([script], { type: 'text/javascript' });
  const draw = (await import(URL.createObjectURL(made))).default;
  const parentElement = document.getElementById('parent');
  const turn = () => new Promise((done) => setTimeout(done, 20));
  const drawn = (data) => draw({ data: [data], parentElement, setTriggerValue: () => {} });
  const [older, newer] = ['older', 'newer'].map(drawn);
  await turn();
  older(); // as the page does for data that newer ones overtake
  await turn();
  const meanwhile = [...window.log];
  parentElement.remove();
  newer();
  await turn();
  return [meanwhile, window.log];
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    def answer(route: Route) -> None:
        is_part = route.request.url.endswith(".js")
        route.fulfill(body=PART if is_part else PAGE, content_type="text/javascript" if is_part else "text/html")

    page = browser.new_page()
    page.route(f"{HOME}**", answer)
    page.goto(HOME)
    yield page
    page.close()


def test_data_that_are_overtaken_end_nothing_and_leaving_the_page_does(page: Page) -> None:
    meanwhile, at_last = page.evaluate(CALLED_TWICE, loader("any", "folder"))
    assert meanwhile == ["mounted", "older", "newer"]
    assert at_last == [*meanwhile, "gone"]
