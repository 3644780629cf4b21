"""A part of a log says what a log of those events alone would say, on DuckDB and on an engine that keeps its table."""

from datetime import date
from pathlib import Path

import psycopg
import pytest

from journey.analyses import cohorts, first_steps, itinerary
from journey.errors import JourneyError
from journey.events import tables
from journey.events.ingest import Wishes
from journey.events.narrowing import Part, cut, happened, narrowed, within
from tests.events.conftest import Reading

HEADER = "customer,time,event,channel\n"
ROWS = (
    ("a", "2026-01-01 10:00", "search", "web"), ("a", "2026-01-31 23:59:59", "basket", "web"),
    ("a", "2026-02-01 00:00", "pay", "app"), ("a", "2026-02-10 09:00", "search", "web"),
    ("b", "2026-02-05 10:00", "basket", "web"), ("b", "2026-02-28 23:59", "search", "shop"),
    ("b", "2026-03-01 00:00", "pay", "shop"), ("c", "2026-03-02 10:00", "search", "web"),
)  # fmt: skip


def text(rows: list[tuple[str, ...]]) -> str:
    return HEADER + "".join(",".join(row) + "\n" for row in rows)


def kept(part: Part) -> list[tuple[str, ...]]:
    """The rows of a part, found by hand."""
    inside = [
        row for row in ROWS
        if (not part.start or row[1][:10] >= str(part.start)) and (not part.end or row[1][:10] <= str(part.end))
    ]  # fmt: skip
    chosen = {row[0] for row in inside if not part.event or row[2] == part.event}
    return [row for row in inside if row[0] in chosen]


PARTS = [
    Part(date(2026, 2, 1)), Part(end=date(2026, 2, 28)), Part(date(2026, 2, 1), date(2026, 2, 28)),
    Part(event="pay"), Part(date(2026, 1, 31), date(2026, 2, 28), "pay"), Part(),
]  # fmt: skip


@pytest.mark.parametrize("part", PARTS, ids=str)
def test_a_part_says_what_a_log_of_its_events_says(reading: Reading, part: Part) -> None:
    whole, alone = reading(text(list(ROWS))), reading(text(kept(part)), "alone.csv")
    found = narrowed(whole, part)
    assert (found.events, found.customers, found.start, found.end) == (
        alone.events, alone.customers, alone.start, alone.end,
    )  # fmt: skip
    for question in (itinerary, first_steps, cohorts):
        assert question.compute(found) == question.compute(alone)
    assert itinerary.compute(narrowed(whole, Part())) == itinerary.compute(whole)  # the whole is still there


def test_customers_whose_journeys_a_period_cuts_are_counted(reading: Reading) -> None:
    rows = [("in", "2026-02-01", "a"), ("before", "2026-01-31", "a"), ("before", "2026-02-01", "b"),
            ("after", "2026-02-28", "a"), ("after", "2026-03-01", "b"), ("out", "2026-03-05", "a")]  # fmt: skip
    log = reading("customer,time,event\n" + "".join(f"{who},{day},{event}\n" for who, day, event in rows))
    february = Part(date(2026, 2, 1), date(2026, 2, 28))
    assert cut(log, february) == 2
    assert cut(log, Part(february.start, february.end, "b")) == 1  # whose b is in the period
    assert (cut(log, Part(february.start)), cut(log, Part(end=february.end))) == (1, 1)
    assert (cut(log, Part()), cut(log, Part(event="a"))) == (0, 0)


def test_a_table_of_an_engine_is_narrowed_without_writing_to_it(postgres_url: str, reading: Reading) -> None:
    part = Part(date(2026, 1, 31), date(2026, 2, 28), "pay")
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("CREATE TABLE log (customer text, time timestamp, event text, channel text)")
        connection.execute("INSERT INTO log VALUES " + ", ".join(map(str, ROWS)))  # type: ignore[arg-type]
        log = tables.read(postgres_url, "log", Wishes())
        assert itinerary.compute(narrowed(log, part)) == itinerary.compute(reading(text(kept(part))))
        made = connection.execute("SELECT count(*) FROM pg_tables WHERE tablename = 'part'").fetchone()
        log.close()
    assert made == (0,)


def test_a_part_with_nothing_in_it_says_so(reading: Reading) -> None:
    log = reading(text(list(ROWS)))
    for part in (Part(date(2027, 1, 1)), Part(event="dance"), Part(date(2026, 3, 2), event="pay")):
        with pytest.raises(JourneyError) as caught:
            narrowed(log, part)
        assert caught.value.code == "part_empty"
        assert caught.value.message("it").isprintable()


@pytest.mark.parametrize(
    ("start", "end", "part"),
    [
        (date(2026, 2, 1), date(2026, 2, 20), Part(date(2026, 2, 1), date(2026, 2, 20))),
        (date(2025, 1, 1), date(2026, 2, 20), Part(None, date(2026, 2, 20))),
        (date(2025, 1, 1), date(2027, 1, 1), Part()),
        (None, None, Part()),
        (date(2020, 1, 1), date(2020, 12, 31), Part()),
    ],
)
def test_a_timeframe_is_a_part_where_it_meets_the_log(
    reading: Reading, start: date | None, end: date | None, part: Part
) -> None:
    assert within(reading(text(list(ROWS))), start, end) == part


def test_what_happened_is_told_by_how_often(reading: Reading) -> None:
    assert happened(reading(text(list(ROWS)))) == {"search": 4, "basket": 2, "pay": 2}


def test_a_part_of_a_file_with_a_wild_name_closes_with_the_whole(reading: Reading, tmp_path: Path) -> None:
    log = reading(text(list(ROWS)), "log[1].csv")
    narrowed(log, PARTS[0]).close()
    assert log.engine.facts()["events"] == len(ROWS)
