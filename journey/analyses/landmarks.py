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


@dataclass(frozen=True, slots=True)
class Silent:
    """What is expected of names that are held against landmarks."""

    totals: Mapping[str, float]
    compared: int

    def expected(self, name: str, without: Iterable[str] = ()) -> tuple[float, int]:
        return self.totals.get(name, float("nan")), self.compared


def landmarks(
    rows: Iterable[Mapping[str, Any]],
    kind: str,
    gaps: Sequence[Mapping[str, Any]],
    days: int,
    apart: Sequence[str] = (),
) -> Silent:
    """Of what the firm sent, counted by name, band, month and whole days of silence so far: how much of such days of
    all gaps would begin a silence of a horizon. A landmark is a day and not its first moment, for a silence that has
    just begun, as in the midst of a visit, is none yet. Where nobody was silent for as long nothing is expected.
    Gaps begun by one of those ``apart`` (``opener``) are held against each other: a stratum is drawn towards all of
    the same opener, these towards all gaps."""
    if not gaps:
        return Silent({}, 0)
    held = {name: _column(gaps, name) for name in ("band", "day", "gap", "over", "followed", "n")}
    whole, part = held["n"] * DAY, _column(gaps, "part")
    first = int(held["day"].min())
    months = _months(first, int(held["day"].max()) + days + 1)
    width = int(months.max()) - int(months.min()) + 1
    bands, start, groups = len(BANDS) + 2, int(months.min()), {str(name): at for at, name in enumerate(apart, 1)}
    size = (len(groups) + 1) * bands * width
    held["band"] = held["band"] + bands * np.array(
        [groups.get(row.get("opener") or "", 0) for row in gaps], dtype=np.int64
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
    begun = (days + 1, len(groups) + 1, bands * width)
    rates = (losses.reshape(begun).sum(2) + PRIOR * rate[:, None]) / (totals.reshape(begun).sum(2) + PRIOR)
    found: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        silent, month, group = row["silent"], row["month"] - start, groups.get(row.get("opener") or "", 0)
        lost, there = 0.0, 0.0
        if 0 <= month < width:
            place = (group * bands + row["band"]) * width + month
            lost, there = float(losses[silent, place]), float(totals[silent, place])
        found[str(row[kind])].append(row["n"] * (lost + PRIOR * float(rates[silent, group])) / (there + PRIOR))
    return Silent({name: fsum(each) for name, each in found.items()}, int(totals.sum()))


def _column(rows: Sequence[Mapping[str, Any]], name: str) -> Any:
    return np.array([row[name] for row in rows], dtype=np.int64)


def _months(first: int, last: int) -> Any:
    """Months since year 0 of days since 1970."""
    days = np.arange(first, last + 1).astype("datetime64[D]")
    return days.astype("datetime64[M]").astype(np.int64) + _EPOCH_MONTH
