"""Customers, turnover and margin of months beside each other, as an index: what a line ends with is what is said of it.

Of enough months the mean month of the first half is 100, and a line ends with the mean month of the second; of fewer,
the first month that has both customers and turnover is 100, and a line ends with the last month.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from journey.analyses.months import day_of
from journey.i18n import Words

if TYPE_CHECKING:
    from journey.analyses.value import Month

LEAST_MONTHS = 6  # whole ones, to hold one half against the other; fewer say nothing
_BASE = 100.0
_NAMES = ("customers", "value", "margin")


@dataclass(frozen=True, slots=True)
class Index:
    """``lines``: of each name a number a month; ``ends``: what each ends with, the mean of the last ``half`` months.
    ``half`` is 0 where single months are held against each other, the first of them at ``base``."""

    months: "tuple[Month, ...]"
    lines: dict[str, list[float]]
    ends: dict[str, float]
    half: int
    base: int

    @property
    def since(self) -> int:
        """The place of the first of the months that a line ends with."""
        return len(self.months) - (self.half or 1)

    def told(self, t: Words) -> tuple[str, ...]:
        """What is 100, and what stands at the end, a line each."""
        first, until = (t.month(day_of(self.months[at].month), short=True) for at in (self.base, -1))
        if not self.half:
            return (t("analyses.value.index", month=first),)
        last, since = (t.month(day_of(self.months[at].month), short=True) for at in (self.half - 1, self.since))
        return (
            t("analyses.value.index_mean", first=first, last=last),
            t("analyses.value.index_end", first=since, last=until),
        )


def whole(monthly: "Sequence[Month]") -> "tuple[Month, ...]":
    """Without the first and the last month of a log, which are seldom whole."""
    return tuple(sorted(monthly, key=lambda each: each.month)[1:-1])


def index_of(months: "tuple[Month, ...]") -> Index | None:
    """None where there is nothing to hold beside each other."""
    halves = _halves(months)
    if halves:
        return halves
    places = [place for place, each in enumerate(months) if each.customers > 0 and each.value > 0]
    if len(places) < 2:
        return None  # of what was given back nothing is 100
    base = months[places[0]]
    firsts = {name: float(getattr(base, name) or 0.0) for name in _names(months)}
    lines = _lines(months, firsts)
    return Index(months, lines, {name: each[-1] for name, each in lines.items()}, 0, places[0])


def _halves(months: "tuple[Month, ...]") -> Index | None:
    half = len(months) // 2
    if len(months) < LEAST_MONTHS:
        return None
    firsts = {name: fmean(getattr(each, name) for each in months[:half]) for name in _names(months)}
    if firsts["customers"] <= 0 or firsts["value"] <= 0:
        return None
    lines = _lines(months, firsts)
    return Index(months, lines, {name: fmean(each[-half:]) for name, each in lines.items()}, half, 0)


def _names(months: "tuple[Month, ...]") -> tuple[str, ...]:
    return _NAMES if all(each.margin is not None for each in months) else _NAMES[:2]


def _lines(months: "tuple[Month, ...]", firsts: dict[str, float]) -> dict[str, list[float]]:
    """A line for each of which the first is more than nothing."""
    return {
        name: [_BASE * getattr(each, name) / first for each in months] for name, first in firsts.items() if first > 0
    }
