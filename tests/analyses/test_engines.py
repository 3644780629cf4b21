"""Every question has one answer, in this process and in a real PostgreSQL, in whatever order an engine sorts words."""

import csv
import gzip
import io
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import duckdb
import psycopg
import pytest

from journey.analyses import MAPPED, SILENT, STAGED, WALKED, one_customer
from journey.analyses.silence import Terms
from journey.errors import JourneyError
from journey.events import ingest, tables
from journey.events.engine import Engine
from journey.events.facts import facts_of
from journey.events.ingest import Wishes
from journey.events.log import EventLog
from journey.events.matching import suggest
from journey.events.narrowing import happened
from journey.formats.draft import draft
from journey.formats.library import open_sample
from journey.model import Map, Stage, Touchpoint

ROOT = Path(__file__).parents[2]
Row = Sequence[str]
Asking = Callable[[EventLog, Map], Any]

COLUMNS = ("customer", "time", "event", "channel", "direction", "value", "sentiment", "stage")
KINDS = {"time": "timestamp", "value": "double precision", "sentiment": "double precision"}
NAMES = ("visit", "Visit", "apply", "Über", "zeal", "Ask again", "ask-again", "pay")
STAGES = ("look", "Order", "éprouver", "use")


def _asking(question: str, mapped: bool) -> Asking:
    compute = import_module(f"journey.analyses.{question}").compute
    return lambda log, journey_map: compute(log, journey_map) if mapped else compute(log)


def _silent(question: str, terms: Terms) -> Asking:
    compute = import_module(f"journey.analyses.{question}").compute
    return lambda log, journey_map: compute(log, journey_map, terms)


def _of_each(log: EventLog, journey_map: Map) -> Any:
    return [(name, one_customer.compute(log, name)) for name in list(one_customer.customers(log))[:5]]


def _drafted(log: EventLog, journey_map: Map) -> Any:
    made = draft(log)
    return replace(made, journey_map=made.journey_map.model_copy(update={"id": "", "title": ""}))


ASKED: dict[str, Asking] = {
    **{question: _asking(question, question in MAPPED) for question in WALKED},
    **{question: _silent(question, Terms(7, 3, ())) for question in SILENT},
    **{f"{question}, with ends": _silent(question, Terms(20, ends=NAMES[-1:])) for question in SILENT},
    "horizon of the log": _silent("horizon", Terms()),
    **{f"{question}, no map": _asking(question, False) for question in STAGED},
    "one_customer": _of_each,
    "facts": lambda log, _: facts_of(log),
    "matching": lambda log, journey_map: suggest(log, _unnamed(journey_map)),
    "draft": _drafted,
    "happened": lambda log, _: list(happened(log).items()),
    "bounds": lambda log, _: (log.events, log.customers, log.start, log.end),
}  # fmt: skip

ORDERED = ("one_customer", "happened")  # by time, or so many that the engine leaves some out


def _unnamed(journey_map: Map) -> Map:
    bare = tuple(place.model_copy(update={"event_names": ()}) for place in journey_map.touchpoints)
    return journey_map.model_copy(update={"touchpoints": bare})


@contextmanager
def both(columns: Row, rows: Sequence[Row], folder: Path, url: str) -> Iterator[tuple[EventLog, EventLog]]:
    """The same rows as a file that DuckDB reads, and as a table that stays where it is."""
    written = io.StringIO()
    csv.writer(written).writerows([columns, *rows])
    path = folder / "log.csv"
    path.write_text(written.getvalue(), encoding="utf-8")
    kinds = ", ".join(f'"{column}" {KINDS.get(column, "text")}' for column in columns)
    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE log ({kinds}, seq bigint GENERATED ALWAYS AS IDENTITY)".encode())
        named = ", ".join(f'"{column}"' for column in columns)
        with cursor.copy(f"COPY log ({named}) FROM STDIN (FORMAT csv, HEADER)".encode()) as copy:
            copy.write(written.getvalue())
    log = ingest.read(path)
    table = tables.read(url, "log", Wishes({"row": "seq"}))
    yield log, table
    table.close()
    log.close()


def answer(asking: Asking, log: EventLog, journey_map: Map) -> Any:
    """What is answered, or which error says why there is no answer."""
    try:
        return asking(log, journey_map)
    except JourneyError as error:
        return error.code


def differing(log: EventLog, table: EventLog, journey_map: Map) -> list[str]:
    """The questions that the two answer differently, with both answers."""
    found = []
    for name, asking in ASKED.items():
        ours, theirs = (answer(asking, each, journey_map) for each in (log, replace(table, understood=log.understood)))
        if ours != theirs:
            found.append(f"{name}:\n  {ours}\n  {theirs}")
    return found


def little(seed: int) -> tuple[Row, list[Row]]:
    """A log of some rows: many of one moment, some without a channel or a stage, with or without each column."""
    chance = random.Random(seed)
    columns = [column for column in COLUMNS if column in COLUMNS[:3] or chance.random() < 0.6]
    days = chance.choice((1, 40, 400))
    said: dict[str, Callable[[], str]] = {
        "customer": lambda: chance.choice(("a", "B", "c", "É", "d 1", "D 1")),
        "time": lambda: (
            f"2024-{1 + chance.randrange(days) // 40:02}-{1 + chance.randrange(days) % 28:02} "
            f"{chance.choice((0, 9, 23)):02}:{chance.choice((0, 30)):02}:00{chance.choice(('', '.5', '.000001'))}"
        ),
        "event": lambda: chance.choice(NAMES),
        "channel": lambda: chance.choice(("web", "Web", "äpp", "shop", "", "")),
        "direction": lambda: chance.choice(("in", "out", "")),
        "value": lambda: chance.choice(("", "1.5", "20", "-3")),
        "sentiment": lambda: chance.choice(("", "-2", "1", "4.5")),
        "stage": lambda: chance.choice((*STAGES, "")),
    }
    rows = [[said[column]() for column in columns] for _ in range(chance.choice((1, 12, 60, 200)))]
    return columns, rows


def planned(*names: str) -> Map:
    """A map with two of these names to a touchpoint, two touchpoints to a stage; the rest is unplanned."""
    pairs = [names[place : place + 2] for place in range(0, len(names) - 2, 2)]
    stages = tuple(Stage(id=f"s{number}", order=f"{number}", name=name) for number, name in enumerate(STAGES[:2]))
    return Map(id="m", stages=stages, touchpoints=tuple(
        Touchpoint(id=f"t{number}", order=f"{number}", stage_id=f"s{number // 2}", title=pair[0], event_names=pair)
        for number, pair in enumerate(pairs)
    ))  # fmt: skip


def test_an_answer_does_not_hang_on_the_order_in_which_an_engine_gives_its_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The PostgreSQL of the tests sorts by code points; others sort words by a language."""
    path = tmp_path / "log.csv"
    columns, rows = little(9)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows])
    log = ingest.read(path)
    asked = {name: asking for name, asking in ASKED.items() if name not in ORDERED}
    told = {name: answer(asking, log, planned(*NAMES)) for name, asking in asked.items()}
    assert not any(isinstance(each, str) for each in told.values())
    in_order, chance = Engine.rows, random.Random(1)
    monkeypatch.setattr(Engine, "rows", lambda *asked: chance.sample(found := in_order(*asked), len(found)))
    assert {name: answer(asking, log, planned(*NAMES)) for name, asking in asked.items()} == told
    log.close()


@pytest.mark.parametrize("seed", range(12))
def test_a_little_log_is_answered_alike(seed: int, tmp_path: Path, postgres_url: str) -> None:
    columns, rows = little(seed)
    with both(columns, rows, tmp_path, postgres_url) as (log, table):
        assert differing(log, table, planned(*NAMES)) == []


@pytest.mark.parametrize("kind", ["TIMESTAMP", "VARCHAR"])
def test_a_file_of_duckdb_is_answered_alike_whether_its_times_are_words_or_not(kind: str, tmp_path: Path) -> None:
    columns, rows = little(9)
    with (tmp_path / "log.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows])
    with duckdb.connect(str(tmp_path / "shop.duckdb")) as made:
        words = f"read_csv('{tmp_path}/log.csv', all_varchar = true)"
        made.execute(
            f"CREATE TABLE log AS SELECT * REPLACE (time::{kind} AS time), row_number() OVER () AS seq FROM {words}"
        )
    log = ingest.read(tmp_path / "log.csv")
    table = tables.read(f"duckdb://{tmp_path}/shop.duckdb", "log", Wishes({"row": "seq"}))
    assert differing(log, table, planned(*NAMES)) == []
    table.close()
    log.close()


def test_two_weeks_of_the_sample_are_answered_alike(tmp_path: Path, postgres_url: str) -> None:
    sample = ROOT / "data" / "samples" / "online-bike-shop.log.csv.gz"
    with gzip.open(sample, "rt", encoding="utf-8", newline="") as file:
        columns, *rows = csv.reader(file)
    at = columns.index("time")
    part = [row for row in rows if "2026-03-01" <= row[at] < "2026-03-15"]
    assert len(part) > 5_000
    with both(columns, part, tmp_path, postgres_url) as (log, table):
        assert differing(log, table, open_sample("en")) == []
