"""Timeframe: the definite period the map watches, and what it is for."""

from datetime import date

import streamlit as st

from journey.model import Map
from journey.model.changes import change
from journey.ui.editing import save
from journey.ui.fields import row_field, text_field
from journey.ui.session import session

COLLECTION = ""
COLUMNS = ()


def form(journey_map: Map) -> None:
    """The period in words and by dates; title, objective, scenario and finding of the map."""
    t = session.words
    frame = journey_map.timeframe
    label, start, end = st.columns([2, 1, 1], vertical_alignment="bottom")
    label.text_input(
        t("define.fields.label"), key=session.controlled("timeframe:label", frame.label), on_change=_save,
        args=("label",), placeholder=t("define.suggestions.periods").split("|")[-1],
    )  # fmt: skip
    for column, field, held in ((start, "start", frame.start), (end, "end", frame.end)):
        column.date_input(
            t(f"define.fields.{field}"), key=session.controlled(f"timeframe:{field}", held), on_change=_save, args=(field,),
            format="DD/MM/YYYY" if session.language == "it" else "YYYY-MM-DD", min_value=date(1970, 1, 1),
            max_value=date(2100, 12, 31),
        )  # fmt: skip
    with st.container(key="suggest-period", horizontal=True, gap="small", vertical_alignment="center"):
        st.caption(t("define.suggest"), width="content")
        for word in t("define.suggestions.periods").split("|"):
            st.button(word, key=f"suggest:period:{word}", icon=":material/add:", on_click=_label, args=(word,))
    text_field(journey_map, "title", t("define.fields.title"))
    objective, scenario = st.columns(2)
    with objective:
        text_field(journey_map, "objective", t("define.fields.objective"), lines=3)
    with scenario:
        text_field(journey_map, "scenario", t("define.fields.scenario"), lines=3)
    text_field(journey_map, "headline", t("define.fields.headline"), lines=2)
    row_field(journey_map, "state", t("define.fields.state"), ("as_is", "to_be"), lambda s: t(f"define.state.{s}"))


def _label(word: str) -> None:
    _set("label", word)


def _save(field: str) -> None:
    value = session.widget(f"timeframe:{field}", None)
    _set(field, value.isoformat() if isinstance(value, date) else value)


def _set(field: str, value: str | None) -> None:
    def edit(journey_map: Map):  # type: ignore[no-untyped-def]
        held = journey_map.timeframe.model_dump(mode="json")
        return change(journey_map, journey_map.id, timeframe={**held, field: value or ("" if field == "label" else None)})

    save(edit)
