"""What is in a file, whatever its suffix says: its columns, a look at its first rows, and how DuckDB reads all of them.

Everything is read as words; what a word means is judged afterwards, with the reason for which it is refused.
"""

import gzip
import shutil
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from journey.errors import JourneyError
from journey.events.log import Refused, first_line
from journey.events.roles import unique
from journey.events.watch import Watch
from journey.files.letters import is_text
from journey.i18n import Phrase

SAMPLE = 2_000  # rows looked at to find out how times and numbers are written
FIRST = 5  # rows that are shown to whoever says what the columns are
HEAD = 1_000_000  # bytes
MOST_UNZIPPED = 8_000  # MB
_CHUNK = 4_000_000
_KINDS = {b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"%PDF": "PDF", b"PK": "ZIP", b"GIF8": "GIF"}


def _none(connection: duckdb.DuckDBPyConnection) -> list[Refused]:
    return []


def _as_it_is(connection: duckdb.DuckDBPyConnection, row: int) -> int:
    return row


@dataclass(frozen=True, slots=True)
class Source:
    """``rows``: SQL that gives every column as words, in the order of the file. ``refused``: the
    rows it leaves out; ``number``: the number that one of its rows has when these are counted too. ``has_only_spaces``:
    no other blanks can stand around its words."""

    kind: str
    headers: Sequence[str]
    sample: Sequence[Sequence[str | None]]
    rows: str
    encoding: str = ""
    delimiter: str = ""
    notes: tuple[Phrase, ...] = ()
    refused: Callable[[duckdb.DuckDBPyConnection], list[Refused]] = _none
    number: Callable[[duckdb.DuckDBPyConnection, int], int] = _as_it_is
    has_only_spaces: bool = False

    @property
    def first(self) -> tuple[tuple[str, ...], ...]:
        """Some rows to look at."""
        return tuple(tuple(value or "" for value in row) for row in self.sample[:FIRST])

    def values(self, column: str) -> list[str]:
        """What the sample has in a column."""
        place = list(self.headers).index(column)
        return [value for row in self.sample if place < len(row) and (value := row[place])]

    def pairs(self, first: str, second: str) -> list[str]:
        """What the sample has in two columns together."""
        places = [list(self.headers).index(column) for column in (first, second)]
        rows = ([row[place] if place < len(row) else "" for place in places] for row in self.sample)
        return [" ".join(filter(None, pair)) for pair in rows if pair[0]]


def opened(
    path: Path,
    where: str,
    encoding: str,
    delimiter: str,
    scratch: Path,
    connection: duckdb.DuckDBPyConnection,
    watch: Watch,
) -> Source:
    """The source in a file; what is read here and not by the engine stops too when ``watch`` says so.

    Raises JourneyError ``cannot_read``, ``log_empty``, ``not_a_log``, ``gzip_damaged``, ``gzip_too_large``,
    ``parquet_damaged``, ``not_xes``, ``wrong_encoding``, ``log_unreadable`` or ``header_twice``.
    """
    head = _head(path, where)
    if head.startswith(b"\x1f\x8b"):
        path = _unzipped(path, scratch, where, watch)
        head = _head(path, where)
    if not head.strip():
        raise JourneyError("log_empty", where, read=0)
    if head.startswith(b"PAR1"):
        return _parquet(_without_wildcards(path, scratch), where, connection)
    if head.startswith(b"PK\x03\x04"):
        from journey.events.sheets import workbook

        return workbook(path, where, connection, watch)
    kind = next((kind for start, kind in _KINDS.items() if head.startswith(start)), "")
    if kind or not is_text(head):
        raise JourneyError("not_a_log", where, found=kind or Phrase("events.something_else"))
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        from journey.events.xes import xes

        return xes(path, where, connection, watch)
    from journey.events.delimited import delimited

    return delimited(_without_wildcards(path, scratch), head, where, encoding, delimiter, scratch)


def sampled(kind: str, where: str, rows: str, connection: duckdb.DuckDBPyConnection) -> Source:
    """A source whose columns DuckDB tells, with the sample it gives."""
    found = connection.execute(f"SELECT * FROM ({rows}) LIMIT {SAMPLE}")
    names = [column[0] for column in found.description]
    headers = unique(names, where)
    if headers != names:
        rows = f"SELECT * FROM ({rows}) AS named({', '.join(map(quoted, headers))})"
    return Source(kind, headers, found.fetchall(), rows)


def quoted(column: str) -> str:
    """The name of a column as SQL writes it."""
    return '"' + column.replace('"', '""') + '"'


def literal(text: str | Path) -> str:
    """Text as SQL writes it."""
    return "'" + str(text).replace("'", "''") + "'"


def struct(pairs: Mapping[str, str]) -> str:
    """Names and words as DuckDB's SQL writes them."""
    return "{" + ", ".join(f"{literal(name)}: {literal(value)}" for name, value in pairs.items()) + "}"


def _head(path: Path, where: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEAD)
    except (OSError, ValueError) as problem:
        said = problem.strerror if isinstance(problem, OSError) else None
        raise JourneyError("cannot_read", where, problem=said or str(problem)) from problem


def _unzipped(path: Path, scratch: Path, where: str, watch: Watch) -> Path:
    """What is in a gzip file, which may be large: nothing is held in memory."""
    target = scratch / "unzipped"
    left = MOST_UNZIPPED * 1_000_000
    try:
        with gzip.open(path) as packed, target.open("wb") as out:
            while block := packed.read(_CHUNK):
                watch.goes_on()
                left -= len(block)
                if left < 0:
                    raise JourneyError("gzip_too_large", where, limit=MOST_UNZIPPED)
                out.write(block)
    except (OSError, EOFError, zlib.error) as problem:
        raise JourneyError("gzip_damaged", where, problem=str(problem)) from problem
    return target


def _parquet(path: Path, where: str, connection: duckdb.DuckDBPyConnection) -> Source:
    rows = f"SELECT COLUMNS(*)::VARCHAR FROM read_parquet({literal(path)})"
    try:
        return sampled("parquet", where, rows, connection)
    except duckdb.Error as problem:
        said = first_line(problem).replace(str(path), where)
        raise JourneyError("parquet_damaged", where, problem=said) from problem


def _without_wildcards(path: Path, scratch: Path) -> Path:
    """DuckDB takes ``log[1].csv`` for a pattern; such a file is read under another name."""
    if not set("*?[") & set(str(path)):
        return path
    target = scratch / "renamed"
    shutil.copyfile(path, target)
    return target
