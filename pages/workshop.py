"""Leading a workshop: a room on this map, the people in it, its eight steps, and what is said."""

from pathlib import Path

import streamlit as st

from journey.store.room_rows import Room
from journey.ui import workshop
from journey.ui.clock import now
from journey.ui.editing import Opened, opened
from journey.ui.empty import no_map, place
from journey.ui.heading import page_heading
from journey.ui.history import notice
from journey.ui.problems import show_problem
from journey.ui.session import session, store
from journey.ui.workshop.asking import asking
from journey.ui.workshop.deciding import deciding, parking
from journey.ui.workshop.grouping import grouping
from journey.ui.workshop.heard import heard
from journey.ui.workshop.joining import close_button, joining, wall_button
from journey.ui.workshop.leading import leading, steps_bar
from journey.ui.workshop.leaving import leaving
from journey.ui.workshop.opening import opening
from journey.ui.workshop.present import present
from journey.ui.workshop.room import seen
from journey.ui.workshop.trying import trying

BESIDE_PX = 340


@st.fragment
def desk() -> None:
    """The whole page: what happens in the room redraws nothing above it."""
    found = opened()
    if found is None:
        no_map()
        return
    session.write_address()
    if not found.access.reaches("lead"):
        with place("workshop_page.not_yours"):
            st.caption(session.words("workshop_page.not_yours_hint"), width="content")
        return
    show_problem()
    rooms = store().rooms(found.map.id)
    room = next((room for room in rooms if room.is_open(now())), None)
    if room is None:
        opening(found.map, rooms)
    else:
        _led(found, room)


def _led(found: Opened, room: Room) -> None:
    t, led = session.words, seen(found.map, room)
    here = t("workshop.wall.people", n=led.shown["people"])
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom", key="heading"):
        page_heading(f"{found.map.title} · {here}", t("workshop.join.room", code=room.code))
        with st.container(horizontal=True, width="content", gap="small", key="ws_ways"):
            wall_button(led)
            close_button(led)
    steps_bar(led)
    with st.container(horizontal=True, gap="medium", key="ws_desk"):
        with st.container(width="stretch", gap="medium", key="ws_main"):
            leading(led)
            if led.state.phase == "open":
                asking(led)
                if led.state.name == "affinity":
                    grouping(led)
                else:
                    heard(led)
        with st.container(width=BESIDE_PX, gap="medium", key="ws_beside"):
            joining(led)
            present(led)
            if led.state.phase == "open":
                deciding(led)
            parking(led)
            if led.state.phase == "open":
                leaving(found, led)
            trying(led)
    notice()


st.html(Path(workshop.__file__).with_name("workshop.css"))
desk()
