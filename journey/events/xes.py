"""XES, the standard for logs of processes (IEEE 1849): a trace is a customer, its events are in the file's order."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

import duckdb
import pandas as pd
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from journey.errors import JourneyError
from journey.events.sources import Source, quoted, sampled
from journey.events.watch import Watch
from journey.i18n import Phrase

_BATCH = 50_000
_TRACE = "case:"
_NAME, _INSTANCE, _LIFECYCLE = "concept:name", "concept:instance", "lifecycle:transition"
_SIMPLE = ("string", "date", "int", "float", "boolean", "id")


def xes(path: Path, where: str, connection: duckdb.DuckDBPyConnection, watch: Watch) -> Source:
    """The events with their own attributes and those of their trace, whose names begin with ``case:``.

    An activity whose start and completion the log has is one event, its completion; that is noted.
    Raises JourneyError ``not_xes``.
    """
    made, started = False, Counter[str]()
    try:
        for batch in _batches(path, started, watch):
            connection.register("batch", pd.DataFrame(batch, dtype="str"))
            if not made:
                connection.execute("CREATE TABLE xes AS SELECT * FROM batch LIMIT 0")
                made = True
            known = {column[0] for column in connection.execute("DESCRIBE xes").fetchall()}
            for column in {name: None for event in batch for name in event if name not in known}:
                connection.execute(f"ALTER TABLE xes ADD COLUMN {quoted(column)} VARCHAR")
            connection.execute("INSERT INTO xes BY NAME SELECT * FROM batch")
            connection.unregister("batch")
    except DefusedXmlException as problem:
        raise JourneyError("not_xes", where, problem=Phrase("problems.entities")) from problem
    except (ParseError, ValueError, LookupError) as problem:  # the last: letters of a kind that nobody knows
        raise JourneyError("not_xes", where, problem=str(problem)) from problem
    if not made:
        raise JourneyError("not_xes", where, problem=Phrase("problems.no_events"))
    source = sampled("xes", where, "SELECT * FROM xes", connection)
    notes = [Phrase("events.notes.started", {"n": started["completed"]})] if started["completed"] else []
    return replace(source, notes=(*source.notes, *notes))


def _batches(path: Path, started: Counter[str], watch: Watch) -> Iterator[list[dict[str, str]]]:
    batch: list[dict[str, str]] = []
    for event in _events(path, started, watch):
        batch.append(event)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _events(path: Path, started: Counter[str], watch: Watch) -> Iterator[dict[str, str]]:
    spelt: dict[str, str] = {}  # ``Amount`` and ``amount`` are one column, as everywhere in SQL
    with path.open("rb") as file:
        trunk: list[Element] = []
        for happened, element in iterparse(file, events=("start", "end")):
            if happened == "start":
                trunk.append(element)
                continue
            trunk.pop()
            if _tag(element) != "trace":
                continue
            watch.goes_on()
            own = {_TRACE + key: value for key, value in _attributes(element)}
            events = [dict(_attributes(event)) for event in element if _tag(event) == "event"]
            completed = _completed(events)
            started["completed"] += len(completed)
            for place, event in enumerate(events):
                if place not in completed:
                    told = {**own, **event}
                    yield {spelt.setdefault(key.casefold(), key): value for key, value in told.items()}
            if trunk:
                trunk[-1].clear()  # what was read is not kept


def _completed(events: Sequence[dict[str, str]]) -> set[int]:
    """The places of the starts in a trace that a completion of the same activity follows: the first started is the
    first completed, where no instance tells them apart."""
    waiting: dict[tuple[str | None, str | None], list[int]] = defaultdict(list)
    found: set[int] = set()
    for place, event in enumerate(events):
        activity = event.get(_NAME), event.get(_INSTANCE)
        transition = event.get(_LIFECYCLE, "").casefold()
        if transition == "start":
            waiting[activity].append(place)
        elif transition == "complete" and waiting[activity]:
            found.add(waiting[activity].pop(0))
    return found


def _attributes(element: Element) -> Iterator[tuple[str, str]]:
    for child in element:
        key, value = child.get("key"), child.get("value")
        if key and value is not None and _tag(child) in _SIMPLE:
            yield key, value


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
