"""A stage: its name, what the customer wants there, how long it lasts, and all that the poster shows in its column."""

import streamlit as st

from journey.model import MACRO_STAGES, Map, Stage
from journey.ui.editing import save_field
from journey.ui.fields import following, key_of, row_field, text_field
from journey.ui.panels.cells import cell_fields
from journey.ui.panels.feeling import feeling_fields
from journey.ui.panels.findings import findings
from journey.ui.panels.losses import losses
from journey.ui.panels.measures import measures
from journey.ui.panels.ways import ways
from journey.ui.session import session


def draw(journey_map: Map, stage: Stage) -> None:
    t = session.words
    text_field(stage, "name", t("app.stage.name"))
    text_field(stage, "goal", t("app.stage.goal"), lines=2, placeholder=t("app.stage.goal_placeholder"))
    row_field(stage, "macro_stage", t("app.stage.macro_stage"), MACRO_STAGES, lambda name: t(f"macro_stages.{name}"))
    key = key_of(stage, "days")
    st.number_input(
        t("app.stage.days"),
        min_value=0.0,
        step=1.0,
        format="%g",
        width=160,
        on_change=save_field,
        args=(stage.id, "days", key),
        **following(key, stage.days),
    )
    if not any(touchpoint.stage_id == stage.id for touchpoint in journey_map.touchpoints):
        feeling_fields(journey_map, stage)
    cell_fields(journey_map, stage)
    findings(journey_map, stage)
    ways(journey_map, stage)
    losses(journey_map, stage)
    measures(journey_map, stage)
