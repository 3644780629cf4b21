"""The letters and the delimiter of a text with rows and columns, whatever program saved it."""

import csv
import io
import re

ENCODINGS = ("utf-8", "utf-16", "cp1252", "cp1250", "cp1251", "mac-roman")
DELIMITERS = (",", ";", "\t", "|")
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LIKELY = frozenset("àèéìòùÀÈÉÌÒÙáíóúâêîôûäëïöüñçßÄÖÜÑÇœ’‘“”«»–—…€°·")
_CYRILLIC = re.compile(rb"[\xa8\xb8\xc0-\xff]{3,}")  # no western word has so many accents in a row
_LOOKED_AT = 60  # lines by which the delimiter is found


def encoding_of(data: bytes) -> tuple[str, bool]:
    """A byte order mark, UTF-16 by its empty bytes, UTF-8 where it is valid; else Cyrillic by its words, Windows or Mac
    by their accents. And whether this is in doubt."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, False
    start = data[:4096]
    if start.count(0) > len(start) // 4:
        return "utf-16", False
    try:
        data.decode("utf-8")
        return "utf-8", False
    except UnicodeDecodeError:
        pass
    foreign = bytes(byte for byte in data[:200_000] if byte >= 0x80)
    if 2 * sum(map(len, _CYRILLIC.findall(data[:200_000]))) > len(foreign):
        return "cp1251", True
    likely = {name: _likely(foreign, name) for name in ("cp1252", "mac-roman")}
    best = max(likely, key=likely.__getitem__)
    return best, likely[best] < len(foreign)


def codec_of(data: bytes, encoding: str) -> str:
    """The name by which Python knows an encoding, of a text that begins with ``data``."""
    if encoding == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
    return {"utf-8": "utf-8-sig", "mac-roman": "mac_roman"}.get(encoding, encoding)


def delimiter_of(text: str) -> str:
    """The sign that cuts most lines into most columns, and into the same number of them."""
    best, most = DELIMITERS[0], (0.0, 0)
    head = text[:200_000]
    for sign in DELIMITERS:
        widths = []
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


def _likely(foreign: bytes, encoding: str) -> int:
    """How many of the foreign bytes are letters that people write; those that are none at all count against it."""
    text = foreign.decode(encoding, errors="replace")
    return sum(letter in _LIKELY for letter in text) - 2 * text.count("\N{REPLACEMENT CHARACTER}")
