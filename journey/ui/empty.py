"""An empty place: one sentence, one button, and a faint drawing of what will be here."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from journey.ui.session import session, store
from journey.ui.shell import go
from journey.ui.theme import STATIC


def empty(sentence: str, button: str, page: str, step: str = "") -> None:
    """``sentence`` and ``button`` are keys of the words; the button leads to ``page``, there to ``step`` of Define.

    Who may only look is not led to Define.
    """
    with place(sentence):
        if page == "define" and not _may_edit():
            return
        st.space("xsmall")
        if st.button(session.words(button), type="primary", key=f"empty_{page}"):
            if step:
                session.put("step", step)
            go(page)


@contextmanager
def place(sentence: str) -> Iterator[None]:
    """The drawing and the sentence; what is drawn inside stands under them."""
    with st.container(key="empty", horizontal_alignment="center", gap="small"):
        st.image((STATIC / f"empty-{session.theme}.svg").read_text(encoding="utf-8"), width=420, alt="")
        st.markdown(f"### {session.words(sentence)}", width="content", anchors=False)
        yield


def no_map() -> None:
    """Instead of a page about a map: the address names one that is gone, or nothing was made yet."""
    sentence = "map_page.empty.gone" if session.map_id else "map_page.empty.no_map"
    empty(sentence, "map_page.empty.no_map_button", "maps")


def _may_edit() -> bool:
    return not session.map_id or store().access(session.map_id).may("edit")
