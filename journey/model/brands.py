"""Brands: how a client's own house looks, kept in the map itself: a colour, one of the shipped fonts, and a logo."""

from base64 import b64decode
from binascii import Error
from typing import Annotated, Literal, get_args
from zlib import crc32, decompressobj
from zlib import error as zlib_error

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from journey.model.base import Colour, Record
from journey.model.text import Line

Font = Literal["Source Sans Pro", "Noto Sans"]
FONTS: tuple[Font, ...] = get_args(Font)
MOST_SIDE = 1200  # px
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by the kind of colour
MOST_LETTERS = 160_000  # of base64: 120 kB
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PARTS = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")  # head, colours, see-through, pixels: no text, no profile


def png_size(data: bytes) -> tuple[int, int]:
    """Width and height in px of a PNG that holds nothing but its pixels; 0, 0 of anything else.

    Walks the chunks (ISO/IEC 15948, clause 5) and unpacks nothing.
    """
    if data[:8] != _SIGNATURE or data[8:16] != b"\x00\x00\x00\rIHDR":
        return 0, 0
    place, size = 8, (int.from_bytes(data[16:20]), int.from_bytes(data[20:24]))
    while place + 12 <= len(data):
        length, kind = int.from_bytes(data[place : place + 4]), data[place + 4 : place + 8]
        place += 12 + length
        if kind not in _PARTS or (kind == b"IHDR") != (place == 33):
            return 0, 0
        if kind == b"IEND":
            return size if place == len(data) else (0, 0)
    return 0, 0


def is_logo(data: bytes) -> bool:
    """Whether a PNG of up to 1200 px a side is whole; no more of it is unpacked than such a picture has."""
    width, height = png_size(data)
    if not (1 <= width <= MOST_SIDE and 1 <= height <= MOST_SIDE):
        return False
    depth, kind, laced = data[24], data[25], data[28]
    row = 1 + (width * depth * _CHANNELS.get(kind, 0) + 7) // 8
    pixels = bytearray()
    place = 8
    while place < len(data):
        end = place + 8 + int.from_bytes(data[place : place + 4])
        if crc32(data[place + 4 : end]) != int.from_bytes(data[end : end + 4]):
            return False
        if data[place + 4 : place + 8] == b"IDAT":
            pixels += data[place + 8 : end]
        place = end + 4
    stream = decompressobj()
    try:
        found = len(stream.decompress(bytes(pixels), row * height + 1))
    except zlib_error:
        return False
    return found == row * height and stream.eof and not laced


def _logo(text: str) -> str:
    if not text:
        return text
    try:
        whole = is_logo(b64decode(text, validate=True))
    except (Error, ValueError):
        whole = False
    if not whole:
        raise PydanticCustomError("not_a_logo", "no PNG of up to 1200 px a side without anything beside its pixels")
    return text


Png = Annotated[
    str,
    AfterValidator(_logo),
    Field(max_length=MOST_LETTERS, json_schema_extra={"format": "byte", "contentMediaType": "image/png"}),
]


class Brand(Record):
    """How every picture of the map looks for the client. Whatever is empty is as the house has it."""

    name: Line = ""
    colour: Colour = ""
    font: Font = FONTS[0]
    logo: Png = ""
