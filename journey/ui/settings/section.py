"""A section of the page: what it is about at the left, what can be done at the right."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from journey.ui.session import session


@contextmanager
def section(name: str) -> Iterator[None]:
    """Draws title and sentence of ``settings.<name>``; what is drawn inside stands beside them."""
    t = session.words
    with st.container(key=f"section_{name}"):
        left, right = st.columns([1, 1.9], gap="medium")
        with left, st.container(key=f"about_{name}", gap=None):
            st.header(t(f"settings.{name}.title"), anchor=False)
            st.markdown(t(f"settings.{name}.about"))
        with right, st.container(key=f"body_{name}", gap="small"):
            yield
