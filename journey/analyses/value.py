"""Value: what share of the customers was lost, and what share of the value was theirs.

Lost is who is silent for longer than the horizon when the log ends, and whose journey came to no natural end. The
value of a customer is the sum of what the log says; how unevenly it lies is told from the most to the least valuable.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from journey.analyses.horizon import settled
from journey.analyses.percents import percent, percents
from journey.analyses.silence import DAY, ORDINARY, Terms, month, month_name, silences, silences_of
from journey.analyses.value_figure import figure as figure
from journey.errors import JourneyError
from journey.events.log import EventLog
from journey.i18n import Words
from journey.model import Map

PARTS = 100  # customers by value, in so many groups of one size
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Concentrated:
    """The most valuable ``customers_share`` of the customers have ``value_share`` of the value."""

    customers_share: float
    value_share: float


@dataclass(frozen=True, slots=True)
class Month:
    """``customers`` with an own event in the month; ``value`` of all its events; ``margin``: where it has one.

    A month of the log in which nothing happened is there too: of a way of months none is left out.
    """

    month: str
    customers: int
    value: float
    margin: float | None = None


@dataclass(frozen=True, slots=True)
class Value:
    customers: int
    lost: int
    heads_lost_share: float
    value: float
    value_lost: float
    value_lost_share: float
    concentration: tuple[Concentrated, ...]
    monthly: tuple[Month, ...]
    horizon_days: int

    @property
    def half(self) -> float | None:
        """The share of the customers, from the most valuable on, who bring half of the value."""
        return next((each.customers_share for each in self.concentration if each.value_share >= _HALF), None)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def lines(self, t: Words) -> list[str]:
        told = [t("analyses.value.title"), "  " + finding(self, t)]
        if self.half is not None:
            told.append("  " + t("analyses.value.half", share=percent(self.half, t)))
        return told


def compute(log: EventLog, journey_map: Map | None = None, terms: Terms = ORDINARY) -> Value:
    """Raises JourneyError ``no_value``, ``value_without_shares``, and as ``drop_off`` does."""
    if not log.engine.has("value"):
        raise JourneyError("no_value", log.understood.name)
    days, _ = settled(log, journey_map, terms)
    asking = _questions(silences_of(log, terms, journey_map), log.engine.steps, log.end, days)
    totals = log.engine.rows(asking["totals"])[0]
    months = log.engine.rows(asking["monthly"])
    if not totals["customers"] or all(row["value"] is None for row in months):
        raise JourneyError("no_value", log.understood.name)
    worth, gone, lost = totals["value"] or 0.0, totals["value_lost"] or 0.0, totals["lost"] or 0
    if worth <= 0 or not 0 <= round(gone / worth, 9) <= 1:  # money given back is no share of what was paid
        raise JourneyError("value_without_shares", log.understood.name)
    return Value(
        customers=totals["customers"], lost=lost, heads_lost_share=lost / totals["customers"], value=worth,
        value_lost=gone, value_lost_share=min(max(gone / worth, 0.0), 1.0),
        concentration=_concentration(log.engine.rows(asking["parts"]), totals["customers"], worth),
        monthly=_every_month(months), horizon_days=days,
    )  # fmt: skip


def asked(log: EventLog, journey_map: Map | None = None, terms: Terms = ORDINARY) -> dict[str, Any]:
    """The question as it is put to the engine."""
    days, _ = settled(log, journey_map, terms)
    return _questions(silences_of(log, terms, journey_map), log.engine.steps, log.end, days)


def questions(steps: Any, end: int, days: int) -> dict[str, Any]:
    """What is asked of the events, as expressions over ``steps``."""
    return _questions(silences(steps), steps, end, days) if "value" in steps.columns else {}


def _questions(table: Any, steps: Any, end: int, days: int) -> dict[str, Any]:
    each = by_customer(table, steps, end, days)
    return {
        "totals": each.agg(
            customers=each.count(), lost=each.lost.sum().cast("int64"), value=each.value.sum(),
            value_lost=(each.value * each.lost).sum(),
        ),
        "parts": _parts(each), "monthly": _monthly(table, steps),
    }  # fmt: skip


def by_customer(table: Any, steps: Any, end: int, days: int) -> Any:
    """Every customer with an own event: the value of theirs, and 1 where they are lost."""
    last = table.filter(table["last"] == 1, table.step > 0).select("customer", "begun")  # begun: null after an end
    worth = steps.group_by("customer").agg(value=steps.value.sum().fill_null(0.0))
    both = last.join(worth, "customer")
    gone = (both.begun < end - days * DAY).fill_null(False)
    return both.select("customer", "value", lost=gone.ifelse(1, 0))


def _parts(each: Any) -> Any:
    import ibis

    order = ibis.window(order_by=[each.value.desc(), each.customer])
    placed = each.mutate(part=ibis.ntile(PARTS).over(order))
    return placed.group_by("part").agg(customers=placed.count(), value=placed.value.sum())


def _monthly(table: Any, steps: Any) -> Any:
    own = table.filter(table.own == 1).mutate(month=month(table.time))
    of_month = own.filter(own.next_own.isnull() | (month(own.next_own) > own.month))  # of each customer the last in it
    heads = of_month.group_by("month").agg(heads=of_month.count())
    told = steps.mutate(month=month(steps.time))
    sums = {name: told[name].sum() for name in ("value", "margin") if name in steps.columns}
    both = told.group_by("month").agg(**sums).left_join(heads, "month")
    return both.select("month", customers=both.heads, **{name: both[name] for name in sums})


def _every_month(rows: Sequence[Mapping[str, Any]]) -> tuple[Month, ...]:
    told = {row["month"]: row for row in rows}
    none = {"customers": 0, "value": 0.0, "margin": 0.0 if any("margin" in row for row in rows) else None}
    return tuple(
        Month(month_name(index), row["customers"] or 0, _exact(row["value"]) or 0.0, _exact(row.get("margin")))
        for index in range(min(told), max(told) + 1)
        for row in (told.get(index, none),)
    )


def _concentration(rows: Sequence[Mapping[str, Any]], customers: int, value: float) -> tuple[Concentrated, ...]:
    heads, worth, told = 0, 0.0, [Concentrated(0.0, 0.0)]
    for row in sorted(rows, key=lambda row: row["part"]):
        heads, worth = heads + row["customers"], worth + (row["value"] or 0.0)
        told.append(Concentrated(heads / customers, worth / value))
    return tuple(told)


def _exact(money: float | None) -> float | None:
    """Without what is left over when an engine adds up in another order."""
    return None if money is None else round(money, 6)


def finding(answer: Value, t: Words) -> str:
    """Heads beside value, as a sentence."""
    heads, value = percents(t, answer.heads_lost_share, answer.value_lost_share)
    return t("analyses.value.finding", heads=heads, value=value)
