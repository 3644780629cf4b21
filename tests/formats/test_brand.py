"""Every file that shows something wears the map's brand; every other says that it does not hold it."""

from base64 import b64decode
from io import BytesIO

import openpyxl
import pytest
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from journey.formats import ExportOptions, writer
from journey.formats.library import open_sample
from journey.formats.plotly import figure_dict
from journey.formats.svg import scene_svg
from journey.layout import lay_out
from journey.model import Map
from journey.scene.brands import readable
from tests.brands import branded, client
from tests.formats import decks

BRAND = client(font="Noto Sans")
SAMPLE = branded(open_sample("en"), BRAND)
COLOUR = "#E2001A"


def file(name: str, journey_map: Map = SAMPLE, **options: object) -> bytes:
    write = writer(name).write
    assert write is not None
    return write(journey_map, ExportOptions(**options)).data  # type: ignore[arg-type]


def colours(data: bytes) -> set[tuple[int, ...]]:
    image = Image.open(BytesIO(data)).convert("RGB")
    return {colour for count, colour in image.getcolors(image.width * image.height) or [] if count > 50}  # type: ignore[misc]


@pytest.mark.parametrize("view", ["poster", "curve", "graph", "persona", "priorities", "compare"])
def test_an_svg_has_the_colour_the_logo_with_its_name_and_the_font(view: str) -> None:
    svg = file("x.svg", view=view).decode()
    assert f'href="data:image/png;base64,{BRAND.logo}" data-role="logo"><title>Bikes &amp; Co</title>' in svg
    assert f'fill="{COLOUR}"' in svg
    assert "font-family=\"'Noto Sans','Source Sans 3'" in svg
    assert "@font-face{font-family:'Noto Sans'" in svg and "@font-face{font-family:'Source Sans Pro'" not in svg


def test_a_png_and_a_pdf_show_them() -> None:
    red = tuple(bytes.fromhex(COLOUR[1:]))
    assert red in colours(file("x.png", view="curve", scale=1.0))
    page = PdfReader(BytesIO(file("x.pdf", view="curve"))).pages[0]
    (logo,) = page.images
    assert red in colours(logo.data)
    assert "They love the bike" in page.extract_text()
    names = {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}  # type: ignore[index]
    assert any("NotoSans" in name for name in names) and not any("SourceSans" in name for name in names)


def test_an_html_file_has_them_in_every_picture_and_in_its_buttons() -> None:
    page = file("x.html", theme="dark").decode()
    assert page.count(f"base64,{BRAND.logo}") >= 5
    assert f"--iv-brand: {readable(COLOUR, 'dark')};" in page
    assert "font-family: 'Noto Sans','Source Sans 3'" in page


def test_words_are_set_in_a_shade_that_can_be_read() -> None:
    yellow = branded(open_sample("en"), client(colour="#FFCC00"))
    scene = lay_out(yellow, "poster")
    assert {text.fill for text in scene.texts() if text.role == "kicker"} == {readable("#FFCC00", "light")}
    assert 'fill="#FFCC00" data-role="masthead"' in scene_svg(scene)


def test_slides_have_them_in_their_theme_and_on_their_cover() -> None:
    deck = Presentation(BytesIO(file("x.pptx")))
    theme = deck.slide_masters[0].part.part_related_by(decks.THEME).blob.decode()
    assert '<a:accent6><a:srgbClr val="E2001A"/></a:accent6>' in theme
    assert theme.count('<a:latin typeface="Noto Sans" panose="020B0502040504020204"/>') == 2
    cover = deck.slides[0]
    (logo,) = [shape for shape in cover.shapes if shape.name == "Logo"]
    assert logo.image.blob == b64decode(BRAND.logo)
    assert logo._element._nvXxPr.cNvPr.get("descr") == "Bikes & Co"
    (band,) = [shape for shape in deck.slide_masters[0].shapes if shape.name == "Band"]  # so on every slide
    assert (band.left, band.top, band.width) == (0, 0, deck.slide_width)
    assert band.top + band.height <= cover.shapes.title.top
    title = cover.shapes.title
    assert logo.top + logo.height <= title.top and logo.left + logo.width <= deck.slide_width


def test_a_client_s_template_wins() -> None:
    template = Presentation()
    kept = BytesIO()
    template.save(kept)
    deck = decks.opened(decks.write(SAMPLE, template=kept.getvalue()))
    theme = deck.slide_masters[0].part.part_related_by(decks.THEME).blob.decode()
    assert "E2001A" not in theme and "Noto Sans" not in theme
    assert not {"Logo", "Band"} & {
        shape.name for page in (deck.slides[0], deck.slide_masters[0]) for shape in page.shapes
    }


def test_slides_without_a_brand_are_as_ever() -> None:
    deck = decks.opened(decks.write(open_sample("en")))
    theme = deck.slide_masters[0].part.part_related_by(decks.THEME).blob.decode()
    assert "0E5A66" in theme and "Source Sans Pro" in theme and "E2001A" not in theme
    assert not {"Logo", "Band"} & {
        shape.name for page in (deck.slides[0], deck.slide_masters[0]) for shape in page.shapes
    }


def test_a_workbook_has_its_heads_in_the_colour() -> None:
    book = openpyxl.load_workbook(BytesIO(file("x.xlsx")))
    grounds = {cell.fill.fgColor.rgb for row in book.worksheets[1].iter_rows(max_row=4) for cell in row}
    assert "FFE2001A" in grounds and "FF0E5A66" not in grounds


def test_a_figure_is_set_in_the_font() -> None:
    drawn = figure_dict(lay_out(SAMPLE, "curve"))
    assert drawn["layout"]["font"]["family"].startswith("'Noto Sans'")
    assert {note["font"]["family"] for note in drawn["layout"]["annotations"]} == {drawn["layout"]["font"]["family"]}


@pytest.mark.parametrize("name", ["x.csv", "x.xlsx", "x.mmd", "x.md", "x.xml"])
def test_what_holds_no_brand_says_so(name: str) -> None:
    write = writer(name).write
    assert write is not None
    assert any("1 brand" in note for note in write(SAMPLE, ExportOptions(lang="en")).notes)
    assert any("1 marchio" in note for note in write(SAMPLE, ExportOptions(lang="it")).notes)


def test_a_map_file_brings_it_back() -> None:
    read = writer("x.json").read
    assert read is not None
    assert read(file("x.json"), "x.json").journey_map == SAMPLE
