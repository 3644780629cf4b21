"""The Define page on narrow screens, in both languages."""

import re

import pytest
from playwright.sync_api import expect

from journey.formats.library import open_sample
from journey.i18n import LANGUAGES, words
from journey.model import fresh_copy
from journey.store.store import Store
from journey.ui.define import ELEMENTS
from tests.e2e.conftest import PHONE, READY, slowed
from tests.e2e.defining import LOCALES, SCROLLED, OpenPage, define, go

TOO_WIDE = """(width) => {
  const main = document.querySelector('[data-testid=stMain]');
  const roots = [main, ...[...main.querySelectorAll('*')].map((node) => node.shadowRoot).filter(Boolean)];
  const parts = roots.flatMap((root) => [...root.querySelectorAll('button, select, input, textarea, h1, p')]);
  const heard = (part) => getComputedStyle(part).clipPath !== 'none';
  const seen = parts.filter((part) => part.checkVisibility({ visibilityProperty: true }) && !heard(part));
  const wide = seen.filter((part) => part.getBoundingClientRect().right > width + 1);
  return [...(main.scrollWidth > width ? ['the page'] : []), ...wide.map((part) => part.outerHTML.slice(0, 150))];
}"""
CUT = """() => [...document.querySelectorAll('*')]
  .flatMap((node) => [...(node.shadowRoot?.querySelectorAll('.steps .name, .steps .count') ?? [])])
  .filter((words) => words.scrollWidth > words.clientWidth || words.scrollHeight > words.clientHeight + 2)
  .map((words) => words.textContent)"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_nothing_scrolls_sideways(open_page: OpenPage, sample_id: str, language: str) -> None:
    t = words(language)
    phone = {"viewport": PHONE, "has_touch": True, "is_mobile": True, "locale": LOCALES[language]}
    page = define(open_page, sample_id, "personas", **phone)
    for step in ELEMENTS:
        go(page, t(f"define.steps.{step}"))
        expect(page.locator("li.row").first).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_have_text(t(f"define.questions.{step}"))
        assert page.evaluate(TOO_WIDE, PHONE["width"]) == []


def test_the_menu_closes_once_a_page_is_chosen_and_is_never_open_on_a_page_that_comes(
    open_page: OpenPage, sample_id: str
) -> None:
    page = open_page(f"/define?map={sample_id}", viewport=PHONE, has_touch=True)
    page.wait_for_selector(READY)
    link = page.locator("[data-testid=stSidebarNavLink]").filter(has_text="Export")
    page.locator("[data-testid=stExpandSidebarButton]").click()
    expect(link).to_be_in_viewport()
    link.click()
    expect(page).to_have_url(re.compile("/export"))
    expect(link).not_to_be_in_viewport()
    page.locator("[data-testid=stExpandSidebarButton]").click()
    expect(link).to_be_in_viewport()
    page.reload()
    expect(page.locator("[data-testid=stExpandSidebarButton]")).to_be_visible()
    expect(link).not_to_be_in_viewport()


def test_a_menu_that_was_opened_while_the_page_was_still_coming_stays_open(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/define?map={sample_id}", viewport=PHONE, has_touch=True)
    with slowed(page):
        page.reload(wait_until="commit")
        page.locator("[data-testid=stExpandSidebarButton]").click()
        page.wait_for_selector(READY)
        expect(page.locator("[data-testid=stSidebarCollapseButton]")).to_be_in_viewport()
        page.evaluate(SCROLLED)
    link = page.locator("[data-testid=stSidebarNavLink]").filter(has_text="Export")
    expect(page.locator("[aria-current=step]")).to_have_count(1)
    expect(link).to_be_in_viewport()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_of_the_step_bar_are_cut_where_there_is_room(open_page: OpenPage, store: Store, language: str) -> None:
    map_id = store.create(fresh_copy(open_sample(language)), "host")
    page = define(open_page, map_id, "personas", locale=LOCALES[language], viewport={"width": 1440, "height": 800})
    for width in (1440, 1366, 1280, 1180, 1024):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(SCROLLED)
        assert page.evaluate(CUT) == [], width
