"""The two pictures of pains and opportunities: what counts most, and where to begin."""

import streamlit as st

from journey.formats.svg import scene_svg
from journey.layout.impact_effort import impact_effort
from journey.layout.opportunity_ranking import opportunity_ranking
from journey.model import Map
from journey.scene.brands import theme_of
from journey.scene.fonts import default_measure
from journey.ui.define.insights import COLLECTION
from journey.ui.session import session
from journey.ui.viewer import still
from journey.ui.width import page_width

WIDEST, NARROWEST = 1000, 360
_PADDING = 38  # px of a card, left and right
BESIDE = 420.0  # as wide as the other pictures beside the form


def findings(journey_map: Map, step: str, whole: bool = False) -> None:
    """Below the sheet: impact and effort; with ``whole`` the ranking as well, since nothing stands beside the sheet."""
    if step != COLLECTION:
        return
    if whole:
        left, right = st.columns([1, 1.5], gap="medium")
        with left:
            ranking(journey_map)
        with right:
            _matrix(journey_map)
    else:
        _matrix(journey_map)


def ranking(journey_map: Map) -> None:
    """What counts most, by opportunity score."""
    t = session.words
    with st.container(key="card_ranking", gap="small"):
        st.markdown(f"**{t('findings.ranking.title')}**")
        st.caption(t("findings.ranking.formula"))
        scene = opportunity_ranking(journey_map, theme_of(journey_map, session.theme), t, default_measure(), BESIDE)
        still(scene_svg(scene), key="ranking_picture")


def _matrix(journey_map: Map) -> None:
    t = session.words
    with st.container(key="card_matrix", gap="small"):
        st.markdown(f"**{t('findings.matrix.title')}**")
        width = page_width() or WIDEST
        shown = float(min(max(width - _PADDING, NARROWEST), WIDEST))
        look = theme_of(journey_map, session.theme)
        still(scene_svg(impact_effort(journey_map, look, t, default_measure(), shown)), key="matrix")
