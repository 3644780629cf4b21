"""Beside the sheet: how it looks on the map, and a thought worth having."""

import streamlit as st

from journey.formats.svg import scene_svg
from journey.layout.preview import preview
from journey.layout.thumbnail import thumbnail
from journey.model import Map
from journey.scene.fonts import default_measure
from journey.scene.primitives import Scene
from journey.scene.themes import theme
from journey.ui.define.chosen import chosen_persona, chosen_stage
from journey.ui.define.moments import cell_of
from journey.ui.markdown import escaped
from journey.ui.session import session
from journey.ui.viewer import still

_ICONS = {"bulb": "lightbulb", "guessed": "clock_loader_10", "shares": "percent"}
_NAMED = 3


def side(journey_map: Map, step: str) -> None:
    """The preview of what the step is about, then advice."""
    t = session.words
    persona = chosen_persona(journey_map)
    with st.container(key="card_preview", gap="small"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(f"**{t('define.preview')}**", width="content")
            if persona and step in ("touchpoints", "emotions"):
                st.caption(escaped(persona.name.split()[0] if persona.name else ""), width="content")
        still(scene_svg(_scene(journey_map, step)), key="stage_preview")
    _advice(journey_map, step)


def _scene(journey_map: Map, step: str) -> Scene:
    look, measure = theme(session.theme), default_measure()
    stage = chosen_stage(journey_map)
    if step in ("touchpoints", "emotions") and stage is not None:
        return preview(journey_map, stage, chosen_persona(journey_map), look, session.words, measure)
    return thumbnail(journey_map, look, measure, width=420, height=300, cards=True)


def _advice(journey_map: Map, step: str) -> None:
    t = session.words
    if step == "touchpoints":
        _their_side(journey_map)
    else:
        _card("bulb", t("define.advice.examples_title"), t(f"define.advice.{step}"))
    if step == "personas":
        _shares(journey_map)
    if step in ("touchpoints", "emotions"):
        _guessed(journey_map)


def _their_side(journey_map: Map) -> None:
    t = session.words
    stage = chosen_stage(journey_map)
    here = cell_of(journey_map, stage) if stage else ()
    ours = sum(touchpoint.initiator == "company" for touchpoint in here)
    if ours * 2 > len(here) > 1:
        _card("bulb", t("define.advice.their_side_title"), t("define.advice.their_side", ours=ours, total=len(here)))


def _shares(journey_map: Map) -> None:
    t = session.words
    shares = [persona.share for persona in journey_map.personas if persona.share is not None]
    if len(shares) == len(journey_map.personas) > 1 and abs(sum(shares) - 1) > 0.01:
        _card("shares", t("define.advice.shares", total=t.percent(sum(shares))), "")


def _guessed(journey_map: Map) -> None:
    t = session.words
    guessed = [touchpoint for touchpoint in journey_map.touchpoints if touchpoint.evidence == "assumed"]
    if not guessed:
        return
    title = t("define.advice.only_assumed", n=len(guessed), total=len(journey_map.touchpoints))
    names = ", ".join(t("define.quoted", words=touchpoint.title) for touchpoint in guessed[:_NAMED])
    _card("guessed", title, f"{names}{'…' if len(guessed) > _NAMED else '.'} {t('define.advice.whom')}")


def _card(kind: str, title: str, text: str) -> None:
    with st.container(key=f"card_advice_{kind}", gap=None):
        st.markdown(f":material/{_ICONS[kind]}:\u2002**{escaped(title)}**")
        if text:
            st.markdown(escaped(text))
