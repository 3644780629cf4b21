"""A client's brand in a real browser: set with the keyboard and a file, seen in every view, taken for another map."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from journey.formats.library import open_sample
from journey.model import fresh_copy
from journey.store.store import Store
from tests.brands import branded, client
from tests.e2e.conftest import PHONE
from tests.e2e.test_accessibility import serious_faults

OpenPage = Callable[..., Page]
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><circle cx="30" cy="30" r="28" fill="#8A1538"/>'
    '<rect x="70" y="15" width="120" height="30" fill="#22262B"/></svg>'
)


def opened(page: Page) -> Page:
    page.locator(".st-key-brand summary").click()
    expect(page.get_by_label("Client or brand")).to_be_visible()
    return page


def test_a_brand_is_set_in_a_minute_and_worn_on_the_map_page_too(
    open_page: OpenPage, store: Store, sample_id: str, tmp_path: Path
) -> None:
    (tmp_path / "logo.svg").write_text(SVG, encoding="utf-8")
    page = opened(open_page(f"/export?map={sample_id}"))
    page.get_by_label("Client or brand").fill("Bikes & Co")
    page.keyboard.press("Tab")
    expect(page.locator(".st-key-brand summary")).to_contain_text("Brand: Bikes & Co")
    expect(page.get_by_label("Client or brand")).to_be_visible()  # it stays open
    page.get_by_label("Colour", exact=True).fill("8a1538")
    page.keyboard.press("Enter")
    band = page.locator(".st-key-viewer_preview [data-role=masthead]")
    expect(band).to_have_attribute("fill", "#8A1538")
    page.locator(".st-key-brand_logo input[type=file]").set_input_files(tmp_path / "logo.svg")
    expect(page.locator(".st-key-viewer_preview [data-role=logo]")).to_have_count(1)
    page.locator(".st-key-brand_font").get_by_role("radio", name="Noto Sans").click()
    expect(page.locator(".st-key-viewer_preview svg").first).to_have_attribute("font-family", re.compile("'Noto Sans'"))
    brand = store.load(sample_id)[0].brand
    assert brand is not None and (brand.name, brand.colour, brand.font) == ("Bikes & Co", "#8A1538", "Noto Sans")
    page.goto(page.url.replace("/export", "/"))
    expect(page.locator(".st-key-viewer_poster [data-role=logo]")).to_have_count(1)


def test_the_next_map_of_the_client_takes_it_with_one_click(open_page: OpenPage, store: Store, sample_id: str) -> None:
    store.create(branded(fresh_copy(open_sample("en")), client(name="Sole SpA")), "host")
    page = opened(open_page(f"/export?map={sample_id}"))
    page.locator(".st-key-brand_others").get_by_role("button", name="Sole SpA").click()
    expect(page.locator(".st-key-viewer_preview [data-role=logo]")).to_have_count(1)
    expect(page.locator(".st-key-brand summary")).to_contain_text("Sole SpA")
    expect(page.locator(".st-key-brand_others").get_by_role("button", name="Sole SpA")).to_have_count(0)


def test_a_colour_that_cannot_be_read_is_named_and_its_shade_is_a_click_away(
    open_page: OpenPage, store: Store, sample_id: str
) -> None:
    page = open_page(f"/export?map={sample_id}", locale="it-IT", viewport=PHONE)
    page.locator(".st-key-brand summary").click()
    page.get_by_label("Colore", exact=True).fill("#fc0")
    page.keyboard.press("Enter")
    warning = page.locator(".st-key-brand [data-testid=stAlert]")
    expect(warning).to_contain_text("1,4 su carta #FBFAF6")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("button", name="Usa #8C7000").click()
    expect(warning).to_have_count(0)
    brand = store.load(sample_id)[0].brand
    assert brand is not None and brand.colour == "#8C7000"


@pytest.mark.parametrize(("scheme", "locale"), [("light", "it-IT"), ("dark", "en-GB")])
def test_the_fields_have_no_serious_fault(open_page: OpenPage, store: Store, scheme: str, locale: str) -> None:
    map_id = store.create(branded(fresh_copy(open_sample("en")), client(colour="#FFCC00")), "host")
    page = open_page(f"/export?map={map_id}", locale=locale, color_scheme=scheme, reduced_motion="reduce")
    page.locator(".st-key-brand summary").click()
    expect(page.locator(".st-key-brand_dark svg")).to_be_visible()
    assert serious_faults(page) == []


def test_a_guest_who_looks_is_not_asked(open_page: OpenPage, store: Store, sample_id: str) -> None:
    page = open_page(f"/export?map={sample_id}&key={store.share(sample_id, 'viewer', 'host')}")
    expect(page.locator(".st-key-download")).to_be_visible()
    expect(page.locator(".st-key-brand")).to_have_count(0)
