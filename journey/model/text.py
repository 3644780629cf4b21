"""``plain()``: what every text goes through before it is kept."""

import re
import unicodedata
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from journey.model.base import MOST_IN_LIST, Few

LONGEST_TEXT = 2000

_BREAKS = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
_BLANKS = re.compile(r"[\t\v\f]")
_GAPS = re.compile(r"[ \n]+")  # spaces that do not break stay: they hold a number and its unit together
_UNWANTED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # controls, all but the line feed
    "\ud800-\udfff"  # lone surrogates
    "\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))  # non-characters
    + "\u202a-\u202e\u2066-\u2069\ufeff]"  # direction overrides, byte order mark
)
_UNSEEN = re.compile(  # what leaves no ink, alone or in any number: a name of it would be no name
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\ufff0-\ufffb\U000e0000-\U000e0fff]*"
)


class TooLong(ValueError):
    """A text of ``length`` characters, counted as they would be kept."""

    def __init__(self, length: int) -> None:
        super().__init__(f"{length} characters; {LONGEST_TEXT} are allowed")
        self.length = length


def plain(text: str) -> str:
    """Plain text, safe to keep: NFC, line feeds only, none of the characters that break a file or a picture.

    Controls, lone surrogates, non-characters and bidirectional overrides are taken out; of a text that leaves no ink
    nothing stays. Markup is left alone: it is just text, and every format escapes it. Raises TooLong for a text of
    over 2,000 characters, never cuts it.
    """
    clean = _scrub(text).strip()
    if len(clean) <= LONGEST_TEXT * 4:  # composing shortens to a quarter at most, and is slow on long rows of accents
        clean = unicodedata.normalize("NFC", clean).strip()
    if _UNSEEN.fullmatch(clean):
        return ""
    if len(clean) > LONGEST_TEXT:
        raise TooLong(len(clean))
    return clean


def short_line(text: str, most: int) -> str:
    """A name as one line of at most ``most`` characters; empty where nothing readable is left. What is over is cut."""
    try:
        return " ".join(plain(text[: 4 * most]).split())[:most].rstrip()
    except TooLong:
        return ""


def scrubbed(value: object, depth: int = 8) -> object:
    """A JSON value with what ``plain`` takes out taken out of all its texts, so that it can be kept whatever it is.

    Raises ValueError where it is nested deeper than any field of a record.
    """
    if isinstance(value, str):
        return _scrub(value)
    if not isinstance(value, list | dict):
        return value
    if depth == 0:
        raise ValueError("nested too deeply")
    if isinstance(value, list):
        return [scrubbed(part, depth - 1) for part in value]
    return {_scrub(str(name)): scrubbed(part, depth - 1) for name, part in value.items()}


def _scrub(text: str) -> str:
    return _UNWANTED.sub("", _BLANKS.sub(" ", _BREAKS.sub("\n", text)))


def _text(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return plain(value)
    except TooLong as problem:
        told = {"length": problem.length, "limit": LONGEST_TEXT}
        raise PydanticCustomError("text_too_long", "{length} characters; {limit} are allowed", told) from None


def _line(value: object) -> object:
    clean = _text(value)
    return _GAPS.sub(" ", clean) if isinstance(clean, str) else clean


Prose = Annotated[str, BeforeValidator(_text)]  # may have several lines
Line = Annotated[str, BeforeValidator(_line)]  # one line
Lines = Annotated[tuple[Line, ...], Field(max_length=MOST_IN_LIST), Few]
