"""From a file to a log: every row is judged, the good ones go on in their order, and nothing stays behind."""

import random
import tempfile
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journey.errors import JourneyError
from journey.events.ingest import Wishes, decimal_of, looked_at, read
from journey.events.watch import Watch
from tests.events.conftest import Reading, Refusing
from tests.events.telling import column_of, events_of, notes_of, refused_of

HEADER = "customer,time,event"


def test_what_was_understood_can_be_told(reading: Reading):
    log = reading("customer,time,event,channel\na,2024-03-06,x,web\nb,2024-03-05,y,shop\n,2024-03-05,y,shop\n")
    assert (log.events, log.customers) == (2, 2)
    assert (log.start, log.end) == (1709596800_000000, 1709683200_000000)
    assert log.understood.columns == {"customer": "customer", "time": "time", "event": "event", "channel": "channel"}
    assert (log.understood.read, log.understood.refused_rows) == (3, 1)
    assert log.understood.first == (
        ("a", "2024-03-06", "x", "web"), ("b", "2024-03-05", "y", "shop"), ("", "2024-03-05", "y", "shop"),
    )  # fmt: skip


def test_what_cannot_be_read_yet_is_looked_at(tmp_path: Path):
    """What a column may be is guessed, what was said of it holds, and the first rows stand as they are written."""
    rows = [f"k{n};0{n}/08/2026 10:20;{'' if n == 2 else 'web'}" for n in range(1, 9)]
    path = tmp_path / "strange.csv"
    path.write_text("\n".join(["wer;wann;kanal", *rows]))
    with pytest.raises(JourneyError, match="customer, event"):
        read(path)
    known = looked_at(path, Wishes(columns={"channel": "kanal"}))
    assert (known.headers, known.columns) == (("wer", "wann", "kanal"), {"time": "wann", "channel": "kanal"})
    assert known.first[:2] == (("k1", "01/08/2026 10:20", "web"), ("k2", "02/08/2026 10:20", ""))
    assert len(known.first) == 5


def test_events_of_one_moment_keep_the_order_of_the_file(reading: Reading):
    log = reading(f"{HEADER}\na,2024-03-05,z\nb,2024-03-05,m\na,2024-03-05,y\na,2024-03-05,x\na,2024-03-04,w\n")
    assert events_of(log, "customer", "event", "position", "next_event") == [
        ("a", "z", 2, "y"), ("b", "m", 1, None), ("a", "y", 3, "x"), ("a", "x", 4, None), ("a", "w", 1, "z"),
    ]  # fmt: skip


def test_ties_keep_their_order_also_where_a_large_file_is_read_by_several_hands(reading: Reading, tmp_path: Path):
    path = tmp_path / "large.csv"
    duckdb.sql(
        "COPY (SELECT 'c' || (n % 50) AS customer, '2024-03-05 10:00:00' AS time, 'e' || n AS event,"
        f" repeat('x', 60) AS more FROM range(300000) AS t(n)) TO '{path}' (HEADER)"
    )
    with path.open("a") as file:
        file.write("c1,2024-03-05 10:00:00\nc1,soon,x,y\n")
    log = reading(path, columns={"channel": ""})
    rows = log.engine.backend.con.execute(
        "SELECT count(*) FILTER (event <> 'e' || (row - 1)), count(*) FILTER (position <> (row - 1) // 50 + 1),"
        " count(*) FILTER (next_event <> 'e' || (row + 49)) FROM steps"
    ).fetchall()
    assert (log.events, rows) == (300_000, [(0, 0, 0)])
    assert [each.examples[0][0] for each in log.understood.refused] == [300_001, 300_002]


def test_a_large_parquet_file_keeps_its_order_too(reading: Reading, tmp_path: Path):
    path = tmp_path / "large.parquet"
    duckdb.sql(
        "COPY (SELECT 'c' AS customer, DATE '2024-03-05' AS time, 'e' || n AS event FROM range(300000) AS t(n))"
        f" TO '{path}' (FORMAT parquet, ROW_GROUP_SIZE 20000)"
    )
    rows = reading(path).engine.backend.con.execute("SELECT count(*) FILTER (event <> 'e' || (row - 1)) FROM steps")
    assert rows.fetchall() == [(0,)]


def test_one_customer_with_very_many_events(reading: Reading):
    times = [f"2024-03-{day:02} {n // 60 % 24:02}:{n % 60:02}" for n in range(2_000) for day in range(1, 26)]
    random.Random(1).shuffle(times)
    log = reading("\n".join([HEADER, *(f"a,{time},x" for time in times), ""]))
    assert (log.events, log.customers) == (50_000, 1)
    assert sorted(column_of(log, "position")) == list(range(1, 50_001))  # type: ignore[type-var]


def test_very_many_different_events(reading: Reading):
    log = reading("\n".join([HEADER, *(f"a{n % 7},2024-03-05,event {n}" for n in range(5_000)), ""]))
    assert len(set(column_of(log, "event"))) == 5_000


def test_empty_customers_events_and_times_are_refused_each_for_its_first_reason(reading: Reading):
    log = reading(f"{HEADER}\na,2024-03-05,x\n ,2024-03-05,x\n,,\na,2024-03-05,\N{NO-BREAK SPACE}\na,,x\na,\t,x\n")
    assert refused_of(log) == {"no_customer": 2, "no_event": 1, "no_time": 2}


def test_where_no_row_can_be_used_every_reason_is_told(refusing: Refusing):
    error = refusing(f"{HEADER}\n" + "a,32/13/2024,x\n" * 300 + ",2024-03-05,x\na,1970-01-01\n" + "a,,x\n" * 2)
    assert error.what() == (
        "None of the 304 rows can be used: 1 has too many or too few columns, or a quotation mark that does not close, "
        "as “a,1970-01-01” (row 302); 300 have a time that cannot be read, as “32/13/2024” (row 1); "
        "1 names no customer (row 301); 2 have no time (row 303)."
    )
    assert error.what("it").startswith("Nessuna delle 304 righe si può usare: 1 ha troppe o troppo poche colonne")


def test_at_most_five_of_the_refused_rows_are_shown(reading: Reading):
    refused = reading(
        f"{HEADER}\na,2024-03-05,x\na,2024-03-05,x\n" + "a,soon,x\n" * 9 + "a,2024-03-06,x\n" * 9
    ).understood.refused
    assert [(each.count, len(each.examples)) for each in refused] == [(9, 5)]


def test_blanks_around_a_value_are_none_of_it_and_a_code_keeps_its_noughts(reading: Reading):
    log = reading(f"{HEADER}\n 00123 , 2024-03-05 , NA \n00123,2024-03-06,NULL\n")
    assert events_of(log, "customer", "event", "position") == [("00123", "NA", 1), ("00123", "NULL", 2)]


@pytest.mark.parametrize("blank", ["\t", "\u00a0", "\n", " \t "], ids=["tab", "fixed", "line", "several"])
def test_blanks_of_other_kinds_are_none_of_a_value_either(reading: Reading, blank: str):
    log = reading(f'{HEADER}\n"{blank}00123{blank}",2024-03-05,"{blank}NA"\n00123,"2024-03-06{blank}",NULL\n')
    assert events_of(log, "customer", "event", "position") == [("00123", "NA", 1), ("00123", "NULL", 2)]


def test_who_starts_an_event_is_said_in_english_or_italian(reading: Reading):
    words = ["in", "OUT", "Inbound", "uscita", "Azienda", "cliente", "sideways", ""]
    log = reading("\n".join([HEADER + ",direction", *(f"a,2024-03-05,x,{word}" for word in words), ""]))
    assert column_of(log, "direction") == ["in", "out", "in", "out", "out", "in", None, None]
    assert notes_of(log) == []


def test_that_nothing_says_who_starts_an_event_is_said(reading: Reading):
    assert notes_of(reading(f"{HEADER}\na,2024-03-05,x\n")) == ["no_direction"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (["1.5", "2", "-0.25", "1e3", ".5"], [1.5, 2.0, -0.25, 1000.0, 0.5]),
        (["1,234.50", "$ 12.00", "(3)", "nan", "inf", "1_000"], [1234.5, 12.0, None, None, None, None]),
        (["1.234,50", "12,5 €", "3", "due"], [1234.5, 12.5, 3.0, None]),
    ],
    ids=["points", "thousands", "commas"],
)
def test_numbers_are_read_as_they_are_written(reading: Reading, written: list[str], read: list[float | None]):
    log = reading(
        "\n".join([HEADER.replace(",", ";") + ";value", *(f"a;2024-03-05;x;{value}" for value in written), ""])
    )
    assert column_of(log, "value") == read


def test_the_decimal_sign_is_the_one_that_stands_last():
    assert decimal_of(["1.234,5", "2,5"]) == decimal_of(["2,5", "3"]) == ","
    assert decimal_of(["1,234.5", "2.5"]) == decimal_of(["2.5", "3"]) == decimal_of([]) == "."


def test_the_decimal_sign_can_be_said(reading: Reading):
    assert column_of(reading("customer;time;event;value\na;2024-03-05;x;1.234\n", decimal=","), "value") == [1234.0]


def test_customers_known_by_a_code_are_told_apart_and_not_told(reading: Reading):
    text = f"{HEADER}\nRossi,2024-03-05,x\nVerdi,2024-03-06,x\nRossi,2024-03-07,y\n"
    first, second = (column_of(reading(text, hashed=True), "customer") for _ in range(2))
    assert (first[0], first[0] == first[1], len(str(first[0]))) == (first[2], False, 16)
    assert "Rossi" not in first
    assert first != second  # no table of codes of yesterday opens those of today


def test_not_even_a_row_that_was_refused_tells_who_it_was(reading: Reading):
    log = reading(f"{HEADER}\nRossi,2024-03-05,x\nVerdi,2024-03-06\n", hashed=True)
    assert log.understood.refused[0].examples == ((2, ""),)


def test_a_column_may_order_what_has_the_same_time(reading: Reading):
    text = "customer,time,event,seq\na,2024-03-05,z,10\na,2024-03-05,y,9\na,2024-03-05,w,\na,2024-03-05,x,9\n"
    log = reading(text, columns={"row": "seq"})
    assert column_of(log, "event") == ["y", "x", "z", "w"]
    assert column_of(log, "position") == [1, 2, 3, 4]


PIECES = [
    ",",
    ";",
    "\n",
    "\r\n",
    '"',
    "'",
    "a",
    "è",
    "2024-03-05",
    "05/03/2024",
    "99999999999",
    "\0",
    "\t",
    "{",
    "%",
    "\\",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30), st.sampled_from(["utf-8", "cp1252", "utf-16"]))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_file_holds_its_rows_are_counted_or_it_is_refused(reading: Reading, pieces: list[str], codec: str):
    try:
        log = reading(f"{HEADER}\na,2024-03-05,x\n{''.join(pieces)}".encode(codec))
    except JourneyError as error:
        assert error.code in (
            "log_empty",
            "log_unusable",
            "columns_missing",
            "header_twice",
            "not_a_log",
            "wrong_encoding",
        )
    else:
        assert log.understood.read == log.events + log.understood.refused_rows
        log.close()


def test_the_temporary_folder_is_there_as_long_as_the_log(reading: Reading):
    log = reading(f"{HEADER}\na,2024-03-05,x\n")
    assert len(list(Path(tempfile.gettempdir()).iterdir())) == 1
    log.close()
    assert list(Path(tempfile.gettempdir()).iterdir()) == []


def test_a_reading_that_is_watched_can_be_stopped(tmp_path: Path):
    class Impatient(Watch):
        def begins(self, connection: duckdb.DuckDBPyConnection, step: int, steps: int) -> None:
            self.seen = [*getattr(self, "seen", []), round(self.share(), 2)]
            if step == 1:
                self.stop()
            super().begins(connection, step, steps)

    impatient = Impatient()
    path = tmp_path / "log.csv"
    path.write_text(f"{HEADER}\na,2024-03-05,x\n", encoding="utf-8")
    with pytest.raises(JourneyError) as stopped:
        read(path, watch=impatient)
    assert (stopped.value.code, impatient.seen) == ("log_stopped", [0.0, 0.0])
    patient = Watch()
    read(path, watch=patient).close()
    assert patient.share() == 1
