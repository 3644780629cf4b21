"""The cases in which a customer may have vanished, as expressions over ``silences``: own events, and what was sent.

A case is ``seen`` where it can be followed for a horizon, and ``gone`` where nothing of the customer's came within it.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from journey.analyses.silence import DAY, at_risk, band, days_begun, days_over, month, vanished

_INNER = ("position", "own", "sent", "end", "begun", "step")
MOST_OPENERS = 12


def openers(table: Any, kind: str, end: int, days: int, names: Collection[str]) -> Any:
    """The own events that most often begin the gaps in which these were sent."""
    cases = sent_cases(table, kind, end, days)
    cases = cases.filter(cases[kind].cast("string").isin(sorted(names)))
    began = at_risk(table).select("customer", "step", "event")
    both = cases.join(began.select("customer", "step", opener=began.event.cast("string")), ["customer", "step"])
    counted = both.group_by("opener").agg(cases=both.count())
    return counted.order_by([counted.cases.desc(), counted.opener]).limit(MOST_OPENERS)


def own_cases(table: Any, end: int, days: int) -> Any:
    """Own events: ``seen`` where they can be followed for a horizon, ``gone`` where nothing came within it."""
    risk = at_risk(table)
    seen = (risk.time <= end - days * DAY).ifelse(1, 0)
    told = risk.mutate(seen=seen, gone=seen * vanished(risk, days), band=band(risk.step), month=month(risk.time))
    return told.select(*(name for name in told.columns if name not in _INNER))  # drop would name them in any order


def sent_cases(table: Any, kind: str, end: int, days: int, apart: Sequence[str] = ()) -> Any:
    """What the firm sent: the first of each kind in each gap, at most a horizon after the gap began; ``silent``: how
    many whole days the customer had been silent; ``opener``: which of those to be told ``apart`` began the gap;
    ``part``: of a table that has one, that of the first."""
    sent = table.filter(table.sent == 1, table.end == 0, table.begun.notnull(), table[kind].notnull())
    stage = {"stage": sent.stage.min()} if "stage" in sent.columns and kind != "stage" else {}
    whose = {"position": sent.position.min()} if "part" in sent.columns else {}
    first = sent.group_by(["customer", "step", kind]).agg(
        time=sent.time.min(), begun=sent.begun.min(), next_own=sent.next_own.min(), over=sent.over.min(),
        last=sent["last"].max(),
        **stage, **whose,
    )  # fmt: skip
    first = first.filter(first.time - first.begun <= days * DAY)
    if whose:
        first = first.join(sent.select("customer", "position", "part"), ["customer", "position"])
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
        every=cases.count(), n=cases.count(where=cases.seen == 1), gone=cases.count(where=cases.gone == 1),
        last=cases["last"].max(),
    )  # fmt: skip
    each = by_customer.select("every", "last", "n", "gone", name=by_customer[kind].cast("string"))
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
