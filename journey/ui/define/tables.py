"""The fast table of an element: every cell saved at once, rows added and deleted by buttons."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st
from pydantic import JsonValue

from journey.model import EMOTIONS, EVIDENCE, MACRO_STAGES, Map, Record
from journey.model.changes import change, subject_of
from journey.scene.icons import channel_icons
from journey.ui.define.channels import KINDS, icon_name
from journey.ui.define.channels import make as make_channel
from journey.ui.define.chosen import chosen_stage
from journey.ui.define.emotions import emotion_name
from journey.ui.define.personas import make as make_persona
from journey.ui.define.rows import adder, take_away
from journey.ui.define.stages import make as make_stage
from journey.ui.define.touchpoints import INITIATORS, channel_name
from journey.ui.define.touchpoints import make as make_touchpoint
from journey.ui.editing import save
from journey.ui.session import session

_LABELS = {
    "stage_id": "stage", "channel_id": "channel", "persona_id": "persona", "touchpoint_id": "moment", "title": "happens",
    "quote": "quote",
}  # fmt: skip
_FIXED = ("persona_id", "touchpoint_id")  # what a feeling is about does not change; it is another feeling then


def table(journey_map: Map, collection: str, columns: tuple[str, ...]) -> None:
    """All the records of a collection, a row each; a cell is saved when it is left."""
    t = session.words
    records: tuple[Record, ...] = getattr(journey_map, collection)
    if records:
        ids = [record.id for record in records]
        key = f"table:{collection}:{hash(tuple(ids))}"
        st.caption(t("define.table_hint"))
        st.data_editor(
            _frame(records, columns), key=key, hide_index=True, num_rows="fixed", width="stretch", row_height=40,
            height=min(40 * len(records) + 42, 700), column_config=_config(journey_map, columns), on_change=_save_cells,
            args=(key, ids),
        )  # fmt: skip
    _below(journey_map, collection, records)


def _below(journey_map: Map, collection: str, records: tuple[Record, ...]) -> None:
    t = session.words
    if collection == "touchpoints":
        stage = chosen_stage(journey_map, lambda cell: str(len(cell)))
        if stage is None:
            st.markdown(t("define.empty.needs_stage"))
            return
        adder(collection, t("define.add_touchpoint"), make_touchpoint(journey_map, stage))
    elif collection in _MAKERS:
        adder(collection, t(f"define.add_{collection[:-1]}"), _MAKERS[collection](journey_map))
    elif not records:
        st.markdown(t("define.empty.emotions"))
    if records:
        names = {record.id: subject_of(record) for record in records}
        with st.popover(t("define.table_delete"), icon=":material/delete:", key=f"delete-{collection}"):
            chosen = st.selectbox(
                t("define.which"), list(names), index=None, format_func=lambda record_id: names[record_id],
                key=f"delete:{collection}", placeholder="",
            )  # fmt: skip
            st.button(
                t("define.delete", subject=names.get(chosen or "", "")), disabled=chosen is None, on_click=take_away,
                args=(chosen, names.get(chosen or "", "")),
            )  # fmt: skip


_MAKERS: dict[str, Callable[[Map], Any]] = {"stages": make_stage, "channels": make_channel, "personas": make_persona}


def _frame(records: tuple[Record, ...], columns: tuple[str, ...]) -> pd.DataFrame:
    rows = [record.model_dump(mode="json", include=set(columns)) for record in records]
    frame = pd.DataFrame(rows, columns=list(columns), index=[record.id for record in records])
    if "moment_of_truth" in columns:
        frame["moment_of_truth"] = frame["moment_of_truth"].astype(bool)
    if "share" in columns:
        frame["share"] = frame["share"].astype("float64") * 100
    if "days" in columns:
        frame["days"] = frame["days"].astype("float64")
    return frame


def _config(journey_map: Map, columns: tuple[str, ...]) -> dict[str, Any]:
    return {column: _column(journey_map, column) for column in columns}


def _column(journey_map: Map, column: str) -> Any:
    t = session.words
    label = t(f"define.fields.{_LABELS.get(column, column)}")
    kinds = st.column_config
    choices: dict[str, tuple[list[Any], Callable[[Any], str]]] = {
        "macro_stage": (list(MACRO_STAGES), lambda value: t(f"macro_stages.{value}")),
        "evidence": (list(EVIDENCE), lambda value: t(f"evidence.{value}")),
        "initiator": (list(INITIATORS), lambda value: t(f"define.initiators.{value}")),
        "kind": (list(KINDS), lambda value: t(f"define.kinds.{value}")),
        "icon": (list(channel_icons()), icon_name),
        "stage_id": ([stage.id for stage in journey_map.stages], lambda value: _name(journey_map, value)),
        "channel_id": ([c.id for c in journey_map.channels], lambda value: channel_name(journey_map, value)),
        "persona_id": ([p.id for p in journey_map.personas], lambda value: _name(journey_map, value)),
        "touchpoint_id": ([p.id for p in journey_map.touchpoints], lambda value: _name(journey_map, value)),
        "emotion": (["", *_emotions(journey_map)], emotion_name),
    }
    if column in choices:
        options, name_of = choices[column]
        return kinds.SelectboxColumn(label, options=options, format_func=name_of, disabled=column in _FIXED)
    match column:
        case "moment_of_truth":
            return kinds.CheckboxColumn("★", help=label, width="small")
        case "share":
            return kinds.NumberColumn(label, min_value=0, max_value=100, step=1, width="small")
        case "days":
            return kinds.NumberColumn(label, min_value=0, width="small")
        case "valence":
            return kinds.NumberColumn(label, min_value=-5, max_value=5, step=0.1, width="small")
    return kinds.TextColumn(label, width="large" if column in ("title", "quote", "goal", "biography") else "medium")


def _emotions(journey_map: Map) -> list[str]:
    own = sorted({f.emotion for f in journey_map.feelings if f.emotion and f.emotion not in EMOTIONS})
    return [*EMOTIONS, *own]


def _name(journey_map: Map, record_id: str) -> str:
    record = journey_map.get(record_id)
    return subject_of(record) if record else session.words("define.fields.everybody")


def _save_cells(key: str, ids: list[str]) -> None:
    """Saves what changed since the last time: the editor reports all its edits again and again."""
    edited: dict[int, dict[str, Any]] = session.widget(key, {}).get("edited_rows", {})
    seen: dict[int, dict[str, Any]] = session.get(f"seen:{key}", {})
    for row, cells in edited.items():
        fresh = {field: _value(field, value) for field, value in cells.items() if seen.get(row, {}).get(field, _NEW) != value}
        if fresh:
            _save_row(ids[row], fresh)
    session.put(f"seen:{key}", {row: dict(cells) for row, cells in edited.items()})


_NEW = object()


def _save_row(record_id: str, fields: dict[str, JsonValue]) -> None:
    save(lambda journey_map: change(journey_map, record_id, **fields))


def _value(field: str, value: Any) -> JsonValue:
    if field == "share" and value is not None:
        return float(value) / 100
    if value is None and field not in ("share", "days", "channel_id", "persona_id"):
        return ""
    return value  # type: ignore[no-any-return]
