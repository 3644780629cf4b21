"""A text with rows and columns, whatever program saved it: its letters and its delimiter are found out."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from journey.errors import JourneyError
from journey.formats.files import LARGEST_FILE
from journey.formats.grid import MOST_CELLS, MOST_ROWS, Cell, Grid, is_blank

ENCODINGS = ("utf-8", "utf-16", "cp1252", "mac-roman")
DELIMITERS = (",", ";", "\t", "|")
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LIKELY = frozenset("àèéìòùÀÈÉÌÒÙáíóúâêîôûäëïöüñçßÄÖÜÑÇœ’‘“”«»–—…€°·")
_LOOKED_AT = 60  # lines by which the delimiter is found
_GUARDED = re.compile(r"'+\s*[=+\-@\t\r\0|%＝＋－＠]")
_LARGEST_CELL = 1_000_000


@dataclass(frozen=True, slots=True)
class Delimited:
    """A table read from a text, with what was found out about it."""

    grid: Grid
    encoding: str
    delimiter: str


def read(data: bytes, where: str = "", encoding: str = "", delimiter: str = "") -> Delimited:
    """The one table in a text. What is given is taken as it is, the rest is found out.

    Raises JourneyError ``file_too_large``, ``wrong_encoding``, ``table_empty``, ``too_many_rows`` or ``cell_too_long``.
    """
    if len(data) > LARGEST_FILE:
        raise JourneyError("file_too_large", where, limit=LARGEST_FILE // 1_000_000)
    csv.field_size_limit(_LARGEST_CELL)  # of the whole process; the usual limit is less than a text of ours may be
    encoding = encoding or encoding_of(data)
    text = _decoded(data, encoding, where)
    hint = re.match(r"sep=(.)\r?\n", text)  # a line by which Excel is told
    text = text[hint.end() :] if hint else text
    delimiter = delimiter or (hint[1] if hint else delimiter_of(text))
    shift = 1 if hint else 0
    rows = tuple((number + shift, row) for number, row in _rows(text, delimiter, where))
    if not rows:
        raise JourneyError("table_empty", where)
    return Delimited(Grid("", rows), encoding, delimiter)


def encoding_of(data: bytes) -> str:
    """A byte order mark, UTF-16 by its empty bytes, UTF-8 where it is valid; else Windows or Mac by their accents."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    start = data[:4096]
    if start.count(0) > len(start) // 4:
        return "utf-16"
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        pass
    foreign = bytes(byte for byte in data[:200_000] if byte >= 0x80)
    likely = {name: _likely(foreign, name) for name in ("cp1252", "mac-roman")}
    return max(likely, key=likely.__getitem__)


def delimiter_of(text: str) -> str:
    """The sign that cuts most lines into most columns, and into the same number of them."""
    best, most = DELIMITERS[0], (0.0, 0)
    head = text[:200_000]
    for sign in DELIMITERS:
        widths = []
        for row in csv.reader(io.StringIO(head, newline=""), delimiter=sign):
            widths.append(len(row))
            if len(widths) >= _LOOKED_AT:
                break
        cut = [width for width in widths if width > 1]
        usual = max(set(cut), key=cut.count) if cut else 0
        score = (round(cut.count(usual) / len(widths), 1) if cut else 0.0, usual)
        if score > most:
            best, most = sign, score
    return best


def _decoded(data: bytes, encoding: str, where: str) -> str:
    codec = {"utf-8": "utf-8-sig", "mac-roman": "mac_roman"}.get(encoding, encoding)
    if encoding == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        codec = "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
    try:
        text = data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        raise JourneyError("wrong_encoding", where, encoding=encoding) from None
    if text.count("\0") > len(text) // 10:  # not a text at all
        raise JourneyError("wrong_encoding", where, encoding=encoding)
    return text


def _likely(foreign: bytes, encoding: str) -> int:
    """How many of the foreign bytes are letters that people write; those that are none at all count against it."""
    text = foreign.decode(encoding, errors="replace")
    return sum(letter in _LIKELY for letter in text) - 2 * text.count("\N{REPLACEMENT CHARACTER}")


def _rows(text: str, delimiter: str, where: str) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    rows = cells = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, row in enumerate(reader, 1):
            kept = [unguarded(cell) for cell in row]
            while kept and is_blank(kept[-1]):
                kept.pop()
            if not kept:
                continue
            rows, cells = rows + 1, cells + len(kept)
            if rows > MOST_ROWS or cells > MOST_CELLS:
                raise JourneyError("too_many_rows", where, limit=MOST_ROWS)
            yield number, tuple(kept)
    except csv.Error:
        raise JourneyError("cell_too_long", where, line=str(reader.line_num)) from None


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before what begins like one."""
    return "'" + text if _GUARDED.match("'" + text) else text


def unguarded(text: str) -> str:
    """The text as it was before ``guarded``."""
    return text[1:] if _GUARDED.match(text) else text
