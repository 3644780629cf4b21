"""Beside the form: how it looks on the map, and a thought worth having."""

import streamlit as st

from journey.formats.svg import scene_svg
from journey.layout.preview import preview
from journey.layout.thumbnail import thumbnail
from journey.model import Map
from journey.scene.fonts import default_measure
from journey.scene.primitives import Scene
from journey.scene.themes import theme
from journey.ui.define.chosen import current_persona, current_stage
from journey.ui.markdown import escaped
from journey.ui.session import session
from journey.ui.viewer import still


def side(journey_map: Map, step: str) -> None:
    """The preview of what the step is about, then advice."""
    t = session.words
    with st.container(border=True, key="preview-card"):
        st.markdown(f"**{t('define.preview')}**")
        scene = _scene(journey_map, step)
        still(scene_svg(scene), key="preview", height=round(scene.height * 0.86) + 12)
    _advice(journey_map, step)


def _scene(journey_map: Map, step: str) -> Scene:
    look, measure = theme(session.theme), default_measure()
    stage = current_stage(journey_map)
    if step in ("touchpoints", "emotions") and stage is not None:
        return preview(journey_map, stage, current_persona(journey_map), look, session.words, measure)
    return thumbnail(journey_map, look, measure, width=420, height=300, cards=True)


def _advice(journey_map: Map, step: str) -> None:
    t = session.words
    stage = current_stage(journey_map)
    if step == "touchpoints" and stage is not None:
        here = dict((other.id, cell) for other, cell in journey_map.path)[stage.id]
        ours = sum(touchpoint.initiator == "company" for touchpoint in here)
        if ours * 2 > len(here) and len(here) > 1:
            _card("bulb", t("define.advice.their_side_title"), t("define.advice.their_side", ours=ours, total=len(here)))
    if step in ("personas", "timeframe", "stages", "emotions", "channels"):
        _card("bulb", t("define.advice.examples_title"), t(f"define.advice.{step}"))
    shares = [persona.share for persona in journey_map.personas if persona.share is not None]
    if step == "personas" and len(shares) == len(journey_map.personas) > 1 and abs(sum(shares) - 1) > 0.01:
        _card("shares", t("define.advice.shares", total=t.percent(sum(shares))), "")
    guessed = [touchpoint for touchpoint in journey_map.touchpoints if touchpoint.evidence == "assumed"]
    if step in ("touchpoints", "emotions") and guessed:
        title = t("define.advice.only_assumed", n=len(guessed), total=len(journey_map.touchpoints))
        names = ", ".join(t("define.quoted", words=touchpoint.title) for touchpoint in guessed[:3])
        _card("guessed", title, f"{names}{'…' if len(guessed) > 3 else '.'} {t('define.advice.whom')}")


def _card(kind: str, title: str, text: str) -> None:
    icon = {"bulb": "lightbulb", "guessed": "clock_loader_10", "shares": "percent"}[kind]
    with st.container(border=True, key=f"advice-{kind}"):
        st.markdown(f":material/{icon}: **{escaped(title)}**")
        if text:
            st.markdown(escaped(text))
