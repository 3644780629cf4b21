"""Maps: the sample, one's own maps, templates to start from."""

from pathlib import Path

import streamlit as st

from journey.ui import library
from journey.ui.library.hero import hero
from journey.ui.library.templates import template_cards
from journey.ui.library.yours import yours
from journey.ui.session import session
from journey.ui.shell import go

ahead = session.get("go", "")
if ahead:
    session.put("go", "")
    go(ahead)
st.html(Path(library.__file__).with_name("library.css"))
hero()
yours()
template_cards()
