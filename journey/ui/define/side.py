"""Beside the sheet: how it looks on the map, and the most important advice for this step."""

import streamlit as st

from journey.advice import Advice, advise
from journey.formats.svg import scene_svg
from journey.layout.preview import preview
from journey.layout.preview_head import head_preview
from journey.layout.thumbnail import thumbnail
from journey.model import Map
from journey.scene.brands import theme_of
from journey.scene.fonts import default_measure
from journey.scene.primitives import Scene
from journey.ui.define.chosen import chosen_persona, chosen_stage
from journey.ui.define.findings import ranking
from journey.ui.define.showing import can_be_shown, show_record
from journey.ui.markdown import escaped
from journey.ui.session import session
from journey.ui.viewer import still

_MOST = 2  # pieces of advice; the Map page has them all
_TOLD_ANYWAY = ("six_elements",)  # the step itself says that it is empty


def side(journey_map: Map, step: str) -> None:
    """The preview of what the step is about, then advice."""
    t = session.words
    if step == "insights":
        ranking(journey_map)
        _thoughts(journey_map, step)
        return
    persona = chosen_persona(journey_map)
    with st.container(key="card_preview", gap="small"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(f"**{t('define.preview')}**", width="content")
            if persona and step in ("touchpoints", "emotions"):
                st.caption(escaped(persona.name.split()[0] if persona.name else ""), width="content")
        still(scene_svg(_scene(journey_map, step)), key="stage_preview")
    _thoughts(journey_map, step)


def _scene(journey_map: Map, step: str) -> Scene:
    look, measure = theme_of(journey_map, session.theme), default_measure()
    if step in ("personas", "timeframe"):
        return head_preview(journey_map, chosen_persona(journey_map), look, session.words, measure)
    stage = chosen_stage(journey_map)
    if step in ("touchpoints", "emotions") and stage is not None:
        return preview(journey_map, stage, chosen_persona(journey_map), look, session.words, measure)
    return thumbnail(journey_map, look, measure, width=420, height=300, cards=True)


def advice_for(journey_map: Map, step: str) -> tuple[Advice, ...]:
    """The most important advice that is mended in a step."""
    here = (each for each in advise(journey_map) if step in (each.step, "" if each.step else each.collection))
    return tuple(each for each in here if each.rule not in _TOLD_ANYWAY)[:_MOST]


def _title(step: str) -> str:
    return "example_title" if step == "personas" else "hint_title"


def _thoughts(journey_map: Map, step: str) -> None:
    t = session.words
    found = advice_for(journey_map, step)
    for number, advice in enumerate(found):
        with st.container(key="card_advice_bulb" if number == 0 else f"card_advice_{number}", gap="small"):
            sign = "lightbulb" if number == 0 else "adjust"
            st.markdown(f":material/{sign}:\u2002**{escaped(t.say(advice.message))}**")
            st.markdown(escaped(f"{t.say(advice.why)} {t.say(advice.hint)}"))
            record_id = next(iter(advice.records), "")
            if can_be_shown(journey_map, step, record_id):
                st.button(
                    t("define.advice.show"),
                    key=f"show_advice_{number}",
                    type="tertiary",
                    icon=":material/arrow_forward:",
                    icon_position="right",
                    on_click=show_record,
                    args=(journey_map, step, record_id, advice.rule),
                )
    if not found and t.has(f"define.advice.{step}"):
        with st.container(key="card_advice_bulb", gap=None):
            st.markdown(f":material/lightbulb:\u2002**{escaped(t(f'define.advice.{_title(step)}'))}**")
            st.markdown(escaped(t(f"define.advice.{step}")))
