"""Maps: one's own, the sample, templates to start from."""

from pathlib import Path

import streamlit as st

from journey.ui import library
from journey.ui.bringing.held import held
from journey.ui.bringing.preview import preview
from journey.ui.history import notice
from journey.ui.library.hero import hero, sample_strip
from journey.ui.library.templates import template_cards
from journey.ui.library.yours import own_maps, put_away, yours
from journey.ui.session import session
from journey.ui.shell import go

ahead = session.get("go", "")
if ahead:
    go(ahead)
st.html(Path(library.__file__).with_name("library.css"))
brought = held()
if brought:
    preview(brought)
    st.stop()
own = own_maps()
put_away()
if own.in_use:
    yours(own)
    sample_strip()
else:
    hero(nothing_yet=not own.archived)
    if own.archived:
        yours(own)
template_cards()
notice()
