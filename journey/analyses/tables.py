"""The rows of an answer as tables to read: columns by their names, shares as per cent, times in hours."""

from dataclasses import asdict, fields, is_dataclass
from typing import Any

import pandas as pd

from journey.i18n import Words

_UNTOLD = ("icon", "initiator", "kind")
_HOUR = 3_600


def tables(answer: Any, t: Words, most_rows: int | None = None) -> list[tuple[str, pd.DataFrame]]:
    """A table for each kind of row that the answer has, under its name."""
    found = []
    for each in fields(answer):
        rows = getattr(answer, each.name)
        if isinstance(rows, tuple) and rows and is_dataclass(rows[0]):
            told = [_told(asdict(row), t) for row in rows[:most_rows]]
            found.append((t(f"analyses.tables.{each.name}"), pd.DataFrame(told)))
    return found


def _told(row: dict[str, Any], t: Words) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name, value in row.items():
        if name in _UNTOLD or name.endswith("_id"):
            continue
        column = t(f"analyses.columns.{name}")
        if isinstance(value, list | tuple):
            told[column] = (" → " if name == "path" else ", ").join(map(str, value))
        elif isinstance(value, bool):
            told[column] = t(f"sheet.choices.yes_no.{'yes' if value else 'no'}")
        elif value is not None and name.endswith("_seconds"):
            told[column] = round(value / _HOUR, 2)
        elif value is not None and (name == "share" or name.endswith("_share")):
            told[column] = round(100 * value, 1)
        else:
            told[column] = round(value, 2) if isinstance(value, float) else value
    return told
