"""Before there is a room: what a workshop is, how long its steps take, and the rooms there were."""

from collections.abc import Callable

import streamlit as st

from journey.model import Map
from journey.store.room_rows import Room
from journey.ui.clock import local
from journey.ui.heading import page_heading
from journey.ui.markdown import escaped
from journey.ui.problems import told
from journey.ui.session import session, store
from journey.ui.workshop.room import length
from journey.workshop.agenda import LONGEST, NAMES, SHORTEST, STEPS
from journey.workshop.state import State


def opening(journey_map: Map, rooms: list[Room]) -> None:
    """The page without a room."""
    t = session.words
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom", key="heading"):
        page_heading(journey_map.title or t("poster.untitled"), t("workshop_page.begin"))
        st.button(
            t("workshop_page.open"), type="primary", icon=":material/meeting_room:", key="ws_open", on_click=_open,
            args=(journey_map.id,),
        )  # fmt: skip
    st.markdown(t("workshop_page.about"))
    with st.container(key="card_ws_agenda", gap="small"):
        st.markdown(f"### {t('workshop_page.agenda', length=length(sum(_times())))}", anchors=False)
        with st.container(key="ws_plans"):
            for step in range(len(NAMES)):
                _plan(step)
    earlier(rooms)


def _plan(step: int) -> None:
    t, name = session.words, NAMES[step]
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"ws_plan_{step}"):
        with st.container(width="stretch", gap=None):
            st.markdown(f"**{step + 1} · {t(f'workshop.steps.{name}.title')}**")
            st.caption(t(f"workshop.steps.{name}.purpose"))
        minutes_field(step, _times()[step], f"ws_time_{step}", _kept, step, f"ws_time_{step}")


def minutes_field(step: int, minutes: int, key: str, kept: Callable[..., None], *whose: object) -> None:
    """How long a step may take, which ``kept(*whose)`` keeps."""
    t = session.words
    label = t("workshop_page.minutes_of", step=t(f"workshop.steps.{NAMES[step]}.title"))
    if session.widget(key, None) != minutes:
        session.controlled(key, minutes)  # else somebody may be typing
    st.number_input(
        label, SHORTEST, LONGEST, step=5, label_visibility="collapsed", width=124, key=key, on_change=kept, args=whose,
    )  # fmt: skip
    st.caption(t("workshop_page.minutes_short"), width="content")


def earlier(rooms: list[Room]) -> None:
    """Rooms that are closed; all that was said in them is there once they are open again."""
    if not rooms:
        return
    t = session.words
    with st.container(key="card_ws_earlier", gap="small"):
        st.markdown(f"### {t('workshop_page.earlier')}", anchors=False)
        for room in rooms:
            with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"ws_room_{room.id}"):
                step = t(f"workshop.steps.{room.state.name}.title")
                said = t("workshop_page.room_was", day=t.day(local(room.opened_at).date()), step=step)
                st.markdown(f"**{escaped(room.code)}** · {escaped(said)}")
                again = f"{t('workshop_page.reopen')} :small[{escaped(room.code)}]"
                st.button(again, key=f"ws_again_{room.id}", type="tertiary", on_click=_reopen, args=(room.id,))


def _times() -> list[int]:
    times: list[int] = session.get("ws_times", [])
    return times or [step.minutes for step in STEPS.values()]


def _kept(step: int, key: str) -> None:
    times = _times()
    times[step] = int(session.widget(key, None) or times[step])
    session.put("ws_times", times)


def _open(map_id: str) -> None:
    with told():
        store().open_room(map_id, session.actor, State(minutes=tuple(_times())))


def _reopen(room_id: str) -> None:
    with told():
        store().reopen_room(room_id)
