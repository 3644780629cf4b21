"""What stands around the form of every element: the six steps, the question, form or table, back and next."""

from pathlib import Path

import streamlit as st

from journey.model import Map
from journey.ui.define import ELEMENTS
from journey.ui.define.progress import steps
from journey.ui.define.tables import table
from journey.ui.editing import undo
from journey.ui.markdown import escaped
from journey.ui.session import session
from journey.ui.shell import page

NAMES = tuple(ELEMENTS)


def current_step() -> str:
    step = session.get("step", "")
    return step if step in ELEMENTS else NAMES[0]


def go_to(step: str) -> None:
    session.put("step", step)
    session.put("removed", "")


def step_bar(journey_map: Map) -> None:
    """The six elements with how far each one is; a click goes there."""
    t = session.words
    st.html(Path(__file__).with_name("define.css"))
    current = current_step()
    with st.container(key="steps", horizontal=True, gap="small"):
        for number, step in enumerate(steps(journey_map, t), 1):
            icon = ":material/check_circle:" if step.there else f":material/counter_{number}:"
            kind = "current" if step.name == current else "there" if step.there else "open"
            with st.container(key=f"step-{kind}-{number}"):
                st.button(
                    f"**{t(f'define.steps.{step.name}')}**  \n{escaped(step.count)}", key=f"step:{step.name}", icon=icon,
                    on_click=go_to, args=(step.name,), width="stretch", type="tertiary",
                )  # fmt: skip


def element(journey_map: Map, step: str) -> None:
    """The question, one line on why it matters, and the form or the table."""
    t = session.words
    module = ELEMENTS[step]
    head, mode = st.columns([4, 1.4], vertical_alignment="center")
    with head:
        st.markdown(f"## {t(f'define.questions.{step}')}")
        st.markdown(t(f"define.why.{step}"))
    shown = "form"
    if module.COLUMNS:
        key = session.controlled("define:mode", session.get("mode", "form"))
        with mode, st.container(horizontal=True, horizontal_alignment="right", key="mode"):
            st.segmented_control(
                t("define.mode.label"), ("form", "table"), key=key, required=True, label_visibility="collapsed",
                format_func=lambda name: t(f"define.mode.{name}"), on_change=_take_mode, args=(key,),
            )  # fmt: skip
        shown = session.get("mode", "form")
    with st.container(border=True, key="element"):
        if shown == "table":
            table(journey_map, module.COLLECTION, module.COLUMNS)
        else:
            module.form(journey_map)


def _take_mode(key: str) -> None:
    session.put("mode", session.widget(key, "form"))


def foot(step: str) -> None:
    """What was just deleted, with a way to have it back; the step before and the one after."""
    t = session.words
    place = NAMES.index(step)
    with st.container(border=True, key="foot", horizontal=True, vertical_alignment="center"):
        removed = session.get("removed", "")
        with st.container(key="removed", horizontal=True, vertical_alignment="center"):
            if removed:
                st.markdown(f":material/delete: {escaped(t('define.removed', subject=removed))}", width="content")
                st.button(t("define.undo"), key="undo-removed", type="tertiary", on_click=_have_back)
        if place > 0:
            before = NAMES[place - 1]
            st.button(t(f"define.steps.{before}"), key="back", icon=":material/chevron_left:", on_click=go_to, args=(before,))
        if place + 1 < len(NAMES):
            after = NAMES[place + 1]
            st.button(
                t(f"define.steps.{after}"), key="next", icon=":material/chevron_right:", icon_position="right",
                type="primary", on_click=go_to, args=(after,),
            )  # fmt: skip
        elif st.button(t("define.see_map"), key="next", icon=":material/map:", type="primary"):
            st.switch_page(page("map"), query_params=session.link())


def _have_back() -> None:
    session.put("removed", "")
    undo()
