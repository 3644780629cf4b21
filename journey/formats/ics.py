"""Calendars, ``*.ics``: the days on which care is due, for any program with a calendar (RFC 5545).

An event of a whole day for each action that has a day, repeated by its rhythm. Its UID stays the same, so a file taken
anew replaces what the calendar has. Nothing lies in the past: what is overdue stands on the day of the file, and
goes on as if it were done then.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from journey.errors import JourneyError
from journey.formats.format import ExportOptions, Format, Written
from journey.i18n import Words, words
from journey.model import CareAction, Map
from journey.model.caring import MONTHS, MONTHS_END, WEEK, by_urgency, due_after, due_on

MOST_OCTETS = 75  # in a line, without its end (RFC 5545, 3.1)
_ESCAPED = re.compile(r"[\\;,]")


def write(journey_map: Map, options: ExportOptions | None = None) -> Written:
    """All that is due. Raises JourneyError ``no_care_day``: a calendar without an event is none."""
    say = words((options.lang if options else None) or journey_map.language)
    dated = [care for care in journey_map.care_actions if care.next_due]
    if not dated:
        raise JourneyError("no_care_day", journey_map.title)
    left = len(journey_map.care_actions) - len(dated)
    notes = (say("care.calendar.left_out", n=left),) if left else ()
    return Written(calendar(journey_map, dated, say, datetime.now(UTC)), notes)


def calendar(journey_map: Map, actions: Sequence[CareAction], say: Words, at: datetime) -> bytes:
    """The file for those of ``actions`` that have a day; ``at`` is when it is made."""
    stamp = at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Itinerario//Care//EN", "CALSCALE:GREGORIAN"]
    for care in by_urgency(actions):
        if care.next_due:
            lines += _from(at.date(), journey_map, care, care.next_due, say, stamp)
    return b"".join(_folded(line) for line in (*lines, "END:VCALENDAR"))


def _from(today: date, journey_map: Map, care: CareAction, due: date, say: Words, stamp: str) -> Iterator[str]:
    """What is due from ``today`` on; what is overdue and repeated as an event today and its rhythm after that."""
    if due >= today:
        yield from _events(journey_map, care, due, say, stamp)
    elif care.every_days is None:
        yield from _events(journey_map, care, today, say, stamp)
    else:
        yield from _event(f"late-{_uid(journey_map, care)}", today, "", journey_map, care, say, stamp)
        if again := due_after(care, today):
            yield from _events(journey_map, care, again, say, stamp)


def _uid(journey_map: Map, care: CareAction) -> str:
    return f"{care.id}@{journey_map.id}.itinerario"


def _events(journey_map: Map, care: CareAction, due: date, say: Words, stamp: str) -> Iterator[str]:
    """One event; two where only from the second time on it is the last of the month: a rule fits its first day."""
    uid = _uid(journey_map, care)
    if care.every_days and care.every_days in MONTHS and due.day >= MONTHS_END and not _ends_month(due):
        yield from _event(f"first-{uid}", due, "", journey_map, care, say, stamp)
        due = due_on(due, care.every_days, 1) or due
    yield from _event(uid, due, _rule(care.every_days, due), journey_map, care, say, stamp)


def _event(uid: str, due: date, rule: str, journey_map: Map, care: CareAction, say: Words, stamp: str) -> Iterator[str]:
    kind = say(f"care.kind.{care.kind}")
    persona, stage = journey_map.persona(care.persona_id), journey_map.stage(care.stage_id)
    told = (
        kind,
        persona.name if persona else say("care.everybody"),
        stage.name if stage else "",
        say(f"care.through.{care.through}") if care.through else "",
        care.owner and say("care.by", owner=care.owner),
        journey_map.title,
    )
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{due.isoformat().replace('-', '')}"
    if rule:
        yield f"RRULE:{rule}"
    yield f"SUMMARY:{_text(care.title or kind)}"
    yield f"DESCRIPTION:{_text(chr(10).join(filter(None, told)))}"
    yield "TRANSP:TRANSPARENT"  # it takes no time of the day
    yield "END:VEVENT"


def _rule(every_days: int | None, due: date) -> str:
    if every_days is None:
        return ""
    months = MONTHS.get(every_days)
    if months:
        return f"FREQ=MONTHLY;INTERVAL={months}" + (";BYMONTHDAY=-1" if due.day >= MONTHS_END else "")
    if every_days % WEEK == 0:
        return f"FREQ=WEEKLY;INTERVAL={every_days // WEEK}"
    return f"FREQ=DAILY;INTERVAL={every_days}"


def _ends_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def _text(words: str) -> str:
    return _ESCAPED.sub(lambda found: "\\" + found[0], words).replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 octets, each further one begun with a space; no letter is cut in two."""
    pieces, room = [""], MOST_OCTETS
    for letter in line:
        size = len(letter.encode())
        if size > room:
            pieces.append("")
            room = MOST_OCTETS - 1
        pieces[-1] += letter
        room -= size
    return b"\r\n ".join(piece.encode() for piece in pieces) + b"\r\n"


FORMAT = Format("calendar", ".ics", "text/calendar", write=write, takes=frozenset({"lang"}))
