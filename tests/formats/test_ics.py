"""Calendars: what is written is read back by the rules of RFC 5545, whatever the words are."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journey.errors import JourneyError
from journey.formats import ExportOptions, ics, reader, writer
from journey.formats.library import open_sample
from journey.i18n import words
from journey.model import CareAction, Map
from journey.model.caring import MONTHS, RHYTHMS, due_after, due_on

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


class Event(NamedTuple):
    uid: str
    start: date
    rule: dict[str, str]
    lines: dict[str, str]


def events(data: bytes) -> list[Event]:
    """Unfolds, splits and unescapes; fails where the file breaks a rule."""
    text = data.decode()
    assert text.endswith("END:VCALENDAR\r\n")
    assert re.search(r"(?<!\r)\n|\r(?!\n)", text) is None
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Itinerario//Care//EN"]
    found: list[Event] = []
    for block in "\n".join(lines).split("\nBEGIN:VEVENT\n")[1:]:
        pairs = [line.split(":", 1) for line in block.split("\nEND:VEVENT\n")[0].split("\n")]
        held = dict(pairs)
        assert len(held) == len(pairs) and {"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "SUMMARY"} <= held.keys()
        assert re.fullmatch(r"\d{8}T\d{6}Z", held["DTSTAMP"])
        start = datetime.strptime(held["DTSTART;VALUE=DATE"], "%Y%m%d").date()
        rule = dict(part.split("=") for part in held.get("RRULE", "").split(";") if part)
        told = {name: _plain(held[name]) for name in ("SUMMARY", "DESCRIPTION")}
        found.append(Event(held["UID"], start, rule, told))
    return found


def _plain(text: str) -> str:
    assert re.sub(r"\\[\\;,n]", "", text).count("\\") == 0 and not re.search(r"(?<!\\)[;,]", text.replace("\\\\", ""))
    return re.sub(r"\\([\\;,n])", lambda found: "\n" if found[1] == "n" else found[1], text)


def occurrences(event: Event, count: int) -> list[date]:
    """The first days of an event as a calendar would show them."""
    step = int(event.rule.get("INTERVAL", 0))
    if not step:
        return [event.start]
    if event.rule["FREQ"] != "MONTHLY":
        days = step * {"DAILY": 1, "WEEKLY": 7}[event.rule["FREQ"]]
        return [event.start + timedelta(days=days * number) for number in range(count)]
    found = []
    for number in range(count):
        year, month = divmod(event.start.year * 12 + event.start.month - 1 + step * number, 12)
        last = monthrange(year, month + 1)[1]
        found.append(date(year, month + 1, last if event.rule.get("BYMONTHDAY") == "-1" else event.start.day))
    return found


def made(*actions: CareAction, title: str = "Bikes", at: datetime = AT) -> bytes:
    held = Map(id="m", title=title, care_actions=actions)
    return ics.calendar(held, held.care_actions, words("en"), at)


def test_an_action_is_an_event_of_a_whole_day_in_words_for_whoever_does_it() -> None:
    care = CareAction(id="c", title="Call, then write; both", owner="Ann", every_days=14, next_due=date(2026, 3, 9))
    (event,) = events(made(care))
    assert (event.uid, event.start) == ("c@m.itinerario", date(2026, 3, 9))
    assert event.rule == {"FREQ": "WEEKLY", "INTERVAL": "2"}
    assert event.lines["SUMMARY"] == "Call, then write; both"
    assert event.lines["DESCRIPTION"].split("\n") == ["check-in", "all customers", "In charge: Ann", "Bikes"]
    assert b"SUMMARY:Call\\, then write\\; both\r\n" in made(care)


def test_an_action_keeps_its_uid_when_it_is_done() -> None:
    before, after = (CareAction(id="c", every_days=7, next_due=date(2026, 3, day)) for day in (2, 9))
    assert [event.uid for event in events(made(before))] == [event.uid for event in events(made(after))]


@given(title=st.text(max_size=200), owner=st.text(max_size=40))
@example(title="END:VEVENT", owner="BEGIN:VEVENT")
def test_any_words_come_back_whole(title: str, owner: str) -> None:
    care = CareAction(id="c", title=title, owner=owner, next_due=date(2026, 3, 9))
    (event,) = events(made(care))
    assert event.lines["SUMMARY"] == (care.title or "check-in")
    assert not care.owner or f"In charge: {care.owner}" in event.lines["DESCRIPTION"]


@given(
    due=st.dates(AT.date(), date(2090, 12, 31)), every_days=st.sampled_from((*RHYTHMS, 1, 2, 10, 21, 45))
)  # fmt: skip
def test_a_calendar_shows_the_days_of_the_rhythm(due: date, every_days: int) -> None:
    found = events(made(CareAction(id="c", every_days=every_days, next_due=due)))
    shown = sorted(day for event in found for day in occurrences(event, 12))
    assert list(islice(shown, 12)) == [due_on(due, every_days, count) for count in range(12)]
    assert len({event.uid for event in found}) == len(found) <= 2
    assert all(event.start in occurrences(event, 1) for event in found)  # the rule fits its first day
    assert len(found) == 1 or every_days in MONTHS


@given(
    due=st.dates(date(2000, 1, 1), AT.date() - timedelta(days=1)),
    every_days=st.sampled_from((*RHYTHMS, 1, 2, 10, 21, 45)),
)
def test_what_is_overdue_is_due_today_and_goes_on_as_if_it_were_done(due: date, every_days: int) -> None:
    care = CareAction(id="c", every_days=every_days, next_due=due)
    found, again = events(made(care)), due_after(care, AT.date())
    assert again is not None
    shown = sorted(day for event in found for day in occurrences(event, 12))
    assert shown[:12] == [AT.date(), *(due_on(again, every_days, count) for count in range(11))]
    assert len({event.uid for event in found}) == len(found) <= 3


def test_what_is_overdue_and_done_once_stands_on_today() -> None:
    (event,) = events(made(CareAction(id="c", next_due=date(2026, 1, 5))))
    assert (event.uid, event.start, event.rule) == ("c@m.itinerario", AT.date(), {})


def test_a_day_has_four_figures_for_its_year_in_any_century() -> None:
    once, long_ago = CareAction(id="c", next_due=date(1, 2, 3)), datetime(1, 2, 3, tzinfo=UTC)
    assert b"DTSTART;VALUE=DATE:00010203\r\n" in made(once, at=long_ago)


def test_what_is_done_once_is_not_repeated_and_what_has_no_day_is_told() -> None:
    once, never = CareAction(id="a", next_due=date(2026, 3, 9)), CareAction(id="b")
    written = ics.write(Map(id="m", care_actions=(once, never)), ExportOptions(lang="en"))
    (event,) = events(written.data)
    assert (event.uid, event.rule) == ("a@m.itinerario", {})
    assert written.notes == ("One action without a day is not in the calendar.",)


def test_a_map_without_a_day_of_care_is_refused() -> None:
    with pytest.raises(JourneyError) as refused:
        ics.write(Map(id="m", care_actions=(CareAction(id="b"),)))
    assert refused.value.code == "no_care_day"


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_sample_has_a_calendar_which_is_written_and_not_read(language: str) -> None:
    sample = open_sample(language)
    write = writer("care.ics").write
    assert write is not None
    found = events(write(sample, ExportOptions()).data)
    today = datetime.now(UTC).date()
    assert {event.uid.removeprefix("late-").partition("@")[0] for event in found} == {
        care.id for care in sample.care_actions if care.next_due
    }
    assert all(event.start >= today for event in found)
    with pytest.raises(JourneyError) as refused:
        reader("care.ics")
    assert refused.value.code == "not_readable_format"


@pytest.mark.parametrize(("language", "said"), [("en", "by phone"), ("it", "per telefono")])
def test_a_calendar_says_how_care_reaches_a_customer(language: str, said: str) -> None:
    care = CareAction(id="c", title="Ask", through="phone", next_due=AT.date())
    (event,) = events(ics.calendar(Map(id="m", care_actions=(care,)), [care], words(language), AT))
    assert said in event.lines["DESCRIPTION"].split("\n")
