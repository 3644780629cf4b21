"""A workshop: a room of people with phones, led through eight steps to one map."""

from pathlib import Path

import streamlit as st

from journey.ui import workshop
from journey.ui.editing import opened
from journey.ui.empty import no_map
from journey.ui.heading import begun, page_heading, title_and_frame
from journey.ui.history import notice
from journey.ui.problems import told
from journey.ui.session import session, store
from journey.ui.workshop.agenda import times, to_open, way
from journey.ui.workshop.entrance import entrance, people, rehearsal
from journey.ui.workshop.leading import leading
from journey.ui.workshop.said import decisions, grouping, said, to_the_map
from journey.ui.workshop.steering import open_room_of

BESIDE_PX = 320
SECONDS = 2  # between one look at what was said and the next


def desk() -> None:
    """What whoever leads sees: the room, or how to open one."""
    t, found = session.words, opened()
    if found is None:
        no_map()
        return
    leads = found.access.reaches("lead")
    room = open_room_of(found.map.id) if leads else None
    frame, title = title_and_frame(found.map)
    with st.container(key="heading"):
        finding = t("workshop.page.title_open", code=room.code) if room else t("workshop.page.title")
        page_heading(begun(" · ".join(filter(None, (title, frame)))), finding)
    if not leads:
        st.markdown(t("workshop.page.not_yours"))
        return
    if room is None:
        st.markdown(t("workshop.page.about"))
        to_open(found.map.id)
        return
    way(room)
    with st.container(horizontal=True, gap="medium", key="workshop_desk"):
        with st.container(width="stretch", gap="medium", key="workshop_main"):
            leading(room, found.map)
            _live_said()
            grouping(room)
            decisions(room)
        with st.container(width=BESIDE_PX, gap="medium", key="workshop_beside"):
            entrance(room)
            _live_people()
            times(room)
            rehearsal(room)
            to_the_map(room, found)
            st.button(t("workshop.page.close"), key="close_room", on_click=_close, args=(room.id,))
    notice()


@st.fragment(run_every=SECONDS)
def _live_said() -> None:
    found, room = opened(), open_room_of(session.map_id)
    if found and room:
        said(room, found.map)


@st.fragment(run_every=SECONDS)
def _live_people() -> None:
    if room := open_room_of(session.map_id):
        people(room)


def _close(room_id: str) -> None:
    with told():
        store().close_room(room_id)


st.html(Path(workshop.__file__).with_name("workshop.css"))
desk()
