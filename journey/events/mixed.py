"""Whether the times of one column are written in more ways than one: how many in each, with an example.

Rows of another way than that of most are refused, and of days and months some are misread without a trace: 03/04/2026
may be of either. The patterns are such as Python, DuckDB and PostgreSQL read alike, of words in small letters.
"""

from collections.abc import Mapping
from typing import Any

import duckdb

from journey.errors import shown
from journey.events.asking import asked
from journey.events.dates import DAY_FIRST, ISO, MILLISECONDS, MONTH_FIRST, NAMED, SECONDS
from journey.i18n import Phrase

EITHER = "either"  # the day may come first, and the month too
_SIGN, _REST = "[/.-]", r"[/.-](\d{4}|\d{2})(\D|$)"
_MONTH, _DAY = "(0?[1-9]|1[0-2])", r"(0?[1-9]|[12]\d|3[01])"
_TOO_LATE = (  # days that are no month, with the months that have them
    (r"(1[3-9]|2\d)", _MONTH),
    ("30", "(0?[13-9]|1[0-2])"),
    ("31", "(0?[13578]|1[02])"),
)
_NAMES = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|gen|mag|giu|lug|ago|set|ott|dic)"
WAYS = {
    ISO: rf"^\d{{4}}[/-]{_MONTH}[/-]{_DAY}(\D|$)",
    DAY_FIRST: f"^({'|'.join(f'{day}{_SIGN}{month}' for day, month in _TOO_LATE)}){_REST}",
    MONTH_FIRST: f"^({'|'.join(f'{month}{_SIGN}{day}' for day, month in _TOO_LATE)}){_REST}",
    NAMED: rf"^([a-zì]+[.,]* +)?(\d{{1,2}}[^0-9a-z]*)?{_NAMES}[a-z]*[^0-9a-z]+\d",
    SECONDS: r"^1?\d{9}([.,]\d+)?$",
    MILLISECONDS: r"^1?\d{12}([.,]\d+)?$",
    EITHER: f"^{_MONTH}{_SIGN}{_MONTH}{_REST}",
}
_WITH_STROKES = (DAY_FIRST, MONTH_FIRST)


def mixed_in(connection: duckdb.DuckDBPyConnection, staged: str, words: str, style: str) -> Phrase | None:
    """What is wrong with a column read in this style. ``words``: a table of all that it ``said``, which is looked at
    only where a time of ``staged`` that was refused is written in another way."""
    if not _asked(connection, f"{staged} WHERE refused = 'bad_time'", _others(style)):
        return None
    return mixed(_asked(connection, words, tuple(WAYS)), style)


def mixed_table(backend: Any, told: Any, style: str) -> Phrase | None:
    """The same of an engine's table, whose rows say why they are ``refused``. Raises JourneyError ``engine_failed``."""
    unread = told.filter(told.refused == "bad_time")
    return mixed(_counted(backend, told), style) if _counted(backend, unread, _others(style)) else None


def mixed(counted: Mapping[str, tuple[int, str]], style: str) -> Phrase | None:
    """The same, by how many times are written in each way, with one of these."""
    if not any(way in counted for way in _others(style)):
        return None
    ways = [Phrase(f"events.ways.{way}", {"n": n, "example": shown(said)}) for way, (n, said) in counted.items()]
    return Phrase("events.mixed", {"ways": ways, "style": Phrase(f"log_page.styles.{style}")})


def _others(style: str) -> tuple[str, ...]:
    """The ways in which a column of this style is not written."""
    own = (style, EITHER) if style in _WITH_STROKES else (style,)
    return tuple(way for way in WAYS if way not in own)


def _asked(connection: duckdb.DuckDBPyConnection, table: str, ways: tuple[str, ...]) -> dict[str, tuple[int, str]]:
    """How many times of a table are written in each of these ways, with the first of them in the alphabet."""
    each = [f"FILTER (regexp_matches(lower(said), '{WAYS[way]}'))" for way in ways]
    asked = ", ".join(f"count(*) {those}, min(said) {those}" for those in each)
    found = connection.execute(f"SELECT {asked} FROM {table}").fetchall()[0]
    return {way: (n, said) for way, n, said in zip(ways, found[::2], found[1::2], strict=True) if n}


def _counted(backend: Any, told: Any, ways: tuple[str, ...] = tuple(WAYS)) -> dict[str, tuple[int, str]]:
    """The same of an expression."""
    here = {way: told.said.lower().re_search(WAYS[way]) for way in ways}
    counts = {f"n_{way}": told.count(where=those) for way, those in here.items()}
    firsts = {f"first_{way}": told.said.min(where=those) for way, those in here.items()}
    found = asked(backend, told.agg(**counts, **firsts))[0]
    return {way: (found[f"n_{way}"], found[f"first_{way}"]) for way in ways if found[f"n_{way}"]}
