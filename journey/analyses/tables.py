"""The rows of an answer as tables to read: columns by their names, shares as per cent, times in hours."""

from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from typing import Any

import pandas as pd

from journey.i18n import Words

_UNTOLD = ("icon", "initiator", "kind", "deff", "holds", "sent")
_IF_KNOWN = ("margin",)
_SHARES = ("share", "low", "high", "naive", "rate")  # and all that end in one
_OF_PLAN = ("steps", "unplanned", "ways", "stage_flows", "unwalked", "ends")  # whose n is of those who reached a stage
_OF_TABLE = {
    "monthly": {"active": "there"}, "sources": {"before": "lost_before", "after": "lost_since"},
    "by_stage": {"of": "stage"}, "by_channel": {"of": "channel"},
}  # fmt: skip
_HOUR = 3_600


def tables(answer: Any, t: Words, most_rows: int | None = None) -> list[tuple[str, pd.DataFrame]]:
    """A table for each kind of row that the answer has, under its name."""
    found = []
    for each in fields(answer):
        rows = getattr(answer, each.name)
        if isinstance(rows, tuple) and rows and is_dataclass(rows[0]):
            called = {} if each.name in _OF_PLAN else {"n": "cases"} | _OF_TABLE.get(each.name, {})
            told = [_told(asdict(row), t, called) for row in rows[:most_rows]]
            found.append((t(f"analyses.tables.{each.name}"), pd.DataFrame(told)))
    return found


def _told(row: dict[str, Any], t: Words, called: Mapping[str, str]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name, value in row.items():
        if name in _UNTOLD or name.endswith("_id") or (name in _IF_KNOWN and value is None):
            continue
        column = t(f"analyses.columns.{called.get(name, name)}")
        if isinstance(value, list | tuple):
            told[column] = (" → " if name == "path" else ", ").join(map(_item, value))
        elif name == "sender":
            told[column] = t(f"analyses.drop_off.from.{value}") if value else t("analyses.drop_off.from.customer")
        elif isinstance(value, bool):
            told[column] = t(f"sheet.choices.yes_no.{'yes' if value else 'no'}")
        elif value is not None and name.endswith("_seconds"):
            told[column] = round(value / _HOUR, 2)
        elif value is not None and (name in _SHARES or name.endswith(("_share", "_rate"))):
            told[column] = round(100 * value, 1)
        else:
            told[column] = round(value, 2) if isinstance(value, float) else value
    return told


def _item(value: Any) -> str:
    return f"{value[0]} ({value[1]})" if isinstance(value, list | tuple) else str(value)
