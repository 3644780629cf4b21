"""Stages: from where to where the journey goes."""

import streamlit as st

from journey.model import MACRO_STAGES, Map, Record
from journey.model.changes import new
from journey.ui.define.rows import adder, row_buttons
from journey.ui.fields import bare_choice, bare_number, bare_text
from journey.ui.session import session

COLLECTION = "stages"
COLUMNS = ("name", "macro_stage", "goal", "days")
_WIDTHS = (0.4, 2.4, 1.7, 3.4, 0.9, 1.1)


def form(journey_map: Map) -> None:
    """A row a stage: name, when, the customer's goal, how many days."""
    t = session.words
    if not journey_map.stages:
        st.markdown(t("define.empty.stages"))
    else:
        heads = st.columns(_WIDTHS)
        for column, field in zip(heads[1:5], COLUMNS, strict=True):
            column.caption(t(f"define.fields.{field}"))
    for number, stage in enumerate(journey_map.stages, 1):
        place, name, macro, goal, days, buttons = st.columns(_WIDTHS, vertical_alignment="center")
        place.markdown(f"**{number}**")
        with name:
            bare_text(stage, "name", t("define.fields.name"))
        with macro:
            bare_choice(stage, "macro_stage", t("define.fields.macro_stage"), MACRO_STAGES, lambda m: t(f"macro_stages.{m}"))
        with goal:
            bare_text(stage, "goal", t("define.fields.goal"))
        with days:
            bare_number(stage, "days", t("define.fields.days"))
        with buttons:
            row_buttons(stage, journey_map.stages)
    taken = {stage.name.casefold() for stage in journey_map.stages}
    ideas = [word for word in t("define.suggestions.stages").split("|") if word.casefold() not in taken]
    adder("stages", t("define.add_stage"), make(journey_map), ideas[:5] if len(journey_map.stages) < 5 else ())


def make(journey_map: Map):  # type: ignore[no-untyped-def]
    """A new stage belongs where the last one does."""
    macro = journey_map.stages[-1].macro_stage if journey_map.stages else "pre_purchase"

    def stage(name: str) -> Record:
        return new("stages", name=name, macro_stage=macro)

    return stage
