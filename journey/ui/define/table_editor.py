"""The grid of a table: every cell is saved when it is left, and no cell typed in haste is lost.

The grid is given the same frame as long as nobody else changes the records: it lays its own edits over it, and a frame
that changed under its hands would make it forget the cell being typed in.
"""

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st
from pydantic import JsonValue

from journey.model import Map, Record
from journey.model.changes import change
from journey.ui.define.table_columns import column
from journey.ui.editing import save
from journey.ui.session import session, store

ROW_HEIGHT = 40
HEAD_HEIGHT = 37
TALLEST = 640
_NEW = object()


@dataclass(frozen=True)
class Shown:
    """What a grid was given, and what the store holds now as far as this person knows."""

    key: str
    given: pd.DataFrame
    held: pd.DataFrame
    seen: dict[int, dict[str, Any]]  # the grid's edits already taken up: it reports all of them again and again


def editor(journey_map: Map, records: tuple[Record, ...], collection: str, fields: tuple[str, ...]) -> None:
    """A row a record, a column a field."""
    name = f"table:{journey_map.id}:{collection}"
    now = frame(records, fields)
    shown: Shown | None = session.get(name, None)
    if shown is None or not now.equals(shown.held) or shown.held.index.tolist() != now.index.tolist():
        turn = session.get("tables", 0) + 1
        session.put("tables", turn)
        shown = Shown(f"{name}:{turn}", now, now, {})
        session.put(name, shown)
    st.data_editor(
        shown.given,
        key=shown.key,
        hide_index=True,
        num_rows="fixed",
        width="stretch",
        row_height=ROW_HEIGHT,
        height=min(ROW_HEIGHT * len(records) + HEAD_HEIGHT, TALLEST),
        placeholder="",
        column_config={field: column(journey_map, field) for field in fields},
        on_change=_take,
        args=(name, collection, fields),
    )


def _take(name: str, collection: str, fields: tuple[str, ...]) -> None:
    """Saves what changed since the last time."""
    shown: Shown = session.get(name, Shown("", pd.DataFrame(), pd.DataFrame(), {}))
    grid: dict[str, Any] = session.widget(shown.key, {})
    edited: dict[int, dict[str, Any]] = grid.get("edited_rows", {})
    held = shown.held.copy()
    for row, cells in edited.items():
        before = shown.seen.get(row, {})
        fresh = {field: value for field, value in cells.items() if before.get(field, _NEW) != value}
        if fresh:
            record_id = str(held.index[int(row)])
            _save_row(record_id, {field: as_kept(field, value) for field, value in fresh.items()})
            held = _with(held, record_id, collection, fields, tuple(fresh))
    session.put(name, replace(shown, held=held, seen={row: dict(cells) for row, cells in edited.items()}))


def _save_row(record_id: str, fields: dict[str, JsonValue]) -> None:
    save(lambda journey_map: change(journey_map, record_id, **fields))


def _with(
    held: pd.DataFrame, record_id: str, collection: str, fields: tuple[str, ...], edited: tuple[str, ...]
) -> pd.DataFrame:
    """``held`` with the edited cells of one record as the store has them now; all else as it was known before."""
    record = store().load(session.map_id)[0].get(record_id)
    if record is None:
        return held
    now = frame((record,), fields)
    for field in edited:
        held.loc[record_id, field] = now.loc[record_id, field]
    return held


def frame(records: tuple[Record, ...], fields: tuple[str, ...]) -> pd.DataFrame:
    """The records as the grid takes them: shares in percent, ids as the index, which names the rows."""
    rows = [record.model_dump(mode="json", include=set(fields)) for record in records]
    held = pd.DataFrame(rows, columns=list(fields), index=[record.id for record in records])
    if "moment_of_truth" in fields:
        held["moment_of_truth"] = held["moment_of_truth"].astype(bool)
    if "share" in fields:
        held["share"] = held["share"].astype("float64") * 100
    if "days" in fields:
        held["days"] = held["days"].astype("float64")
    return held


def as_kept(field: str, value: JsonValue) -> JsonValue:
    """A cell's value as the model keeps it: a share as a fraction, an emptied text as no text."""
    if field == "share" and isinstance(value, int | float):
        return value / 100
    if value is None and field not in ("share", "days", "channel_id", "persona_id"):
        return ""
    return value
