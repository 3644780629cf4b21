"""Which stage and which persona a form is about now."""

from collections.abc import Callable, Sequence
from typing import cast

import streamlit as st

from journey.model import Map, Persona, Stage, Touchpoint
from journey.ui.session import session


def chosen_stage(journey_map: Map, remark: Callable[[Sequence[Touchpoint]], str]) -> Stage | None:
    """The stages in a row to choose from, each with a remark on its touchpoints; None where there are none."""
    if not journey_map.stages:
        return None
    cells = {stage.id: (stage, cell) for stage, cell in journey_map.path}
    current = cast(Stage, current_stage(journey_map)).id
    key = session.controlled("define:stage", current)
    st.segmented_control(
        session.words("define.fields.stage"), list(cells), key=key, required=True, wrap=True, label_visibility="collapsed",
        format_func=lambda stage_id: f"{cells[stage_id][0].name} · {remark(cells[stage_id][1])}",
        on_change=_take, args=("stage", key),
    )  # fmt: skip
    return cells[current][0]


def chosen_persona(journey_map: Map, label_visibility: str = "collapsed") -> Persona | None:
    """The personas in a row to choose from; None where there are none."""
    known = {persona.id: persona for persona in journey_map.personas}
    if not known:
        return None
    current = cast(Persona, current_persona(journey_map)).id
    if len(known) > 1:
        key = session.controlled("define:persona", current)
        st.segmented_control(
            session.words("define.fields.persona"), list(known), key=key, required=True, wrap=True,
            label_visibility=label_visibility, format_func=lambda persona_id: known[persona_id].name,
            on_change=_take, args=("persona", key),
        )  # fmt: skip
    return known[current]


def _take(name: str, key: str) -> None:
    session.put(name, session.widget(key, ""))


def current_stage(journey_map: Map) -> Stage | None:
    """The stage that ``chosen_stage`` shows as chosen."""
    known = {stage.id: stage for stage in journey_map.stages}
    return known.get(session.get("stage", "")) or next(iter(journey_map.stages), None)


def current_persona(journey_map: Map) -> Persona | None:
    known = {persona.id: persona for persona in journey_map.personas}
    return known.get(session.get("persona", "")) or next(iter(journey_map.personas), None)
