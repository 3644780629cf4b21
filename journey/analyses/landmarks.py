"""What would be expected of what the firm sends: how often a silence of as many days goes on for a horizon.

Daily landmarks of all gaps between own events, by place in the journey and month. Gaps that some own events begin are
told apart: a mail that follows each complaint meets customers who have just complained.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any

import numpy as np

from journey.analyses.silence import BANDS, DAY

PRIOR = 20  # cases of the rate of all, added to each stratum
_EPOCH_MONTH = 1970 * 12
_BANDS = len(BANDS) + 2


@dataclass(frozen=True, slots=True)
class Silent:
    """What is expected of names that are held against landmarks."""

    totals: Mapping[str, float]
    compared: int

    def expected(self, name: str, without: Iterable[str] = ()) -> tuple[float, int]:
        return self.totals.get(name, float("nan")), self.compared


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Days of silence, and losses after them, by whole days of silence so far (rows), and by who of those ``apart``
    began the gap, place in the journey and month (columns). ``rates``: of the gaps with one beginning, drawn towards
    those of all. ``start``: the first of ``width`` months."""

    apart: tuple[str, ...]
    totals: Any
    losses: Any
    rates: Any
    start: int
    width: int

    def expected(self, rows: Iterable[Mapping[str, Any]], kind: str) -> Silent:
        """Of what the firm sent, counted by name, band, month and whole days of silence so far: how much of such days
        of all gaps would begin a silence of a horizon."""
        groups = _groups(self.apart)
        found: dict[str, list[float]] = defaultdict(list)
        for row in rows if self.width else ():
            silent, month, group = row["silent"], row["month"] - self.start, groups.get(row.get("opener") or "", 0)
            lost, there = 0.0, 0.0
            if 0 <= month < self.width:
                place = (group * _BANDS + row["band"]) * self.width + month
                lost, there = float(self.losses[silent, place]), float(self.totals[silent, place])
            rate = float(self.rates[silent, group])
            found[str(row[kind])].append(row["n"] * (lost + PRIOR * rate) / (there + PRIOR))
        return Silent({name: fsum(each) for name, each in found.items()}, int(self.totals.sum()) if found else 0)


def landmarks(gaps: Mapping[str, Any], days: int, apart: tuple[str, ...] = ()) -> Landmarks:
    """A landmark is a day and not its first moment, for a silence that has just begun, as in the midst of a visit, is
    none yet. Where nobody was silent for as long nothing is expected. Gaps begun by one of those ``apart`` (``opener``)
    are held against each other: a stratum is drawn towards all of the same opener, these towards all gaps. ``gaps``:
    by column."""
    if not len(gaps["n"]):
        return Landmarks(apart, np.zeros(0), np.zeros(0), np.zeros(0), 0, 0)
    held = {name: np.asarray(gaps[name], dtype=np.int64) for name in ("band", "day", "gap", "over", "followed", "n")}
    whole, part = held["n"] * DAY, np.asarray(gaps["part"], dtype=np.int64)
    first = int(held["day"].min())
    months = _months(first, int(held["day"].max()) + days + 1)
    width, start, groups = int(months.max()) - int(months.min()) + 1, int(months.min()), _groups(apart)
    size = (len(groups) + 1) * _BANDS * width
    if groups:
        held["band"] = held["band"] + _BANDS * np.array(
            [groups.get(each or "", 0) for each in gaps["opener"]], dtype=np.int64
        )
    totals, losses = np.zeros((days + 1, size)), np.zeros((days + 1, size))

    def still(silent: int) -> Any:
        """For how much of the day after so many days of silence: all of it, or until the gap ends."""
        return np.where(held["gap"] > silent + 1, whole, np.where(held["gap"] == silent + 1, part, 0))

    for silent in range(days + 1):
        is_seen = held["followed"] > silent + days
        place = (held["band"] * width + months[held["day"] - first + silent] - start)[is_seen]
        totals[silent] = np.bincount(place, still(silent)[is_seen], size)
        losses[silent] = np.bincount(place, (still(silent + days) * (held["over"] == 0))[is_seen], size)
    totals, losses = totals / DAY, losses / DAY  # only now: whole numbers add up alike in any order
    everybody = totals.sum(1)
    rate = np.divide(losses.sum(1), everybody, out=np.full(days + 1, np.nan), where=everybody > 0)
    begun = (days + 1, len(groups) + 1, _BANDS * width)
    rates = (losses.reshape(begun).sum(2) + PRIOR * rate[:, None]) / (totals.reshape(begun).sum(2) + PRIOR)
    return Landmarks(apart, totals, losses, rates, start, width)


def _groups(apart: Sequence[str]) -> dict[str, int]:
    return {name: at for at, name in enumerate(apart, 1)}


def _months(first: int, last: int) -> Any:
    """Months since year 0 of days since 1970."""
    days = np.arange(first, last + 1).astype("datetime64[D]")
    return days.astype("datetime64[M]").astype(np.int64) + _EPOCH_MONTH
