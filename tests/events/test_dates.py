"""How times are written is found out, said, and read to the microsecond; what is written otherwise is refused."""

import pytest

from journey.events.dates import (
    DAY_FIRST,
    ISO,
    MILLISECONDS,
    MONTH_FIRST,
    MONTHS,
    NAMED,
    SECONDS,
    dates_of,
    looks_like_a_time,
)
from journey.events.log import EventLog
from journey.i18n import LANGUAGES, words
from tests.events.conftest import Reading, Refusing
from tests.events.telling import column_of, notes_of, refused_of, times_of

HEADER = "customer;event;time\n"


def log_of(*times: str) -> str:
    return HEADER + "".join(f"a;e;{time}\n" for time in times)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024-03-05", "2024-03-05 00:00:00"),
        ("2024-3-5 9:07", "2024-03-05 09:07:00"),
        ("2024/03/05 09:07", "2024-03-05 09:07:00"),
        ("2024-03-05T09:07:11", "2024-03-05 09:07:11"),
        ("2024-03-05t09:07:11", "2024-03-05 09:07:11"),
        ("2024-03-05T09:07:11.5", "2024-03-05 09:07:11.500000"),
        ("2024-03-05T09:07:11,123456", "2024-03-05 09:07:11.123456"),
        ("2024-03-05T09:07:11.123456789", "2024-03-05 09:07:11.123456"),
        ("2024-03-05T09:07:11Z", "2024-03-05 09:07:11"),
        ("2024-03-05t09:07:11z", "2024-03-05 09:07:11"),
        ("2024-03-05 09:07:11 UTC", "2024-03-05 09:07:11"),
        ("2024-03-05T09:07:11+02:00", "2024-03-05 07:07:11"),
        ("2024-03-05T09:07:11+0200", "2024-03-05 07:07:11"),
        ("2024-03-05 09:07:11 +02:00", "2024-03-05 07:07:11"),
        ("2024-03-05 09:07:11+02", "2024-03-05 07:07:11"),
        ("2024-03-05T09:07:11,25-05:30", "2024-03-05 14:37:11.250000"),
        ("25/03/2024", "2024-03-25 00:00:00"),
        ("25/3/2024 9.07", "2024-03-25 09:07:00"),
        ("25-03-2024 09:07:11", "2024-03-25 09:07:11"),
        ("25.03.2024, 09:07:11", "2024-03-25 09:07:11"),
        ("25/03/2024 09:07:11,5", "2024-03-25 09:07:11.500000"),
        ("25/03/2024 09:07:11.123456789", "2024-03-25 09:07:11.123456"),
        ("25/03/24 09:07", "2024-03-25 09:07:00"),
        ("03/25/2024 9:07 pm", "2024-03-25 21:07:00"),
        ("03/25/2024 12:07:11AM", "2024-03-25 00:07:11"),
        ("12 Mar 2024 10:05", "2024-03-12 10:05:00"),
        ("12 marzo 2024", "2024-03-12 00:00:00"),
        ("Mar 12, 2024", "2024-03-12 00:00:00"),
        ("March 12th, 2024, 9:07:11 PM", "2024-03-12 21:07:11"),
        ("12-gen-24", "2024-01-12 00:00:00"),
        ("12-GEN-24 9.07", "2024-01-12 09:07:00"),
        ("1º maggio 2024, 10:05:00,5", "2024-05-01 10:05:00.500000"),
        ("1 sett. 2024", "2024-09-01 00:00:00"),
        ("Tue, 12 Mar 2024 10:05:00", "2024-03-12 10:05:00"),
        ("martedì 12 marzo 2024 10:05", "2024-03-12 10:05:00"),
        ("1711357631", "2024-03-25 09:07:11"),
        ("1711357631.25", "2024-03-25 09:07:11.250000"),
        ("999999999", "2001-09-09 01:46:39"),
        ("1711357631123", "2024-03-25 09:07:11.123000"),
    ],
)
def test_a_time_is_read_whatever_its_style(reading: Reading, written: str, read: str):
    assert looks_like_a_time(written)
    assert times_of(reading(log_of(written))) == [read]


@pytest.mark.parametrize(
    "value",
    [
        "soon",
        "12",
        "2024",
        "12345678",
        "1.5",
        "2024-03-05-06",
        "25/03",
        "infinity",
        "epoch",
        "12 foo 2024",
        "March 2024",
    ],
)
def test_what_is_no_time_does_not_look_like_one(value: str):
    assert not looks_like_a_time(value)


@pytest.mark.parametrize("number", range(1, 13))
def test_a_month_has_a_name_in_both_languages_long_and_short(number: int):
    for t in map(words, LANGUAGES):
        assert {MONTHS[t(f"months.{form}.{number}").lower()] for form in ("short", "long")} == {number}


def test_names_of_months_may_stand_before_and_behind_the_day(reading: Reading):
    log = reading(log_of("12 Mar 2024 10:05", "Mar 13, 2024", "14-mar-24 10:05:30", "31 feb 2024", "15/03/2024"))
    assert times_of(log) == ["2024-03-12 10:05:00", "2024-03-13 00:00:00", "2024-03-14 10:05:30"]
    assert (log.understood.dates, refused_of(log), notes_of(log)) == (NAMED, {"bad_time": 2}, ["no_direction"])


def test_names_of_months_are_looked_for_only_where_nothing_else_fits(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("journey.events.dates._in_numbers", lambda value: pytest.fail("looked for"))
    assert dates_of(["25/03/2024"] * 3 + ["12 Mar 2024"] * 2).style == DAY_FIRST
    assert dates_of(["2024-03-25"]).style == ISO


def test_the_style_is_that_of_most_values():
    assert dates_of(["25/03/2024", "2024-03-25", "26/03/2024"]).style == DAY_FIRST
    assert dates_of(["2024-03-25", "25/03/2024", "2024-03-26"]).style == ISO
    assert dates_of(["1711357631", "1711357632", "1711357631123"]).style == SECONDS
    assert dates_of(["1711357631123", "", " "]).style == MILLISECONDS
    assert dates_of(["25/03/2024", "03/25/2024", "03/26/2024"]).style == MONTH_FIRST


def test_times_in_the_style_of_most_are_read_and_the_others_are_counted(reading: Reading):
    log = reading(
        log_of("25/03/2024 10:00", "2024-03-26", "26/03/2024 11:00", "1711357631", "31/02/2024 10:00", "soon")
    )
    assert times_of(log) == ["2024-03-25 10:00:00", "2024-03-26 11:00:00"]
    assert refused_of(log) == {"bad_time": 4}
    assert log.understood.refused[0].examples == (
        (2, "2024-03-26"), (4, "1711357631"), (5, "31/02/2024 10:00"), (6, "soon"),
    )  # fmt: skip


def test_words_that_a_database_takes_for_times_are_refused(reading: Reading):
    log = reading(log_of("2024-03-26", "infinity", "epoch", "now", "2024-03-26 (BC)", "2024-02-30", "2024-03-26 10:61"))
    assert refused_of(log) == {"bad_time": 6}
    close = ("-infinity", "2024-03-26 10:00: 0", "2024-03-26 10:00:0Z", "2024-13-26 10:00:00", "2024-03-26 10:00:00+")
    assert refused_of(reading(log_of("2024-03-26 10:00:00", *close))) == {"bad_time": 5}


def test_a_clock_may_leave_out_what_is_zero(reading: Reading):
    log = reading(log_of("25/03/2024 10:00:05.25", "25/03/2024 10:00:06", "25/03/2024 10:01", "26/03/2024"))
    assert times_of(log)[1:] == ["2024-03-25 10:00:06", "2024-03-25 10:01:00", "2024-03-26 00:00:00"]


def test_years_of_two_digits_stand_beside_years_of_four(reading: Reading):
    log = reading(log_of("25/03/2024", "26/03/2024", "27/03/24"))
    assert times_of(log)[2] == "2024-03-27 00:00:00"


def test_numbers_that_are_no_times_do_not_stop_the_others(reading: Reading):
    log = reading(log_of("1711357631", "1711357632", "9" * 40, "-5", "17113576310000000000"))
    assert (log.events, refused_of(log)) == (2, {"bad_time": 3})


def test_where_no_day_tells_it_comes_first_and_that_is_said(reading: Reading):
    log = reading(log_of("03/04/2024", "05/04/2024"))
    assert times_of(log)[0] == "2024-04-03 00:00:00"
    assert "day_or_month" in notes_of(log)


def test_a_day_that_tells_leaves_no_doubt(reading: Reading):
    log = reading(log_of("03/04/2024", "03/25/2024"))
    assert times_of(log)[0] == "2024-03-04 00:00:00"
    assert "day_or_month" not in notes_of(log)


def test_the_day_that_tells_may_stand_far_below_the_first_rows(reading: Reading):
    log = reading(log_of(*["03/04/2024"] * 2_500, "03/25/2024"))
    assert (log.understood.dates, log.events) == (MONTH_FIRST, 2_501)
    assert "day_or_month" not in notes_of(log)


def test_a_person_says_which_comes_first(reading: Reading):
    log = reading(log_of("03/04/2024"), dates="mdy")
    assert times_of(log) == ["2024-03-04 00:00:00"]
    assert "day_or_month" not in notes_of(log)
    assert times_of(reading(log_of("2024-03-25", "26/03/2024"), dates="dmy")) == ["2024-03-26 00:00:00"]


def test_a_style_that_does_not_exist_is_refused(refusing: Refusing):
    error = refusing(log_of("03/04/2024"), dates="dm")
    assert error.message() == (
        "log.csv: Dates cannot be read as “dm”. Did you mean dmy? "
        "Choose among iso, dmy, mdy, names, seconds, milliseconds."
    )
    assert error.what("it") == "Le date non si possono leggere come «dm»."


def test_times_before_1980_and_those_to_come_are_refused(reading: Reading):
    log = reading(log_of("2024-03-05", "1970-01-01", "1979-12-31 23:59:59", "1980-01-01", "2999-01-01"))
    assert times_of(log) == ["2024-03-05 00:00:00", "1980-01-01 00:00:00"]
    assert refused_of(log) == {"ancient": 2, "future": 1}
    assert log.understood.refused[0].examples[0] == (2, "1970-01-01")


def test_naive_times_are_taken_as_they_stand(reading: Reading):
    log = reading(log_of("2024-03-31 02:30", "2024-10-27 02:30"))
    assert times_of(log) == ["2024-03-31 02:30:00", "2024-10-27 02:30:00"]
    assert log.understood.timezone == ""


def test_in_a_zone_the_hour_that_summer_time_leaves_out_is_the_one_after_and_of_two_it_is_the_second(reading: Reading):
    log = reading(
        log_of("2024-01-31 12:00", "2024-07-31 12:00", "2024-03-31 02:30", "2024-10-27 02:30"), timezone="Europe/Rome"
    )
    assert times_of(log) == [
        "2024-01-31 11:00:00",
        "2024-07-31 10:00:00",
        "2024-03-31 01:30:00",  # which Rome calls 03:30
        "2024-10-27 01:30:00",
    ]
    assert log.understood.timezone == "UTC"
    left_out, twice = log.understood.notes[:2]
    assert words("en").say(left_out) == (
        "1 row has a time that Europe/Rome left out when summer time began; it was read as an hour later."
    )
    assert words("en").say(twice) == (
        "1 row has a time that came twice in Europe/Rome when summer time ended; it was read as the second."
    )


@pytest.mark.parametrize(
    ("zone", "times", "left_out", "twice"),
    [
        (
            "Europe/Rome",
            ("2024-03-31 01:59:59.999999", "2024-03-31 03:00", "2024-10-27 01:59", "2024-10-27 03:00"),
            0,
            0,
        ),
        ("Europe/Rome", ("2024-03-31 02:00", "2024-03-31 02:59", "2024-10-27 02:00", "2024-10-27 02:59:59"), 2, 2),
        ("Europe/Rome", ("2024-03-31T02:30+01:00", "2024-10-27T02:30+01:00", "2024-10-27T02:30"), 0, 1),
        ("Australia/Lord_Howe", ("2024-04-07 01:45", "2024-04-07 01:15", "2024-10-06 02:15", "2024-10-06 02:45"), 1, 1),
        ("America/Havana", ("2024-03-10 00:30", "2024-11-03 00:30"), 1, 1),
        ("Pacific/Apia", ("2011-12-30 12:00",), 1, 0),
        ("Asia/Tokyo", ("2024-03-31 02:30", "2024-10-27 02:30"), 0, 0),
        ("", ("2024-03-31 02:30", "2024-10-27 02:30"), 0, 0),
    ],
)
def test_how_many_rows_fall_into_a_changed_hour_is_said(
    reading: Reading, zone: str, times: tuple[str, ...], left_out: int, twice: int
):
    log = reading(log_of(*times), timezone=zone)
    said = {note.key.rpartition(".")[2]: note.params.get("n") for note in log.understood.notes}
    assert (log.events, said.get("hour_left_out", 0), said.get("hour_twice", 0)) == (len(times), left_out, twice)


def test_an_hour_that_changes_is_said_of_the_rows_that_are_read(reading: Reading):
    log = reading("customer;event;time\n;e;2024-03-31 02:30\na;e;2024-03-31 12:00\n", timezone="Europe/Rome")
    assert notes_of(log) == ["no_direction"]


def test_a_zone_holds_for_dates_with_the_day_first_too(reading: Reading):
    assert times_of(reading(log_of("31/07/2024 12:00"), timezone="Europe/Rome")) == ["2024-07-31 10:00:00"]


def test_epochs_and_offsets_need_no_zone(reading: Reading):
    assert times_of(reading(log_of("1711357631"), timezone="Europe/Rome")) == ["2024-03-25 09:07:11"]
    assert times_of(reading(log_of("2024-03-05T09:00Z"), timezone="Europe/Rome")) == ["2024-03-05 09:00:00"]
    assert reading(log_of("1711357631")).understood.timezone == "UTC"
    assert reading(log_of("2024-03-05T09:00Z")).understood.timezone == "UTC"


def test_times_with_and_without_an_offset_go_together_only_in_a_zone(reading: Reading):
    mixed = log_of("2024-07-05T09:00Z", "2024-07-05T09:00+02:00", "2024-07-05T09:00")
    assert refused_of(reading(mixed)) == {"bad_time": 1}
    assert times_of(reading(mixed, timezone="Europe/Rome"))[2] == "2024-07-05 07:00:00"
    naive = log_of("2024-07-05T09:00", "2024-07-05T09:00", "2024-07-05T09:00+02:00")
    assert refused_of(reading(naive)) == {"bad_time": 1}


def test_a_zone_that_does_not_exist_is_refused(refusing: Refusing):
    error = refusing(log_of("2024-03-05"), timezone="Europe/Roma")
    assert error.message() == ("log.csv: There is no time zone “Europe/Roma”. Use a name like Europe/Rome or UTC.")
    assert error.what("it") == "Il fuso orario «Europe/Roma» non esiste."


def test_microseconds_make_no_ties(reading: Reading):
    log = reading(log_of("2024-03-05 10:00:00.000002", "2024-03-05 10:00:00.000001"))
    first, second = column_of(log, "time")
    assert (first - second, column_of(log, "position")) == (1, [2, 1])  # type: ignore[operator]


def mixed_of(log: EventLog) -> str:
    assert log.understood.mixed
    return words("en").say(log.understood.mixed)


def test_days_first_beside_months_first_are_counted_each_with_an_example(reading: Reading):
    log = reading(log_of("13/02/2026 10:00", "02/13/2026 10:00", "25/01/2026 10:00", "03/04/2026 10:00"))
    assert (log.events, refused_of(log)) == (3, {"bad_time": 1})
    assert mixed_of(log) == (
        "The times of this column are written in more ways than one: "
        "2 only with the day first (13/02/2026 10:00), "
        "1 only with the month first (02/13/2026 10:00), "
        "1 with the day or the month first (03/04/2026 10:00). "
        "They were read as “30/04/2026, day first”: do not trust them until the column is split, or written in one way."
    )


def test_the_other_way_may_stand_far_below_the_first_rows(reading: Reading):
    log = reading(log_of(*["2/13/2026"] * 2_500, "13/02/2026"))
    assert (log.understood.dates, log.events) == (MONTH_FIRST, 2_500)
    assert "1 only with the day first (13/02/2026), 2,500 only with the month" in mixed_of(log)


@pytest.mark.parametrize(
    ("others", "told"),
    [
        (["13/02/2026", "14/02/2026"], "3 with the year first (2026-02-01), 2 only with the day first (13/"),
        (["02/13/2026"], "3 with the year first (2026-02-01), 1 only with the month first (02/13/2026)."),
        (["3/4/26"], "3 with the year first (2026-02-01), 1 with the day or the month first (3/4/26)."),
        (["12 Mar 2024"], "3 with the year first (2026-02-01), 1 with the month by name (12 Mar 2024)."),
        (["1711357631"], "3 with the year first (2026-02-01), 1 as seconds (1711357631)."),
        (["1711357631123"], "3 with the year first (2026-02-01), 1 as milliseconds (1711357631123)."),
    ],
)
def test_another_way_beside_the_year_first_is_told(reading: Reading, others: list[str], told: str):
    assert told in mixed_of(reading(log_of("2026-02-01", "2026-02-02", "2026-02-03T10:00Z", *others)))


@pytest.mark.parametrize(
    "times",
    [
        ["03/04/2024", "05/04/2024"],
        ["13/04/2024", "05/04/2024"],
        ["13/04/2024", "31/02/2024", "soon", "99/99/2024"],
        ["04/13/2024", "04/31/2024"],
        ["2024-03-25", "2024-02-30", "2024-3-26 10:00"],
        ["12 Mar 2024", "Mar 13, 2024"],
    ],
)
def test_of_one_way_of_writing_nothing_is_said(reading: Reading, times: list[str]):
    assert reading(log_of(*times)).understood.mixed is None
