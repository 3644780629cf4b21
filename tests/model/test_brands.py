"""A brand is a record like any other, and its logo a picture that holds nothing but its pixels."""

import struct
import zlib
from base64 import b64encode

import pytest
from pydantic import ValidationError

from journey.errors import JourneyError
from journey.model import Brand, Map, Stage, apply, fresh_copy, from_document, to_be_of, to_document
from journey.model.branding import colour_of, taken_over, with_brand, without_brand
from journey.model.brands import is_logo, png_size
from tests.brands import branded, client, png
from tests.model.documents import frozen

SHOP = Map(id="shop", title="Shop", stages=(Stage(id="s", name="Order"),))


def chunk(kind: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def made(*chunks: bytes, width: int = 9, height: int = 4) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IEND")


def test_the_size_of_a_png_is_read_without_unpacking_it() -> None:
    assert png_size(png(320, 80)) == (320, 80)
    assert png_size(made(chunk(b"IDAT", b"whatever"))) == (9, 4)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\x89PNG\r\n\x1a\n", png()[:-1], png() + b"more", png()[8:], b"\xff\xd8\xff\xe0",
        made(chunk(b"tEXt", b"Author\0Marta")), made(chunk(b"eXIf", b"MM")), made(chunk(b"iCCP", b"x")),
        made(chunk(b"IHDR", bytes(13))), made()[:40],
    ],
)  # fmt: skip
def test_what_holds_more_or_less_than_pixels_is_no_logo(data: bytes) -> None:
    assert png_size(data) == (0, 0)
    with pytest.raises(ValidationError):
        Brand(id="b", logo=b64encode(data).decode() or "x")


PIXELS = (1 + 4 * 9) * 4  # bytes of 9 by 4 px


@pytest.mark.parametrize(
    "data",
    [
        made(), made(chunk(b"IDAT", b"whatever")), made(chunk(b"IDAT", zlib.compress(bytes(PIXELS - 1)))),
        made(chunk(b"IDAT", zlib.compress(bytes(PIXELS + 1)))), made(chunk(b"IDAT", zlib.compress(bytes(10**8)))),
        made(chunk(b"IDAT", zlib.compress(bytes(PIXELS))[:-3])), png()[:-20] + bytes(8) + png()[-12:],
    ],
)  # fmt: skip
def test_a_broken_or_swollen_png_is_no_logo(data: bytes) -> None:
    """Typesetter and browsers refuse it, and then no picture of the map could be made."""
    assert not is_logo(data)


def test_a_whole_one_is() -> None:
    assert is_logo(made(chunk(b"IDAT", zlib.compress(bytes(PIXELS)))))
    half = zlib.compress(bytes(PIXELS))
    assert is_logo(made(chunk(b"IDAT", half[:9]), chunk(b"IDAT", half[9:])))


@pytest.mark.parametrize(("width", "height"), [(1201, 4), (4, 1201), (0, 4), (2**31, 2**31)])
def test_a_logo_has_a_size_that_can_be_drawn(width: int, height: int) -> None:
    with pytest.raises(ValidationError):
        Brand(id="b", logo=b64encode(made(chunk(b"IDAT"), width=width, height=height)).decode())


@pytest.mark.parametrize("field", [{"colour": "red"}, {"colour": "#12345"}, {"font": "Comic Sans"}, {"logo": "é"}])
def test_what_no_brand_has_is_refused_with_the_field(field: dict[str, str]) -> None:
    with pytest.raises(JourneyError) as refused:
        from_document(to_document(SHOP) | {"brands": [{"id": "b", **field}]})
    assert refused.value.code == "bad_value"
    assert next(iter(field)) in refused.value.message()


def test_it_comes_changes_field_by_field_and_goes() -> None:
    first = with_brand(SHOP, name="Bikes & Co", colour="#E2001A")
    assert first is not None and (first.label, first.subject) == ("add.brands", "Bikes & Co")
    one = apply(SHOP, first)[0]
    second = with_brand(one, logo=client().logo)
    assert second is not None and [each.field for each in second.operations] == ["logo"]  # type: ignore[union-attr]
    two, back = apply(one, second)
    assert two.brand is not None and (two.brand.name, two.brand.logo) == ("Bikes & Co", client().logo)
    assert apply(two, back)[0] == one
    assert with_brand(two, name="Bikes & Co") is None
    gone = without_brand(two)
    assert gone is not None and apply(two, gone)[0] == SHOP
    assert without_brand(SHOP) is None


def test_a_brand_without_a_name_is_told_by_the_map() -> None:
    edit = with_brand(SHOP, colour="#E2001A")
    assert edit is not None and edit.subject == "Shop"


def test_it_is_taken_over_whole() -> None:
    held = branded(SHOP, client(id="old", colour="#111111", font="Noto Sans"))
    edit = taken_over(held, client(id="theirs"))
    assert edit is not None
    assert apply(held, edit)[0].brand == client(id="old")
    assert taken_over(held, client(colour="#111111", font="Noto Sans")) is None


def test_it_goes_along_into_copies_and_of_two_one_counts() -> None:
    held = branded(SHOP)
    copy = fresh_copy(held).brand
    assert copy is not None and copy.model_copy(update={"id": "brand"}) == client()
    assert to_be_of(held, "To be").brand == client()
    two = held.with_collections({}, {"brands": (client(id="a", name="A"), client(id="b", name="B"))})
    assert two.brand is not None and two.brand.name == "B"
    edit = without_brand(two)
    assert edit is not None and apply(two, edit)[0].brands == ()


def test_an_older_document_has_none() -> None:
    assert from_document(frozen(1)).brand is None
    document = frozen(2)
    del document["brands"]
    assert from_document(document).brand is None


@pytest.mark.parametrize(
    ("written", "colour"),
    [("#e2001a", "#E2001A"), ("E2001A", "#E2001A"), (" #fc0 ", "#FFCC00"), ("", ""), ("  ", "")],
)
def test_a_colour_is_understood_as_style_sheets_write_it(written: str, colour: str) -> None:
    assert colour_of(written) == colour


@pytest.mark.parametrize("written", ["red", "#12345", "#GGGGGG", "rgb(1,2,3)", "#E2001A00", "1"])
def test_another_word_is_no_colour(written: str) -> None:
    with pytest.raises(JourneyError) as refused:
        colour_of(written)
    assert refused.value.code == "no_colour"
    assert written in refused.value.message("it")
