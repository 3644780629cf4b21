"""Months along the axis of a figure: few enough names that none touches another, and the year where it begins."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from journey.i18n import Words

_MOST_NAMES = 12


def day_of(month: str) -> date:
    """The first day of ``2026-04``."""
    year, number = map(int, month.split("-"))
    return date(year, number, 1)


def month_axis(months: Sequence[str], t: Words, narrow: bool = False) -> dict[str, Any]:
    """The names of months that stand at 0, 1, 2, ...; the first, and each January, with its year."""
    every = -(-len(months) // (_MOST_NAMES // 2 if narrow else _MOST_NAMES)) or 1
    places = list(range(0, len(months), every))
    return {"tickmode": "array", "tickvals": places, "ticktext": [_name(months, place, every, t) for place in places]}


def _name(months: Sequence[str], place: int, every: int, t: Words) -> str:
    day = day_of(months[place])
    name = t.month(day, short=True).removesuffix(f" {day.year}")
    is_new = place == 0 or day_of(months[place - every]).year != day.year
    return f"{name}<br>{day.year}" if is_new else name
