"""What a cap on messages would change, and who is under pressure when the log ends.

A cap of n sends a message only if fewer than n of those it did send lie in the window before. So it depends on what it
left out, and is played through, customer by customer, for those who ever got more.
"""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from journey.analyses.pressure_answer import Cap, Now
from journey.analyses.silence import DAY
from journey.events.log import EventLog

CAPS = (1, 2, 3, 4, 5)
MOST_NOW, LEAST_NOW = 200, 3
_KINDS = 5


def caps(log: EventLog, table: Any, window: int) -> tuple[Cap, ...]:
    """What each cap would not have sent. Raises JourneyError ``engine_failed``."""
    total = log.engine.rows(table.agg(n=table.sent.sum().cast("int64")))[0]["n"] or 0
    rows = sorted(log.engine.rows(mails(table, window)), key=lambda row: (row["customer"], row["position"]))
    journeys = [
        [(row["time"], row["event"]) for row in own] for _, own in groupby(rows, lambda row: row["customer"])
    ]  # fmt: skip
    return tuple(_played(journeys, most, window * DAY, total) for most in CAPS) if total else ()


def mails(table: Any, window: int) -> Any:
    """The messages of customers who got two within a window at least once."""
    import ibis

    sent = table.filter(table.sent == 1).select("customer", "event", "time", "position")
    order = ibis.window(group_by=sent.customer, order_by=sent.position)
    told = sent.mutate(since=sent.time - sent.time.lag().over(order))
    close = told.filter(told.since <= window * DAY).select("customer").distinct()
    some = told.semi_join(close, "customer")
    return some.select("customer", "time", "position", event=some.event.cast("string"))


def _played(journeys: Iterable[list[tuple[int, str]]], most: int, window: int, total: int) -> Cap:
    unsent, customers = Counter[str](), 0
    for journey in journeys:
        left_out = list(left_out_of(journey, most, window))
        customers += bool(left_out)
        unsent.update(left_out)
    number = sum(unsent.values())
    kinds = tuple(sorted(unsent.items(), key=lambda each: (-each[1], each[0]))[:_KINDS])
    return Cap(most, number, number / total, customers, kinds)


def left_out_of(journey: Iterable[tuple[int, str]], most: int, window: int) -> Iterator[str]:
    """The messages of one customer, by time, that a cap would not have sent."""
    sent: deque[int] = deque()
    for time, event in journey:
        while sent and sent[0] <= time - window:
            sent.popleft()
        if len(sent) < most:
            sent.append(time)
        else:
            yield event


def pressed_now(log: EventLog, table: Any, days: int, window: int) -> tuple[Now, ...]:
    """Who got several messages in the last window and is not gone yet, most messages first, up to ``MOST_NOW``."""
    rows = log.engine.rows(now(table, log.end, days, window))
    found = [_now(row, log.end) for row in rows]
    return tuple(sorted(found, key=lambda each: (-each.messages, each.customer))[:MOST_NOW])


def now(table: Any, end: int, days: int, window: int) -> Any:
    recent = ((table.sent == 1) & (table.time > end - window * DAY)).ifelse(1, 0)
    told = table.mutate(recent=recent)
    each = told.group_by("customer").agg(
        messages=told.recent.sum().cast("int64"),
        steps=told.step.max(),
        last_own=told.begun.max(where=told["last"] == 1),
    )
    is_there = (each.steps == 0) | (each.last_own >= end - days * DAY).fill_null(False)  # begun: null after an end
    return (
        each.filter(each.messages >= LEAST_NOW, is_there).order_by([each.messages.desc(), "customer"]).limit(MOST_NOW)
    )


def _now(row: Mapping[str, Any], end: int) -> Now:
    silent = None if row["last_own"] is None else int((end - row["last_own"]) // DAY)
    return Now(str(row["customer"]), int(row["messages"]), silent)
