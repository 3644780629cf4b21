"""The list of advice beside the picture: by how much it weighs, each piece with the click that leads there."""

from collections.abc import Mapping
from html import escape
from pathlib import Path
from types import MappingProxyType

import streamlit as st

from journey.advice import SEVERITIES, Advice, Severity, advise
from journey.model import Map
from journey.ui.advice.lead import Lead, lead
from journey.ui.editor import pick
from journey.ui.panels.part import show_part
from journey.ui.session import session
from journey.ui.shell import go

ICONS: Mapping[Severity, str] = MappingProxyType(
    {"missing": ":material/add_circle:", "doubtful": ":material/help:", "hint": ":material/lightbulb:"}
)


def is_open() -> bool:
    """Whether the list is asked for; a form that is open stands before it, and gives way to it when it is closed."""
    return session.get("advice", False)


def show_list(shown: bool = True) -> None:
    """Opens or closes the list; to open it closes the form."""
    session.put("advice", shown)
    if shown:
        session.selected = ""
        session.put("comments", False)


def advice_button(journey_map: Map) -> None:
    """The quiet button above the picture, with how many pieces there are."""
    t = session.words
    n = len(advise(journey_map))
    label = t("advising.button", n=n) if n else t("advising.title")
    pressed = is_open() and not session.selected
    st.button(
        label, key="advice_open" if pressed else "advice_closed", icon=":material/lightbulb:",
        on_click=show_list, args=(not pressed,), help=t("advising.close") if pressed else None,
    )  # fmt: skip


def advice_list(journey_map: Map) -> None:
    """Every piece of advice, or a kind sentence where there is none."""
    t = session.words
    pieces = advise(journey_map)
    st.html(Path(__file__).with_name("advice.css"))
    with st.container(key="card_advice", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key="advice_head"):
            with st.container(width="stretch", key="advice_title"):
                st.header(t("advising.title"), anchor=False)
            st.button(
                t("app.close"), icon=":material/close:", type="tertiary", key="close_advice",
                on_click=show_list, args=(False,),
            )  # fmt: skip
        if not pieces:
            st.markdown(f"**{t('advising.nothing')}**")
            st.markdown(t("advising.nothing_why"))
        for severity in SEVERITIES:
            _group(journey_map, severity, [piece for piece in pieces if piece.severity == severity])


def _group(journey_map: Map, severity: Severity, pieces: list[Advice]) -> None:
    if not pieces:
        return
    t = session.words
    with st.container(key=f"advice_{severity}", gap="small"):
        st.subheader(f"{ICONS[severity]} {t(f'advising.{severity}')} · {len(pieces)}", anchor=False)
        for piece in pieces:
            _piece(journey_map, piece)


def _piece(journey_map: Map, piece: Advice) -> None:
    t = session.words
    there = lead(journey_map, piece)
    step = there.step
    key = "_".join(filter(None, (piece.rule, piece.collection)))
    with st.container(key=f"piece_{key}", gap=None):
        st.html(
            f'<p class="says">{escape(t.say(piece.message))}</p>'
            f'<p class="why">{escape(t.say(piece.why))}</p>'
            f'<p class="do">{escape(t.say(piece.hint))}</p>'
        )
        label = t("advising.define", step=t(f"define.steps.{step}")) if step else t("advising.show")
        leaving = st.button(
            label, key=f"follow_{key}", type="tertiary", icon=":material/arrow_forward:", icon_position="right",
            on_click=follow, args=(journey_map, there),
        )  # fmt: skip
        if leaving and there.page == "define":
            go("define")


def follow(journey_map: Map, there: Lead) -> None:
    """Makes ready what the click leads to; the list stays open behind the form."""
    if there.page == "map":
        pick(journey_map, there.record_id)
        if there.part:
            show_part(there.part)
        return
    for name, value in (("step", there.step), ("stage", there.stage_id), ("who", there.persona_id)):
        if value:
            session.put(name, value)
    session.put("removed", None)
