"""The letters and the delimiter of a text with rows and columns, whatever program saved it."""

import codecs
import csv
import io
import re
from contextlib import suppress

ENCODINGS = ("utf-8", "utf-16", "cp1252", "cp1250", "cp1251", "mac-roman")
DELIMITERS = (",", ";", "\t", "|")
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LIKELY = frozenset("àèéìòùÀÈÉÌÒÙáíóúâêîôûäëïöüñçßÄÖÜÑÇœ’‘“”«»–—…€°·")
_CYRILLIC = re.compile(rb"[\xa8\xb8\xc0-\xff]{3,}")  # no western word has so many accents in a row
_LOOKED_AT = 60  # lines by which the delimiter is found
_SEP = re.compile(r'"?sep=(.)"?\n', re.IGNORECASE)  # how Excel is told the delimiter, in a line of its own


def encoding_of(data: bytes) -> tuple[str, bool]:
    """How a text that begins with ``data`` is written: by its byte order mark, UTF-16 by its empty bytes, UTF-8 where
    it is valid; else ``eight_bits_of``. And whether this is in doubt."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, False
    if _is_wide(data):
        return "utf-16", False
    return ("utf-8", False) if _is_utf8(data) else eight_bits_of(data)


def eight_bits_of(data: bytes) -> tuple[str, bool]:
    """Cyrillic by its words, Windows or Mac by their accents; and whether this is in doubt."""
    foreign = bytes(byte for byte in data[:200_000] if byte >= 0x80)
    if 2 * sum(map(len, _CYRILLIC.findall(data[:200_000]))) > len(foreign):
        return "cp1251", True
    likely = {name: _likely(foreign, name) for name in ("cp1252", "mac-roman")}
    best = max(likely, key=likely.__getitem__)
    return best, likely[best] < len(foreign)


def is_text(data: bytes) -> bool:
    """Whether a file that begins with ``data`` can be text: pictures and programs have empty bytes, texts none."""
    return b"\0" not in data or encoding_of(data)[0] in ("utf-16", "utf-8")


def codec_of(data: bytes, encoding: str) -> str:
    """The name by which Python knows an encoding, of a text that begins with ``data``."""
    if encoding == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
    return {"utf-8": "utf-8-sig", "mac-roman": "mac_roman"}.get(encoding, encoding)


def said_delimiter(text: str) -> str:
    """The delimiter that a first line ``sep=;`` says, or nothing."""
    found = _SEP.match(text)
    return found[1] if found else ""


def delimiter_of(text: str) -> str:
    """The sign that cuts most lines into most columns, and into the same number of them."""
    best, most = DELIMITERS[0], (0.0, 0)
    head = text[:200_000]
    for sign in DELIMITERS:
        widths = []
        with suppress(csv.Error):  # a quotation mark that does not close: the lines before it tell
            for row in csv.reader(io.StringIO(head, newline=""), delimiter=sign, skipinitialspace=True):
                widths.append(len(row))
                if len(widths) >= _LOOKED_AT:
                    break
        cut = [width for width in widths if width > 1]
        usual = max(set(cut), key=cut.count) if cut else 0
        score = (round(cut.count(usual) / len(widths), 1) if cut else 0.0, usual)
        if score > most:
            best, most = sign, score
    return best


def _is_wide(data: bytes) -> bool:
    """Most letters of most languages have one empty byte of two in UTF-16, and it is always the same one."""
    start = data[:4096]
    evens, odds = start[::2].count(0), start[1::2].count(0)
    return max(evens, odds) > len(start) // 5 and min(evens, odds) * 10 < max(evens, odds)


def _is_utf8(data: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)  # the last letter may be cut off
    except UnicodeDecodeError:
        return False
    return True


def _likely(foreign: bytes, encoding: str) -> int:
    """How many of the foreign bytes are letters that people write; those that are none at all count against it."""
    text = foreign.decode(encoding, errors="replace")
    return sum(letter in _LIKELY for letter in text) - 2 * text.count("\N{REPLACEMENT CHARACTER}")
