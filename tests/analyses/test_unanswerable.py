"""Logs of which some question about who vanishes cannot be answered: one sentence says why, and which data would answer
it, and it is the same in this process and in a PostgreSQL."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path

import psycopg
import pytest

from journey.analyses import SILENT, dialogue
from journey.analyses.silence import Terms, whole_days
from journey.errors import JourneyError
from journey.i18n import words
from journey.model import Map
from tests.analyses.test_engines import answer, both

COLUMNS = ("customer", "time", "event", "channel", "direction", "value")
UNSHARED = {"value": "value_without_shares"}
ANSWERED = dict.fromkeys(SILENT, "")
OTHERS = SILENT[1:]
SOME = Terms(20)
Row = tuple[str, str, str, str, str, str]


def visits(*days: float, of: int = 4, event: str = "visit", way: str = "in") -> list[Row]:
    """The same days of each of some customers."""
    start = datetime(2024, 1, 1)
    return [
        (f"c{who}", f"{start + timedelta(days=day):%Y-%m-%d %H:%M}", event, "web", way, "5")
        for who in range(of) for day in days
    ]  # fmt: skip


def talks(*days: float, of: int = 4) -> list[Row]:
    """Visits with a message half a day after each."""
    return [*visits(*days, of=of), *visits(*(day + 0.5 for day in days), of=of, event="mail", way="out")]


def worth(rows: list[Row], *values: str) -> list[Row]:
    """The rows with other values, in turn from customer to customer."""
    return [(*row[:5], values[int(row[0][1:]) % len(values)]) for row in rows]


def every(days: int, until: int) -> range:
    return range(0, until, days)


@dataclass(frozen=True)
class Case:
    rows: list[Row]
    codes: dict[str, str] = field(default_factory=dict)
    terms: Terms = SOME
    without: tuple[str, ...] = ()
    """Columns that the log does not have."""


CASES = {
    "all there": Case(talks(*every(5, 200))),
    "no direction": Case(
        talks(*every(5, 200)), {"pressure": "no_direction", "dialogue": "no_direction"}, without=("direction",)
    ),
    "no channel": Case(talks(*every(5, 200)), without=("channel",)),
    "no value": Case(talks(*every(5, 200)), {"value": "no_value"}, without=("value",)),
    "no value that is a number": Case(worth(talks(*every(5, 200)), "NaN", "", "1e300"), {"value": "no_value"}),
    "nothing paid": Case(worth(talks(*every(5, 200)), "0"), UNSHARED),
    "all given back": Case(worth(talks(*every(5, 200)), "-5"), UNSHARED),
    "given back to those lost": Case(
        worth([*talks(*every(5, 60)), *talks(*every(5, 400), of=1)], "500", *3 * ("-5",)), UNSHARED
    ),
    "some given back to those lost": Case(worth([*talks(*every(5, 60)), *talks(*every(5, 400), of=1)], "5", "-1", "2")),
    "no message": Case(visits(*every(5, 200)), {"pressure": "no_messages", "dialogue": "no_messages"}),
    "one customer": Case(talks(*every(5, 200), of=1)),
    "one month": Case(talks(*every(5, 28)), {"haemorrhage": "one_month"}),
    "everybody gone": Case([*talks(*every(3, 10)), *visits(200)], {"haemorrhage": "nobody_there"}),
    "nobody gone": Case(talks(*every(3, 360)), dict.fromkeys(OTHERS, "no_horizon"), Terms()),
    "shorter than a silence": Case(talks(*every(3, 19)), dict.fromkeys(OTHERS, "too_short_for_silence")),
    "one event": Case(visits(0, of=1), dict.fromkeys(OTHERS, "too_short_for_silence") | {
        "pressure": "too_short_for_silence", "dialogue": "too_short_for_silence",
    }),
    "nothing of the customers": Case(
        visits(*every(5, 200), event="mail", way="out"), dict.fromkeys(SILENT, "no_own_events")
    ),
    "all are ends": Case(talks(*every(5, 200)), dict.fromkeys(SILENT, "no_own_events"), Terms(20, ends=("visit",))),
    "all are signals": Case(
        talks(*every(5, 200)), dict.fromkeys(SILENT, "no_own_events"), Terms(20, signals=("visit",))
    ),
    "no such end": Case(talks(*every(5, 30)), dict.fromkeys(SILENT, "unknown_end"), Terms(20, ends=("visti",))),
    "no such signal": Case(talks(*every(5, 30)), dict.fromkeys(SILENT, "unknown_end"), Terms(20, signals=("",))),
    "no days": Case(talks(*every(5, 30)), dict.fromkeys(SILENT, "bad_days"), Terms(0)),
    "too many days": Case(talks(*every(5, 30)), dict.fromkeys(SILENT, "bad_days"), Terms(window=10**9)),
}  # fmt: skip


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> Iterator[Case]:
    yield CASES[request.param]


def test_what_cannot_be_answered_is_said_alike_wherever_the_log_is(
    case: Case, tmp_path: Path, postgres_url: str
) -> None:
    places = [place for place, name in enumerate(COLUMNS) if name not in case.without]
    rows = [[row[place] for place in places] for row in case.rows]
    with both([COLUMNS[place] for place in places], rows, tmp_path, postgres_url) as (log, table):
        said, codes = {}, {}
        for name in SILENT:
            compute = import_module(f"journey.analyses.{name}").compute

            def asking(log: object, _: Map, compute: object = compute) -> object:
                return compute(log, None, case.terms)  # type: ignore[operator]

            told = [answer(asking, each, Map(id="m")) for each in (log, replace(table, understood=log.understood))]
            assert told[0] == told[1], name
            said[name], codes[name] = told[0], told[0] if isinstance(told[0], str) else ""
        assert codes == ANSWERED | case.codes
    if not codes["dialogue"]:
        assert 0 <= said["dialogue"].monologues <= said["dialogue"].customers
        assert 0 <= said["dialogue"].answering <= said["dialogue"].customers
    if not codes["value"]:
        assert 0 <= said["value"].lost <= said["value"].customers


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("code", sorted({code for case in CASES.values() for code in case.codes.values()}))
def test_why_there_is_no_answer_is_two_sentences(code: str, language: str) -> None:
    params = {"value": "x", "allowed": "a, b", "days": 20, "span": 12, "most": 3_650}
    error = JourneyError(code, "log.csv", **params)
    assert error.what(language).endswith(".")
    assert error.hint(language).endswith(".")
    assert error.what(language) != words(language)(f"errors.{code}.hint", **params)


@pytest.mark.parametrize("text", ["", "0", "-1", "1.5", "nan", "inf", "1e9", "3651", "x", "٣½", "9" * 5_000])
def test_days_are_whole_and_not_beyond_ten_years(text: str) -> None:
    with pytest.raises(JourneyError) as caught:
        whole_days("--horizon", text)
    assert caught.value.code == "bad_days"
    assert "3,650" in caught.value.message()


def test_days_are_read_as_they_are_written() -> None:
    assert [whole_days("--window", text) for text in ("1", " 7 ", "3650")] == [1, 7, 3_650]


def test_where_no_temporary_table_may_be_made_the_answer_is_the_same_and_nothing_of_ours_stays(
    tmp_path: Path, postgres_url: str
) -> None:
    rows = talks(*every(5, 60))
    with both(COLUMNS, rows, tmp_path, postgres_url) as (log, table), psycopg.connect(postgres_url) as other:
        for may in (True, False):
            if not may:
                table.engine.backend.raw_sql("SET default_transaction_read_only = on").close()
            terms = Terms(20, window=7 if may else 8)
            assert dialogue.compute(table, None, terms) == dialogue.compute(log, None, terms)
            assert table.engine.keeper.may == may
        named = other.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()").fetchall()
    assert named == [("log",)]
