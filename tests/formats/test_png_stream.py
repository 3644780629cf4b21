"""A PNG that is written strip by strip is a PNG like any other."""

import struct
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from journey.formats.png_stream import png_of


@st.composite
def drawn(draw: st.DrawFn) -> tuple[int, list[bytes]]:
    """A width and the rows of a small image, three bytes a pixel."""
    width = draw(st.integers(1, 9))
    return width, draw(st.lists(st.binary(min_size=3 * width, max_size=3 * width), min_size=1, max_size=30))


@given(drawn(), st.integers(1, 12))
def test_whatever_the_strips_the_pixels_are_the_same(picture: tuple[int, list[bytes]], rows: int) -> None:
    width, lines = picture
    filtered = [b"\0" + line for line in lines]
    strips = [b"".join(filtered[top : top + rows]) for top in range(0, len(lines), rows)]
    read = Image.open(BytesIO(png_of(strips, width, len(lines), 96)))
    read.load()
    assert (read.mode, read.size) == ("RGB", (width, len(lines)))
    assert read.tobytes() == b"".join(lines)


def test_the_resolution_is_written_as_the_standard_says() -> None:
    image = png_of([b"\0abc"], 1, 1, 300)
    at = image.index(b"pHYs")
    assert struct.unpack(">IIB", image[at + 4 : at + 13]) == (11811, 11811, 1)
    assert at < image.index(b"IDAT")


def test_a_painter_that_fails_is_heard() -> None:
    def strips():
        yield b"\0abc"
        raise ValueError("no ink")

    with pytest.raises(ValueError, match="no ink"):
        png_of(strips(), 1, 2, 96)
