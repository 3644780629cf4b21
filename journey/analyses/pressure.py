"""Pressure: how many messages the firm sent in the days before an own event, and how many fell silent after it.

What a partner or other people send by the map is in no count: the firm cannot leave it out.

Before each own event the messages of the ``window`` before are counted; the share that vanished has the same interval
as drop-off. **Crude** is that share; **stratified** holds it against own events with no message before, at the same
place in the journey, in the same month and stage: who is already leaving may just be chased more. **Pursuit** looks
the other way, from a landmark a window after an own event: among those still silent, the messages since, and who is
silent for a horizon more.
"""

import operator
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import Any

from journey.analyses.capping import caps, pressed_now
from journey.analyses.cases import in_strata, own_cases, summed
from journey.analyses.expected import against, shares
from journey.analyses.horizon import settled
from journey.analyses.pressure_answer import BINS, Kind, Pressed, Pressure
from journey.analyses.pressure_figure import figure as figure
from journey.analyses.pressure_figure import finding as finding
from journey.analyses.senders import of_the_firm, sent_by_others
from journey.analyses.silence import (
    DAY,
    ORDINARY,
    Terms,
    band,
    has_direction,
    month,
    silences,
    silences_of,
    vanished,
)
from journey.errors import JourneyError
from journey.events.log import EventLog
from journey.model import Map

_LEAST_ASKED = 50  # messages of a kind, to say that nobody answers them
_CHANNELS = 3
_CASE = ("customer", "stage", "band", "month", "seen", "gone", "messages")
_PACK = (1, 2**31)  # two counts in one number: a window over the events costs more than anything else here


def compute(log: EventLog, journey_map: Map | None = None, terms: Terms = ORDINARY) -> Pressure:
    """Raises JourneyError ``no_direction``, ``no_messages``, and as ``drop_off`` does."""
    if not has_direction(log):
        raise JourneyError("no_direction", log.understood.name)
    days, _ = settled(log, journey_map, terms)
    whole, rows = silences_of(log, terms, journey_map), log.engine.rows
    table, of_others = of_the_firm(whole, journey_map), sent_by_others(whole, journey_map)
    through = _channels(log, table) if "channel" in table.columns else ()
    cases = log.engine.kept(
        "pressed", (terms, journey_map, days), lambda: messaged(table, log.end, days, terms.window, through)
    )
    later = log.engine.kept("pursued", (terms, journey_map, days), lambda: pursued(table, log.end, days, terms.window))
    by_count = _judged(rows, cases)
    if not sum(each.n for each in by_count[1:]):
        raise JourneyError("no_messages", log.understood.name)
    return Pressure(
        window_days=terms.window, horizon_days=days, by_count=by_count,
        by_stage=_by_stage(rows, cases) if "stage" in table.columns else (),
        by_channel=tuple(each for place, name in enumerate(through) for each in _by_channel(rows, cases, place, name)),
        pursuit=_judged(rows, later),
        kinds=tuple(_kinds(rows(answered(table, log.end, terms.window)))),
        weekly=_weekly(rows(weekly(table))) if "stage" in table.columns else {},
        caps=caps(log, table, terms.window), now=pressed_now(log, table, days, terms.window),
        others=() if of_others is None else tuple(sorted(row["event"] for row in rows(of_others))),
    )  # fmt: skip


def asked(log: EventLog, journey_map: Map | None = None, terms: Terms = ORDINARY) -> dict[str, Any]:
    """The question as it is put to the engine."""
    days, _ = settled(log, journey_map, terms)
    table = of_the_firm(silences_of(log, terms, journey_map), journey_map)
    return _questions(table, log.end, days, terms.window)


def questions(steps: Any, end: int, days: int, window: int = 7) -> dict[str, Any]:
    """What is asked of the events, as expressions over ``steps``."""
    return _questions(silences(steps), end, days, window)


def _questions(table: Any, end: int, days: int, window: int) -> dict[str, Any]:
    before, after = messaged(table, end, days, window), pursued(table, end, days, window)
    return {
        "before": by_messages(before), "before_in_strata": in_strata(before, ("messages",)),
        "after": by_messages(after), "after_in_strata": in_strata(after, ("messages",)),
        "answered": answered(table, end, window),
    }  # fmt: skip


def messaged(table: Any, end: int, days: int, window: int, through: Sequence[str] = ()) -> Any:
    """Own events as ``drop_off`` looks at them, by how many messages came in the window before (``messages``: a place
    in BINS), and how many of those through each of some channels (``messages_0``, ...)."""
    import ibis

    names = ["messages", *(f"messages_{place}" for place in range(len(through)))]
    sent = [table.sent, *(_is_through(table, name).ifelse(table.sent, 0) for name in through)]
    pairs = [(names[place : place + 2], sent[place : place + 2]) for place in range(0, len(names), 2)]
    told = table.mutate(
        **{pair[0]: reduce(operator.add, (each.cast("int64") * _PACK[of] for of, each in enumerate(counts)))
           for pair, counts in pairs}
    )  # fmt: skip
    # all up to here without those longer ago than the window: one sort of the events serves both
    until = ibis.window(group_by=told.customer, order_by=[told.time, told.position], preceding=(None, 0))
    ago = ibis.range_window(group_by=told.customer, order_by=told.time, preceding=(None, window * DAY + 1))
    told = told.mutate(**{
        pair[0]: _sum(told[pair[0]], until) - told[pair[0]] - _sum(told[pair[0]], ago).fill_null(0) for pair, _ in pairs
    })  # fmt: skip
    counted = {name: binned(told[pair[0]], of, len(pair)) for pair, _ in pairs for of, name in enumerate(pair)}
    cases = own_cases(told.mutate(**counted), end, days)
    return cases.select(*(name for name in (*_CASE, *names[1:]) if name in cases.columns))


def _sum(counts: Any, window: Any) -> Any:
    return counts.sum().over(window).cast("int64")  # engines add whole numbers up to wider ones


def _is_through(table: Any, channel: str) -> Any:
    return (table.channel.cast("string") == channel).fill_null(False)


def pursued(table: Any, end: int, days: int, window: int) -> Any:
    """Gaps in which the customer is still silent a window after it began: the messages since, and whether the silence
    lasts for a horizon more."""
    is_own = (table.own == 1) & (table.end == 0)
    is_soon = (table.sent == 1) & (table.time - table.begun <= window * DAY).fill_null(False)
    of_own = [name for name in ("time", "next_own", "over", "stage") if name in table.columns]
    since = table.time + window * DAY
    is_silent = (table.next_own.isnull() | (table.next_own > since)) & (table.over.isnull() | (table.over > since))
    some = table.filter(table.step > 0, (is_own & is_silent) | is_soon)
    each = some.group_by(["customer", "step"]).agg(  # own event and all before the next
        **{name: some[name].max(where=some.own == 1) for name in of_own}, mails=some.count(where=some.own == 0)
    )  # fmt: skip
    told = each.filter(each.time.notnull()).mutate(time=each.time + window * DAY)
    seen = (told.time <= end - days * DAY).ifelse(1, 0)
    told = told.mutate(
        seen=seen, gone=seen * vanished(told, days), band=band(told.step), month=month(told.time),
        messages=binned(told.mails),
    )  # fmt: skip
    return told.select(*(name for name in _CASE if name in told.columns))


def binned(count: Any, of: int = 0, packed: int = 1) -> Any:
    """The place in BINS of a count, or of one of two that are packed into one number."""
    import ibis

    one, count = _PACK[of], count % _PACK[1] if of + 1 < packed else count
    return ibis.cases(*((count >= least * one, place) for least, place in ((5, 4), (3, 3), (2, 2), (1, 1))), else_=0)


def by_messages(cases: Any, *more: str) -> Any:
    """Cases by the messages, with what the design effect needs of the customers."""
    each = cases.group_by(["customer", "messages", *more]).agg(
        n=cases.count(where=cases.seen == 1), gone=cases.count(where=cases.gone == 1)
    )
    return each.group_by(["messages", *more]).agg(customers=(each.n > 0).sum().cast("int64"), **summed(each))


def answered(table: Any, end: int, window: int) -> Any:
    """Every kind of message: how many had a window to be answered, and after how many the customer did anything."""
    sent = table.filter(table.sent == 1, table.time <= end - window * DAY)
    back = (sent.next_own - sent.time <= window * DAY).fill_null(False).ifelse(1, 0)
    told = sent.mutate(name=sent.event.cast("string"), back=back)
    return told.group_by("name").agg(
        n=told.count(), answered=told.back.sum().cast("int64"), customers=told.customer.nunique()
    )


def weekly(table: Any) -> Any:
    """For each stage: messages sent while customers were in it, and the microseconds they spent in it."""
    import ibis

    order = ibis.window(group_by=table.customer, order_by=table.position)
    told = table.mutate(lasts=table.time.lead().over(order) - table.time).filter(table.stage.notnull())
    return told.group_by(stage=told.stage.cast("string")).agg(
        messages=told.sent.sum().cast("int64"),
        lasted=told.lasts.sum().cast("float64"),
        customers=told.customer.nunique(),
    )


def _judged(rows: Any, cases: Any) -> tuple[Pressed, ...]:
    """A row for each number of messages, none first: crude, and against those with none."""
    counts = {row["messages"]: row for row in rows(by_messages(cases))}
    held = against(rows(in_strata(cases, ("messages",))), "messages", 0)
    return tuple(_pressed(BINS[place], counts.get(place), held.get(place)) for place in range(len(BINS)))


def _pressed(label: str, counts: Mapping[str, Any] | None, held: Any = None, **more: Any) -> Pressed:
    if not counts or not counts["n"]:
        return Pressed(label, 0, 0, **more)
    share, low, high, deff = shares(counts)
    times = held(counts["gone"], deff) if held else {}
    customers = counts["customers"]
    return Pressed(label, counts["n"], counts["gone"], share, low, high, **times, customers=customers, **more)


def _by_stage(rows: Any, cases: Any) -> tuple[Pressed, ...]:
    told = cases.filter(cases.stage.notnull()).mutate(of=cases.stage.cast("string"))
    counted = sorted(rows(by_messages(told, "of")), key=lambda row: (row["of"], row["messages"]))
    return tuple(_pressed(BINS[row["messages"]], row, of=row["of"]) for row in counted)


def _channels(log: EventLog, table: Any) -> tuple[str, ...]:
    """The channels through which most messages went, up to ``_CHANNELS``."""
    sent = table.filter(table.sent == 1, table.channel.notnull())
    counted = sent.group_by(name=sent.channel.cast("string")).agg(n=sent.count())
    most = sorted(log.engine.rows(counted), key=lambda row: (-row["n"], row["name"]))
    return tuple(row["name"] for row in most[:_CHANNELS])


def _by_channel(rows: Any, cases: Any, place: int, name: str) -> list[Pressed]:
    """By the messages that came through one channel."""
    counts = rows(by_messages(cases.drop("messages").rename(messages=f"messages_{place}")))
    return [_pressed(BINS[row["messages"]], row, of=name) for row in sorted(counts, key=lambda row: row["messages"])]


def _kinds(rows: Iterable[Mapping[str, Any]]) -> list[Kind]:
    """The kinds of message, those that fewest answer first; none of which too few were sent."""
    found = [Kind(row["name"], row["n"], row["answered"], row["answered"] / row["n"], row["customers"]) for row in rows]
    return sorted((each for each in found if each.n >= _LEAST_ASKED), key=lambda each: (each.share, each.event))


def _weekly(rows: Sequence[Mapping[str, Any]]) -> dict[str, tuple[float, int]]:
    """Messages to a customer in a week of a stage, and to how many customers."""
    week = 7 * DAY
    return {
        row["stage"]: (row["messages"] / (row["lasted"] / week), row["customers"])
        for row in sorted(rows, key=lambda row: row["stage"]) if row["lasted"] and row["lasted"] >= week
    }  # fmt: skip
