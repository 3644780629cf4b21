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
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import available_timezones

import duckdb

from journey.errors import JourneyError
from journey.events.dates import ISO, MILLISECONDS, SECONDS, STYLES, Dates, dates_of
from journey.events.engine import Engine, first_line
from journey.events.log import EventLog, Refused, Understood
from journey.events.roles import DIRECTIONS, settled
from journey.events.sources import Source, opened
from journey.i18n import Phrase

MOST_MEMORY = "1200MB"  # of DuckDB; beyond it the disk is used
EXAMPLES = 5
EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
_DAY_SECONDS = 86_400
_WORD_ROLES = ("customer", "event", "channel", "stage")
_NUMBERS = ("value", "sentiment")


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


def read(path: str | Path, wishes: Wishes = Wishes(), name: str = "") -> EventLog:
    """The log in a file; ``name`` is what people call it. Raises JourneyError, in one sentence, for what cannot be read."""
    where = name or Path(path).name
    if wishes.timezone and wishes.timezone not in available_timezones():
        raise JourneyError("unknown_timezone", where, value=wishes.timezone)
    if wishes.dates and wishes.dates not in STYLES:
        raise JourneyError("unknown_dates", where, value=wishes.dates, allowed=", ".join(STYLES))
    scratch = tempfile.TemporaryDirectory(prefix="itinerario-log-")
    connection = _connected(scratch.name)
    try:
        source = opened(Path(path), where, wishes.encoding, wishes.delimiter, Path(scratch.name), connection)
        log = _settled(connection, source, wishes, where)
    except duckdb.Error as problem:
        connection.close()
        scratch.cleanup()
        raise JourneyError("log_unreadable", where, problem=first_line(problem)) from problem
    except BaseException:
        connection.close()
        scratch.cleanup()
        raise
    log.engine.scratch = scratch
    return log


def headers_of(path: str | Path, wishes: Wishes = Wishes(), name: str = "") -> tuple[str, ...]:
    """The columns of a file, also of one that cannot be read as a log yet. Raises as ``read`` does."""
    where = name or Path(path).name
    with tempfile.TemporaryDirectory(prefix="itinerario-log-") as scratch, _connected(scratch) as connection:
        return tuple(opened(Path(path), where, wishes.encoding, wishes.delimiter, Path(scratch), connection).headers)


def _connected(scratch: str) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:", config={"memory_limit": MOST_MEMORY, "temp_directory": scratch})
    for setting in ("autoinstall_known_extensions", "autoload_known_extensions"):
        connection.execute(f"SET {setting} = false")  # it would ask the network for them
    connection.execute("SET TimeZone = 'UTC'")
    return connection


def _settled(connection: duckdb.DuckDBPyConnection, source: Source, wishes: Wishes, where: str) -> EventLog:
    roles = settled(source.headers, source.sample, wishes.columns or {}, where)
    seen = {role: source.values(column) for role, column in roles.items()}
    dates = dates_of(seen["time"], wishes.dates)
    decimal = wishes.decimal or (decimal_of([*seen.get("value", ()), *seen.get("sentiment", ())]))
    salt = secrets.token_hex(16) if wishes.hashed else ""
    connection.execute(f"CREATE TABLE staged AS {_staging(source, roles, dates, decimal, wishes.timezone, salt)}")
    refused = [*source.refused(connection), *_refusals(connection)]
    read = connection.execute("SELECT count(*) FROM staged").fetchall()[0][0] + sum(
        each.count for each in refused if each.reason == "ragged"
    )
    understood = Understood(
        name=where, kind=source.kind, columns=roles, headers=tuple(source.headers), encoding=source.encoding, delimiter=source.delimiter,
        dates=dates.style, timezone="UTC" if dates.has_offset else wishes.timezone, decimal=decimal, read=read,
        refused=tuple(refused), notes=(*source.notes, *_notes(dates, roles)),
    )  # fmt: skip
    _order(connection, roles)
    events, customers, start, end = connection.execute(
        "SELECT count(*), count(DISTINCT customer), min(time), max(time) FROM steps"
    ).fetchall()[0]
    if not events:
        raise JourneyError("log_empty", where, read=read)
    return EventLog(Engine.within(connection), understood, events, customers, start, end, wishes.hashed)


def _staging(source: Source, roles: Mapping[str, str], dates: Dates, decimal: str, timezone: str, salt: str) -> str:
    """The rows with their types, and with the reason for which one is refused."""
    columns = {role: f"nullif(trim({quoted(column)}), '')" for role, column in roles.items()}
    customer = columns["customer"]
    if salt:
        columns["customer"] = f"left(sha256('{salt}' || {customer}), 12)"
    said = columns.pop("time")
    shown = ["__row AS row", *(f"{columns[role]} AS {role}" for role in _WORD_ROLES if role in columns)]
    if "direction" in columns:
        sides = " ".join(f"WHEN '{word}' THEN '{side}'" for word, side in DIRECTIONS.items())
        shown.append(f"CASE lower({columns['direction']}) {sides} END AS direction")
    for role in _NUMBERS:
        if role in columns:
            plain = f"replace(replace({columns[role]}, '.', ''), ',', '.')" if decimal == "," else columns[role]
            shown.append(f"try_cast({plain} AS DOUBLE) AS {role}")
    shown += [f"{said} AS said", f"{_time(said, dates, timezone)} AS time"]
    future = int(datetime.now(UTC).timestamp() + _DAY_SECONDS) * 1_000_000
    ancient = int(EARLIEST.timestamp()) * 1_000_000
    return f"""
        SELECT * REPLACE (CASE WHEN time IS NULL OR time < {ancient} OR time > {future} THEN said END AS said),
            CASE WHEN customer IS NULL THEN 'no_customer' WHEN event IS NULL THEN 'no_event'
            WHEN said IS NULL THEN 'no_time' WHEN time IS NULL THEN 'bad_time'
            WHEN time < {ancient} THEN 'ancient' WHEN time > {future} THEN 'future' END AS refused
        FROM (SELECT {", ".join(shown)} FROM ({source.rows}))"""


def _time(said: str, dates: Dates, timezone: str) -> str:
    """Microseconds since 1970 of a time as it was written."""
    if dates.style in (SECONDS, MILLISECONDS):
        return f"try_cast({said} AS BIGINT) * {1_000_000 if dates.style == SECONDS else 1_000}"
    if dates.style == ISO and dates.has_offset:
        return f"epoch_us(try_cast(replace({said}, ',', '.') AS TIMESTAMPTZ))"
    if dates.style == ISO:
        naive = f"try_cast(replace({said}, ',', '.') AS TIMESTAMP)"
    else:
        patterns = ", ".join(f"'{pattern}'" for pattern in dates.patterns or ("%d/%m/%Y",))
        naive = f"try_strptime({said}, [{patterns}])"
    return f"epoch_us(timezone('{timezone}', {naive}))" if timezone else f"epoch_us({naive})"


def _refusals(connection: duckdb.DuckDBPyConnection) -> list[Refused]:
    counted = connection.execute(
        "SELECT refused, count(*), min(row) FROM staged WHERE refused IS NOT NULL GROUP BY 1 ORDER BY 3"
    ).fetchall()
    return [
        Refused(reason, count, tuple(connection.execute(
            "SELECT row, coalesce(said, '') FROM staged WHERE refused = ? ORDER BY row LIMIT ?", [reason, EXAMPLES]
        ).fetchall()))
        for reason, count, _ in counted
    ]  # fmt: skip


def _order(connection: duckdb.DuckDBPyConnection, roles: Mapping[str, str]) -> None:
    """The table ``steps``: one word of an event is kept once, which saves a quarter of the memory."""
    kept = [role for role in ("channel", "stage", "direction", "value", "sentiment") if role in roles]
    connection.execute("CREATE TYPE event AS ENUM (SELECT DISTINCT event FROM staged WHERE refused IS NULL ORDER BY 1)")
    following = ", lead(channel) OVER journey AS next_channel" if "channel" in roles else ""
    connection.execute(f"""
        CREATE TABLE steps AS SELECT *, row_number() OVER journey AS position,
            lead(event) OVER journey AS next_event, lead(time) OVER journey AS next_time{following}
        FROM (SELECT customer, time, row, event::event AS event {"".join(f", {role}" for role in kept)}
              FROM staged WHERE refused IS NULL)
        WINDOW journey AS (PARTITION BY customer ORDER BY time, row)""")
    connection.execute("DROP TABLE staged")


def _notes(dates: Dates, roles: Mapping[str, str]) -> list[Phrase]:
    notes = [Phrase("events.notes.day_or_month")] if dates.is_doubtful else []
    return notes if "direction" in roles else [*notes, Phrase("events.notes.no_direction")]


def decimal_of(values: list[str]) -> str:
    """The decimal sign of numbers as they are written: a comma where one stands last, and no point after it."""
    commas = sum("," in value and value.rfind(",") > value.rfind(".") for value in values)
    points = sum("." in value and value.rfind(".") > value.rfind(",") for value in values)
    return "," if commas > points else "."


def quoted(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'
