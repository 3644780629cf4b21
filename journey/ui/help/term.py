"""A word of the field that opens its meaning, for the places where somebody may stop at it."""

import streamlit as st

from journey.ui.help.glossary import glossary
from journey.ui.session import session

ANCHOR = "#term-"


def term(key: str, words: str = "") -> str:
    """Markdown: the word, or ``words``, with a dotted line under it; a click opens the glossary at it.

    Raises KeyError for a word that the glossary does not have.
    """
    return f"[{words or glossary()[key].name[session.language]}]({ANCHOR}{key})"


def what_is(*keys: str) -> None:
    """A quiet line below a field: which words of it can be looked up."""
    with st.container(key=f"what_is_{keys[0]}"):
        st.caption(session.words("help.what_is", words=" · ".join(term(key) for key in keys)))
