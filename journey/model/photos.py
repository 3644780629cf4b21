"""Photos of personas: small squares without a word about where they come from, kept in the map itself."""

from base64 import b64decode
from binascii import Error
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from journey.model.base import IdText, Record

MOST_SIDE = 512  # px
MOST_LETTERS = 120_000  # of base64: 90 kB
_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_FRAME = 0xC0  # baseline
_PARTS = (0xE0, 0xDB, 0xC4, 0xDD, _FRAME, _SCAN)  # JFIF head, tables, restarts, frame, pixels: no EXIF, XMP or comment


def jpeg_side(data: bytes) -> int:
    """The side in px of a square baseline JPEG that holds nothing but its pixels; 0 of anything else.

    Walks the markers before the pixels (ITU-T T.81, annex B) and decodes nothing.
    """
    if data[:2] != bytes((0xFF, _START)) or data[-2:] != bytes((0xFF, _END)):
        return 0
    place, side = 2, 0
    while place + 9 <= len(data):
        mark, kind, length = data[place], data[place + 1], int.from_bytes(data[place + 2 : place + 4])
        if mark != 0xFF or kind not in _PARTS or length < 2:
            return 0
        if kind == _SCAN:
            return side
        if kind == _FRAME:
            height, width = (int.from_bytes(data[at : at + 2]) for at in (place + 5, place + 7))
            side = width if width == height and not side else 0
        place += 2 + length
    return 0


def _photo(text: str) -> str:
    try:
        side = jpeg_side(b64decode(text, validate=True))
    except (Error, ValueError):
        side = 0
    if not 1 <= side <= MOST_SIDE:
        raise PydanticCustomError("not_a_photo", "no square JPEG of up to 512 px without anything beside its pixels")
    return text


Jpeg = Annotated[
    str,
    AfterValidator(_photo),
    Field(max_length=MOST_LETTERS, json_schema_extra={"format": "byte", "contentMediaType": "image/jpeg"}),
]


class Photo(Record):
    """What a persona looks like, instead of the drawn head: a square JPEG in base64. The newest of several counts."""

    persona_id: IdText
    jpeg: Jpeg
