"""A card of the Maps page: a small picture, a title, a few words; the whole of it opens something."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from journey.ui.markdown import escaped
from journey.ui.session import session
from journey.ui.viewer import still


def grid(name: str) -> DeltaGenerator:
    """A place for cards in rows; the style sheet says how many stand side by side."""
    return st.container(key=f"grid_{name}", gap="small")


def card(
    key: str, picture: str, title: str, lines: Sequence[str], label: str, act: Callable[..., None], *args: Any
) -> None:
    """Draws the card in the container it is called in. ``label`` is what its button is called; ``lines`` are HTML."""
    if picture:
        with st.container(key=f"still_{key}"):
            still(picture, key=f"picture_{key}")
    said = "".join(f"<p>{line}</p>" for line in lines)
    st.html(f'<div class="card-words"><p class="name">{escape(title)}</p>{said}</div>')
    st.button(escaped(label), key=f"whole_{key}", on_click=act, args=args)


def counts(stages: int, touchpoints: int) -> str:
    """``7 stages · 28 touchpoints``."""
    t = session.words
    return " · ".join((t("define.count.stages", n=stages), t("graph.touchpoints", n=touchpoints)))
