"""When care is due: the rhythm of an action, what is overdue, and the day that follows when it was done.

A rhythm is a number of days. Those of ``MONTHS`` are meant as months: the day of the month stays, and from the 28th on
it is the last of each month. Months and weeks are counted from the day that was due, not from the one on which it
was done, so that what is done a little late keeps its day of the month or of the week. Any other rhythm has no such day
to keep, and is counted from when it was done.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from types import MappingProxyType

from journey.errors import JourneyError
from journey.model.changes import change
from journey.model.edits import Edit
from journey.model.findings import CareAction
from journey.model.map import Map

MONTHS = MappingProxyType({30: 1, 90: 3, 180: 6, 365: 12})
RHYTHMS = (7, 14, 30, 90, 180, 365)  # those offered; any other number of days is kept as it is
MONTHS_END = 28  # from this day on a month's rhythm means the last: every month has as many
WEEK = 7


def days_left(care: CareAction, today: date) -> int | None:
    """0 when it is due today, below 0 when it is overdue; None without a day."""
    return (care.next_due - today).days if care.next_due else None


def is_overdue(care: CareAction, today: date) -> bool:
    return care.next_due is not None and care.next_due < today


def by_urgency(actions: Iterable[CareAction]) -> list[CareAction]:
    """The longest overdue first, those without a day last."""
    return sorted(actions, key=lambda care: (care.next_due is None, care.next_due or date.max, care.title, care.id))


def due_on(start: date, every_days: int, count: int) -> date | None:
    """The day ``count`` rhythms after ``start``; None beyond the year 9999."""
    if count == 0:
        return start
    months = MONTHS.get(every_days)
    try:
        if months is None:
            return start + timedelta(days=every_days * count)
        year, month = divmod(start.year * 12 + start.month - 1 + months * count, 12)
        if start.day < MONTHS_END:
            return date(year, month + 1, start.day)
        return date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(days=1)
    except (OverflowError, ValueError):
        return None


def due_after(care: CareAction, done: date) -> date | None:
    """The next day after it was ``done``, a whole rhythm later; of weeks and months, the day of theirs nearest to it.

    So nobody is written to twice within half of it, neither when it was done late nor when it was done early. None for
    what is done once.
    """
    if care.every_days is None:
        return None
    if care.every_days % WEEK and care.every_days not in MONTHS:
        return due_on(done, care.every_days, 1)
    half = _later(done, max(1, care.every_days // 2))
    return _first(care.next_due or due_on(done, care.every_days, 1) or half, care.every_days, half)


def done(journey_map: Map, care_id: str, today: date) -> Edit | None:
    """It was done today, and is due again by its rhythm. None when that is known: a second click does not count twice.

    Raises JourneyError ``gone``, as the other edits do.
    """
    care = _held(journey_map, care_id)
    if care.last_done == today:
        return None
    return _set("done", journey_map, care, last_done=today, next_due=due_after(care, today))


def put_off(journey_map: Map, care_id: str, today: date) -> Edit | None:
    """It is due a week later, on the same day of the week, and by its rhythm from there on."""
    care = _held(journey_map, care_id)
    return _set(
        "later", journey_map, care, next_due=_first(_later(care.next_due or today, WEEK), WEEK, _later(today, 1))
    )


def skipped(journey_map: Map, care_id: str, today: date) -> Edit | None:
    """It is left out once: due on the next day of its rhythm. None for what has no rhythm or no day."""
    care = _held(journey_map, care_id)
    if care.every_days is None or care.next_due is None:
        return None
    least = max(_later(today, 1), _later(care.next_due, 1))
    return _set("skipped", journey_map, care, next_due=_first(care.next_due, care.every_days, least))


def _first(start: date, every_days: int, least: date) -> date | None:
    """The first day of the rhythm from ``start`` on that is not before ``least``."""
    months = MONTHS.get(every_days)
    if months is None:
        count = (least - start).days // every_days
    else:
        count = ((least.year - start.year) * 12 + least.month - start.month) // months
    count = max(0, count - 1)
    while (day := due_on(start, every_days, count)) is not None and day < least:
        count += 1
    return day


def _later(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))


def _held(journey_map: Map, care_id: str) -> CareAction:
    care = journey_map.get(care_id)
    if not isinstance(care, CareAction):
        raise JourneyError("gone", where=care_id, id=care_id)
    return care


def _set(name: str, journey_map: Map, care: CareAction, **days: date | None) -> Edit | None:
    edit = change(journey_map, care.id, **{field: day.isoformat() if day else None for field, day in days.items()})
    return edit.model_copy(update={"label": f"care.{name}"}) if edit else None
