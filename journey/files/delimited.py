"""A text with rows and columns, whatever program saved it: its letters and its delimiter are found out."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from journey.errors import JourneyError
from journey.files.disk import LARGEST_FILE
from journey.files.grid import MOST_CELLS, MOST_ROWS, Cell, Grid, is_blank
from journey.files.letters import codec_of, delimiter_of, encoding_of
from journey.i18n import Phrase

_GUARDED = re.compile(r"'+\s*[=+\-@\t\r\0|%＝＋－＠]")
_LARGEST_CELL = 1_000_000
_BREAK = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Delimited:
    """A table read from a text, with what was found out about it; ``is_doubtful`` where the letters are but a guess."""

    grid: Grid
    encoding: str
    delimiter: str
    is_doubtful: bool = False

    def notes(self) -> tuple[Phrase, ...]:
        """What is worth knowing about the letters."""
        letters = Phrase(f"bringing.encodings.{self.encoding.replace('-', '_')}")
        return (Phrase("table.notes.letters", {"letters": letters}),) if self.is_doubtful else ()


def read(data: bytes, where: str = "", encoding: str = "", delimiter: str = "") -> Delimited:
    """The one table in a text. What is given is taken as it is, the rest is found out.

    Where a quotation mark does not close, nothing is guessed: the rows before it are read, and the rest is told. Raises
    JourneyError ``file_too_large``, ``wrong_encoding``, ``table_empty``, ``too_many_rows``, ``cell_too_long``, or
    ``quote_open`` where nothing stands before it.
    """
    if len(data) > LARGEST_FILE:
        raise JourneyError("file_too_large", where, limit=LARGEST_FILE // 1_000_000)
    csv.field_size_limit(_LARGEST_CELL)  # of the whole process; the usual limit is less than a text of ours may be
    is_doubtful = False
    if not encoding:
        encoding, is_doubtful = encoding_of(data)
    text = _decoded(data, encoding, where)
    hint = re.match(r"sep=(.)\r?\n", text)  # a line by which Excel is told
    text = text[hint.end() :] if hint else text
    delimiter = delimiter or (hint[1] if hint else delimiter_of(text))
    shift = 1 if hint else 0
    unread: tuple[Phrase, ...] = ()
    try:
        rows = tuple(_rows(text, delimiter, shift, where, strict=True))
    except csv.Error:
        text, unread = _before_open_quote(text, delimiter, shift, where)
        rows = tuple(_rows(text, delimiter, shift, where))
    if not rows:
        raise JourneyError("table_empty", where)
    return Delimited(Grid("", rows, unread=unread, is_cut=True), encoding, delimiter, is_doubtful)


def _decoded(data: bytes, encoding: str, where: str) -> str:
    try:
        text = data.decode(codec_of(data, encoding))
    except (UnicodeDecodeError, LookupError):
        raise JourneyError("wrong_encoding", where, encoding=encoding) from None
    if text.count("\0") > len(text) // 10:  # not a text at all
        raise JourneyError("wrong_encoding", where, encoding=encoding)
    return text


def _before_open_quote(text: str, delimiter: str, shift: int, where: str) -> tuple[str, tuple[Phrase, ...]]:
    """The rows before the one with a quotation mark that does not close, and what is to be said about the rest."""
    found = _open_quote(text, delimiter)
    if found is None:
        return text, ()
    line = str(len(_BREAK.findall(text, 0, found.at)) + 1 + shift)
    before, rest = text[: found.row], text[found.row :].rstrip()
    if not before.strip():
        raise JourneyError("quote_open", where, line=line)
    return before, (Phrase("table.open_quote", {"line": line, "n": len(_BREAK.findall(rest)) + 1}),)


class _Open(NamedTuple):
    """Where a quotation mark that does not close stands in a text, and where its row begins."""

    at: int
    row: int


def _open_quote(text: str, delimiter: str) -> _Open | None:
    """The first quotation mark with which a cell opens and that does not close where a cell ends. One that closes
    within the words of its line (``"Big" news``) does no harm."""
    end = rf"[\r\n{re.escape(delimiter)}]"
    cell = rf'{end} *"([^"]*+(?:""[^"]*+)*+)(?:("[ \t]*(?={end}|\Z))|("[^"\r\n]*(?=[\r\n]|\Z)))?'
    text, row, looked = "\n" + text, 0, 0
    for found in re.finditer(cell, text):
        before = found.start() + 1
        row = max(text.rfind("\n", looked, before), text.rfind("\r", looked, before), row)
        looked = found.end()
        if not found[2] and (not found[3] or _BREAK.search(found[1])):
            return _Open(found.start(1) - 2, row)
    return None


def _rows(
    text: str, delimiter: str, shift: int, where: str, strict: bool = False
) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """The rows with anything in them; ``strict`` raises csv.Error at the first sign of an open quotation mark."""
    rows = cells = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True, strict=strict)
    try:
        for number, row in enumerate(reader, 1 + shift):
            kept = [_BREAK.sub("\n", unguarded(cell)) if "\r" in cell else unguarded(cell) for cell in row]
            while kept and is_blank(kept[-1]):
                kept.pop()
            if not kept:
                continue
            rows, cells = rows + 1, cells + len(kept)
            if rows > MOST_ROWS or cells > MOST_CELLS:
                raise JourneyError("too_many_rows", where, limit=MOST_ROWS)
            yield number, tuple(kept)
    except csv.Error:
        if strict:
            raise
        raise JourneyError("cell_too_long", where, line=str(reader.line_num)) from None


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before what begins like one."""
    return "'" + text if _GUARDED.match("'" + text) else text


def unguarded(text: str) -> str:
    """The text as it was before ``guarded``."""
    return text[1:] if _GUARDED.match(text) else text
