"""The fast table of an element: every cell saved at once, rows added by the line below and deleted by a button."""

from typing import Any

import pandas as pd
import streamlit as st
from pydantic import JsonValue

from journey.model import Map, Record
from journey.model.changes import change, remove, subject_of
from journey.ui.define import channels, personas, stages, touchpoints
from journey.ui.define.chosen import chosen_stage, stage_tabs
from journey.ui.define.sheet import Sheet, Tabs, show, way_to
from journey.ui.define.table_columns import column
from journey.ui.editing import commit, save
from journey.ui.problems import told
from journey.ui.session import session

ROW_HEIGHT = 40
HEAD_HEIGHT = 37
TALLEST = 640
_NEW = object()


def table(journey_map: Map, collection: str, fields: tuple[str, ...]) -> None:
    """All the records of a collection, a row each; a cell is saved when it is left."""
    t = session.words
    records: tuple[Record, ...] = getattr(journey_map, collection)
    if records:
        with st.container(key="card_table", gap="small"):
            st.caption(t("define.table_hint"))
            _editor(journey_map, records, collection, fields)
            _deleting(records, collection)
    show(_below(journey_map, collection), journey_map)


def _editor(journey_map: Map, records: tuple[Record, ...], collection: str, fields: tuple[str, ...]) -> None:
    ids = [record.id for record in records]
    # A new key, so a fresh editor, whenever a row comes, goes or moves: the editor knows its rows by their place only.
    key = f"table:{collection}:{hash(tuple(ids))}"
    st.data_editor(
        frame(records, fields),
        key=key,
        hide_index=True,
        num_rows="fixed",
        width="stretch",
        row_height=ROW_HEIGHT,
        height=min(ROW_HEIGHT * len(records) + HEAD_HEIGHT, TALLEST),
        placeholder="",
        column_config={field: column(journey_map, field) for field in fields},
        on_change=_save_cells,
        args=(key, ids),
    )


def _deleting(records: tuple[Record, ...], collection: str) -> None:
    t = session.words
    names = {record.id: subject_of(record) for record in records}
    with st.popover(t("define.table_delete"), icon=":material/delete:", key=f"delete_{collection}"):
        chosen = st.selectbox(
            t("define.which"), list(names), index=None, format_func=lambda record_id: names.get(record_id, ""),
            key=f"which_{collection}", placeholder="",
        )  # fmt: skip
        st.button(
            t("define.sheet.delete"), key=f"delete_row_{collection}", disabled=chosen is None, on_click=_drop,
            args=(chosen, names.get(chosen or "", "")),
        )  # fmt: skip


def _drop(record_id: str, subject: str) -> None:
    with told():
        receipt = commit(lambda journey_map: remove(journey_map, record_id))
        if receipt:
            session.put("removed", (subject, receipt.seq))


def _below(journey_map: Map, collection: str) -> Sheet:
    """The line that adds, as below the form. Feelings have none: there is one for each persona and moment already."""
    t = session.words
    if collection == "feelings":
        empty = "" if journey_map.feelings else t("define.empty.emotions")
        return Sheet("feelings", (), (), empty=empty)
    stage = chosen_stage(journey_map)
    if collection == "touchpoints" and stage is None:
        return Sheet("touchpoints", (), (), empty=t("define.empty.needs_stage"), way=way_to("stages"))
    if collection == "touchpoints" and stage is not None:
        adder = touchpoints.adder(journey_map, stage)
        tabs: tuple[Tabs, ...] = (stage_tabs(journey_map, lambda cell: str(len(cell))),)
    else:
        makers = {"stages": stages.adder, "channels": channels.adder, "personas": personas.adder}
        adder, tabs = makers[collection](journey_map), ()
    empty = "" if getattr(journey_map, collection) else t(f"define.empty.{collection}")
    return Sheet(f"table:{collection}", (), (), tabs=tabs, adder=adder, empty=empty)


def frame(records: tuple[Record, ...], fields: tuple[str, ...]) -> pd.DataFrame:
    """The records as the editor takes them: shares in percent, ids as the index, which names the rows."""
    rows = [record.model_dump(mode="json", include=set(fields)) for record in records]
    held = pd.DataFrame(rows, columns=list(fields), index=[record.id for record in records])
    if "moment_of_truth" in fields:
        held["moment_of_truth"] = held["moment_of_truth"].astype(bool)
    if "share" in fields:
        held["share"] = held["share"].astype("float64") * 100
    if "days" in fields:
        held["days"] = held["days"].astype("float64")
    return held


def _save_cells(key: str, ids: list[str]) -> None:
    """Saves what changed since the last time: the editor reports all its edits again and again."""
    held: dict[str, Any] = session.widget(key, {})
    edited: dict[int, dict[str, Any]] = held.get("edited_rows", {})
    seen: dict[int, dict[str, Any]] = session.get(f"seen:{key}", {})
    for row, cells in edited.items():
        fresh = {name: value for name, value in cells.items() if seen.get(row, {}).get(name, _NEW) != value}
        if fresh:
            _save_row(ids[int(row)], {name: as_kept(name, value) for name, value in fresh.items()})
    session.put(f"seen:{key}", {row: dict(cells) for row, cells in edited.items()})


def _save_row(record_id: str, fields: dict[str, JsonValue]) -> None:
    save(lambda journey_map: change(journey_map, record_id, **fields))


def as_kept(field: str, value: JsonValue) -> JsonValue:
    """A cell's value as the model keeps it: a share as a fraction, an emptied text as no text."""
    if field == "share" and isinstance(value, int | float):
        return value / 100
    if value is None and field not in ("share", "days", "channel_id", "persona_id"):
        return ""
    return value
