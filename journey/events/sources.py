"""What is in a file, whatever its suffix says: its columns, a look at its first rows, and how DuckDB reads all of them.

Everything is read as words; what a word means is judged afterwards, with the reason for which it is refused.
"""

import codecs
import csv
import gzip
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from journey.errors import JourneyError
from journey.events.log import Refused
from journey.events.roles import unique
from journey.files.letters import codec_of, delimiter_of, encoding_of
from journey.i18n import Phrase

SAMPLE = 2_000  # rows looked at to find out how times and numbers are written
_HEAD = 1_000_000  # bytes
_CHUNK = 4_000_000
_LONGEST_LINE = 8_000_000
_REFUSED_SHOWN = 5


def _none(connection: duckdb.DuckDBPyConnection) -> list[Refused]:
    return []


@dataclass(frozen=True, slots=True)
class Source:
    """``rows``: SQL that gives ``__row`` (from 1, in the order of the file) and every column as words."""

    kind: str
    headers: Sequence[str]
    sample: Sequence[Sequence[str | None]]
    rows: str
    encoding: str = ""
    delimiter: str = ""
    notes: tuple[Phrase, ...] = ()
    refused: Callable[[duckdb.DuckDBPyConnection], list[Refused]] = _none

    def values(self, column: str) -> list[str]:
        """What the sample has in a column."""
        place = list(self.headers).index(column)
        return [value for row in self.sample if place < len(row) and (value := row[place])]


def opened(
    path: Path, where: str, encoding: str, delimiter: str, scratch: Path, connection: duckdb.DuckDBPyConnection
) -> Source:
    """The source in a file. Raises JourneyError ``cannot_read``, ``log_empty``, ``wrong_encoding``, ``header_twice``."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as problem:
        raise JourneyError("cannot_read", where, problem=problem.strerror or str(problem)) from problem
    if head.startswith(b"\x1f\x8b"):
        path = _unzipped(path, scratch, where)
        with path.open("rb") as file:
            head = file.read(_HEAD)
    if not head.strip():
        raise JourneyError("log_empty", where, read=0)
    if head.startswith(b"PAR1"):
        return _parquet(path, where, connection)
    if head.startswith(b"PK\x03\x04"):
        from journey.events.sheets import workbook

        return workbook(path, where, connection)
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        from journey.events.xes import xes

        return xes(path, where, connection)
    return _text(path, head, where, encoding, delimiter, scratch)


def _unzipped(path: Path, scratch: Path, where: str) -> Path:
    """What is in a gzip file, which may be as large as the disk allows: nothing is held in memory."""
    target = scratch / "unzipped"
    try:
        with gzip.open(path) as packed, target.open("wb") as out:
            while block := packed.read(_CHUNK):
                out.write(block)
    except (OSError, EOFError) as problem:
        raise JourneyError("cannot_read", where, problem=str(problem)) from problem
    return target


def _parquet(path: Path, where: str, connection: duckdb.DuckDBPyConnection) -> Source:
    rows = f"SELECT file_row_number + 1 AS __row, COLUMNS(* EXCLUDE (file_row_number))::VARCHAR FROM read_parquet({_literal(path)}, file_row_number = true)"
    return sampled("parquet", where, rows, connection)


def sampled(kind: str, where: str, rows: str, connection: duckdb.DuckDBPyConnection) -> Source:
    """A source whose columns DuckDB tells, with the sample it gives."""
    found = connection.execute(f"SELECT * EXCLUDE (__row) FROM ({rows}) LIMIT {SAMPLE}")
    headers = unique([column[0] for column in found.description], where)
    return Source(kind, headers, found.fetchall(), rows)


def _text(path: Path, head: bytes, where: str, encoding: str, delimiter: str, scratch: Path) -> Source:
    notes: tuple[Phrase, ...] = ()
    if not encoding:
        encoding, is_doubtful = encoding_of(head[: head.rfind(b"\n") + 1] or head)
        notes = (Phrase("events.notes.letters", {"encoding": encoding}),) if is_doubtful else ()
    path, encoding = _in_utf8(path, head, encoding, scratch, where)
    with path.open("r", encoding="utf-8-sig", errors="replace", newline="") as file:
        text = file.read(_HEAD)
    skip = 0
    if text.startswith("sep=") and (end := text.find("\n")) > 0:
        delimiter, text, skip = delimiter or text[4], text[end + 1 :], 1
    delimiter = delimiter or delimiter_of(text)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        first = next(lines)
        headers = unique([name.strip().lstrip("\ufeff") for name in first], where)
        sample = [row for row, _ in zip(lines, range(SAMPLE), strict=False) if row]
    except (csv.Error, StopIteration) as problem:
        raise JourneyError("log_unreadable", where, problem=str(problem)) from problem
    skip += lines_of(first, text)
    columns = ", ".join(f"{_name(header)}: 'VARCHAR'" for header in headers)
    rows = (
        f"SELECT row_number() OVER () AS __row, * FROM read_csv({_literal(path)}, columns = {{{columns}}}, header = false,"
        f" skip = {skip}, delim = '{delimiter}', quote = '\"', escape = '\"', auto_detect = false, store_rejects = true,"
        f" strict_mode = true, null_padding = false, max_line_size = {_LONGEST_LINE}, new_line = {_ending(text)})"
    )
    return Source("csv", headers, sample, rows, encoding, delimiter, notes, _ragged)


def lines_of(header: Sequence[str], text: str) -> int:
    """How many lines the header takes: a name may hold a line break."""
    return 1 + sum(name.count("\n") for name in header)


def _ending(text: str) -> str:
    return "'\\r\\n'" if "\r\n" in text else "'\\n'" if "\n" in text else "'\\r'"


def _in_utf8(path: Path, head: bytes, encoding: str, scratch: Path, where: str) -> tuple[Path, str]:
    """The file itself where it is valid UTF-8, else a copy in UTF-8: DuckDB reads nothing else."""
    codec = codec_of(head, encoding)
    try:
        decoder = codecs.getincrementaldecoder(codec)("strict")
    except LookupError:
        raise JourneyError("wrong_encoding", where, encoding=encoding) from None
    copies = encoding != "utf-8"
    target = scratch / "utf8.csv"
    try:
        with path.open("rb") as file, target.open("w", encoding="utf-8", newline="") as out:
            while block := file.read(_CHUNK):
                text = decoder.decode(block)
                if copies:
                    out.write(text)
            out.write(decoder.decode(b"", final=True) if copies else "")
    except UnicodeDecodeError:
        if encoding == "utf-8":  # valid where we looked, but not to its end
            return _in_utf8(path, head, "cp1252", scratch, where)
        raise JourneyError("wrong_encoding", where, encoding=encoding) from None
    return (target if copies else path), encoding


def _ragged(connection: duckdb.DuckDBPyConnection) -> list[Refused]:
    """Lines with too many or too few columns, or with quotes that do not close."""
    count = connection.execute("SELECT count(DISTINCT line) FROM reject_errors").fetchall()[0][0]
    if not count:
        return []
    examples = connection.execute(
        "SELECT line, left(any_value(csv_line), 80) FROM reject_errors GROUP BY 1 ORDER BY 1 LIMIT ?", [_REFUSED_SHOWN]
    ).fetchall()
    return [Refused("ragged", count, tuple(examples))]


def _name(header: str) -> str:
    return "'" + header.replace("'", "''") + "'"


def _literal(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
