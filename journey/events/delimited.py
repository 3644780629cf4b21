"""Rows and columns of a text: CSV and its relatives, in any letters, with any delimiter and any line ends.

DuckDB reads the file itself where it can: UTF-8, one kind of line end, a header of one line. Of all others it reads a
copy in UTF-8, whose lines end alike and which has no header.
"""

import codecs
import csv
import io
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import duckdb

from journey.errors import JourneyError
from journey.events.log import Refused
from journey.events.roles import unique
from journey.events.sources import HEAD, SAMPLE, Source, literal, struct
from journey.files.letters import codec_of, delimiter_of, eight_bits_of, encoding_of, said_delimiter
from journey.i18n import Phrase

_CHUNK = 4_000_000
_LONGEST_LINE = 8_000_000
_REFUSED_SHOWN = 5
_LONGEST_NAME = 1_000
_SIGNS = {'"': b'"', "\t": b"\t", "\u00a0": b"\xa0"}  # that let a word be surrounded by other blanks than spaces


@dataclass(frozen=True, slots=True)
class _Letters:
    """``text``: the beginning, its lines ended by ``\\n``. ``is_even``: all lines of the file end in the same way.
    ``signs``: those of ``_SIGNS`` that the file has."""

    encoding: str
    codec: str
    text: str
    is_even: bool
    signs: frozenset[str]


def delimited(path: Path, head: bytes, where: str, encoding: str, delimiter: str, scratch: Path) -> Source:
    """The source in a text. Raises JourneyError ``wrong_encoding``, ``log_empty``, ``log_unreadable`` or
    ``header_twice``."""
    letters, notes = _letters(path, head, encoding, where)
    text = letters.text
    said = said_delimiter(text)
    start = text.index("\n") + 1 if said else 0
    delimiter = delimiter or said or delimiter_of(text[start:])
    lines = csv.reader(io.StringIO(text[start:], newline=""), delimiter=delimiter)
    try:
        headers = unique([name.strip().lstrip("\ufeff") for name in next(filter(None, lines))], where)
    except StopIteration:
        raise JourneyError("log_empty", where, read=0) from None
    except csv.Error as problem:
        raise JourneyError("log_unreadable", where, problem=str(problem)) from problem
    if max(map(len, headers)) > _LONGEST_NAME:  # a first line without end
        raise JourneyError("log_unreadable", where, problem=Phrase("events.long_name", {"limit": _LONGEST_NAME}))
    taken = lines.line_num + bool(said)
    sample = _sample(lines)
    skip = 1
    if letters.encoding != "utf-8" or not letters.is_even or taken > 1:
        path, skip = _copied(path, letters.codec, taken, scratch / "utf8.csv"), 0
    columns = struct(dict.fromkeys(headers, "VARCHAR"))
    rows = (
        f"SELECT * FROM read_csv({literal(path)}, columns = {columns}, header = false,"
        f" skip = {skip}, delim = {literal(delimiter)}, quote = '\"', escape = '\"', auto_detect = false,"
        f" compression = 'none', store_rejects = true, strict_mode = true, null_padding = false,"
        f" max_line_size = {_LONGEST_LINE}, buffer_size = {_LONGEST_LINE})"
    )
    refused, number = partial(_ragged, skip=skip), partial(_number, skip=skip)
    has_only_spaces = letters.encoding == "utf-8" and letters.signs <= {delimiter}
    return Source("csv", headers, sample, rows, letters.encoding, delimiter, notes, refused, number, has_only_spaces)


def _letters(path: Path, head: bytes, wished: str, where: str) -> tuple[_Letters, tuple[Phrase, ...]]:
    """How the file is written, to its end; and what is in doubt about it."""
    encoding, is_doubtful = (wished, False) if wished else encoding_of(head)
    try:
        found = _read_through(path, head, encoding)
    except LookupError:
        raise JourneyError("wrong_encoding", where, encoding=encoding) from None
    except UnicodeError as problem:
        wrong = problem.object if isinstance(problem, UnicodeDecodeError) else b""
        if wished or encoding != "utf-8":
            raise JourneyError("wrong_encoding", where, encoding=encoding) from None
        encoding, is_doubtful = eight_bits_of(wrong)  # valid where we looked, but not to its end
        try:
            found = _read_through(path, head, encoding)
        except UnicodeError:
            raise JourneyError("wrong_encoding", where, encoding=encoding) from None
    return found, (Phrase("events.notes.letters", {"encoding": encoding}),) if is_doubtful else ()


def _read_through(path: Path, head: bytes, encoding: str) -> _Letters:
    """Looks at every byte: a letter that is none is told before the rows are read, and the rows need less care after.

    Raises LookupError for an encoding that nobody knows and UnicodeError for letters it does not have.
    """
    codec = codec_of(head, encoding)
    decoder = codecs.getincrementaldecoder(codec)
    lines = io.IncrementalNewlineDecoder(decoder(), translate=True)
    text = lines.decode(head[:HEAD])
    letters, is_whole = decoder(), True
    ends: set[str] = set()
    signs: set[str] = set()
    with path.open("rb") as file:
        while block := file.read(_CHUNK):
            if block.endswith(b"\r"):
                block += file.read(1)
            if not (is_whole and block.isascii() and encoding == "utf-8"):
                letters.decode(block)
                is_whole = not letters.getstate()[0]
            ends |= _ends(block)
            signs.update(sign for sign, byte in _SIGNS.items() if sign not in signs and byte in block)
    letters.decode(b"", final=True)
    is_even = ends <= {"\n"} or ends == {"\r\n"}
    return _Letters(encoding, codec, text, is_even, frozenset(signs))


def _ends(block: bytes) -> set[str]:
    """How lines end in it. Counting takes long, and most files have one kind."""
    if b"\r" not in block:
        return {"\n"} if b"\n" in block else set()
    together = block.count(b"\r\n")
    alone = {"\n": block.count(b"\n") - together, "\r": block.count(b"\r") - together, "\r\n": together}
    return {end for end, count in alone.items() if count}


def _sample(lines: Iterator[list[str]]) -> list[list[str]]:
    sample: list[list[str]] = []
    try:
        for row in lines:
            if row:
                sample.append(row)
            if len(sample) == SAMPLE:
                break
    except csv.Error:  # a quotation mark that does not close: the rows before it tell
        pass
    return sample


def _copied(path: Path, codec: str, taken: int, target: Path) -> Path:
    """The text from the line after the first ``taken``, in UTF-8 and with lines that all end in the same way."""
    with path.open("r", encoding=codec, newline=None) as file:
        for _ in range(taken):
            file.readline()
        with target.open("w", encoding="utf-8", newline="\n") as out:
            shutil.copyfileobj(file, out, _CHUNK)
    return target


def _ragged(connection: duckdb.DuckDBPyConnection, skip: int) -> list[Refused]:
    """Rows with too many or too few columns, or with a quotation mark that does not close and so takes what follows."""
    count = connection.execute(
        "SELECT coalesce(sum(lines), 0)::BIGINT FROM (SELECT max(1 + length(said) - length(replace(said, chr(10), '')))"
        " AS lines FROM (SELECT line, trim(csv_line, chr(10) || chr(13)) AS said FROM reject_errors) GROUP BY line)"
    ).fetchall()[0][0]
    if not count:
        return []
    examples = connection.execute(
        "SELECT line - ?, left(trim(any_value(csv_line), chr(10) || chr(13)), 80) FROM reject_errors"
        " GROUP BY line ORDER BY line LIMIT ?",
        [skip, _REFUSED_SHOWN],
    ).fetchall()
    return [Refused("ragged", count, tuple(examples))]


def _number(connection: duckdb.DuckDBPyConnection, row: int, skip: int) -> int:
    """The number of a row that was read, counting those before it that were not."""
    before = connection.execute(
        "SELECT count(*) FROM (SELECT line - ? - row_number() OVER (ORDER BY line) AS before"
        " FROM (SELECT DISTINCT line FROM reject_errors)) WHERE before < ?",
        [skip, row],
    ).fetchall()[0][0]
    return row + int(before)
