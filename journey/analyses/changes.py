"""Whether something is other than before: the share lost each month, and one customer's rhythm. No log, no words."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import xlogy

from journey.analyses.intervals import Numbers, wilson

LEVEL = 0.05
WITHIN = 1.92  # half of 3.84, the 95% point of chi² with one degree of freedom
RUNS = 999
LEAST_MONTHS = 3
LEAST_GAPS = 4
NORMAL = 1.4826  # times the median absolute deviation is the standard deviation of normal numbers


@dataclass(frozen=True, slots=True)
class Rate:
    """A share within 0..1 and its Wilson interval at 95%, as much wider as the months are restless."""

    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Change:
    """The month from which the share is another, as an index into the months given; the two rates meet there.

    ``months`` are all that the data allow nearly as well, ``month`` among them. ``p`` is the chance of so clear a
    change, anywhere, where there is none. Rates and their distance are those of the *best* month: chosen because
    they differ, they differ a little more than what is true. ``unrest``: the variance of months around their rate, as
    times that of chance alone; at least 1.
    """

    month: int
    months: tuple[int, ...]
    p: float
    direction: Literal["rise", "fall"]
    before: Rate
    after: Rate
    unrest: float = 1.0

    @property
    def found(self) -> bool:
        return self.p < LEVEL


def change_point(
    lost: ArrayLike,
    active: ArrayLike,
    rng_seed: int,
    least_after: int = LEAST_MONTHS,
    least_before: int = LEAST_MONTHS,
    runs: int = RUNS,
) -> Change | None:
    """The one month at which the share lost of those active changed most clearly, up or down, found or not.

    ``lost`` of ``active`` customers, whole numbers, one entry a month in order. The scan maximises the binomial
    likelihood with one rate before and one after (Hinkley & Hinkley 1970, Biometrika 57, 477), divided by the unrest
    of the months: Pearson's chi² around the two rates by its degrees of freedom, at least 1 (quasi-likelihood;
    McCullagh & Nelder 1989). ``p`` compares the greatest with that of ``runs`` histories at one constant rate for the
    same active customers, beta-binomial as restless as the months are, each judged the same way:
    ``(1 + as great) / (1 + runs)`` (Davison & Hinkley 1997). ``months`` are within 1.92 of the best log likelihood,
    times the unrest. A month with nobody active says nothing: it is neither counted nor a change.

    It supposes that months are each for themselves: a season and a slow drift are taken for a change too. None where
    fewer than ``least_before`` months with customers stand before, or ``least_after`` after. Raises ValueError unless
    0 <= lost <= active, whole, in one row.
    """
    if least_before < 0 or least_after < 0:
        raise ValueError("a number of months is negative")
    gone, there = _whole(lost, active)
    months = np.flatnonzero(there > 0)
    firsts = np.arange(max(least_before, 1), len(months) - max(least_after, 1) + 1)
    if not len(firsts):
        return None
    gone, there = gone[months], there[months]
    ratios, unrest = _ratios(gone, there, firsts), float(_unrest(gone, there, firsts))
    drawn = _histories(gone.sum() / there.sum(), there, unrest, runs, np.random.default_rng(rng_seed))
    greatest = _ratios(drawn, there, firsts).max(axis=-1) / _unrest(drawn, there, firsts)
    best = int(ratios.argmax())
    first = firsts[best]
    near = firsts[ratios >= ratios[best] - WITHIN * unrest]
    before, after = _rate(gone[:first], there[:first], unrest), _rate(gone[first:], there[first:], unrest)
    return Change(
        month=int(months[first]),
        months=tuple(int(months[each]) for each in near),
        p=float((1 + np.sum(greatest >= ratios[best] / unrest - 1e-9)) / (1 + runs)),  # equal is equal, rounded or not
        direction="rise" if after.share > before.share else "fall",
        before=before,
        after=after,
        unrest=unrest,
    )


def is_season(lost: ArrayLike, active: ArrayLike, change: Change, least: int = LEAST_MONTHS) -> bool | None:
    """Whether the same months of the year before were already more like the rate since the change than like the rate
    before it; months are those that the change was found in, without a gap. None where fewer than ``least`` of the
    months since have their month of the year before in the log, before the change: no season can be told then."""
    gone, there = _whole(lost, active)
    since = np.arange(change.month, len(there))
    ago = since[(since >= 12) & (since - 12 < change.month)] - 12
    ago = ago[there[ago] > 0]
    if len(ago) < least:
        return None
    then = gone[ago].sum() / there[ago].sum()
    return bool(abs(then - change.after.share) < abs(then - change.before.share))


def beyond_habit(now: ArrayLike, past: ArrayLike, owner: ArrayLike, floor: float, least: int = LEAST_GAPS) -> Numbers:
    """How far each customer's silence or reply time ``now`` is beyond their own habit: a robust z, signed.

    ``(now - median) / max(1.4826 MAD, floor)`` over the customer's past gaps (Iglewicz & Hoaglin 1993), MAD the median
    absolute deviation from the median. ``now`` has one entry a customer; ``past`` all past gaps of all customers in
    any order, ``owner`` the index into ``now`` of each. All durations and ``floor`` in one unit; the floor keeps a
    customer as regular as a clock from being alarming when an hour late. nan with fewer than ``least`` past gaps.

    Gaps lean to the right: a customer without any habit (exponential gaps) is beyond z = 3 by chance in one gap of
    seventeen where the past is long, and in one of six with four past gaps. Raises ValueError for unequal lengths, an
    owner who is not there, a number that is missing, or a floor that is not above 0.
    """
    times, gaps = np.asarray(now, dtype=np.float64), np.asarray(past, dtype=np.float64)
    whose = np.asarray(owner, dtype=np.int64)
    if times.ndim != 1 or gaps.ndim != 1 or gaps.shape != whose.shape:
        raise ValueError("each past gap needs one owner")
    if gaps.size and not 0 <= whose.min() <= whose.max() < times.size:
        raise ValueError("a past gap belongs to nobody in the list")
    if not (np.isfinite(times).all() and np.isfinite(gaps).all()):
        raise ValueError("a duration is missing or infinite")
    if not (np.isfinite(floor) and floor > 0):
        raise ValueError("the least spread is above 0")
    usual = _medians(gaps, whose, times.size)
    spread = _medians(np.abs(gaps - usual[whose]), whose, times.size)
    enough = np.bincount(whose, minlength=times.size) >= max(least, 1)
    return np.where(enough, (times - usual) / np.maximum(NORMAL * spread, floor), np.nan)


def _ratios(lost: NDArray[np.int64], active: NDArray[np.int64], firsts: NDArray[np.int64]) -> Numbers:
    """Log likelihood ratio of two rates to one for each first month after; over the last axis of ``lost``."""
    lost_before, active_before = np.cumsum(lost, axis=-1), np.cumsum(active)
    lost_all, active_all = lost_before[..., -1:], active_before[-1]
    lost_before, active_before = lost_before[..., firsts - 1], active_before[firsts - 1]
    both = _fit(lost_before, active_before) + _fit(lost_all - lost_before, active_all - active_before)
    ratios: Numbers = np.maximum(both - _fit(lost_all, active_all), 0.0)
    return ratios


def _unrest(lost: NDArray[np.int64], active: NDArray[np.int64], firsts: NDArray[np.int64]) -> Numbers:
    """Pearson's chi² by its degrees of freedom, around the two rates that fit best; at least 1. Besides the two rates
    the month was chosen, where there was a choice."""
    first = firsts[_ratios(lost, active, firsts).argmax(axis=-1)][..., None]
    lost_before = np.take_along_axis(np.cumsum(lost, axis=-1), first - 1, axis=-1)
    active_before = np.cumsum(active)[first - 1]
    before = lost_before / active_before
    after = (lost.sum(axis=-1, keepdims=True) - lost_before) / (active.sum() - active_before)
    share = np.where(np.arange(len(active)) < first, before, after)
    usual = active * share * (1 - share)
    off = np.divide((lost - active * share) ** 2, usual, out=np.zeros(usual.shape), where=usual > 0)
    free = len(active) - 2 - (len(firsts) > 1)
    unrest: Numbers = np.maximum(off.sum(axis=-1) / max(free, 1), 1.0)
    return unrest


def _histories(
    share: float, active: NDArray[np.int64], unrest: float, runs: int, chance: np.random.Generator
) -> NDArray[np.int64]:
    """Losses at one constant rate: by chance alone, or with months that differ as the unrest says (beta-binomial)."""
    alike = min((unrest - 1) / max(active.mean() - 1, 1.0), 0.5)  # the correlation within a month
    rates: Any = share
    if alike > 0 and 0 < share < 1:
        both = (1 - alike) / alike
        rates = chance.beta(share * both, (1 - share) * both, size=(runs, len(active)))
    return chance.binomial(active, rates, size=(runs, len(active)))


def _fit(lost: NDArray[np.int64], active: NDArray[np.int64]) -> Numbers:
    """The binomial log likelihood at its best rate, without the constant."""
    share = lost / active
    fit: Numbers = xlogy(lost, share) + xlogy(active - lost, 1 - share)
    return fit


def _rate(lost: NDArray[np.int64], active: NDArray[np.int64], unrest: float) -> Rate:
    low, high = wilson(lost.sum(), active.sum(), unrest)
    return Rate(float(lost.sum() / active.sum()), float(low), float(high))


def _medians(values: Numbers, owner: NDArray[np.int64], owners: int) -> Numbers:
    """The median of each owner's values, nan where there are none: one sort for all owners."""
    counts = np.bincount(owner, minlength=owners)
    starts = np.cumsum(counts) - counts
    ordered = np.append(values[np.lexsort((values, owner))], np.nan)
    some = counts > 0
    lower = np.where(some, starts + (counts - 1) // 2, len(values))
    upper = np.where(some, starts + counts // 2, len(values))
    middle: Numbers = (ordered[lower] + ordered[upper]) / 2
    return middle


def _whole(lost: ArrayLike, active: ArrayLike) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    gone, there = np.asarray(lost, dtype=np.float64), np.asarray(active, dtype=np.float64)
    if gone.ndim != 1 or gone.shape != there.shape:
        raise ValueError("lost and active are two rows of numbers, one entry a month each")
    for each in (gone, there):
        if not np.all(np.isfinite(each) & (each == np.floor(each))):
            raise ValueError("customers come in whole numbers")
    if np.any(gone < 0) or np.any(gone > there):
        raise ValueError("more customers are lost than were active, or fewer than none")
    return gone.astype(np.int64), there.astype(np.int64)
