"""A file before it is taken: at the left how it was read, at the right what would come in, below what to do."""

from pathlib import Path

import streamlit as st

from journey.ui import bringing
from journey.ui.bringing.accepting import ways
from journey.ui.bringing.contents import contents
from journey.ui.bringing.corrections import can_be_corrected, corrections
from journey.ui.bringing.held import Held
from journey.ui.heading import page_heading
from journey.ui.session import session


def preview(held: Held) -> None:
    """The whole page about a file."""
    st.html(Path(bringing.__file__).with_name("bringing.css"))
    with st.container(key="bringing", gap="medium"):
        page_heading(held.file.name, session.words("bringing.title"))
        with st.container(key="bringing_desk", horizontal=True, gap="medium"):
            if can_be_corrected(held):
                with st.container(key="bringing_corrections", width=320, gap="medium"):
                    corrections(held)
            with st.container(key="bringing_contents", width="stretch", gap="small"):
                contents(held)
        ways(held)
