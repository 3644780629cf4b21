"""The Export page in a real browser: what is downloaded is what was asked for."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Download, Locator, Page, expect
from pptx import Presentation
from pypdf import PdfReader

from journey.model import Map, Persona, Stage, from_document
from journey.store.store import Store
from tests.e2e.conftest import choose
from tests.formats import decks

OpenPage = Callable[..., Page]


def download(page: Page) -> Download:
    with page.expect_download() as waiting:
        page.locator(".st-key-download button").first.click()
    return waiting.value


def said(page: Page) -> Locator:
    """The line below the button: the file's name and size, which the server writes when it has understood a choice."""
    return page.locator(".st-key-card_choices [data-testid=stCaptionContainer]").last


def choose_format(page: Page, name: str, file_name: str, group: str = "Pictures") -> None:
    page.get_by_role("radio", name=group).click()
    expect(page.locator(".st-key-export_format").get_by_text(name, exact=True)).to_be_visible()
    page.locator(".st-key-export_format").get_by_text(name, exact=True).click()
    expect(said(page)).to_contain_text(file_name)


def choose_slides(page: Page, file_name: str) -> None:
    page.get_by_role("radio", name="Slides").click()
    expect(said(page)).to_contain_text(file_name)


def test_the_map_page_leads_here_with_what_is_open(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/?map={sample_id}&view=curve")
    page.get_by_role("button", name="Export").click()
    expect(page.get_by_role("heading", name="Take it with you")).to_be_visible()
    expect(page.get_by_role("radio", name="Curve")).to_be_checked()
    expect(page).to_have_url(re.compile(f"/export\\?map={sample_id}&view=curve"))


def test_a_png_has_the_size_and_the_resolution_that_were_chosen(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/export?map={sample_id}")
    choose(page.get_by_role("combobox", name="Paper"), "A4", exact=False)
    expect(said(page)).to_contain_text("3,508 × 2,480 px")  # 297 x 210 mm at 300 dpi
    choose(page.get_by_role("combobox", name="Resolution"), "150 dpi", exact=False)
    expect(said(page)).to_have_text("online-bike-shop-poster-a4-en.png · 1,754 × 1,240 px")
    file = download(page)
    assert file.suggested_filename == "online-bike-shop-poster-a4-en.png"
    image = Image.open(io.BytesIO(Path(file.path()).read_bytes()))
    assert image.size == (1754, 1240)
    assert round(image.info["dpi"][0]) == 150


def test_a_pdf_on_a3_in_italian_has_text_that_can_be_searched(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/export?map={sample_id}")
    choose_format(page, "PDF", "online-bike-shop-poster-en.pdf")
    choose(page.get_by_role("combobox", name="Paper"), "A3", exact=False)
    page.get_by_role("radio", name="Italiano").click()
    expect(said(page)).to_have_text("online-bike-shop-poster-a3-it.pdf · A3")
    sheet = PdfReader(io.BytesIO(Path(download(page).path()).read_bytes())).pages
    assert len(sheet) == 1
    assert [round(float(side) / 72 * 25.4) for side in sheet[0].mediabox[2:]] == [420, 297]
    text = sheet[0].extract_text()
    assert "Punti di contatto" in text
    assert "The delivery cost loses them" in text


def test_an_svg_of_the_curve_carries_its_fonts(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/export?map={sample_id}&view=curve")
    choose_format(page, "SVG", "online-bike-shop-curve-en.svg")
    drawn = Path(download(page).path()).read_text(encoding="utf-8")
    assert drawn.startswith("<?xml") and "@font-face" in drawn and "Seventy-nine euros" in drawn


def test_the_map_file_reads_back_whole(open_page: OpenPage, sample_id: str, store: Store) -> None:
    page = open_page(f"/export?map={sample_id}")
    choose_format(page, "Itinerario", "online-bike-shop.journey.json", "Data and text")
    expect(page.locator(".st-key-preview")).to_contain_text("schema_version")
    kept = json.loads(Path(download(page).path()).read_text(encoding="utf-8"))
    assert from_document(kept) == store.load(sample_id)[0]


def test_mermaid_says_what_it_cannot_hold(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/export?map={sample_id}")
    choose_format(page, "Mermaid", "online-bike-shop.mmd", "Data and text")
    expect(page.locator(".st-key-preview")).to_contain_text("section")
    expect(page.locator(".st-key-card_choices")).to_contain_text(re.compile("not in the file"))
    assert Path(download(page).path()).read_text(encoding="utf-8").startswith("journey")


def test_the_largest_paper_at_full_resolution_is_offered_with_its_size(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/export?map={sample_id}")
    choose(page.get_by_role("combobox", name="Paper"), "A0", exact=False)
    expect(said(page)).to_contain_text("14,043 × 9,933 px")
    page.get_by_role("combobox", name="Resolution").click()
    expect(page.get_by_role("option")).to_have_count(3)


def test_slides_are_shown_in_small_and_come_in_the_language_asked_for(open_page: OpenPage, sample_id: str) -> None:
    page = open_page(f"/export?map={sample_id}")
    choose_slides(page, "online-bike-shop-en.pptx · 10 slides")
    expect(page.locator(".st-key-preview li")).to_have_count(10)
    first = page.get_by_role("img", name="Slide 1 of 10: They love the bike. The delivery cost loses them.")
    expect(first.locator("svg text").first).to_have_text("They love the bike.")
    last = page.locator(".st-key-preview li").last
    expect(last.locator("svg")).to_have_count(0)  # drawn only when one comes near it
    last.scroll_into_view_if_needed()
    expect(last.locator("svg")).to_have_count(1)
    page.get_by_role("radio", name="Italiano").click()
    expect(said(page)).to_contain_text("online-bike-shop-it.pptx")
    deck = decks.opened(Path(download(page).path()).read_bytes())
    assert any(title.startswith("Maya e Tom") for title in decks.titles(deck))
    expect(page.locator(".st-key-card_choices")).to_contain_text("azioni di cura")


def test_slides_take_the_look_of_a_client_s_template_and_say_why_one_cannot_be_used(
    open_page: OpenPage, sample_id: str
) -> None:
    page = open_page(f"/export?map={sample_id}")
    choose_slides(page, "online-bike-shop-en.pptx")
    place = page.locator(".st-key-slides_template input[type=file]")
    place.set_input_files({"name": "client.pptm", "mimeType": "application/octet-stream", "buffer": b"%PDF-1.7"})
    expect(page.locator(".st-key-card_choices")).to_contain_text("client.pptm: The template is not a PowerPoint file")
    expect(page.locator(".st-key-download button")).to_have_count(0)
    client = io.BytesIO()
    Presentation().save(client)  # 4:3, where ours are 16:9
    page.locator(".st-key-slides_template button").first.click()
    place.set_input_files({"name": "client.pptx", "mimeType": "application/octet-stream", "buffer": client.getvalue()})
    expect(page.locator(".st-key-preview li").nth(12)).to_be_visible()  # less room on a slide, more slides
    deck = decks.opened(Path(download(page).path()).read_bytes())
    assert deck.slide_width / deck.slide_height == 4 / 3


def test_a_long_name_of_a_persona_is_cut_by_no_picker(open_page: OpenPage, store: Store) -> None:
    names = ("Mariantonietta Bevilacqua-Castellammare", "Giovanbattista Della Rovere di Montefeltro")
    people = tuple(Persona(id=f"p{place}", order=str(place), name=name) for place, name in enumerate(names))
    store.create(Map(id="long-names", title="Names", personas=people, stages=(Stage(id="s", name="Buy"),)), "test")
    page = open_page("/export?map=long-names&view=persona")
    last = page.get_by_role("radio", name=names[1])
    expect(last).to_be_in_viewport(ratio=1)
    assert last.locator("p").evaluate("name => getComputedStyle(name).textOverflow") == "ellipsis"
    sheet = page.locator(".st-key-who_sheet [role=radiogroup]")
    assert sheet.evaluate("row => row.scrollWidth <= row.clientWidth + 1")
    page = open_page("/map?map=long-names&view=compare")
    chosen = page.locator("[data-testid=stSelectbox] input").nth(1)
    expect(chosen).to_have_value(names[0])
    assert chosen.evaluate("field => getComputedStyle(field).textOverflow") == "ellipsis"
