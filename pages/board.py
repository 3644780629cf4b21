"""Board: the map edited by hand, where it is seen."""

import streamlit as st

from journey.ui.board import beside, past
from journey.ui.board.board import board
from journey.ui.editing import opened
from journey.ui.empty import empty, no_map
from journey.ui.heading import begun, title_and_frame
from journey.ui.history import notice, steps
from journey.ui.markdown import escaped
from journey.ui.present import present_button
from journey.ui.problems import show_problem
from journey.ui.session import session
from journey.ui.sharing.chip import access_chip
from journey.ui.sharing.dialog import share_button
from journey.ui.sharing.me import own_name


@st.fragment
def desk() -> None:
    """An edit redraws the board and the steps above it, and nothing else."""
    work = opened()
    if work is None:
        st.rerun()
    frame, title = title_and_frame(work.map)
    with st.container(
        key="board_head", horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        with st.container(key="headline_quiet", gap=None, width="content"):
            st.caption(escaped(begun(frame)))
            st.title(escaped(title), anchor=False)
        above = st.container(  # filled last: after an edit one looks at the board
            key="board_steps", horizontal=True, vertical_alignment="center", width="content", gap="small"
        )
    with st.container(key="desk", horizontal=True, gap="medium"):
        with st.container(key="board_place", width="stretch"):
            seq = past.seen(work)
            if seq is None:
                board(work)
            else:
                past.look_back(work, seq)
        if past.is_open(work):
            with st.container(key="beside", width=340):
                past.panel(work)
        elif beside.shown(work):
            with st.container(key="picture_beside", width=beside.WIDTH):
                beside.picture(work)
    with above:
        access_chip(work.access)
        own_name(work.map.id)
        steps(work, latest=False)
        beside.choice(work)
        past.history_button(work)
        share_button(work, first=True)
        present_button()
    show_problem()
    notice()


work = opened()
if work is None:
    no_map()
elif not work.map.stages:
    empty("board_page.empty", "board_page.empty_button", "define", "stages")
else:
    session.write_address()
    desk()
