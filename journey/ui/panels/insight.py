"""A pain, an opportunity or a solution."""

import streamlit as st

from journey.model import Insight, Map
from journey.ui.editing import save_field
from journey.ui.fields import evidence_field, following, key_of, row_field, text_field
from journey.ui.help.term import what_is
from journey.ui.markdown import escaped
from journey.ui.panels.part import keep_open
from journey.ui.session import session

KINDS = ("pain", "opportunity", "solution")
RATINGS = ("importance", "satisfaction")


def draw(journey_map: Map, insight: Insight) -> None:
    t = session.words
    touchpoint = journey_map.touchpoint(insight.touchpoint_id)
    stage = journey_map.stage(touchpoint.stage_id if touchpoint else insight.stage_id)
    if stage:
        st.button(
            t("map_page.findings.back", stage=escaped(stage.name)),
            icon=":material/arrow_back:",
            type="tertiary",
            key="back_to_stage",
            on_click=_back,
            args=(stage.id,),
        )
    row_field(insight, "kind", t("app.insight.kind"), KINDS, lambda kind: t(f"app.insight.{kind}"))
    text_field(insight, "title", t("app.insight.title"), lines=3)
    for column, field in zip(st.columns(2), RATINGS, strict=True):
        with column:
            _rating(insight, field)
    score = insight.opportunity_score
    if score is not None:
        st.caption(t("app.insight.score", score=t.number(score, 1)))
        what_is("opportunity_score")
    text_field(insight, "owner", t("app.insight.owner"))
    evidence_field(insight)


def _back(stage_id: str) -> None:
    keep_open("findings")
    session.selected = stage_id


def _rating(insight: Insight, field: str) -> None:
    key = key_of(insight, field)
    st.number_input(
        session.words(f"app.insight.{field}"),
        min_value=0.0,
        max_value=10.0,
        step=0.5,
        format="%g",
        on_change=save_field,
        args=(insight.id, field, key),
        **following(key, getattr(insight, field)),
    )
