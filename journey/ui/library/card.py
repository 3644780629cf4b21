"""A card of the Maps page: a small picture, a title, a few words; the whole of it opens something."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from journey.ui.markdown import escaped
from journey.ui.session import session
from journey.ui.viewer import still

PER_ROW = 4


def card(
    key: str, picture: str, title: str, lines: list[str], label: str, act: Callable[..., None], *args: Any
) -> None:
    """Draws the card in the container it is called in. ``label`` is what its button is called."""
    if picture:
        with st.container(key=f"still_{key}"):
            still(picture, key=f"picture_{key}")
    with st.container(key=f"name_of_{key}"):
        st.markdown(f"**{escaped(title)}**")
    with st.container(key=f"words_of_{key}", gap=None):
        for line in lines:
            st.markdown(escaped(line))
    st.button(escaped(label), key=f"whole_{key}", on_click=act, args=args)


def counts(stages: int, touchpoints: int) -> str:
    """``7 stages · 28 touchpoints``."""
    t = session.words
    return " · ".join((t("define.count.stages", n=stages), t("graph.touchpoints", n=touchpoints)))
