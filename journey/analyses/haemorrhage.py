"""Haemorrhage: of the customers who were there when a month began, how many were lost in it; and since when it is more.

Active at the start of a month is whose last own event lies at most a horizon back and was no natural end; lost of
those is who has an own event in the month after which nothing comes for a horizon. Newcomers, whose first own event
falls in the month, are told apart. Only months are counted that end a horizon before the log does: later ones would
look better than they are. The change is one month from which on the rate is another (binomial likelihood,
``changes``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from journey.analyses.changes import change_point, is_season
from journey.analyses.haemorrhage_figure import figure as figure
from journey.analyses.horizon import settled
from journey.analyses.intervals import wilson
from journey.analyses.months import day_of
from journey.analyses.silence import DAY, ORDINARY, Terms, month, month_name, silences, silences_of, vanished
from journey.errors import JourneyError
from journey.events.log import EventLog, moment
from journey.i18n import Words
from journey.model import Map

LEAST_BEFORE = 2  # months; one alone would be no rhythm to differ from
SEED = 20  # of the histories that a change is held against: the same answer to the same log
_PARTS = ("event", "stage", "channel", "segment")


@dataclass(frozen=True, slots=True)
class Month:
    """``month``: ``2026-04``. Of ``active`` at its start ``lost`` in it; of ``newcomers`` in it ``newcomers_lost``."""

    month: str
    active: int
    lost: int
    rate: float | None
    low: float | None
    high: float | None
    newcomers: int
    newcomers_lost: int


@dataclass(frozen=True, slots=True)
class Source:
    """Where those are lost who were active: their last own event. ``more``: losses a month since the change beyond
    those a month before."""

    kind: str
    name: str
    before: int
    after: int
    more: float


@dataclass(frozen=True, slots=True)
class Haemorrhage:
    """``began``: the first month of the other rate, None where none is found; ``between``: the months that it may be as
    well (95%). ``still_going_on`` speaks up to ``until``, the last month that can be counted. ``season``: whether it
    was so in the same months a year before; None where the log does not say."""

    horizon_days: int
    monthly: tuple[Month, ...]
    began: str | None
    between: tuple[str, str] | None
    p: float | None
    still_going_on: bool | None
    until: str
    rate_before: float | None
    rate_after: float | None
    sources: tuple[Source, ...] = ()
    season: bool | None = None

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def lines(self, t: Words) -> list[str]:
        told = [t("analyses.haemorrhage.title"), "  " + f"{finding(self, t)} {caution(self, t)}".rstrip()]
        for each in self.monthly:
            if each.rate is not None:
                share, low, high = (t.percent(value or 0, 1) for value in (each.rate, each.low, each.high))
                told.append(
                    "  "
                    + t("analyses.haemorrhage.row", month=each.month, share=share, low=low, high=high, n=each.active)
                )
        return told


def compute(log: EventLog, journey_map: Map | None = None, terms: Terms = ORDINARY) -> Haemorrhage:
    """Raises JourneyError ``one_month`` where no whole month can be counted, ``nobody_there`` where no customer was
    there when one of them began, and as ``drop_off`` does."""
    days, _ = settled(log, journey_map, terms)
    table = silences_of(log, terms, journey_map)
    first, last = _whole_months(log.start, log.end - days * DAY)
    if last < first:
        raise JourneyError("one_month", log.understood.name, days=days)
    asking = _questions(table, log.end, days)
    there, lost = log.engine.rows(asking["there"]), {row["month"]: row for row in log.engine.rows(asking["lost"])}
    monthly = tuple(_month(index, there, lost.get(index, {})) for index in range(first, last + 1))
    while monthly and not monthly[0].active:  # nobody was there before the first month of the log
        monthly = monthly[1:]
    if not monthly:
        raise JourneyError("nobody_there", log.understood.name, days=days)
    return _told(log, table, days, monthly)


def _told(log: EventLog, table: Any, days: int, monthly: tuple[Month, ...]) -> Haemorrhage:
    lost, active = (np.array([getattr(each, name) for each in monthly]) for name in ("lost", "active"))
    found, until = change_point(lost, active, SEED, least_before=LEAST_BEFORE), monthly[-1].month
    if found is None:
        return Haemorrhage(days, monthly, None, None, None, None, until, None, None)
    before, after = found.before.share, found.after.share
    if not found.found:
        return Haemorrhage(days, monthly, None, None, found.p, None, until, before, after)
    going_on = (monthly[-1].rate or 0) > (before + after) / 2
    return Haemorrhage(
        days, monthly, monthly[found.month].month, (monthly[found.months[0]].month, monthly[found.months[-1]].month),
        found.p, going_on if found.direction == "rise" else None, until, before, after,
        _sources(log, table, days, monthly, found.month), is_season(lost, active, found),
    )  # fmt: skip


def _sources(log: EventLog, table: Any, days: int, monthly: tuple[Month, ...], at: int) -> tuple[Source, ...]:
    """Which events, stages, channels and groups of customers the losses of the active lie at, before and since, those
    that grew most first."""
    known = {each.month: place for place, each in enumerate(monthly)}
    found: list[Source] = []
    for kind in (name for name in _PARTS if name in table.columns):
        counted: dict[str, list[int]] = {}
        for row in log.engine.rows(lost_at(table, log.end, days, kind)):
            place = known.get(month_name(row["month"]))
            if place is not None and row["name"] is not None:
                counted.setdefault(row["name"], [0, 0])[place >= at] += row["customers"]
        for name, (before, after) in sorted(counted.items()):
            found.append(Source(kind, name, before, after, after / (len(monthly) - at) - before / at))
    return tuple(sorted(found, key=lambda each: (_PARTS.index(each.kind), -each.more, each.name)))


def asked(log: EventLog, journey_map: Map | None = None, terms: Terms = ORDINARY) -> dict[str, Any]:
    """The question as it is put to the engine."""
    days, _ = settled(log, journey_map, terms)
    return _questions(silences_of(log, terms, journey_map), log.end, days)


def questions(steps: Any, end: int, days: int) -> dict[str, Any]:
    """What is asked of the events, as expressions over ``steps``."""
    return _questions(silences(steps), end, days)


def _questions(table: Any, end: int, days: int) -> dict[str, Any]:
    told = by_month(table, end, days)
    each, reaching = by_customer(told), told.filter(told.reaches > told.month)
    return {
        "there": reaching.group_by(["month", "reaches"]).agg(customers=reaching.count()),
        "lost": each.group_by("month").agg(
            lost=(each.gone * each.there).sum().cast("int64"), newcomers=each.new.sum().cast("int64"),
            newcomers_lost=(each.gone * each.new).sum().cast("int64"),
        ),
    }  # fmt: skip


def by_month(table: Any, end: int, days: int) -> Any:
    """Own events with their month; the month up to whose start a silence after them is no loss yet (``reaches``);
    whether the customer is ``gone`` after it."""
    import ibis

    own = table.filter(table.own == 1)
    limit = own.time + days * DAY
    until = ibis.least(own.next_own.fill_null(limit), own.over.fill_null(limit), limit)
    is_end = own.end == 1
    followed = (own.time <= end - days * DAY) & (own.end == 0)
    return own.mutate(
        month=month(own.time), reaches=is_end.ifelse(month(own.time), month(until)),
        gone=followed.ifelse(vanished(own, days), 0),
    )  # fmt: skip


def came(told: Any) -> Any:
    """A row a customer and month when they were there as it began, and have an own event in it."""
    told = told.mutate(comes=month(told.next_own))
    return told.filter(told.comes > told.month, told.reaches >= told.comes).select("customer", month=told.comes)


def by_customer(told: Any) -> Any:
    """A row a customer and month in which they are new, or gone, or were ``there`` when it began and come again."""
    own = told.filter((told.gone == 1) | (told.step == 1))  # all others are no loss, and are most
    own = own.select("customer", "month", "gone", there=0, new=(own.step == 1).ifelse(1, 0))
    both = own.union(came(told).select("customer", "month", gone=0, there=1, new=0))
    return both.group_by(["customer", "month"]).agg(there=both.there.max(), gone=both.gone.max(), new=both.new.max())


def lost_at(table: Any, end: int, days: int, kind: str) -> Any:
    """The losses of those who were there, by month and by what their last own event was."""
    told = by_month(table, end, days)
    gone = told.filter(told.gone == 1).select("customer", "month", name=told[kind].cast("string"))
    both = came(told).inner_join(gone, ["customer", "month"])
    return both.group_by(["name", "month"]).agg(customers=both.customer.nunique())


def _whole_months(start: int, last: int) -> tuple[int, int]:
    """The first and the last month of which nothing is missing: after the one in which the log begins, and before the
    day ``last``."""
    begins, ends = moment(start), moment(last)
    first = begins.year * 12 + begins.month - 1
    return first, ends.year * 12 + ends.month - 1 - 1


def _month(index: int, there: Sequence[Mapping[str, int]], lost: Mapping[str, int]) -> Month:
    active = sum(row["customers"] for row in there if row["month"] < index <= row["reaches"])
    gone = lost.get("lost", 0)
    low, high = map(float, wilson(gone, active)) if active else (None, None)
    rate = gone / active if active else None
    return Month(
        month_name(index), active, gone, rate, low, high, lost.get("newcomers", 0), lost.get("newcomers_lost", 0)
    )  # fmt: skip


def finding(answer: Haemorrhage, t: Words) -> str:
    """Since when more are lost, as a sentence; or that nothing lasting changed."""
    if answer.began is None or answer.rate_before is None or answer.rate_after is None:
        rates = [each for each in answer.monthly if each.rate is not None]
        share = sum(each.lost for each in rates) / max(sum(each.active for each in rates), 1)
        key = "none" if answer.p is not None else "few"
        return t(f"analyses.haemorrhage.{key}", share=t.percent(share, 1))
    key = "fewer" if answer.rate_after < answer.rate_before else "going_on" if answer.still_going_on else "began"
    key = "season" if answer.season else key
    return t(
        f"analyses.haemorrhage.{key}", month=t.month(day_of(answer.began)), before=t.percent(answer.rate_before, 1),
        after=t.percent(answer.rate_after, 1), until=t.month(day_of(answer.until)),
    )  # fmt: skip


def caution(answer: Haemorrhage, t: Words) -> str:
    """What a change that was found may be as well; nothing where the year before tells."""
    return t("analyses.haemorrhage.no_year") if answer.began and answer.season is None else ""
