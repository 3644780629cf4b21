"""A part of a log: what happened in a period, or the journeys of those to whom something happened."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from journey.errors import JourneyError
from journey.events.log import MICROSECONDS, EventLog, moment
from journey.i18n import Phrase

MOST_EVENTS = 500  # to choose from
_DAY = 86_400 * MICROSECONDS


@dataclass(frozen=True, slots=True)
class Part:
    """From the day ``start`` to the day ``end``, both with it; only customers to whom ``event`` happened then."""

    start: date | None = None
    end: date | None = None
    event: str = ""

    @property
    def is_whole(self) -> bool:
        return self == Part()


def narrowed(log: EventLog, part: Part) -> EventLog:
    """The part of a log, as a log: a journey is what is left of it. It lives as long as the whole log does, and until
    the next part of it is taken.

    Raises JourneyError ``part_empty`` or ``engine_failed``.
    """
    if part.is_whole:
        return log
    engine = log.engine.part(_steps(log.engine.steps, part))
    facts = engine.facts()
    if not facts["events"]:
        days = " – ".join(f"{day:%Y-%m-%d}" for day in (part.start, part.end) if day)
        what = part.event or Phrase("events.any_event")
        raise JourneyError("part_empty", log.understood.name, event=what, days=days or Phrase("events.any_day"))
    return replace(log, engine=engine, **facts)  # type: ignore[arg-type]


def cut(log: EventLog, part: Part) -> int:
    """How many customers of a part have events of the whole log before or after its period as well: their journeys are
    cut, and look as if they skipped or left. Raises JourneyError ``engine_failed``."""
    if not (part.start or part.end):
        return 0
    steps = log.engine.steps
    inside = _inside(steps, part)
    counts = inside & (steps.event.cast("string") == part.event) if part.event else inside
    journeys = steps.group_by("customer").agg(
        outside=(~inside).ifelse(1, 0).sum(), chosen=counts.ifelse(1, 0).sum()
    )  # fmt: skip
    both = journeys.filter(journeys.outside > 0, journeys.chosen > 0)
    return int(log.engine.rows(both.agg(customers=both.count()))[0]["customers"])


def within(log: EventLog, start: date | None, end: date | None) -> Part:
    """The part that lies in a timeframe; the whole log where it has no day in common with it."""
    first, last = (moment(time).date() for time in (log.start, log.end))
    if (start and start > last) or (end and end < first):
        return Part()
    return Part(start if start and start > first else None, end if end and end < last else None)


def happened(log: EventLog) -> dict[str, int]:
    """How often each event happened, the most common first, up to ``MOST_EVENTS``."""
    steps = log.engine.steps
    counted = steps.group_by(event=steps.event.cast("string")).agg(count=steps.count())
    common = counted.order_by([counted["count"].desc(), "event"]).limit(MOST_EVENTS)
    return {row["event"]: row["count"] for row in log.engine.rows(common)}


def has_any(log: EventLog, events: Collection[str]) -> bool:
    """Whether any of these happened at all, however rarely. Raises JourneyError ``engine_failed``."""
    steps = log.engine.steps
    found = steps.filter(steps.event.cast("string").isin(sorted(events))).select("event").limit(1)
    return bool(events) and bool(log.engine.rows(found))


def _steps(steps: Any, part: Part) -> Any:
    """The table ``steps`` of a part: what comes first in it has the position 1, and nothing follows what is last."""
    if part.start or part.end:
        steps = steps.filter(_inside(steps, part))
    if part.end:
        limit = _microseconds(part.end) + _DAY
        following = [name for name in ("next_event", "next_channel", "next_time") if name in steps.columns]
        is_inside = steps.next_time < limit
        steps = steps.mutate(**{name: is_inside.ifelse(steps[name], None) for name in following})
    if part.event:
        chosen = steps.filter(steps.event.cast("string") == part.event).select("customer").distinct()
        steps = steps.semi_join(chosen, "customer")
    if part.start:
        before = steps.position.min().over(group_by=steps.customer) - 1
        steps = steps.mutate(position=steps.position - before)
    return steps


def _inside(steps: Any, part: Part) -> Any:
    """Whether an event is in the period, of which one end at least is said."""
    begun = steps.time >= _microseconds(part.start) if part.start else None
    over = steps.time < _microseconds(part.end) + _DAY if part.end else None
    return over if begun is None else begun if over is None else begun & over


def _microseconds(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) * MICROSECONDS
