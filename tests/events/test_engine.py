"""A log that stays in an engine: its tables, its times, what it lacks, and every way in which it may not be there."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import psycopg
import pytest

from journey.errors import JourneyError
from journey.events import tables
from journey.events.engine import first_rows
from journey.events.ingest import Wishes
from journey.events.log import EventLog
from journey.i18n import words
from tests.events.telling import events_of, notes_of, refused_of, times_of

Making = Callable[..., EventLog]


@pytest.fixture
def ask(postgres_url: str) -> Iterator[Callable[[str], None]]:
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        yield lambda sql: connection.execute(sql.encode())


@pytest.fixture
def table(ask: Callable[[str], None], postgres_url: str) -> Iterator[Making]:
    """A table ``log`` with these columns and rows, as a log."""
    logs: list[EventLog] = []

    def make(columns: str, *rows: str, timezone: str = "", **roles: str) -> EventLog:
        ask(f"CREATE TABLE log ({columns})")
        ask(f"INSERT INTO log VALUES {', '.join(f'({row})' for row in rows)}")
        logs.append(tables.read(postgres_url, "log", Wishes(roles, timezone=timezone)))
        return logs[-1]

    yield make
    for log in logs:
        log.close()


def refused(url: str, name: str, **roles: str) -> JourneyError:
    with pytest.raises(JourneyError) as caught:
        tables.read(url, name, Wishes(roles))
    for language in ("en", "it"):
        assert caught.value.message(language).isprintable()
    return caught.value


def test_a_table_is_asked_by_the_roles_of_its_columns(table: Making):
    log = table(
        "client text, at timestamp, action text, channel text, direzione text, amount numeric, seq int",
        "'a', '2024-03-05 10:00', 'x', 'web', 'Inbound', 1.5, 2",
        "'a', '2024-03-05 10:00', 'y', 'shop', 'azienda', NULL, 1",
        time="at", row="seq",
    )  # fmt: skip
    assert events_of(log, "event", "position", "next_event", "channel", "direction", "value") == [
        ("y", 1, "x", "shop", "out", None), ("x", 2, None, "web", "in", 1.5),
    ]  # fmt: skip
    assert (log.events, log.customers, log.understood.kind, notes_of(log)) == (2, 1, "postgres", [])


def test_without_a_column_for_ties_their_order_is_said_to_be_arbitrary(table: Making):
    log = table("customer text, time timestamp, event text", "'a', '2024-03-05 10:00', 'x'")
    assert notes_of(log) == ["ties", "no_direction"]


@pytest.mark.parametrize(
    ("kind", "written", "read", "zone"),
    [
        ("timestamp", "'2024-03-05 10:00:00.700001'", "2024-03-05 10:00:00.700001", ""),
        ("timestamptz", "'2024-07-05 10:00:00.7+02'", "2024-07-05 08:00:00.700000", "UTC"),
        ("date", "'2024-03-05'", "2024-03-05 00:00:00", ""),
        ("text", "'2024-03-05 10:00'", "2024-03-05 10:00:00", ""),
        ("bigint", "1711357631", "2024-03-25 09:07:11", "UTC"),
        ("bigint", "1711357631123", "2024-03-25 09:07:11.123000", "UTC"),
        ("bigint", "1711357631123456", "2024-03-25 09:07:11.123456", "UTC"),
    ],
)
def test_every_kind_of_time_is_read_to_the_microsecond(table: Making, kind: str, written: str, read: str, zone: str):
    log = table(f"customer text, time {kind}, event text", f"'a', {written}, 'x'")
    assert (times_of(log), log.understood.timezone) == ([read], zone)


def test_a_number_out_of_line_does_not_change_the_unit_of_the_others(table: Making):
    rows = [f"'a', {time}, 'x'" for time in (1711357631, 1711357632, 99999999999, 0)]
    log = table("customer text, time bigint, event text", *rows)
    assert (log.events, refused_of(log)) == (2, {"ancient": 1, "future": 1})


def test_fractions_of_a_second_make_no_ties(table: Making):
    log = table(
        "customer text, time timestamp, event text",
        "'a', '2024-03-05 10:00:00.9', 'x'",
        "'a', '2024-03-05 10:00:00.1', 'y'",
    )
    assert sorted(events_of(log, "event", "position")) == [("x", 2), ("y", 1)]


def test_rows_that_lack_something_are_counted_and_left_out(table: Making):
    log = table(
        "customer text, time timestamp, event text", "'a', '2024-03-05', 'x'",
        "NULL, NULL, 'x'", "' ', '2024-03-05', ''",
        "'a', '2024-03-05', NULL", "'a', NULL, 'x'", "'a', '1970-01-01', 'x'", "'a', '2999-01-01', 'x'",
    )  # fmt: skip
    assert (log.events, log.understood.read) == (1, 7)
    assert refused_of(log) == {"no_customer": 2, "no_event": 1, "no_time": 1, "ancient": 1, "future": 1}


def test_a_zone_that_has_no_use_is_said(table: Making):
    log = table("customer text, time timestamp, event text", "'a', '2024-03-05', 'x'", timezone="Europe/Rome")
    assert "as_it_stands" in notes_of(log)


def test_a_table_of_a_schema_is_named_with_it(ask: Callable[[str], None], postgres_url: str, postgres_server: str):
    schema = postgres_url.rpartition("%3D")[2]
    ask("CREATE TABLE log (customer text, time timestamp, event text)")
    assert first_rows(postgres_server, f"{schema}.log") == (("customer", "time", "event"), ())


def test_columns_of_any_type_are_taken_for_what_they_say_or_left_alone(ask: Callable[[str], None], postgres_url: str):
    ask("CREATE TYPE kind AS ENUM ('look', 'buy')")
    ask(
        "CREATE TABLE log (customer uuid, time timestamptz, event kind, amount money, channel inet, stage jsonb,"
        " spare interval, more json, many int[], place point, bytes bytea, span int4range, words tsvector)"
    )
    ask(
        "INSERT INTO log VALUES ('00000000-0000-0000-0000-000000000001', '2026-01-01 10:00Z', 'buy', 1112.5,"
        " '10.0.0.1', '\"Order\"', '1 day', '{}', '{1}', '(1,2)', 'a', '[1,2)', 'a b')"
    )
    log = tables.read(postgres_url, "log", Wishes())
    (row,) = log.engine.rows(log.engine.events)
    log.close()
    assert (row["customer"][-2:], row["event"], row["value"], row["channel"]) == ("01", "buy", 1112.5, "10.0.0.1/32")


def test_an_empty_table_is_no_log(ask: Callable[[str], None], postgres_url: str):
    ask("CREATE TABLE log (customer text, time timestamp, event text)")
    assert refused(postgres_url, "log").code == "log_empty"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024-3-5 9:07", "2024-03-05 09:07:00"),
        ("2024/03/05t09:07:11,5", "2024-03-05 09:07:11.500000"),
        ("2024-03-05 09:07:11.123456789", "2024-03-05 09:07:11.123456"),
        ("2024-02-29", "2024-02-29 00:00:00"),
        ("2024-03-05T09:07:11z", "2024-03-05 09:07:11"),
        ("2024-03-05 09:07:11 UTC", "2024-03-05 09:07:11"),
        ("2024-03-05 09:07:11 +0200", "2024-03-05 07:07:11"),
        ("2024-03-05T09:07:11-05:30", "2024-03-05 14:37:11"),
        ("25/03/2024", "2024-03-25 00:00:00"),
        ("25.03.2024, 09:07:11", "2024-03-25 09:07:11"),
        ("03/25/2024 9:07", "2024-03-25 09:07:00"),
        ("12 Mar 2024 10:05", "2024-03-12 10:05:00"),
        ("Mar 12, 2024", "2024-03-12 00:00:00"),
        ("12-gen-24", "2024-01-12 00:00:00"),
        ("1711357631,25", "2024-03-25 09:07:11.250000"),
        ("1711357631123", "2024-03-25 09:07:11.123000"),
    ],
)
def test_times_in_words_are_read_as_those_of_a_file(table: Making, written: str, read: str):
    log = table("customer text, time text, event text", f"'a', '{written}', 'x'")
    assert times_of(log) == [read]


def test_day_and_month_are_told_apart_by_the_whole_table(table: Making, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("journey.events.moments.SAMPLE", 1)
    log = table("customer text, time text, event text", "'a', '03/04/2024', 'x'", "'a', '03/25/2024', 'y'")
    assert (log.understood.dates, log.events, "day_or_month" in notes_of(log)) == ("mdy", 2, False)


def test_day_and_month_that_nothing_tells_apart_are_said_or_taken_as_somebody_says(table: Making, postgres_url: str):
    log = table("customer text, time text, event text", "'a', '03/04/2024', 'x'")
    assert (times_of(log), "day_or_month" in notes_of(log)) == (["2024-04-03 00:00:00"], True)
    said = tables.read(postgres_url, "log", Wishes(dates="mdy"))
    assert (times_of(said), notes_of(said)) == (["2024-03-04 00:00:00"], ["ties", "no_direction"])
    said.close()
    with pytest.raises(JourneyError, match="ymd"):
        tables.read(postgres_url, "log", Wishes(dates="ymd"))


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (
            "text",
            "2024-03-05",
            ("soon", "2024-02-30", "2023-02-29", "2024-04-31", "0000-01-01", "2024-03-05 24:00"),
        ),
        ("text", "2024-03-05 10:00+02", ("2024-03-05 10:00+99", "2024-03-05 10:00")),
        ("text", "25/03/2024", ("32/13/2024", "25/03/24x")),
        ("text", "1711357631", ("soon", "x")),
        ("double precision", "1711357631", ("NaN",)),
        ("numeric", "1711357631.5", ("NaN",)),
    ],
)
def test_one_bad_cell_is_one_refused_row(table: Making, kind: str, good: str, bad: tuple[str, ...]):
    rows = [f"'a', '{time}', 'x', {place}" for place, time in enumerate((good, *bad, good), 1)]
    log = table(f"customer text, time {kind}, event text, seq int", *rows, row="seq")
    [refused] = log.understood.refused
    assert (log.events, log.understood.read, refused.reason) == (2, 2 + len(bad), "bad_time")
    assert refused.examples == tuple(enumerate(bad, 2))[:5]


@pytest.mark.parametrize("kind", ["timestamp", "timestamptz", "date", "double precision"])
def test_what_is_infinite_is_no_time(table: Making, kind: str):
    good = "1711357631" if kind == "double precision" else "2024-03-05"
    log = table(
        f"customer text, time {kind}, event text", *(f"'a', '{time}', 'x'" for time in (good, "infinity", "-infinity"))
    )
    assert (log.events, refused_of(log)) == (1, {"ancient": 1, "future": 1})


def test_a_whole_number_beyond_all_times_is_none(table: Making):
    rows = [f"'a', {time}, 'x'" for time in (1711357631, 1711357632, 2**63 - 1, -(2**63))]
    log = table("customer text, time bigint, event text", *rows)
    assert (log.events, refused_of(log)) == (2, {"ancient": 1, "future": 1})


def test_a_value_in_words_is_a_number_or_none(table: Making):
    said = ("1.5", "€ 1,234.50", "NaN", "1e999", "abc", "")
    rows = [f"'a', '2024-03-05', 'x', '{value}', {place}" for place, value in enumerate(said)]
    log = table("customer text, time date, event text, value text, seq int", *rows, row="seq")
    assert [value for (value,) in events_of(log, "value")] == [1.5, 1234.5, None, None, None, None]


@pytest.mark.parametrize(
    ("kind", "written", "read"),
    [("boolean", "true", None), ("int[]", "{1}", None), ("json", "3.5", 3.5)],
)
def test_a_value_of_a_kind_that_is_no_number_costs_no_row(table: Making, kind: str, written: str, read: float | None):
    log = table(f"customer text, time date, event text, value {kind}", f"'a', '2024-03-05', 'x', '{written}'")
    assert events_of(log, "value") == [(read,)]


def test_rows_without_a_number_are_told_by_what_they_say(table: Making):
    log = table("customer text, time text, event text", "'a', '2024-03-05', 'x'", "'a', 'soon', 'x'", "NULL, NULL, 'x'")
    bad_time, no_customer = log.understood.refused
    assert bad_time.told(words("en")).endswith("For example: soon.")
    assert no_customer.examples == ()


@pytest.mark.parametrize("url", ["teapot://x/y", "log.csv", "", "mysql://nobody@127.0.0.1/x", "postgres"])
def test_an_engine_that_nobody_knows_is_refused(url: str):
    error = refused(url, "log")
    assert error.what() == f"No engine answers to a URL that begins with “{url.partition(':')[0]}”."
    assert error.what("it") == f"Nessun motore risponde a un indirizzo che comincia con «{url.partition(':')[0]}»."


def test_an_engine_that_is_down_is_said_to_be_and_the_password_is_not():
    error = refused("postgres://nobody:secret@127.0.0.1:1/x", "log")
    assert error.what().startswith("The engine cannot be reached (")
    assert error.what("it").startswith("Il motore non è raggiungibile (")
    assert "secret" not in error.message()


@pytest.mark.parametrize("name", ["gone", "nowhere.log", "'; drop table log; --", ""])
def test_a_table_that_is_not_there_is_refused(postgres_url: str, name: str):
    error = refused(postgres_url, name)
    assert error.code == "table_vanished"
    assert error.what().startswith("The engine has no such table (")
    assert error.what("it").startswith("Il motore non ha questa tabella (")


def test_a_column_that_is_not_there_is_refused(ask: Callable[[str], None], postgres_url: str):
    ask("CREATE TABLE log (customer text, time timestamp, event text)")
    error = refused(postgres_url, "log", channel="canale")
    assert error.message().startswith("log: There is no column “canale”.")


def test_a_table_of_which_no_row_can_be_used_says_why(ask: Callable[[str], None], postgres_url: str):
    ask("CREATE TABLE log (customer text, time text, event text)")
    ask("INSERT INTO log VALUES ('a', 'soon', 'x')")
    error = refused(postgres_url, "log")
    assert error.what() == "The only row cannot be used: 1 has a time that cannot be read, as “soon”."
    assert error.what("it") == "L’unica riga non si può usare: 1 ha una data che non si riesce a leggere, come «soon»."


@pytest.mark.parametrize("change", ["DROP TABLE log", "ALTER TABLE log DROP COLUMN event"], ids=["a table", "a column"])
def test_what_vanishes_while_it_is_asked_is_one_sentence(table: Making, ask: Callable[[str], None], change: str):
    log = table("customer text, time timestamp, event text", "'a', '2024-03-05', 'x'")
    ask(change)
    with pytest.raises(JourneyError) as caught:
        log.engine.facts()
    assert (caught.value.code, caught.value.message().isprintable()) == ("engine_failed", True)


@pytest.mark.parametrize("kind", ["duckdb", "sqlite"])
def test_a_file_that_is_no_engine_yet_is_not_made_one(tmp_path: Path, kind: str):
    error = refused(f"{kind}://{tmp_path}/shop.db", "log")
    assert error.what() == "The engine cannot be reached (No such file or directory)."
    assert list(tmp_path.iterdir()) == []


def test_a_duckdb_file_is_an_engine_too(tmp_path: Path):
    with duckdb.connect(str(tmp_path / "shop.duckdb")) as made:
        made.execute(
            "CREATE TABLE log AS SELECT 'a' AS customer, TIMESTAMPTZ '2024-07-05 10:00:00.5+02' AS time, 'x' AS event"
        )
    log = tables.read(f"duckdb://{tmp_path}/shop.duckdb", "log", Wishes())
    assert times_of(log) == ["2024-07-05 08:00:00.500000"]
    log.close()


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A file of DuckDB whose times are words."""
    path = tmp_path / "shop.duckdb"
    with duckdb.connect(str(path)) as made:
        made.execute("CREATE SCHEMA web")
        made.execute("CREATE TABLE web.log (customer text, time text, event text, seq int)")
        made.execute("INSERT INTO web.log VALUES ('a', '13/02/2026 10:00', 'x', 1), ('a', '14/02/2026', 'y', 2)")
        made.execute("CREATE VIEW web.seen AS SELECT * FROM web.log")
    return path


def in_another_process(shop: Path, program: str) -> str:
    """What a program says that has opened the file to read it."""
    opened = f"import duckdb; shop = duckdb.connect({str(shop)!r}, read_only=True); {program}"
    done = subprocess.run([sys.executable, "-c", opened], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_a_duckdb_file_is_only_read_so_that_another_program_may_read_it_too(shop: Path):
    before = shop.read_bytes()
    log = tables.read(f"duckdb://{shop}", "web.log", Wishes())
    told = in_another_process(shop, "print(shop.execute('SELECT count(*) FROM web.log').fetchall())")
    assert told == "[(2,)]\n"
    facts = log.engine.part(log.engine.steps.filter(log.engine.steps.event == "x")).facts()
    assert (facts["events"], log.engine.kept("own", (), lambda: log.engine.steps).count().execute()) == (1, 2)
    log.close()
    assert (shop.read_bytes(), list(shop.parent.iterdir())) == (before, [shop])


def test_a_duckdb_file_that_another_program_reads_can_be_read(shop: Path):
    asking = "from journey.events import ingest, tables; log = tables.read"
    told = in_another_process(shop, f"{asking}('duckdb://{shop}', 'web.log', ingest.Wishes()); print(log.events)")
    assert told.endswith("2\n")
    logs = [tables.read(f"duckdb://{shop}", name, Wishes()) for name in ("web.log", "web.seen", "shop.web.log")]
    assert [times_of(log)[0] for log in logs] == ["2026-02-13 10:00:00"] * 3
    for log in logs:
        log.close()


def test_a_duckdb_file_may_be_called_as_a_database_of_duckdb_itself(shop: Path):
    log = tables.read(f"duckdb://{shop.rename(shop.with_name('memory.duckdb'))}?threads=1", "web.log", Wishes())
    assert log.events == 2
    log.close()


def test_times_in_words_are_read_once_for_all_questions(shop: Path):
    log = tables.read(f"duckdb://{shop}", "web.log", Wishes())
    assert "REGEXP" not in log.engine.sql(log.engine.steps)
    log.close()


@pytest.mark.parametrize(("temporary", "is_kept"), [(("postgres",), True), ((), False)], ids=["may", "may not"])
def test_in_postgres_they_are_read_once_where_a_temporary_table_may_be_made(
    table: Making, monkeypatch: pytest.MonkeyPatch, temporary: tuple[str, ...], is_kept: bool
):
    monkeypatch.setattr("journey.events.keeping.TEMPORARY", temporary)
    rows = [f"'a', '{day}/02/2026 10:00', 'x', {day}" for day in (13, 14)]
    log = table("customer text, time text, event text, seq int", *rows, "'a', 'soon', 'x', 3", row="seq")
    assert times_of(log) == ["2026-02-13 10:00:00", "2026-02-14 10:00:00"]
    assert log.understood.refused[0].examples == ((3, "soon"),)
    assert ("REGEXP" not in log.engine.sql(log.engine.steps)) is is_kept


def test_times_of_a_table_in_several_ways_are_counted_as_those_of_a_file(table: Making):
    days = ("13/02/2026 10:00", "02/13/2026 10:00", "25/01/2026 10:00", "03/04/2026", "2026-02-01", "soon")
    log = table("customer text, time text, event text", *(f"'a', '{day}', 'x'" for day in days))
    assert refused_of(log) == {"bad_time": 2}  # one with the year first is read all the same
    assert log.understood.mixed
    told = words("en").say(log.understood.mixed)
    assert told.startswith(
        "The times of this column are written in more ways than one: 1 with the year first (2026-02-01), "
        "2 only with the day first (13/02/2026 10:00), "
        "1 only with the month first (02/13/2026 10:00), "
        "1 with the day or the month first (03/04/2026). They were read as"
    )


def test_of_times_in_one_way_nothing_is_said(table: Making):
    log = table("customer text, time text, event text", "'a', '13/02/2026', 'x'", "'a', 'soon', 'x'")
    assert (log.understood.mixed, refused_of(log)) == (None, {"bad_time": 1})


def test_some_rows_of_a_table_are_shown_in_its_own_words(table: Making):
    rows = [f"'k{n}', '2026-02-0{n} 10:00', 'x', NULL, '1 day'" for n in range(1, 8)]
    log = table("customer text, time timestamp, event text, channel text, spare interval", *rows)
    assert log.understood.headers == ("customer", "time", "event", "channel", "spare")
    assert log.understood.first[0] == ("k1", "2026-02-01 10:00:00", "x", "", "1 day")
    assert len(log.understood.first) == 5


def test_a_table_that_cannot_be_read_yet_is_looked_at(ask: Callable[[str], None], postgres_url: str):
    ask("CREATE TABLE log (wer text, wann timestamp, kanal text)")
    ask("INSERT INTO log VALUES ('k1', '2026-02-01 10:00', 'web')")
    assert refused(postgres_url, "log").code == "columns_missing"
    known = tables.looked_at(postgres_url, "log", Wishes({"channel": "kanal"}))
    assert (known.headers, known.columns) == (("wer", "wann", "kanal"), {"channel": "kanal"})
    assert known.first == (("k1", "2026-02-01 10:00:00", "web"),)


def test_a_table_of_which_no_rows_can_be_shown_is_read_all_the_same(table: Making, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("journey.events.engine.FIRST", -1)  # which no engine takes
    log = table("customer text, time timestamp, event text", "'a', '2026-02-01 10:00', 'x'")
    assert (log.events, log.understood.first) == (1, ())


def test_a_column_that_says_how_long_is_no_time_and_costs_nothing_where_another_is(table: Making):
    log = table(
        "customer text, time interval, at timestamp, event text", "'a', '1 day', '2026-02-01', 'x'",
        "'a', NULL, '2026-02-02', 'y'", time="at",
    )  # fmt: skip
    assert (log.events, log.understood.refused) == (2, ())
    assert log.understood.first[0][1] == "1 day"


def test_a_column_that_says_how_long_cannot_be_the_time(ask: Callable[[str], None], postgres_url: str):
    ask("CREATE TABLE log (customer text, time interval, event text)")
    ask("INSERT INTO log VALUES ('a', '1 day', 'x')")
    assert refused(postgres_url, "log").code == "engine_failed"
