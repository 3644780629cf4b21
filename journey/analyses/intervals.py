"""How sure a share, an excess and a chance of silence are: intervals and p-values of arrays. No log, no words.

Inputs are broadcast against each other; scalars give scalars. ``confidence`` is that of a two-sided interval.
``deff`` is the design effect (`design_effect`): how many repeated events of the same customers count as one. Where
there is nothing to answer from, the answer is nan, which no comparison flags. Inputs that cannot be (more losses than
occurrences, a design effect below 1) raise ValueError: they are mistakes of the caller, not of a person's file.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammainc, ndtri

Numbers = NDArray[np.float64]
CONFIDENCE = 0.95


def wilson(
    successes: ArrayLike, n: ArrayLike, deff: ArrayLike = 1.0, confidence: float = CONFIDENCE
) -> tuple[Numbers, Numbers]:
    """Low and high end of a share ``successes / n``: Wilson's score interval (Wilson 1927, JASA 22, 209-212).

    Taken on ``successes / deff`` of ``n / deff``. Of n = 0 nothing is known: 0 and 1, which is the formula's limit.
    Raises ValueError unless 0 <= successes <= n and deff >= 1.
    """
    part, whole, effect = _counted(successes, n, deff)
    z = _z(confidence)
    share = np.divide(part, whole, out=np.full_like(part, 0.5), where=whole > 0)
    part, whole = part / effect, whole / effect
    middle = (part + z * z / 2) / (whole + z * z)
    half = z * np.sqrt(share * (1 - share) * whole + z * z / 4) / (whole + z * z)
    low = np.clip(np.minimum(middle - half, share), 0, 1)  # rounding alone could put a share of 0 or 1 outside
    high = np.clip(np.maximum(middle + half, share), 0, 1)
    return low[()], high[()]


def design_effect(sum_sq: ArrayLike, p: ArrayLike, n: ArrayLike) -> Numbers:
    """How much wider a share of ``n`` occurrences is than of n strangers: ``max(1, sum_sq / (n p (1 - p)))``.

    ``sum_sq`` is the sum over customers of ``(y_c - p n_c)²``: of n_c occurrences y_c ended in silence, p is the share
    of all (the linearised variance of a ratio over clusters; Kish 1965, Survey Sampling). 1 where p is 0 or 1, or n
    is 0: there, and where few customers hold most of n, it cannot see what depends, so who calls counts customers too.
    Raises ValueError for a negative sum_sq or n, or p outside 0..1.
    """
    squares, share, whole = _arrays(sum_sq, p, n)
    _refuse((squares < 0) | (whole < 0), "a sum of squares or a number of occurrences is negative")
    _refuse((share < 0) | (share > 1), "a share is not within 0..1")
    alone = whole * share * (1 - share)
    ratio = np.divide(squares, alone, out=np.ones_like(alone), where=alone > 0)
    return np.maximum(ratio, 1.0)[()]


def byar(
    observed: ArrayLike, expected: ArrayLike, deff: ArrayLike = 1.0, confidence: float = CONFIDENCE
) -> tuple[Numbers, Numbers, Numbers]:
    """Excess O / E with the low and high end that Byar's approximation to the exact Poisson limits gives.

    Breslow & Day 1987, Statistical Methods in Cancer Research II, chapter 2; O and E both divided by ``deff``. The low
    end of O = 0 is 0. Where E = 0 there is no expectation: all three are nan. Raises ValueError for a negative O or E,
    or deff < 1.
    """
    count, mean, effect = _expected(observed, expected, deff)
    z = _z(confidence)
    known = mean > 0
    excess = np.divide(count, mean, out=np.full_like(mean, np.nan), where=known)
    count, mean = count / effect, np.where(known, mean / effect, np.nan)
    safe = np.where(count > 0, count, 1.0)
    low = safe * np.maximum(1 - 1 / (9 * safe) - z / (3 * np.sqrt(safe)), 0) ** 3
    more = count + 1
    high = more * (1 - 1 / (9 * more) + z / (3 * np.sqrt(more))) ** 3
    return excess[()], (np.where(count > 0, low, 0.0) / mean)[()], (high / mean)[()]


def above(observed: ArrayLike, expected: ArrayLike, deff: ArrayLike = 1.0) -> Numbers:
    """One-sided p-value of an excess: the chance P(X >= O) of as many or more where X is Poisson with mean E.

    ``P(X >= O) = gammainc(O, E)``, the regularised lower incomplete gamma function (Abramowitz & Stegun 26.4.21), which
    also answers between whole numbers, where O and E are divided by ``deff``. 1 for O = 0; nan where E = 0.
    Raises ValueError for a negative O or E, or deff < 1.
    """
    count, mean, effect = _expected(observed, expected, deff)
    tail = np.where(count > 0, gammainc(np.where(count > 0, count, 1.0) / effect, mean / effect), 1.0)
    return np.where(mean > 0, tail, np.nan)[()]


def benjamini_hochberg(p: ArrayLike) -> Numbers:
    """q-values of one question's p-values, in their order: the step-up of Benjamini & Hochberg 1995 (JRSS B 57, 289).

    nan was not tested: it stays nan and does not count among the others. Raises ValueError for p outside 0..1 or not
    one-dimensional.
    """
    values = np.asarray(p, dtype=np.float64)
    _refuse(np.asarray(values.ndim != 1), "p-values are one row of numbers")
    _refuse((values < 0) | (values > 1), "a p-value is not within 0..1")
    q = np.full(values.shape, np.nan)
    tested = np.flatnonzero(~np.isnan(values))
    order = tested[np.argsort(-values[tested], kind="stable")]
    ranks = np.arange(len(order), 0, -1)
    q[order] = np.minimum.accumulate(values[order] * (len(order) / ranks))
    return q


def kaplan_meier(
    durations: ArrayLike, ended: ArrayLike, at: ArrayLike, confidence: float = CONFIDENCE
) -> tuple[Numbers, Numbers, Numbers]:
    """The chance that a silence is longer than ``at``, with its low and high end, where follow-up is short for many.

    One entry a silence: its duration up to the next own event (``ended``) or up to the end of the log (not ended);
    the same unit as ``at``. A silence of just ``at`` that ended is not longer; one not ended by ``at`` is. It
    is not the chance that a customer never returns, and it takes follow-up as no sign of what would have happened.
    Silences are taken as independent: several of one customer make the interval too narrow.

    Kaplan & Meier 1958 (JASA 53, 457) with Greenwood's variance on the log(-log) scale (Kalbfleisch & Prentice
    2002). That has no width at 1 and at 0. At 1: the low end is Wilson's of all those still silent at ``at``. At 0:
    the high end is that before the last who were left ended, times Wilson's of none among these. nan where nobody is
    followed as far as ``at`` and some might still be silent. Raises ValueError for a negative or unequal input.
    """
    times, over, when = np.asarray(durations, np.float64), np.asarray(ended, bool), np.asarray(at, np.float64)
    _refuse(np.asarray(times.ndim != 1 or times.shape != over.shape), "each duration needs one word whether it ended")
    _refuse(~np.isfinite(times) | (times < 0), "a duration is negative or not a number")
    _refuse(~np.isfinite(when) | (when < 0), "the time asked for is negative or not a number")
    if not times.size:
        nothing = np.full(when.shape, np.nan)[()]
        return nothing, nothing, nothing
    ends, left = np.unique(times[over], return_counts=True)
    silent = times.size - np.searchsorted(np.sort(times), ends)  # still silent just before somebody's silence ends
    share = np.concatenate(([1.0], np.cumprod(1 - left / silent)))
    spread = np.concatenate(([0.0], np.cumsum(left / np.where(silent > left, silent * (silent - left), np.inf))))
    low, high = _log_log(share, spread, _z(confidence))
    if share[-1] == 0:
        low[-1], high[-1] = 0.0, high[-2] * wilson(0, left[-1], confidence=confidence)[1]
    step = np.searchsorted(ends, when, side="right")
    still = times.size - np.searchsorted(np.sort(times), when)
    lowest = np.where(step == 0, wilson(still, still, confidence=confidence)[0], low[step])
    unknown = (still == 0) & (share[step] > 0)
    found = (np.where(unknown, np.nan, each)[()] for each in (share[step], lowest, high[step]))
    return next(found), next(found), next(found)


def _log_log(share: Numbers, spread: Numbers, z: float) -> tuple[Numbers, Numbers]:
    """Both ends of shares strictly between 0 and 1; the others as they are. ``spread`` is Greenwood's sum."""
    inside = (share > 0) & (share < 1)
    logs = np.log(np.where(inside, share, 0.5))
    stretch = np.exp(z * np.sqrt(spread) / -logs)
    return np.where(inside, np.exp(logs * stretch), share), np.where(inside, np.exp(logs / stretch), share)


def _z(confidence: float) -> float:
    _refuse(np.asarray(not 0 < confidence < 1), "a confidence is between 0 and 1")
    return float(ndtri(0.5 + confidence / 2))


def _counted(part: ArrayLike, whole: ArrayLike, deff: ArrayLike) -> tuple[Numbers, Numbers, Numbers]:
    some, everything, effect = _arrays(part, whole, deff)
    _refuse((some < 0) | (some > everything), "there are more successes than trials, or fewer than none")
    _refuse(effect < 1, "a design effect is below 1")
    return some, everything, effect


def _expected(observed: ArrayLike, expected: ArrayLike, deff: ArrayLike) -> tuple[Numbers, Numbers, Numbers]:
    count, mean, effect = _arrays(observed, expected, deff)
    _refuse((count < 0) | (mean < 0), "an observed or expected number is negative")
    _refuse(effect < 1, "a design effect is below 1")
    return count, mean, effect


def _arrays(*given: ArrayLike) -> tuple[Numbers, Numbers, Numbers]:
    first, second, third = np.broadcast_arrays(*(np.asarray(each, dtype=np.float64) for each in given))
    for each in (first, second, third):
        _refuse(~np.isfinite(each), "a number is missing or infinite")
    return first, second, third


def _refuse(wrong: NDArray[Any], why: str) -> None:
    if np.any(wrong):
        raise ValueError(why)
