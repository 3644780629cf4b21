"""Pixels from a page: the same whole or in strips, and from many threads at once."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from PIL import Image, ImageChops
from PIL.Image import Resampling

from journey.errors import JourneyError
from journey.formats import raster
from journey.formats.library import open_sample
from journey.formats.raster import page_png
from journey.formats.typeset import pdf_bytes
from journey.layout import lay_out
from tests.formats.drawings import scene

LIKE = 4  # of 255: slanted edges are reckoned from the top of a strip


def _farthest(one: Image.Image, other: Image.Image) -> int:
    """The largest difference of any pixel in any colour."""
    return max(high for _, high in ImageChops.difference(one, other).getextrema())


@pytest.mark.parametrize("rows", [7, 64, 512])
def test_strips_join_without_a_seam(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = pdf_bytes(lay_out(open_sample("en")))
    monkeypatch.setattr(raster, "_ROWS", 10_000)
    whole = Image.open(BytesIO(page_png(pdf, 1200, 994, 96)))
    monkeypatch.setattr(raster, "_ROWS", rows)
    strips = Image.open(BytesIO(page_png(pdf, 1200, 994, 96)))
    assert _farthest(whole, strips) <= LIKE


def test_a_picture_far_wider_than_any_screen_is_drawn_a_few_rows_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = pdf_bytes(scene(width=400.0))
    monkeypatch.setattr(raster, "_ROWS", 10_000)
    whole = Image.open(BytesIO(page_png(pdf, 800, 600, 96)))
    monkeypatch.setattr(raster, "_FAR_ROWS_PIXELS", 100)  # less than a row
    assert _farthest(whole, Image.open(BytesIO(page_png(pdf, 800, 600, 96)))) <= LIKE


def test_many_threads_get_each_their_own_picture() -> None:
    pdfs = [pdf_bytes(scene(f"number {number}")) for number in range(6)]
    alone = [page_png(pdf, 800, 600, 192) for pdf in pdfs]
    with ThreadPoolExecutor(6) as threads:
        assert list(threads.map(lambda pdf: page_png(pdf, 800, 600, 192), pdfs)) == alone
    assert len(set(alone)) == 6


@pytest.mark.parametrize("broken", [b"", b"no page", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_page_is_one_clear_error(broken: bytes) -> None:
    with pytest.raises(JourneyError) as failed:
        page_png(broken, 10, 10, 96)
    assert failed.value.code == "picture_failed"


def test_no_letter_of_a_small_picture_loses_an_edge() -> None:
    drawn = lay_out(open_sample("en"), "graph")
    pdf, width = pdf_bytes(drawn), 1600
    height = round(width * drawn.height / drawn.width)
    small = Image.open(BytesIO(page_png(pdf, width, height, 96))).convert("L")
    large = Image.open(BytesIO(page_png(pdf, 4 * width, 4 * height, 384))).convert("L")
    large = large.resize(small.size, Resampling.BOX)
    for text in drawn.texts():
        left, top, right, bottom = (int(edge * width / drawn.width) for edge in text.extent)
        place = (left - 1, top - 1, right + 2, bottom + 2)
        assert _ink(small.crop(place)) > 0.99 * _ink(large.crop(place)), text.text


def _ink(image: Image.Image) -> int:
    """How much darker than white an image is, all its pixels together."""
    return sum(255 - value for value in image.tobytes())
