"""Define: the six elements, one question at a time."""

import streamlit as st

from journey.ui.define.chosen import chosen_persona
from journey.ui.define.findings import findings
from journey.ui.define.frame import ADDRESS, as_table, current_step, element, foot, step_bar
from journey.ui.define.side import side
from journey.ui.editing import opened
from journey.ui.empty import no_map
from journey.ui.history import notice
from journey.ui.photo import photo_field
from journey.ui.session import session
from journey.ui.sharing.chip import access_chip

work = opened()
if work is None:
    no_map()
else:
    session.recall(*ADDRESS)
    session.remember(*ADDRESS)
    step = current_step()
    step_bar(work.map)
    if not work.access.may("edit"):
        with st.container(key="define_access", horizontal=True, vertical_alignment="center"):
            access_chip(work.access)
            st.caption(session.words("sharing.lock_about"), width="content")
    if as_table(step):  # a table takes the whole width
        element(work.map, step)
        findings(work.map, step, whole=True)
        foot(work, step)
    else:
        main, beside = st.columns([2.4, 1], gap="medium")
        with main:
            element(work.map, step)
            if step == "personas" and (persona := chosen_persona(work.map)) and work.access.may("edit"):
                photo_field(work.map, persona)
            findings(work.map, step)
            foot(work, step)
        with beside:
            side(work.map, step)
    notice()
