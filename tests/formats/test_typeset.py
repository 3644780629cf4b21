"""PDF and PNG: true sizes, real text, honest limits."""

from io import BytesIO
from unittest.mock import Mock

import pytest
import typst
from PIL import Image
from pypdf import PdfReader

from journey.errors import JourneyError
from journey.formats import raster_apart, typeset
from journey.formats.paper import PAPERS, PX_PER_INCH, page_for
from journey.formats.raster import page_png
from journey.formats.raster_apart import page_png_apart
from journey.formats.typeset import pdf_bytes, png_bytes
from tests.formats.drawings import HOSTILE, scene


def image(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def pdf(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def size_mm(reader: PdfReader) -> tuple[float, float]:
    box = reader.pages[0].mediabox
    return float(box.width) / 72 * 25.4, float(box.height) / 72 * 25.4


class TestPng:
    def test_a_scale_is_pixels_for_each_scene_px_and_the_file_tells_its_resolution(self):
        once, twice = image(png_bytes(scene(), scale=1)), image(png_bytes(scene(), scale=2))
        assert (once.size, twice.size) == ((400, 300), (800, 600))
        assert once.info["dpi"] == pytest.approx((96, 96), abs=0.02)
        assert twice.info["dpi"] == pytest.approx((192, 192), abs=0.02)

    def test_without_a_wish_it_is_drawn_at_twice_its_size(self):
        assert image(png_bytes(scene())).size == (800, 600)

    def test_a_page_has_its_exact_pixels_and_the_background_around_the_picture(self):
        page = image(png_bytes(scene(height=100.0), paper="a4", dpi=100))
        assert page.size == (1169, 827)
        assert page.info["dpi"] == pytest.approx((100, 100), abs=0.02)
        assert {page.getpixel(corner)[:3] for corner in ((0, 0), (1168, 0), (0, 826), (1168, 826))} == {(251, 250, 246)}

    def test_a_tall_picture_gets_a_tall_page(self):
        assert image(png_bytes(scene(width=200.0), paper="a4", dpi=72)).size == (595, 842)

    def test_the_ink_is_where_the_scene_says(self):
        drawn = image(png_bytes(scene(), scale=1)).convert("RGB")
        assert drawn.getpixel((200, 250)) == (0x0E, 0x5A, 0x66)
        assert drawn.getpixel((100, 250)) == (255, 255, 255)

    def test_large_images_are_made_elsewhere_and_look_the_same(self, monkeypatch):
        here = png_bytes(scene("perché 😀"), scale=2)
        monkeypatch.setattr(typeset, "PIXELS_IN_PROCESS", 1000)
        monkeypatch.setattr(typeset, "page_png", lambda *_: pytest.fail("drawn in the server"))
        assert png_bytes(scene("perché 😀"), scale=2) == here

    def test_too_many_pixels_are_refused_with_a_resolution_that_would_do(self):
        with pytest.raises(JourneyError) as refused:
            png_bytes(scene(), paper="a0", dpi=600)
        assert refused.value.code == "picture_too_large"
        width, height = page_for(scene(), "a0").pixels(refused.value.params["fitting"])
        assert 140_000_000 < width * height <= typeset.MOST_PIXELS

    def test_the_refusal_says_the_size_the_limit_and_the_largest_scale_that_works(self):
        with pytest.raises(JourneyError) as refused:
            png_bytes(scene(), paper="a0", scale=6)
        params = refused.value.params
        told = f"{refused.value.what('it')} {refused.value.hint('it')}"
        assert f"{params['megapixels']} megapixel, il limite è 150" in told
        assert f"la scala {params['scale']:.1f}".replace(".", ",") in told
        width, height = page_for(scene(), "a0").pixels(params["scale"] * PX_PER_INCH)
        assert 140_000_000 < width * height <= typeset.MOST_PIXELS
        width, height = page_for(scene(), "a0").pixels((params["scale"] + 0.1) * PX_PER_INCH)
        assert width * height > typeset.MOST_PIXELS

    def test_without_a_wish_a_huge_picture_is_drawn_as_finely_as_can_be(self, monkeypatch):
        monkeypatch.setattr(typeset, "MOST_PIXELS", 100_000)
        width, height = image(png_bytes(scene())).size
        assert 95_000 < width * height <= 100_000
        with pytest.raises(JourneyError):
            png_bytes(scene(), scale=2)

    def test_a_resolution_is_told_as_it_was_given(self):
        with pytest.raises(JourneyError, match=r"“0\.001” is not a usable resolution"):
            png_bytes(scene(), scale=0.001)

    @pytest.mark.parametrize(
        ("wish", "code"),
        [
            ({"paper": "letter"}, "unknown_paper"),
            ({"scale": 1, "dpi": 96}, "dpi_and_scale"),
            ({"scale": 0}, "bad_resolution"),
            ({"dpi": -300}, "bad_resolution"),
            ({"dpi": float("nan")}, "bad_resolution"),
            ({"scale": float("inf")}, "bad_resolution"),
        ],
    )
    def test_what_cannot_be_is_refused_kindly(self, wish: dict[str, object], code: str):
        with pytest.raises(JourneyError) as refused:
            png_bytes(scene(), **wish)
        assert refused.value.code == code
        assert refused.value.hint("it")


class TestPdf:
    @pytest.mark.parametrize(
        ("paper", "millimetres"),
        [("a4", (297, 210)), ("a3", (420, 297)), ("a2", (594, 420)), ("a1", (841, 594)), ("a0", (1189, 841))],
    )
    def test_a_named_page_is_exactly_that_page(self, paper: str, millimetres: tuple[int, int]):
        reader = pdf(pdf_bytes(scene(), paper))
        assert len(reader.pages) == 1
        assert size_mm(reader) == pytest.approx(millimetres, abs=0.1)
        assert size_mm(pdf(pdf_bytes(scene(width=250.0), paper))) == pytest.approx(millimetres[::-1], abs=0.1)

    def test_fit_is_the_pictures_own_size_at_96_dpi(self):
        assert size_mm(pdf(pdf_bytes(scene()))) == pytest.approx((400 / 96 * 25.4, 300 / 96 * 25.4), abs=0.1)
        assert "fit" in PAPERS

    def test_no_page_is_longer_than_readers_open(self):
        assert size_mm(pdf(pdf_bytes(scene(width=40_000.0)))) == pytest.approx((5080, 5080 * 300 / 40_000), abs=0.1)

    def test_words_can_be_searched_whatever_their_script(self):
        found = pdf(pdf_bytes(scene("perché no? 😀", "客户旅程", "Привет", "31% − 4,5"))).pages[0].extract_text()
        for word in ("perché no?", "😀", "客户旅程", "Привет", "31% − 4,5"):
            assert word in found

    def test_every_font_is_inside_the_file(self):
        fonts = pdf(pdf_bytes(scene("Sì 😀 漢"))).pages[0]["/Resources"]["/Font"]
        kinds = [font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts.values()]
        assert len(kinds) == 3
        assert all({"/FontFile2", "/FontFile3"} & set(kind.get_object()) for kind in kinds)

    def test_it_tells_its_title_its_language_and_what_the_figure_shows(self):
        reader = pdf(pdf_bytes(scene("ciao", title="Perché vanno 😀", description="Sette tappe")))
        root = reader.trailer["/Root"]
        assert reader.metadata.title == "Perché vanno 😀"
        assert reader.metadata.author == "Itinerario"
        assert root["/Lang"] == "it"
        assert root["/MarkInfo"]["/Marked"]
        assert b"Sette tappe" in pdf_bytes(scene(description="Sette tappe"))

    def test_hostile_words_are_drawn_as_words(self):
        reader = pdf(pdf_bytes(scene(HOSTILE, '#read("/etc/passwd") $x$ \\', title=HOSTILE, description=HOSTILE)))
        found = reader.pages[0].extract_text()
        assert "<script>alert" in found and '#read("/etc/passwd") $x$' in found
        assert reader.metadata.title.startswith("<script>alert('x')</script> & \"q\"")

    def test_an_odd_language_does_not_stop_it(self):
        assert pdf(pdf_bytes(scene(language="pt-BR"))).trailer["/Root"]["/Lang"] == "en"

    def test_the_same_picture_gives_the_same_bytes(self):
        assert pdf_bytes(scene("uno")) == pdf_bytes(scene("uno"))

    def test_an_unknown_page_is_refused(self):
        with pytest.raises(JourneyError, match="a4"):
            pdf_bytes(scene(), "letter")


class TestApart:
    """The child process that makes very large images."""

    def test_a_child_that_fails_gives_one_clear_error(self):
        with pytest.raises(JourneyError) as failed:
            page_png_apart(b"no page", 10, 10, 96)
        assert failed.value.code == "picture_failed"
        with pytest.raises(JourneyError) as here:
            page_png(b"no page", 10, 10, 96)
        assert failed.value.what("it") == here.value.what("it")

    def test_a_child_that_dies_takes_nothing_with_it(self, monkeypatch):
        monkeypatch.setattr(raster_apart, "_CHILD", "import os; os.abort()")
        with pytest.raises(JourneyError, match="exit -6"):
            page_png_apart(b"", 10, 10, 96)

    def test_a_child_that_never_ends_is_ended(self, monkeypatch):
        monkeypatch.setattr(raster_apart, "_CHILD", "while True: pass")
        monkeypatch.setattr(raster_apart, "_LIMIT_SECONDS", 0.2)
        with pytest.raises(JourneyError) as failed:
            page_png_apart(b"", 10, 10, 96)
        assert failed.value.code == "picture_failed"


def test_a_panic_of_the_typesetter_is_a_failure_like_any_other(monkeypatch):
    class PanicException(BaseException):
        """As the bridge to its language names it."""

    monkeypatch.setattr(typst, "compile", Mock(side_effect=PanicException("index out of bounds")))
    with pytest.raises(JourneyError) as failed:
        pdf_bytes(scene())
    assert failed.value.code == "picture_failed"


def test_leaving_is_not_taken_for_a_failure(monkeypatch):
    monkeypatch.setattr(typst, "compile", Mock(side_effect=KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        pdf_bytes(scene())
