"""What stands around the sheet of every element: the six steps, the question, form or table, back and next."""

from pathlib import Path

import streamlit as st

from journey.layout.period import period
from journey.model import Map
from journey.scene.icons import path_data
from journey.ui import history
from journey.ui.define import BEYOND, ELEMENTS, STEPS
from journey.ui.define.progress import steps
from journey.ui.define.sheet import show
from journey.ui.define.tables import table
from journey.ui.editing import Opened, undo
from journey.ui.fields import text_field
from journey.ui.markdown import escaped
from journey.ui.part import part, sent
from journey.ui.session import session
from journey.ui.shell import go

NAMES = tuple(STEPS)
ADDRESS = ("step", "mode", "who", "stage", "finding", "measured")  # what the address says of this page
_bar = part("steps")


def current_step() -> str:
    step = session.get("step", "")
    return step if step in STEPS else NAMES[0]


def go_to(step: str | None) -> None:
    """Opens another step."""
    if step in STEPS:
        session.put("step", step)
        session.put("removed", None)
        if step == "emotions":
            session.put("stage", "")  # a curve begins at its beginning


def _go_on(step: str) -> None:
    """Opens the next step, with the cursor where its first words go: else Enter would press the button once more."""
    go_to(step)
    session.put("focus", {"id": "", "field": "adder"})


def step_bar(journey_map: Map) -> None:
    """The six elements with how far each one is, and quietly the way beyond them; a click goes there."""
    t = session.words
    st.html(Path(__file__).with_name("define.css"))
    shown = [
        {
            "name": step.name,
            "title": t(f"define.steps.{step.name}"),
            "count": step.count,
            "whole": period(journey_map.timeframe, t) if step.name == "timeframe" else step.count,
            "there": step.there,
        }
        for step in steps(journey_map, t)
    ]
    _bar(
        key="steps_bar",
        data={
            "steps": shown,
            "beyond": _beyond(journey_map),
            "current": current_step(),
            "label": t("define.title"),
            "tick": path_data("check"),
            "plus": path_data("plus"),
        },
        on_go_change=lambda: go_to(sent("steps_bar", "go")),
    )


def _beyond(journey_map: Map) -> dict[str, object]:
    t = session.words
    held = len(journey_map.insights) + len(journey_map.metrics)
    whole = t("define.beyond.about", names=" · ".join(t(f"define.steps.{name}") for name in BEYOND))
    return {
        "name": next(iter(BEYOND)),
        "names": list(BEYOND),
        "title": t("define.beyond.title"),
        "count": whole,
        "n": held,
    }


def element(journey_map: Map, step: str) -> None:
    """The question, one line on why it matters, and the form or the table."""
    t = session.words
    module = STEPS[step]
    with st.container(key="question", horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        with st.container(key="question_words", gap=None):
            title = t("define.fields.title")
            text_field(journey_map, "title", title, placeholder=t("define.name_it"), quiet=True)
            st.title(t(f"define.questions.{step}"), anchor=False)
            st.markdown(t(f"define.why.{step}"))
        if module.TABLE:
            _mode()
    if step in BEYOND:
        _which(step)
    if as_table(step):
        show(table(journey_map, module.COLLECTION, module.TABLE), journey_map)
    else:
        show(module.sheet(journey_map), journey_map)


def as_table(step: str) -> bool:
    """Whether the step is shown as a table."""
    return bool(STEPS[step].TABLE) and session.get("mode", "form") == "table"


def _mode() -> None:
    t = session.words
    key = session.controlled("define_mode", session.get("mode", "form"))
    st.segmented_control(
        t("define.mode.label"), ("form", "table"), key=key, required=True, label_visibility="collapsed",
        format_func=lambda name: t(f"define.mode.{name}"), on_change=_take_mode, args=(key,), width="content",
    )  # fmt: skip


def _which(step: str) -> None:
    """Pains and opportunities, or metrics."""
    t = session.words
    key = session.controlled("define_beyond", step)
    st.segmented_control(
        t("define.beyond.title"), tuple(BEYOND), key=key, required=True, label_visibility="collapsed",
        format_func=lambda name: t(f"define.steps.{name}"), on_change=lambda: go_to(session.widget(key, step)),
        width="content",
    )  # fmt: skip


def _take_mode(key: str) -> None:
    session.put("mode", session.widget(key, "form"))


def foot(opened: Opened, step: str) -> None:
    """What was just deleted and a way to have it back, or the last edit to undo; the step before and the one after."""
    t = session.words
    place = NAMES.index(step)
    removed: tuple[str, int, int] | None = session.get("removed", None)
    with st.container(key="foot", horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        if removed:
            _removed(*removed)
        else:
            with st.container(key="back_and_again", width="content"):
                history.steps(opened)
        with st.container(key="ways", horizontal=True, width="content", gap="small"):
            if place > 0:
                name = NAMES[place - 1]
                label = t(f"define.steps.{name}")
                st.button(label, key="back", icon=":material/chevron_left:", on_click=go_to, args=(name,))
            if step not in (*tuple(ELEMENTS)[-1:], *tuple(BEYOND)[-1:]):
                name = NAMES[place + 1]
                st.button(
                    t(f"define.steps.{name}"), key="next", icon=":material/chevron_right:", icon_position="right",
                    type="primary", on_click=_go_on, args=(name,),
                )  # fmt: skip
            elif st.button(t("define.see_map"), key="see_map", icon=":material/map:", type="primary"):
                go("map")


def _removed(subject: str, seq: int, within: int) -> None:
    """``within``: how many touchpoints went with it."""
    t = session.words
    said = t("define.removed_with", subject=subject, n=within) if within else t("define.removed", subject=subject)
    with st.container(key="removed", horizontal=True, vertical_alignment="center", gap="small", width="content"):
        st.markdown(f":material/delete:\u2002{escaped(said)}", width="content")
        st.button(t("define.undo"), key="undo_removed", type="tertiary", on_click=_have_back, args=(seq,))


def _have_back(seq: int) -> None:
    session.put("removed", None)
    undo(seq)
