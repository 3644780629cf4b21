"""What followed what, whole journeys, loops, changes of channel, first and last events: counted by hand, and the same
on every engine and for any log."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journey.analyses import itinerary
from journey.analyses.itinerary import Bound, Edge, Itinerary, Loop, Switch, Variant, compute
from journey.events import tables
from journey.events.ingest import Wishes, read
from journey.i18n import words

Event = tuple[str, int, str, str]  # customer, minute of a day, event, channel
Asking = Callable[[list[Event]], Itinerary]
CLOCK = "2024-03-05 {:02}:{:02}:00"

SHOP: list[Event] = [
    ("a", 0, "visit", "web"),
    ("a", 10, "basket", "web"),
    ("a", 40, "visit", "shop"),
    ("a", 100, "basket", "shop"),
    ("a", 101, "pay", "shop"),
    ("b", 0, "visit", "web"),
    ("b", 20, "basket", "web"),
    ("c", 5, "visit", ""),
    ("c", 5, "visit", "web"),
    ("d", 7, "visit", "web"),
    ("d", 9, "basket", "phone"),
]


def time_of(minute: int) -> str:
    return CLOCK.format(minute // 60, minute % 60)


def on_duckdb(folder: Path) -> Asking:
    def ask(events: list[Event]) -> Itinerary:
        path = folder / "log.csv"
        rows = [f"{customer},{time_of(minute)},{event},{channel}" for customer, minute, event, channel in events]
        path.write_text("\n".join(["customer,time,event,channel", *rows, ""]))
        log = read(path)
        try:
            return compute(log)
        finally:
            log.close()

    return ask


def on_postgresql(url: str) -> Asking:
    def ask(events: list[Event]) -> Itinerary:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("DROP TABLE IF EXISTS log")
            connection.execute("CREATE TABLE log (customer text, time timestamp, event text, channel text, seq int)")
            rows = [(*event, number) for number, event in enumerate(events)]
            with connection.cursor() as cursor:
                told = [(customer, time_of(minute), *rest) for customer, minute, *rest in rows]
                cursor.executemany("INSERT INTO log VALUES (%s, %s, %s, %s, %s)", told)
        log = tables.read(url, "log", Wishes({"row": "seq"}))
        try:
            return compute(log)
        finally:
            log.close()

    return ask


@pytest.fixture(params=["duckdb", "postgresql"])
def ask(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Asking]:
    """The question on each engine: what a test promises, it promises on both."""
    duckdb = request.param == "duckdb"
    yield on_duckdb(tmp_path) if duckdb else on_postgresql(request.getfixturevalue("postgres_url"))


def test_what_followed_what_how_often_and_how_soon(ask: Asking):
    assert ask(SHOP).edges == (
        Edge("visit", "basket", 4, 900.0),  # after 2, 10, 20 and 60 minutes
        Edge("basket", "pay", 1, 60.0),
        Edge("basket", "visit", 1, 1_800.0),
        Edge("visit", "visit", 1, 0.0),
    )


def test_whole_journeys_by_how_many_made_them(ask: Asking):
    found = ask(SHOP)
    assert found.variants == (
        Variant(("visit", "basket"), 2, 2),
        Variant(("visit", "visit"), 1, 2),
        Variant(("visit", "basket", "visit", "basket", "pay"), 1, 5),
    )
    assert found.different == 3


def test_who_comes_back_to_an_event_and_how_often(ask: Asking):
    assert ask(SHOP).loops == (Loop("visit", 2, 2), Loop("basket", 1, 1))
    thrice = [("a", 1, "x", ""), ("a", 2, "y", ""), ("a", 3, "x", ""), ("a", 4, "x", ""), ("b", 5, "x", "")]
    assert ask(thrice).loops == (Loop("x", 1, 2),)


def test_changes_of_channel_where_both_are_known(ask: Asking):
    assert ask(SHOP).channel_switches == (Switch("web", "phone", 1), Switch("web", "shop", 1))


def test_the_first_and_the_last_events(ask: Asking):
    found = ask(SHOP)
    assert found.entries == (Bound("visit", 4),)
    assert found.exits == (Bound("basket", 2), Bound("pay", 1), Bound("visit", 1))


def test_events_of_one_moment_follow_each_other_in_the_order_of_the_log(ask: Asking):
    assert ask([("a", 5, "z", ""), ("a", 5, "a", ""), ("a", 5, "m", "")]).variants == (Variant(("z", "a", "m"), 1, 3),)
    assert ask([("a", 5, "z", ""), ("b", 5, "x", ""), ("a", 5, "a", "")]).edges == (Edge("z", "a", 1, 0.0),)


def test_equal_counts_stand_in_the_order_of_their_names_whatever_the_language_of_the_engine(ask: Asking):
    found = ask([(customer, 1, event, "") for customer, event in zip("abcd", ["b", "A", "a", "È"], strict=True)])
    assert [bound.event for bound in found.entries] == ["A", "a", "b", "È"]


def test_of_a_long_journey_the_first_25_events_are_told_and_its_length(ask: Asking):
    found = ask([("a", minute, f"e{minute}", "") for minute in range(30)] + [("b", 1, "e0", "")])
    assert [(len(way.path), way.length) for way in found.variants] == [(1, 1), (25, 30)]


def test_a_log_of_one_event_has_no_steps(ask: Asking):
    found = ask([("a", 1, "x", "web")])
    assert (found.edges, found.loops, found.channel_switches) == ((), (), ())
    assert found.entries == found.exits == (Bound("x", 1),)


def test_very_many_different_journeys_are_counted_and_the_commonest_told(ask: Asking, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(itinerary, "MOST_VARIANTS", 2)
    found = ask([*((customer, 1, customer, "") for customer in "abc"), ("d", 1, "c", "")])
    assert (found.variants, found.different) == ((Variant(("c",), 2, 1), Variant(("a",), 1, 1)), 3)


def test_without_channels_there_are_no_changes_of_channel(tmp_path: Path):
    (tmp_path / "log.csv").write_text("customer,time,event\na,2024-03-05,x\na,2024-03-06,y\n")
    log = read(tmp_path / "log.csv")
    assert compute(log).channel_switches == ()
    log.close()


def test_it_is_told_in_words_that_can_harm_no_terminal(tmp_path: Path):
    found = on_duckdb(tmp_path)([("a", 1, "\x1b[31mx", ""), ("a", 31, "y\u202e", ""), ("a", 1_000, "y\u202e", "")])
    for language in ("en", "it"):
        assert all(line.isprintable() for line in found.lines(words(language)))
    assert found.lines(words("en"))[1:3] == [
        "  �[31mx → y�: 1 (30.0 minutes)",
        "  y� → y�: 1 (16.1 hours)",
    ]  # fmt: skip


def test_it_is_plain_json(tmp_path: Path):
    told = json.loads(json.dumps(on_duckdb(tmp_path)(SHOP).as_json()))
    assert told["edges"][0] == {"source": "visit", "target": "basket", "count": 4, "median_seconds": 900.0}
    assert told["variants"][0] == {"path": ["visit", "basket"], "count": 2, "length": 2}


LOGS = st.lists(
    st.tuples(
        st.sampled_from("abc"), st.integers(0, 6), st.sampled_from(["x", "y", "Z"]), st.sampled_from(["", "w", "s"])
    ),
    min_size=1, max_size=14,
)  # fmt: skip


def plainly(events: list[Event]) -> Itinerary:
    """The same in plain Python: journeys as lists, sorted by time and, since sorting is stable, by row."""
    journeys: dict[str, list[Event]] = {}
    for event in sorted(events, key=lambda event: event[1]):
        journeys.setdefault(event[0], []).append(event)
    pairs = [pair for journey in journeys.values() for pair in pairwise(journey)]
    gaps: dict[tuple[str, str], list[int]] = {}
    for before, after in pairs:
        gaps.setdefault((before[2], after[2]), []).append(60 * (after[1] - before[1]))
    ways = Counter(tuple(event[2] for event in journey) for journey in journeys.values())
    visits = [Counter(event[2] for event in journey) for journey in journeys.values()]
    loops = [
        Loop(name, sum(each[name] > 1 for each in visits), sum(max(each[name] - 1, 0) for each in visits))
        for name in {event[2] for event in events}
    ]
    switches = Counter((one[3], two[3]) for one, two in pairs if one[3] and two[3] and one[3] != two[3])

    def bounds(place: int) -> tuple[Bound, ...]:
        counted = Counter(journey[place][2] for journey in journeys.values())
        return tuple(Bound(*each) for each in sorted(counted.items(), key=lambda each: (-each[1], each[0])))

    return Itinerary(
        edges=tuple(
            Edge(*names, len(times), float(median(times)))
            for names, times in sorted(gaps.items(), key=lambda each: (-len(each[1]), each[0]))
        ),
        variants=tuple(
            Variant(path, count, len(path))
            for path, count in sorted(ways.items(), key=lambda each: (-each[1], len(each[0]), each[0]))
        ),
        different=len(ways),
        loops=tuple(sorted((loop for loop in loops if loop.again), key=lambda loop: (-loop.again, loop.event))),
        channel_switches=tuple(
            Switch(*names, count) for names, count in sorted(switches.items(), key=lambda each: (-each[1], each[0]))
        ),
        entries=bounds(0),
        exits=bounds(-1),
    )


@given(LOGS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_log_is_counted_as_plain_python_counts_it(tmp_path: Path, events: list[Event]):
    assert on_duckdb(tmp_path)(events) == plainly(events)


@given(LOGS)
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_table_of_an_engine_is_too(postgres_url: str, events: list[Event]):
    assert on_postgresql(postgres_url)(events) == plainly(events)
