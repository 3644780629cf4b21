"""Fewer customers and more value: what the months of a log show of it, and what they refute.

The mean month of the first half of the whole months is held against that of the second half. Value is no profit:
where the log has a margin, that is what is judged.
"""

from collections.abc import Sequence
from statistics import fmean

from journey.analyses.value import Month
from journey.i18n import Words

LEAST_MONTHS = 6  # whole ones; fewer say nothing
NO_CHANGE = 0.02  # a difference of less is none


def told(monthly: Sequence[Month], t: Words) -> str:
    """The numbers first, then whether they show it."""
    months = whole(monthly)
    if len(months) < LEAST_MONTHS:
        return t("analyses.fewer.too_short", n=len(months), least=LEAST_MONTHS)
    half = len(months) // 2
    early, late = months[:half], months[-half:]
    heads = fmean(each.customers for each in early), fmean(each.customers for each in late)
    worth = fmean(each.value for each in early), fmean(each.value for each in late)
    if not heads[0] or worth[0] <= 0:
        return t("analyses.fewer.too_short", n=len(months), least=LEAST_MONTHS)
    by_heads, by_worth = heads[1] / heads[0] - 1, worth[1] / worth[0] - 1
    changes = {"months": half, "heads": _signed(by_heads, t), "value": _signed(by_worth, t)}
    left = fmean(each.margin or 0.0 for each in early), fmean(each.margin or 0.0 for each in late)
    if left[0] > 0 and all(each.margin is not None for each in months):
        by_margin = left[1] / left[0] - 1
        numbers = t("analyses.fewer.numbers_margin", **changes, margin=_signed(by_margin, t))
        verdict = _verdict(by_heads, by_margin)
        told_of = "" if verdict == "not_fewer" else "_margin"
        return f"{numbers} {t(f'analyses.fewer.{verdict}{told_of}')}"
    return f"{t('analyses.fewer.numbers', **changes)} {t(f'analyses.fewer.{_verdict(by_heads, by_worth)}')}"


def whole(monthly: Sequence[Month]) -> tuple[Month, ...]:
    """Without the first and the last month of a log, which are seldom whole."""
    return tuple(sorted(monthly, key=lambda each: each.month)[1:-1])


def _verdict(by_heads: float, by_worth: float) -> str:
    if by_heads > -NO_CHANGE:
        return "not_fewer"
    return "seen" if by_worth >= NO_CHANGE else "less" if by_worth <= -NO_CHANGE else "same"


def _signed(change: float, t: Words) -> str:
    return f"{t.number(100 * change, signed=True)}%"
