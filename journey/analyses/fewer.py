"""Fewer customers and more value: what the months of a log show of it, and what they refute.

The mean month of the first half of the whole months is held against that of the second half. Value is no profit:
where the log has a margin, that is what is judged.
"""

from collections.abc import Sequence

from journey.analyses.value import Month
from journey.analyses.value_index import LEAST_MONTHS, index_of, whole
from journey.i18n import Words

NO_CHANGE = 0.02  # a difference of less is none


def told(monthly: Sequence[Month], t: Words) -> str:
    """The numbers first, then whether they show it."""
    months = whole(monthly)
    index = index_of(months)
    if index is None or not index.half:
        return t("analyses.fewer.too_short", n=len(months), least=LEAST_MONTHS)
    changed = {name: index.ends[name] / 100 - 1 for name in index.ends}
    by_heads, by_worth, by_margin = changed["customers"], changed["value"], changed.get("margin")
    changes = {"months": index.half, "heads": _signed(by_heads, t), "value": _signed(by_worth, t)}
    if by_margin is not None:
        numbers = t("analyses.fewer.numbers_margin", **changes, margin=_signed(by_margin, t))
        verdict = _verdict(by_heads, by_margin)
        told_of = "" if verdict == "not_fewer" else "_margin"
        return f"{numbers} {t(f'analyses.fewer.{verdict}{told_of}')}"
    return f"{t('analyses.fewer.numbers', **changes)} {t(f'analyses.fewer.{_verdict(by_heads, by_worth)}')}"


def _verdict(by_heads: float, by_worth: float) -> str:
    if by_heads > -NO_CHANGE:
        return "not_fewer"
    return "seen" if by_worth >= NO_CHANGE else "less" if by_worth <= -NO_CHANGE else "same"


def _signed(change: float, t: Words) -> str:
    return f"{t.number(100 * change, signed=True)}%"
