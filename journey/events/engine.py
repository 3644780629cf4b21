"""Where the events are and how questions reach them: Ibis over DuckDB in this process, or over an engine by its URL.

This is the only module that knows Ibis, with the analyses, whose questions are Ibis expressions over two tables:

events  customer, time, row, event; channel, direction, value, margin, sentiment, stage, segment where it has them
steps   the same, and of each customer in the order (time, row): position (from 1), next_event, next_time, and
        next_channel where there are channels

``time`` is whole microseconds since 1970 (UTC, or the log's own clock where it names no zone); ``row`` orders ties.
"""

from collections.abc import Callable, Hashable, Mapping
from contextlib import suppress
from errno import ENOENT
from itertools import groupby
from operator import itemgetter
from os import strerror
from pathlib import Path
from typing import Any

import ibis
from ibis.expr.types import Table

from journey.errors import JourneyError
from journey.events.asking import arrow, asked
from journey.events.dates import Dates
from journey.events.keeping import Keeper, beside
from journey.events.log import EXAMPLES, Refused, bounds, first_line, refused_rows
from journey.events.moments import dates_in, decimal_in, microseconds, number, ticks_of
from journey.events.ours import beside as beside_file
from journey.events.roles import DIRECTIONS, GREATEST, NUMBERS, ROLES, TIE
from journey.events.sources import FIRST

DIALECTS = ("duckdb", "postgres", "snowflake", "databricks")
_IN_A_FILE = ("duckdb", "sqlite")


class Engine:
    """An open engine with one log in it."""

    def __init__(self, backend: Any, events: Table, steps: Table, name: str) -> None:
        self.backend, self.events, self.steps, self.name = backend, events, steps, name
        self.scratch: Any = None  # the folder of a log that does not fit in memory
        self.told = events  # with the rows that are refused, and why
        self.dates = Dates("")  # how its words write a time
        self.timezone = ""  # of its times; empty where they name none
        self.is_ours = self.is_part = False  # and may hold tables of ours; of another, which closes
        self.words: tuple[str, ...] = ()  # of its events in their order, where each has a number
        self.keeper = Keeper(backend)
        self._found: dict[str, tuple[Hashable, Any]] = {}

    @classmethod
    def within(cls, connection: Any) -> "Engine":
        """DuckDB in this process, whose table ``steps`` is there already."""
        backend = ibis.duckdb.from_connection(connection)
        steps = backend.table("steps")
        engine = cls(backend, steps, steps, "duckdb")
        engine.is_ours = True
        if connection.execute("SELECT 1 FROM duckdb_types() WHERE type_name = 'events'").fetchall():
            engine.words = tuple(connection.execute("SELECT enum_range(NULL::events)").fetchall()[0][0])
        return engine

    @classmethod
    def by_url(cls, url: str, table: str, roles: Mapping[str, str], style: str = "") -> "Engine":
        """An engine that keeps the events itself; ``style``: of its times, where they are words.

        Raises JourneyError ``engine_unknown``, ``engine_down``, ``table_vanished``, ``unknown_column`` or
        ``engine_failed``.
        """
        backend, raw = _table(url, table)
        try:
            for column in roles.values():
                if column not in raw.columns:
                    raise JourneyError("unknown_column", table, value=column, allowed=", ".join(raw.columns))
            time = raw[roles["time"]]
            dates, usual = Dates(""), None
            if time.type().is_string():
                dates = dates_in(backend, raw, time, style)
            elif time.type().is_numeric():
                usual = asked(backend, raw.agg(time=time.cast("float64").median()))[0]["time"]
            numbers = [raw[roles[role]] for role in NUMBERS if role in roles]
            told = canonical(raw, roles, dates, ticks_of(usual, dates), decimal_in(backend, raw, numbers))
            engine = cls(backend, told, told, backend.name)
            engine.is_ours = backend.name == "duckdb"  # the memory beside the file that is read
            if time.type().is_string():  # else every question reads the words again, several times
                told = engine._written("told", told)
        except BaseException:
            backend.disconnect()
            raise
        engine.told, engine.dates = told.mutate(refused=_refusal(told)), dates
        engine.events = engine.told.filter(engine.told.refused.isnull()).drop("refused", "said")
        engine.steps = stepped(engine.events)
        is_absolute = time.type().is_numeric() or dates.is_absolute or getattr(time.type(), "timezone", None)
        engine.timezone = "UTC" if is_absolute else ""
        return engine

    def part(self, steps: Any) -> "Engine":
        """The same engine with some of the steps, kept at hand where we may. Raises JourneyError ``engine_failed``."""
        if self.is_ours:
            steps = self._written("part", steps)
        engine = Engine(self.backend, steps, steps, self.name)
        engine.timezone, engine.is_part, engine.is_ours, engine.words = self.timezone, True, self.is_ours, self.words
        return engine

    def once(self, what: str, terms: Hashable, find: Callable[[], Any]) -> Any:
        """What was found out about the log on some terms; found out anew on others."""
        if what not in self._found or self._found[what][0] != terms:
            self._found[what] = (terms, find())
        return self._found[what][1]

    def kept(self, name: str, terms: Hashable, make: Callable[[], Any]) -> Any:
        """A table made of the steps on some terms, kept at hand where we may. Raises JourneyError ``engine_failed``."""
        within = f"{name}_of_part" if self.is_part else name
        return self.once(name, terms, lambda: self._written(within, make()))

    def _written(self, name: str, table: Any) -> Any:
        if not self.is_ours:
            return self.keeper.keep(name, table, self.sql(table))
        try:
            self.backend.con.execute(f"CREATE OR REPLACE TABLE {name} AS {self.sql(table)}")
            return self.backend.table(name)
        except Exception as problem:
            raise JourneyError("engine_failed", self.name, problem=first_line(problem)) from problem

    def beside(self, rows: Mapping[str, list[Any]]) -> Any:
        """A small table to join; None where the engine is not ours, and may not be written to."""
        if not self.is_ours:
            return None
        return beside(self.backend, ibis.memtable(dict(rows)).to_pyarrow(), repr(sorted(rows.items())))

    def facts(self) -> dict[str, int]:
        """How many events and customers there are, and the first and the last time."""
        time = self.events.time
        facts = {"events": self.events.count(), "customers": self.events.customer.nunique()}
        return self.rows(self.events.agg(**facts, start=time.min(), end=time.max()))[0]

    def refusals(self) -> tuple[Refused, ...]:
        """The rows of an engine's table that are refused, by reason; asked all at once, for its times may take long to
        read."""
        told = self.told.filter(self.told.refused.notnull())
        each = ibis.window(group_by=told.refused, order_by=[told[TIE], told.said])
        told = told.mutate(place=ibis.row_number().over(each), rows=told.count().over(group_by=told.refused))
        told = told.filter(told.place < EXAMPLES).select("refused", "rows", "place", TIE, "said")
        found = self.rows(told.order_by(["refused", "place"]))
        return tuple(refused_rows(reason, list(rows), TIE) for reason, rows in groupby(found, itemgetter("refused")))

    def rows(self, question: Any) -> list[dict[str, Any]]:
        """The answer to an expression, as plain values. Raises JourneyError ``engine_failed``."""
        return asked(self.backend, question)

    def columns(self, question: Any) -> dict[str, Any]:
        """The answer by column, of numbers as an array: for answers of many rows. Raises as ``rows``."""
        answer = arrow(self.backend, question)
        return {name: answer[name].to_numpy() for name in answer.column_names}

    def sql(self, question: Any, dialect: str = "") -> str:
        """The question as SQL, of this engine or of another (``DIALECTS``)."""
        return str(ibis.to_sql(question, dialect=dialect or self.name))

    def has(self, role: str) -> bool:
        return role in self.events.columns

    def close(self) -> None:
        if self.is_part:
            return
        self.backend.disconnect()
        if self.scratch is not None:
            self.scratch.cleanup()


def first_rows(url: str, table: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The columns of an engine's table, and some rows in its words where it tells any. Raises as ``Engine.by_url``."""
    backend, raw = _table(url, table)
    names, rows = tuple(raw.columns), []
    with suppress(JourneyError):
        rows = asked(backend, raw.select(**{name: raw[name].cast("string") for name in names}).limit(FIRST))
    backend.disconnect()
    return names, tuple(tuple(row[name] or "" for name in names) for row in rows)


def _table(url: str, table: str) -> tuple[Any, Table]:
    kind, _, rest = url.partition("://")
    if "://" not in url:  # Ibis would take it for a file
        raise JourneyError("engine_unknown", value=url.partition(":")[0])
    path, _, settings = rest.partition("?")
    if kind in _IN_A_FILE and not Path(path).is_file():
        raise JourneyError("engine_down", kind, problem=strerror(ENOENT))  # opening it would make an empty one
    *schema, name = table.split(".")
    place: str | tuple[str, str] | None = ".".join(schema) or None
    try:
        if kind == "duckdb":
            backend, place = _reading(path, settings, schema)
        else:
            backend = ibis.connect(url)
    except (ImportError, AttributeError, ValueError) as problem:
        raise JourneyError("engine_unknown", value=kind) from problem
    except Exception as problem:
        raise JourneyError("engine_down", kind, problem=first_line(problem)) from problem
    try:
        return backend, backend.table(name, database=place)
    except Exception as problem:
        backend.disconnect()
        raise JourneyError("table_vanished", table, problem=first_line(problem)) from problem


def _reading(path: str, settings: str, schema: list[str]) -> tuple[Any, tuple[str, str]]:
    """A file of DuckDB, which we only read, and where in it a table of this schema is."""
    connection, file = beside_file(Path(path), settings)
    *other, place = schema or ["main"]
    return ibis.duckdb.from_connection(connection), (".".join(other) or file, place)


def canonical(raw: Table, roles: Mapping[str, str], dates: Dates, ticks: int, decimal: str) -> Table:
    """The columns of an engine's table under the names of their roles, and what its times ``said``."""
    columns: dict[str, Any] = {"said": raw[roles["time"]].cast("string").strip().nullif("")}
    for role in ROLES:
        if role not in roles:
            continue
        column = raw[roles[role]]
        if role == "time":
            columns[role] = microseconds(column, dates, ticks)
        elif role in NUMBERS:
            meant = number(column, decimal)
            columns[role] = (meant.abs() <= GREATEST).ifelse(meant, None)  # nor what is no number at all
        else:
            columns[role] = (column.cast("string") + "").strip().nullif("")  # enums too
    if "direction" in columns:
        columns["direction"] = columns["direction"].lower().cases(*DIRECTIONS.items())
    columns[TIE] = raw[roles[TIE]] if TIE in roles else ibis.literal(0)
    return raw.select(**columns)


def _refusal(told: Table) -> Any:
    """The first reason for which a row is refused, or null; as for the rows of a file."""
    earliest, latest = bounds()
    lacks = {"customer": "no_customer", "event": "no_event", "said": "no_time", "time": "bad_time"}
    reasons = [(told[column].isnull(), reason) for column, reason in lacks.items()]
    return ibis.cases(*reasons, (told.time < earliest, "ancient"), (told.time > latest, "future"))


def stepped(events: Table) -> Table:
    """Every event with its place in its customer's journey, and with what came next."""
    order = ibis.window(group_by=events.customer, order_by=[events.time, events.row])
    following: dict[str, Any] = {
        "position": ibis.row_number().over(order) + 1,
        "next_event": events.event.lead().over(order),
        "next_time": events.time.lead().over(order),
    }
    if "channel" in events.columns:
        following["next_channel"] = events.channel.lead().over(order)
    return events.mutate(**following)


def unbound(roles: tuple[str, ...] = ROLES) -> tuple[Table, Table]:
    """The two tables of a log that is nowhere yet, to compile questions for any engine."""
    kinds = {"time": "int64"} | dict.fromkeys(NUMBERS, "float64")
    columns = {role: kinds.get(role, "string") for role in roles} | {TIE: "int64"}
    events = ibis.table(columns, name="events")
    return events, stepped(events)
