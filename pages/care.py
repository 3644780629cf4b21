"""What is done to keep customers: for whom, how often, by whom, and what is due."""

from pathlib import Path

import streamlit as st

from journey.ui import care
from journey.ui.care.actions import actions, add_button, told
from journey.ui.care.calendar import whole_calendar
from journey.ui.care.cost import cost
from journey.ui.care.suggested import suggested
from journey.ui.care.words import finding
from journey.ui.clock import today
from journey.ui.editing import opened
from journey.ui.empty import no_map, place
from journey.ui.heading import begun, page_heading, title_and_frame
from journey.ui.history import notice, steps
from journey.ui.session import session

BESIDE_PX = 340


@st.fragment
def desk() -> None:
    """What is due and what could be: a click redraws these and nothing else."""
    found = opened()
    if found is None:
        no_map()
        return
    session.write_address()
    now, may_edit = today(), found.access.may("edit")
    told(found.map)
    with st.container(horizontal=True, horizontal_alignment="distribute", gap="medium", key="heading"):
        frame, title = title_and_frame(found.map)
        page_heading(begun(" · ".join(filter(None, (title, frame)))), finding(found.map, now))
        with st.container(horizontal=True, width="content", key="heading_right"):
            steps(found, latest=False)
    with st.container(horizontal=True, gap="medium", key="care_desk"):
        with st.container(width="stretch", key="care_main"):
            if found.map.care_actions:
                actions(found, now)
            else:
                with place("care.empty"):
                    if may_edit:
                        add_button("primary")
        with st.container(width=BESIDE_PX, gap="medium", key="care_beside"):
            if may_edit:
                suggested(found.map, now)
            cost(found, now)
            whole_calendar(found)
    notice()


st.html(Path(care.__file__).with_name("care.css"))
desk()
