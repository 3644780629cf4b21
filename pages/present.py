"""Present: the map told as a story in a meeting room. Reached from the Map and the Board, and by a link."""

import streamlit as st

from journey.ui.editing import opened
from journey.ui.empty import empty, no_map
from journey.ui.heading import page_heading
from journey.ui.present import present
from journey.ui.session import session
from journey.ui.shell import page

found = opened()
if found is None:
    no_map()
else:
    session.write_address()
    st.page_link(
        page("map"), label=session.words("present.to_map"), icon=":material/arrow_back:", query_params=session.link()
    )
    page_heading(found.map.title, session.words("present.title"))
    if not present(found):
        empty("present.empty", "map_page.empty.no_stage_button", "define", "stages")
