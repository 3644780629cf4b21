"""From a file to a log: DuckDB reads it, all of it as words; each row is judged, and the good ones go on.

```
file -> what is in it? -> words, row by row -> staged: typed, with the reason of those refused -> steps, in order
```
Nothing is fetched, nothing is kept beyond this process; what does not fit in memory goes to a folder of its own that is
removed with the log.
"""

import secrets
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import available_timezones

import duckdb

from journey.errors import JourneyError
from journey.events.dates import DAY, MOST_DAYS, STYLES, Dates, changed_hour, dates_of, microseconds
from journey.events.engine import Engine
from journey.events.log import EXAMPLES, EventLog, Refused, Understood, bounds, first_line, unusable
from journey.events.mixed import mixed_in
from journey.events.moments import decimal_of
from journey.events.ours import connected
from journey.events.roles import CLOCK, DIRECTIONS, GREATEST, NUMBERS, TIE, guess, settled
from journey.events.sources import Source, opened, quoted
from journey.events.watch import Watch
from journey.i18n import Phrase

_WORDS = ("channel", "stage", "segment")
_NUMBER = r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?"
_BLANKS = "' ' || chr(9) || chr(10) || chr(13) || chr(160)"
_MOST_WORDS = 10_000
_STEPS = 3  # opened, read, put in order


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody says about a file; what is left empty is found out. ``hashed``: customers are known by a code."""

    columns: Mapping[str, str] | None = None
    encoding: str = ""
    delimiter: str = ""
    dates: str = ""
    decimal: str = ""
    timezone: str = ""
    hashed: bool = False


def read(path: str | Path, wishes: Wishes = Wishes(), name: str = "", watch: Watch | None = None) -> EventLog:
    """The log in a file; ``name`` is what people call it.

    Raises JourneyError, in one sentence, for what cannot be read: ``unknown_timezone``, ``unknown_dates``, what
    ``sources.opened`` and ``roles.settled`` raise, ``log_unreadable``, ``log_stopped`` by ``watch``, or what
    ``log.unusable`` says.
    """
    watch = watch or Watch()
    where = name or Path(path).name
    if wishes.timezone and wishes.timezone not in available_timezones():
        raise JourneyError("unknown_timezone", where, value=wishes.timezone)
    if wishes.dates and wishes.dates not in STYLES:
        raise JourneyError("unknown_dates", where, value=wishes.dates, allowed=", ".join(STYLES))
    with ExitStack() as undoing:
        scratch = tempfile.TemporaryDirectory(prefix="itinerario-log-")
        undoing.callback(scratch.cleanup)
        connection = _connected(scratch.name)
        undoing.callback(connection.close)
        try:
            watch.begins(connection, 0, _STEPS)
            source = opened(Path(path), where, wishes.encoding, wishes.delimiter, Path(scratch.name), connection, watch)
            log = _settled(connection, source, wishes, where, watch)
        except duckdb.InterruptException as stopped:
            raise JourneyError("log_stopped", where) from stopped
        except duckdb.Error as problem:
            said = first_line(problem).replace(scratch.name, "")
            raise JourneyError("log_unreadable", where, problem=said) from problem
        log.engine.scratch = scratch
        undoing.pop_all()
    return log


def looked_at(path: str | Path, wishes: Wishes = Wishes(), name: str = "") -> Understood:
    """What a file looks like that cannot be read as a log yet: its columns, what they may be, and its first rows.

    Raises as ``read`` does."""
    where = name or Path(path).name
    with tempfile.TemporaryDirectory(prefix="itinerario-log-") as scratch, _connected(scratch) as connection:
        folder = Path(scratch)
        source = opened(Path(path), where, wishes.encoding, wishes.delimiter, folder, connection, Watch())
        said = wishes.columns or {}
        columns = {**guess(source.headers, source.sample, said.values()), **said}
        return Understood(where, source.kind, columns, tuple(source.headers), source.first)


def _connected(scratch: str) -> duckdb.DuckDBPyConnection:
    connection = connected(scratch)
    for setting in ("autoinstall_known_extensions", "autoload_known_extensions"):
        connection.execute(f"SET {setting} = false")  # it would ask the network for them
    return connection


def _settled(
    connection: duckdb.DuckDBPyConnection, source: Source, wishes: Wishes, where: str, watch: Watch
) -> EventLog:
    roles = settled(source.headers, source.sample, wishes.columns or {}, where)
    seen = {role: source.values(column) for role, column in roles.items()}
    if CLOCK in roles:
        seen["time"] = source.pairs(roles["time"], roles[CLOCK])
    dates = dates_of(seen["time"], wishes.dates)
    if dates.is_doubtful:
        dates = dates_of([*seen["time"], *_days(connection, source, roles["time"])])
    decimal = wishes.decimal or (decimal_of([value for role in NUMBERS for value in seen.get(role, ())]))
    salt = secrets.token_hex(16) if wishes.hashed else ""
    watch.begins(connection, 1, _STEPS)
    connection.execute(f"CREATE TABLE staged AS {_staging(source, roles, dates, decimal, wishes.timezone, salt)}")
    left_out = source.refused(connection)
    if wishes.hashed:  # what a row says that could not be read may be who the customer is
        left_out = [replace(each, examples=tuple((row, "") for row, _ in each.examples)) for each in left_out]
    refused = [*left_out, *_refusals(connection, source)]
    read = _count(connection, "staged") + sum(each.count for each in left_out)
    understood = Understood(
        name=where, kind=source.kind, columns=roles, headers=tuple(source.headers), first=source.first,
        encoding=source.encoding, delimiter=source.delimiter, dates=dates.style, decimal=decimal, read=read,
        timezone="UTC" if wishes.timezone or dates.is_absolute else "",
        refused=tuple(refused), mixed=mixed_in(connection, "staged", _words(source, roles["time"]), dates.style),
        notes=(*source.notes, *_changed_hours(connection, wishes.timezone), *_notes(dates, roles)),
    )  # fmt: skip
    watch.begins(connection, 2, _STEPS)
    _order(connection, roles)
    events, customers, start, end = connection.execute(
        "SELECT count(*), count(*) FILTER (position = 1), min(time), max(time) FROM steps"
    ).fetchall()[0]
    if not events:
        raise unusable(understood)
    return EventLog(Engine.within(connection), understood, events, customers, start, end, wishes.hashed)


def _days(connection: duckdb.DuckDBPyConnection, source: Source, column: str) -> list[str]:
    """The different days of the whole log: its beginning may lie within the first twelve days of a month."""
    found = connection.execute(
        f"SELECT DISTINCT regexp_extract(trim({quoted(column)}), '{DAY}') AS day FROM ({source.rows})"
        f" WHERE day <> '' ORDER BY day LIMIT {MOST_DAYS}"
    )
    return [day for (day,) in found.fetchall()]


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])


def _staging(source: Source, roles: Mapping[str, str], dates: Dates, decimal: str, timezone: str, salt: str) -> str:
    """The rows with their types, and with the reason for which one is refused."""
    words = {role: _bare(quoted(column), source.has_only_spaces) for role, column in roles.items()}
    words["said"] = words.pop("time")
    if CLOCK in words:
        words["said"] = (
            f"CASE WHEN {words['said']} IS NOT NULL THEN concat_ws(' ', {words['said']}, {words.pop(CLOCK)}) END"
        )
    if TIE in words:
        words["tie"] = words.pop(TIE)
    if salt:
        words["customer"] = f"left(sha256('{salt}' || {words['customer']}), 16)"
    sides = " ".join(f"WHEN '{word}' THEN '{side}'" for word, side in DIRECTIONS.items())
    meant = {"direction": f"CASE lower(direction) {sides} END"} | {role: _number(role, decimal) for role in NUMBERS}
    replaced = ", ".join(f"{meaning} AS {role}" for role, meaning in meant.items() if role in roles)
    earliest, latest = bounds()
    return f"""
        SELECT * REPLACE (CASE WHEN time IS NULL OR time < {earliest} OR time > {latest} THEN said END AS said),
            CASE WHEN customer IS NULL THEN 'no_customer' WHEN event IS NULL THEN 'no_event'
            WHEN said IS NULL THEN 'no_time' WHEN time IS NULL THEN 'bad_time'
            WHEN time < {earliest} THEN 'ancient' WHEN time > {latest} THEN 'future' END AS refused
        FROM (SELECT * {f"REPLACE ({replaced})" if replaced else ""}, {microseconds("said", dates, timezone)} AS time,
                     {changed_hour("said", dates, timezone) or "NULL"} AS changed_hour
              FROM (SELECT {", ".join(f"{word} AS {role}" for role, word in words.items())}
                    FROM ({source.rows})))"""


def _words(source: Source, column: str) -> str:
    """SQL: what a column ``said``, all of it."""
    return f"(SELECT {_bare(quoted(column), source.has_only_spaces)} AS said FROM ({source.rows}))"


def _bare(word: str, has_only_spaces: bool) -> str:
    """A word without the blanks around it, null where nothing is left. Most have none, and stay as they are."""
    if not has_only_spaces:
        return f"nullif(trim({word}, {_BLANKS}), '')"
    return f"CASE WHEN {word} < '!' OR ends_with({word}, ' ') THEN nullif(trim({word}), '') ELSE {word} END"


def _number(said: str, decimal: str) -> str:
    """A number as people write it: with a currency, with signs between thousands; null where it is none."""
    other = "." if decimal == "," else ","
    plain = (
        f"replace(replace(regexp_replace({said}, '[\\s\u00a0\u202f€$£]', '', 'g'), '{other}', ''), '{decimal}', '.')"
    )
    number = f"try_cast({plain} AS DOUBLE)"
    return f"CASE WHEN regexp_full_match({plain}, '{_NUMBER}') AND abs({number}) <= {GREATEST:.0e} THEN {number} END"


def _refusals(connection: duckdb.DuckDBPyConnection, source: Source) -> list[Refused]:
    counted = connection.execute(
        "SELECT refused, count(*), min(rowid) FROM staged WHERE refused IS NOT NULL GROUP BY 1 ORDER BY 3"
    ).fetchall()
    return [Refused(reason, count, _examples(connection, source, reason)) for reason, count, _ in counted]


def _examples(connection: duckdb.DuckDBPyConnection, source: Source, reason: str) -> tuple[tuple[int, str], ...]:
    found = connection.execute(
        "SELECT rowid + 1, coalesce(said, '') FROM staged WHERE refused = ? ORDER BY rowid LIMIT ?", [reason, EXAMPLES]
    ).fetchall()
    return tuple((source.number(connection, row), said) for row, said in found)


def _order(connection: duckdb.DuckDBPyConnection, roles: Mapping[str, str]) -> None:
    """The table ``steps``. Words that stand again and again are kept once each, which is smaller and sorts faster; of
    many, a column that was taken for the event's name by mistake, it would take minutes."""
    kept = [role for role in ("channel", "stage", "segment", "direction", *NUMBERS) if role in roles]
    kinds = {role: _kind(connection, role) for role in ("event", *_WORDS) if role in roles}
    columns = "".join(f", {role}::{kinds[role]} AS {role}" if role in kinds else f", {role}" for role in kept)
    following = ", lead(channel) OVER journey AS next_channel" if "channel" in roles else ""
    row = (
        "row_number() OVER (ORDER BY try_cast(tie AS HUGEINT), tie, rowid) AS row"
        if TIE in roles
        else "rowid + 1 AS row"
    )
    connection.execute(f"""
        CREATE TABLE steps AS SELECT *, row_number() OVER journey AS position,
            lead(event) OVER journey AS next_event, lead(time) OVER journey AS next_time{following}
        FROM (SELECT customer, time, {row}, event::{kinds["event"]} AS event{columns}
              FROM staged WHERE refused IS NULL)
        WINDOW journey AS (PARTITION BY customer ORDER BY time, row)""")
    connection.execute("DROP TABLE staged")


def _kind(connection: duckdb.DuckDBPyConnection, role: str) -> str:
    """The type that keeps the words of a column: one made for them where they are few."""
    words = f"SELECT DISTINCT {role} FROM staged WHERE refused IS NULL AND {role} IS NOT NULL ORDER BY 1"
    connection.execute(f"CREATE TABLE words AS {words} LIMIT {_MOST_WORDS + 1}")
    few = 0 < _count(connection, "words") <= _MOST_WORDS
    if few:
        connection.execute(f"CREATE TYPE {role}s AS ENUM (SELECT {role} FROM words)")
    connection.execute("DROP TABLE words")
    return f"{role}s" if few else "VARCHAR"


def _changed_hours(connection: duckdb.DuckDBPyConnection, timezone: str) -> list[Phrase]:
    """How many rows say a time in an hour that the clocks of their zone leave out or repeat."""
    if not timezone:
        return []
    counted = connection.execute(
        "SELECT changed_hour, count(*) FROM staged WHERE refused IS NULL AND changed_hour <> '' GROUP BY 1 ORDER BY 1"
    ).fetchall()
    return [Phrase(f"events.notes.hour_{hour}", {"n": count, "zone": timezone}) for hour, count in counted]


def _notes(dates: Dates, roles: Mapping[str, str]) -> list[Phrase]:
    notes = [Phrase("events.notes.day_or_month")] if dates.is_doubtful else []
    return notes if "direction" in roles else [*notes, Phrase("events.notes.no_direction")]
