"""Where customers vanish: after which event no own event follows for longer than the horizon, and is that more than
usual?

An **own event** is looked at wherever it can be followed for a whole horizon: the share after which nothing of the
customer's comes (Wilson's interval, on n divided by the design effect of several events of one customer), beside what
is expected of other own events at the same place in the journey, month and stage. What the **firm sends** is another
question: its first in each gap, the silence from there, beside daily landmarks of all gaps that had been silent for as
long; gaps begun by an own event after which many vanish are told apart, so that an answer sent after each of these is
not blamed for it. The two are never pooled. Flagged as a point of no return is only what is far beyond chance
(Benjamini and Hochberg, q under 5%), rests on enough customers, and differs by a tenth at least.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from journey.analyses.drop_off_answer import DropOff, Point
from journey.analyses.drop_off_answer import finding as finding
from journey.analyses.drop_off_figure import figure as figure
from journey.analyses.expected import Raw, Strata, judged, strata, told_apart
from journey.analyses.horizon import settled
from journey.analyses.landmarks import Silent, landmarks
from journey.analyses.silence import (
    DAY,
    ORDINARY,
    Terms,
    at_risk,
    band,
    days_begun,
    days_over,
    has_direction,
    looks_like_end,
    month,
    signals_of,
    silences,
    silences_of,
    vanished,
)
from journey.events.log import EventLog
from journey.events.mapping import names_on
from journey.model import Map

_INNER = ("position", "own", "sent", "end", "begun", "step")
KINDS = ("event", "touchpoint", "stage", "channel")


def compute(log: EventLog, journey_map: Map | None = None, terms: Terms = ORDINARY) -> DropOff:
    """Raises JourneyError ``unknown_end``, ``bad_days``, ``no_horizon``, ``too_short_for_silence`` or
    ``engine_failed``."""
    days, horizon = settled(log, journey_map, terms)
    table = placed(silences_of(log, terms, journey_map), log, journey_map)
    cases = log.engine.kept("own", (terms, journey_map, days), lambda: own_cases(table, log.end, days))
    is_told = has_direction(log)
    apart = told_apart(_own(log, cases, "event", days)) if is_told else ()
    silent = log.engine.rows(gaps(table, log.end, days, apart)) if is_told else []
    found: dict[str, tuple[Point, ...]] = {}
    for kind in kinds(table):
        own = _own(log, cases, kind, days)
        sent = _sent(log, table, kind, days, silent, apart) if is_told else ()
        found[kind] = tuple(
            sorted(judged([*own, *sent]), key=lambda each: (-each.flag, -(each.share or 0), each.event))
        )
    return DropOff(
        horizon_days=days, return_rate=horizon.return_rate,
        events=found["event"], touchpoints=found.get("touchpoint", ()),
        stages=found.get("stage", ()), channels=found.get("channel", ()), has_direction=is_told,
        ends=terms.ends, signals=signals_of(log, terms),
        perhaps_ends=tuple(each.event for each in found["event"] if _asked_about(each, terms)),
    )  # fmt: skip


def kinds(table: Any) -> tuple[str, ...]:
    """What drop-off can be told by."""
    return tuple(kind for kind in KINDS if kind in table.columns)


def placed(table: Any, log: EventLog, journey_map: Map | None) -> Any:
    """``silences`` with the touchpoint that names an event, where a map names some."""
    named = _titles(log, journey_map) if journey_map else {}
    if not named:
        return table
    beside = log.engine.beside({"named": list(named), "touchpoint": list(named.values())})
    if beside is None:
        return table.mutate(touchpoint=table.event.cast("string").cases(*named.items()))
    return table.left_join(beside, table.event.cast("string") == beside.named).drop("named")


def _titles(log: EventLog, journey_map: Map) -> dict[str, str]:
    from journey.analyses.silence import names

    happened = set(names(log))
    titles = {place.id: place.title for place in journey_map.touchpoints}
    return {event: titles[place] for event, place in names_on(journey_map).items() if event in happened}


def _asked_about(point: Point, terms: Terms) -> bool:
    """Whether it looks like a natural end that nobody named: customers gather here, and its name says so."""
    return not terms.ends and point.share is not None and point.share > 0.5 and looks_like_end(point.event)


def asked(log: EventLog, journey_map: Map | None = None, terms: Terms = ORDINARY) -> dict[str, Any]:
    """The question as it is put to the engine."""
    days, _ = settled(log, journey_map, terms)
    table = placed(silences_of(log, terms, journey_map), log, journey_map)
    return _questions(table, log.end, days)


def questions(steps: Any, end: int, days: int) -> dict[str, Any]:
    """What is asked of the events, as expressions over ``steps``."""
    return _questions(silences(steps), end, days)


def _questions(table: Any, end: int, days: int) -> dict[str, Any]:
    own, sent = own_cases(table, end, days), sent_cases(table, "event", end, days)
    return {
        "own": counted(own, "event"), "own_expected": in_strata(own, ("event",)), "sent": counted(sent, "event"),
        "sent_expected": in_strata(sent, ("event",), "silent"), "landmarks": gaps(table, end, days),
    }  # fmt: skip


def own_cases(table: Any, end: int, days: int) -> Any:
    """Own events: ``seen`` where they can be followed for a horizon, ``gone`` where nothing came within it."""
    risk = at_risk(table)
    seen = (risk.time <= end - days * DAY).ifelse(1, 0)
    told = risk.mutate(seen=seen, gone=seen * vanished(risk, days), band=band(risk.step), month=month(risk.time))
    return told.select(*(name for name in told.columns if name not in _INNER))  # drop would name them in any order


def sent_cases(table: Any, kind: str, end: int, days: int, apart: Sequence[str] = ()) -> Any:
    """What the firm sent: the first of each kind in each gap, at most a horizon after the gap began; ``silent``: how
    many whole days the customer had been silent; ``opener``: which of those to be told ``apart`` began the gap."""
    sent = table.filter(table.sent == 1, table.end == 0, table.begun.notnull(), table[kind].notnull())
    stage = {"stage": sent.stage.min()} if "stage" in sent.columns and kind != "stage" else {}
    first = sent.group_by(["customer", "step", kind]).agg(
        time=sent.time.min(), begun=sent.begun.min(), next_own=sent.next_own.min(), over=sent.over.min(),
        last=sent["last"].max(),
        **stage,
    )  # fmt: skip
    first = first.filter(first.time - first.begun <= days * DAY)
    if apart:
        began = at_risk(table).filter(lambda own: own.event.cast("string").isin(apart))
        began = began.select("customer", "step", opener=began.event.cast("string"))
        first = first.left_join(began, ["customer", "step"]).drop("customer_right", "step_right")
    seen = (first.time <= end - days * DAY).ifelse(1, 0)
    return first.mutate(
        seen=seen, gone=seen * vanished(first, days), band=band(first.step), month=month(first.time),
        silent=days_over(first.time - first.begun),
    )  # fmt: skip


def counted(cases: Any, kind: str) -> Any:
    """Cases by what they are at: how many, of them followed and vanished, and what the design effect needs of the
    customers; how many customers there are, and for how many it is their last event."""
    cases = cases.filter(cases[kind].notnull())
    by_customer = cases.group_by(["customer", kind]).agg(
        every=cases.count(), n=cases.seen.sum(), gone=cases.gone.sum(), last=cases["last"].max()
    )
    each = by_customer.select(
        "every",
        "last",
        name=by_customer[kind].cast("string"),
        n=by_customer.n.cast("int64"),
        gone=by_customer.gone.cast("int64"),
    )
    return each.group_by("name").agg(
        every=each.every.sum().cast("int64"),
        customers=each.count(),
        followed=(each.n > 0).sum().cast("int64"),
        last=each["last"].sum().cast("int64"),
        **summed(each),
    )


def summed(each: Any) -> dict[str, Any]:
    """Of rows that are customers with ``n`` cases of which some are ``gone``: the sums, and those of squares, from
    which the design effect is found."""
    return {
        "n": each.n.sum().cast("int64"), "gone": each.gone.sum().cast("int64"),
        "both": (each.gone * each.n).sum().cast("int64"),
        "squares": (each.gone * each.gone).sum().cast("int64"), "sizes": (each.n * each.n).sum().cast("int64"),
    }  # fmt: skip


def in_strata(cases: Any, kind: tuple[str, ...], *more: str) -> Any:
    """Followed cases by what they are at and by what makes them comparable."""
    seen = cases.filter(cases.seen == 1)
    names = [
        *kind,
        "band",
        "month",
        *more,
        *(["stage"] if "stage" in cases.columns and "stage" not in kind and not more else []),
    ]
    told = seen.mutate(**{name: seen[name].cast("string") for name in names if name in (*kind, "stage")})
    return told.group_by(names).agg(n=told.count(), gone=told.gone.sum().cast("int64"))


def gaps(table: Any, end: int, days: int, apart: Sequence[str] = ()) -> Any:
    """Gaps between own events by which of those ``apart`` began them (null: another), place in the journey, the day on
    which they begin, how many of their days have begun when they end, by an own event or a natural end (``over``), and
    how long they are followed; what is longer than two horizons is as good as two. ``part``: the microseconds of the
    last of their days, of all of them."""
    import ibis

    longest = 2 * days + 2
    risk = at_risk(table)
    lasts = risk.over.coalesce(risk.next_own) - risk.time
    name = risk.event.cast("string")
    opener = {"opener": name.isin(apart).ifelse(name, ibis.null("string"))} if apart else {}
    told = risk.select(
        band=band(risk.step), day=days_over(risk.time), over=risk.over.notnull().ifelse(1, 0),
        gap=ibis.least(days_begun(lasts).fill_null(longest), longest),
        followed=ibis.least(days_over(end - risk.time), longest),
        part=(lasts - (days_begun(lasts) - 1) * DAY).fill_null(0), **opener,
    )  # fmt: skip
    told = told.filter(told.followed > days)
    by = ["band", "day", "gap", "over", "followed", *(["opener"] if apart else [])]
    return told.group_by(by).agg(n=told.count(), part=told.part.sum().cast("int64"))


def durations(cases: Any, kind: str, names: Iterable[str], end: int) -> Any:
    """For some, how many days until the next own event (``back``), or for how long none came."""
    some = cases.filter(cases[kind].cast("string").isin(tuple(names)))
    is_over = some.next_own.notnull() & some.over.isnull()
    days = is_over.ifelse(days_begun(some.next_own - some.time), days_over(some.over.coalesce(end) - some.time))
    told = some.select(name=some[kind].cast("string"), days=days, back=is_over.ifelse(1, 0))
    return told.group_by(["name", "days", "back"]).agg(n=told.count())


def _own(log: EventLog, cases: Any, kind: str, days: int) -> list[Raw]:
    expected = strata(log.engine.rows(in_strata(cases, (kind,))), kind)
    return _raw(log, cases, kind, days, False, expected)


def _sent(
    log: EventLog, table: Any, kind: str, days: int, silent: Sequence[Mapping[str, Any]], apart: Sequence[str]
) -> list[Raw]:
    cases = sent_cases(table, kind, log.end, days, apart)
    rows = log.engine.rows(in_strata(cases, (kind,), "silent", *(["opener"] if apart else [])))
    if not rows:
        return _raw(log, cases, kind, days, True, Silent({}, 0))
    return _raw(log, cases, kind, days, True, landmarks(rows, kind, silent, days, apart))


def _raw(log: EventLog, cases: Any, kind: str, days: int, sent: bool, expected: Strata | Silent) -> list[Raw]:
    rows = log.engine.rows(counted(cases, kind))
    thin = [row["name"] for row in rows if row["n"] < 0.3 * row["every"]]
    known: dict[str, list[dict[str, Any]]] = {}
    if thin:
        for row in log.engine.rows(durations(cases, kind, thin, log.end)):
            known.setdefault(row["name"], []).append(row)
    return [
        Raw(kind, sent, days, counts=row, expectation=expected, durations=known.get(row["name"], ()))
        for row in rows
    ]  # fmt: skip
