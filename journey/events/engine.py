"""Where the events are and how questions reach them: Ibis over DuckDB in this process, or over an engine by its URL.

This is the only module that knows Ibis, with the analyses, whose questions are Ibis expressions over two tables:

events  customer, time, row, event; channel, direction, value, sentiment, stage where the log has them
steps   the same, and of each customer in the order (time, row): position (from 1), next_event, next_time, and
        next_channel where there are channels

``time`` is whole microseconds since 1970 (UTC, or the log's own clock where it names no zone); ``row`` orders ties.
"""

from collections.abc import Mapping
from typing import Any

import ibis
from ibis.expr.types import Table

from journey.errors import JourneyError
from journey.events.roles import NEEDED, ROLES, TIE

DIALECTS = ("duckdb", "postgres", "snowflake", "databricks")
MICROSECONDS = 1_000_000


class Engine:
    """An open engine with one log in it."""

    def __init__(self, backend: Any, events: Table, steps: Table, name: str) -> None:
        self.backend, self.events, self.steps, self.name = backend, events, steps, name
        self.scratch: Any = None  # the folder of a log that does not fit in memory

    @classmethod
    def within(cls, connection: Any) -> "Engine":
        """DuckDB in this process, whose table ``steps`` is there already."""
        backend = ibis.duckdb.from_connection(connection)
        steps = backend.table("steps")
        return cls(backend, steps, steps, "duckdb")

    @classmethod
    def by_url(cls, url: str, table: str, roles: Mapping[str, str]) -> "Engine":
        """An engine that keeps the events itself. Raises JourneyError ``engine_unknown``, ``engine_down``,
        ``table_vanished`` or ``unknown_column``."""
        backend, raw = _table(url, table)
        events = canonical(raw, roles, table)
        return cls(backend, events, stepped(events), backend.name)

    def facts(self) -> dict[str, int]:
        """How many events and customers there are, and the first and the last time."""
        events = self.events
        return self.rows(
            events.agg(
                events=events.count(),
                customers=events.customer.nunique(),
                start=events.time.min(),
                end=events.time.max(),
            )
        )[0]

    def rows(self, question: Any) -> list[dict[str, Any]]:
        """The answer to an expression, as plain values. Raises JourneyError ``engine_failed``."""
        try:
            answer = self.backend.to_pyarrow(question)
        except Exception as problem:
            raise JourneyError("engine_failed", self.name, problem=first_line(problem)) from problem
        rows: list[dict[str, Any]] = answer.to_pylist()
        return rows

    def has(self, role: str) -> bool:
        return role in self.events.columns

    def sql(self, question: Any, dialect: str = "") -> str:
        """The question as SQL, of this engine or of another (``DIALECTS``)."""
        return str(ibis.to_sql(question, dialect=dialect or self.name))

    def close(self) -> None:
        self.backend.disconnect()
        if self.scratch is not None:
            self.scratch.cleanup()


def column_names(url: str, table: str) -> tuple[str, ...]:
    """The columns of an engine's table. Raises as ``Engine.by_url``."""
    backend, raw = _table(url, table)
    backend.disconnect()
    return tuple(raw.columns)


def _table(url: str, table: str) -> tuple[Any, Table]:
    kind = url.partition(":")[0]
    try:
        backend = ibis.connect(url)
    except (ImportError, AttributeError, ValueError) as problem:
        raise JourneyError("engine_unknown", value=kind) from problem
    except Exception as problem:
        raise JourneyError("engine_down", kind, problem=first_line(problem)) from problem
    *schema, name = table.split(".")
    try:
        return backend, backend.table(name, database=".".join(schema) or None)
    except Exception as problem:
        raise JourneyError("table_vanished", table, problem=first_line(problem)) from problem


def canonical(raw: Table, roles: Mapping[str, str], where: str) -> Table:
    """The columns of an engine's table under the names of their roles. Raises JourneyError ``unknown_column``."""
    for column in roles.values():
        if column not in raw.columns:
            raise JourneyError("unknown_column", where, value=column, allowed=", ".join(raw.columns))
    time = raw[roles["time"]]
    columns: dict[str, Any] = {role: raw[roles[role]] for role in ROLES if role in roles and role != "time"}
    columns["customer"] = columns["customer"].cast("string")
    columns["event"] = columns["event"].cast("string")
    columns["time"] = time if time.type().is_integer() else time.cast("timestamp").epoch_seconds() * MICROSECONDS
    columns[TIE] = raw[roles[TIE]] if TIE in roles else ibis.literal(0)
    events = raw.select(**columns)
    return events.filter([events[role].notnull() for role in NEEDED])


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
    kinds = {"time": "int64", "value": "float64", "sentiment": "float64"}
    columns = {role: kinds.get(role, "string") for role in roles} | {TIE: "int64"}
    events = ibis.table(columns, name="events")
    return events, stepped(events)


def first_line(problem: Exception) -> str:
    return str(problem).strip().splitlines()[0] if str(problem).strip() else type(problem).__name__
