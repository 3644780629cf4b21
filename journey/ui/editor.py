"""The form beside the picture: what was clicked, its fields, and the way out."""

import streamlit as st

from journey.model import Insight, Map, Metric, Record, Stage
from journey.model.changes import remove, subject_of
from journey.ui.editing import save
from journey.ui.markdown import escaped
from journey.ui.panels import PANELS, edited
from journey.ui.panels.measures import open_metric
from journey.ui.panels.part import show_part_of
from journey.ui.problems import show_problem
from journey.ui.session import session


def pick(journey_map: Map, record_id: str, role: str = "") -> None:
    """Opens the form of what was clicked, at the part it is about; a click on what has no form changes nothing."""
    clicked = journey_map.get(record_id)
    record = edited(journey_map, record_id)
    if record is None:
        return
    session.selected = record.id
    show_part_of(clicked, role)
    if isinstance(clicked, Metric):
        open_metric(clicked.id)
    persona_id = getattr(clicked, "persona_id", None)
    if persona_id:
        session.felt_by = persona_id


def editor(journey_map: Map) -> None:
    """The form of the selected record, if it is still there."""
    record = edited(journey_map, session.selected)
    if record is None:
        show_problem()
        return
    t = session.words
    with st.container(key="card_editor", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key="editor_head"):
            with st.container(key=_tint(journey_map, record), width="stretch"):
                st.markdown(f"**{_place(journey_map, record)}**")
            st.button(t("app.close"), icon=":material/close:", type="tertiary", key="close_editor", on_click=_close)
        show_problem()
        PANELS[type(record)](journey_map, record)
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            with st.container(width="content", key="saved_here"):
                st.markdown(f":material/check: {t('app.saved')}" if session.saved else "")
            st.button(
                t("map_page.delete"),
                icon=":material/delete:",
                type="tertiary",
                key="delete_record",
                on_click=_delete,
                args=(record.id, subject_of(record)),
            )


def _place(journey_map: Map, record: Record) -> str:
    t = session.words
    stage = record if isinstance(record, Stage) else _stage_of(journey_map, record)
    number = journey_map.numbers.get(record.id)
    kind = (
        t(f"app.insight.{record.kind}")
        if isinstance(record, Insight)
        else t(f"map_page.kinds.{type(record).__name__.lower()}")
    )
    parts = [escaped(stage.name) if stage else kind]
    if number:
        parts.append(str(number))
    elif stage and record is not stage:
        parts.append(kind)
    return " · ".join(parts)


def _stage_of(journey_map: Map, record: Record) -> Stage | None:
    touchpoint = journey_map.touchpoint(getattr(record, "touchpoint_id", None))
    return journey_map.stage(getattr(touchpoint or record, "stage_id", None))


def _tint(journey_map: Map, record: Record) -> str:
    stage = record if isinstance(record, Stage) else _stage_of(journey_map, record)
    return f"tint_{stage.macro_stage}" if stage else "tint_none"


def _close() -> None:
    session.selected = ""


def _delete(record_id: str, subject: str) -> None:
    if save(lambda journey_map: remove(journey_map, record_id)):
        session.selected = ""
        session.notice = session.words("app.removed", subject=subject)
