"""Silence: what is a customer's own event, how long it is until their next one, and on which terms that is looked at.

Only own events break a silence: what a customer begins or does. What the firm sends (``direction`` is ``out``) does
not, nor does a signal, a mail that was opened. Without a direction every event counts as the customer's. After an end
that somebody named (a contract fulfilled, a parcel delivered) nobody is lost: an exit is no silence.

The table ``silences`` has a row for every event of the log, in the order of its customer's journey:

position           its place in the journey, from 1
own, sent, end     1 or 0: it is an own event; the firm's; a natural end
step               how many own events the customer had up to here, with this
begun              the time of the own event since which the customer is silent; of an own event its own time. Null
                   before the first, and after an end
next_own           the time of the next own event; null where there is none
over               the time of an end that comes before that; null where none does
last               1 for the last event of a customer, else 0
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from journey.analyses.stages import staged
from journey.errors import JourneyError
from journey.events.log import MICROSECONDS, EventLog
from journey.model import Map

DAY = 86_400 * MICROSECONDS
LONGEST_DAYS = 3_650
_MAIL = re.compile(r"mail|newsletter|message|messaggi|push|sms|dem\b", re.IGNORECASE)
_OPENED = re.compile(r"open|read\b|apert|apre|lett[aoie]\b|letta|seen|viewed", re.IGNORECASE)
_ENDING = re.compile(
    r"deliver|complet|fulfil|expire|renewal_end|closed|resolved|consegnat|complet|conclus|scadut|chius|risolt|evas",
    re.IGNORECASE,
)
BANDS = ((31, 6), (11, 5), (6, 4), (3, 3), (2, 2))  # least own event and band; the first is band 1
_KEPT = ("channel", "stage", "segment", "sentiment")


@dataclass(frozen=True, slots=True)
class Terms:
    """``horizon``: days of silence after which a customer is gone, None for that of the data; ``window``: days in which
    messages are counted; ``ends``: events that are natural ends; ``signals``: events that are no own events though the
    customer's, None for those that look like an opened mail."""

    horizon: int | None = None
    window: int = 7
    ends: tuple[str, ...] = ()
    signals: tuple[str, ...] | None = None

    def checked(self) -> "Terms":
        """Raises JourneyError ``bad_days``."""
        for name, days in (("horizon", self.horizon), ("window", self.window)):
            if days is not None and not 1 <= days <= LONGEST_DAYS:
                raise JourneyError("bad_days", name, value=days, most=LONGEST_DAYS)
        return self


ORDINARY = Terms()


def whole_days(name: str, text: str) -> int:
    """Days as somebody wrote them. Raises JourneyError ``bad_days``."""
    is_number = text.strip().isdecimal() and len(text) < 20  # Python reads no number of thousands of digits
    if not is_number or not 1 <= int(text) <= LONGEST_DAYS:
        raise JourneyError("bad_days", name, value=text, most=LONGEST_DAYS)
    return int(text)


def has_direction(log: EventLog) -> bool:
    return log.engine.has("direction")


def signals_of(log: EventLog, terms: Terms) -> tuple[str, ...]:
    """The events that break no silence though no firm sent them: those that were named, or look like an opened mail."""
    if terms.signals is not None:
        return terms.signals
    return tuple(sorted(each for each in names(log) if _MAIL.search(each) and _OPENED.search(each)))


def looks_like_end(event: str) -> bool:
    """Whether an event may be a natural end, by its name: something to ask about."""
    return _ENDING.search(event) is not None


def names(log: EventLog) -> tuple[str, ...]:
    """The events of a log, by name. Raises JourneyError ``engine_failed``."""
    if log.engine.words and not log.engine.is_part:
        return log.engine.words
    found: tuple[str, ...] = log.engine.once(
        "names", (), lambda: tuple(sorted(row["event"] for row in log.engine.rows(_names(log.engine.steps))))
    )
    return found


def _names(steps: Any) -> Any:
    known = steps.select("event").distinct()  # words that stand again and again are compared as numbers
    return known.select(event=known.event.cast("string"))


def silences_of(log: EventLog, terms: Terms, journey_map: Map | None = None) -> Any:
    """The table ``silences`` of a log, kept at hand where its engine is ours.

    Raises JourneyError ``unknown_end`` for an end or a signal that is no event of the log, or ``engine_failed``.
    """
    for each in (*terms.ends, *(terms.signals or ())):
        if each not in names(log):
            raise JourneyError("unknown_end", log.understood.name, value=each, allowed=_some(names(log)))
    return log.engine.kept(
        "silences", (terms.ends, terms.signals, journey_map),
        lambda: silences(_staged(log, journey_map), terms.ends, signals_of(log, terms)),
    )  # fmt: skip


def _some(allowed: Iterable[str]) -> str:
    some = list(allowed)
    return ", ".join(some[:12]) + (", …" if len(some) > 12 else "")


def _staged(log: EventLog, journey_map: Map | None) -> Any:
    """Steps with a stage where the map or the log says one."""
    try:
        return staged(log, journey_map)[0]
    except JourneyError as error:
        if error.code != "no_stages":
            raise
        return log.engine.steps


def silences(steps: Any, ends: tuple[str, ...] = (), signals: tuple[str, ...] = ()) -> Any:
    """The table of that name, as an expression over ``steps``."""
    import ibis

    event = steps.event.cast("string")
    sent = (steps.direction == "out").fill_null(False) if "direction" in steps.columns else ibis.literal(False)
    own = ~sent & event.notin(signals) if signals else ~sent
    told = steps.select(
        "customer", "event", "position", "time",
        *(name for name in _KEPT if name in steps.columns),
        own=own.ifelse(1, 0), sent=sent.ifelse(1, 0), last=steps.next_event.isnull().ifelse(1, 0),
        end=(event.isin(ends) if ends else ibis.literal(False)).ifelse(1, 0),
    )  # fmt: skip
    journey: dict[str, Any] = {"group_by": told.customer, "order_by": told.position}
    until, after = ibis.window(**journey, preceding=(None, 0)), ibis.window(**journey, following=(1, None))

    def of(side: str, value: str) -> Any:
        return (told[side] == 1).ifelse(told[value], ibis.null("int64"))

    added = {
        "step": told.own.count(where=told.own == 1).over(until),  # a sum would be wider than it need be
        "begun": of("own", "time").max().over(until),
        "next_own": of("own", "time").min().over(after),
    }
    if not ends:
        return told.mutate(**added, over=ibis.null("int64"))
    known = told.mutate(
        **added, over=of("end", "time").min().over(after),
        began_at=of("own", "position").max().over(until), ended_at=of("end", "position").max().over(until),
        next_at=of("own", "position").min().over(after), end_at=of("end", "position").min().over(after),
    )  # fmt: skip
    is_over = (known.ended_at >= known.began_at).fill_null(False)
    comes_first = (known.end_at < known.next_at).fill_null(known.end_at.notnull() & known.next_at.isnull())
    known = known.mutate(
        begun=is_over.ifelse(ibis.null("int64"), known.begun), over=comes_first.ifelse(known.over, ibis.null("int64"))
    )
    return known.select(*told.columns, *added, "over")  # drop would name them in any order


def at_risk(table: Any) -> Any:
    """The own events after which a silence may begin: all but ends."""
    return table.filter(table.own == 1, table.end == 0)


def vanished(table: Any, horizon: int) -> Any:
    """1 where no own event follows within the horizon, and no end; of rows that are followed that long."""
    comes_back = (table.next_own - table.time <= horizon * DAY).fill_null(False)
    return (comes_back | table.over.notnull()).ifelse(0, 1)


def band(step: Any) -> Any:
    """Own events by their place in the journey: 1, 2, 3 to 5, 6 to 10, 11 to 30, 31 and later, as 1 to 6."""
    import ibis

    return ibis.cases(*((step >= least, number) for least, number in BANDS), else_=1)


def month(time: Any) -> Any:
    """Months since year 0 of a time of the log, as the log's own clock has it."""
    import ibis

    seconds = (time // MICROSECONDS).as_interval("s")
    moment = ibis.timestamp("1970-01-01") + seconds
    return (moment.year().cast("int64") * 12 + moment.month().cast("int64") - 1).cast("int64")


def month_name(index: int) -> str:
    """``2026-04`` of the months since year 0."""
    return f"{index // 12:04}-{index % 12 + 1:02}"


def days_over(microseconds: Any) -> Any:
    """Whole days that have passed."""
    return (microseconds // DAY).cast("int64")


def days_begun(microseconds: Any) -> Any:
    """Days, of which the last need not be over: a gap is longer than h days where this is more than h."""
    return ((microseconds + (DAY - 1)) // DAY).cast("int64")
