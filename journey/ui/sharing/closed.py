"""Instead of every page, for who may not see it: one calm sentence, and the words they had not sent yet."""

from urllib.parse import urlencode

import streamlit as st

from journey.errors import JourneyError
from journey.ui.markdown import escaped
from journey.ui.part import part
from journey.ui.session import session
from journey.ui.theme import STATIC

_unsent = part("unsent", "sharing")


def closed_page(problem: JourneyError) -> None:
    """Says why nothing is seen here."""
    session.problem = None
    t = session.words
    with st.container(key="empty", horizontal_alignment="center", gap="small"):
        st.image((STATIC / f"empty-{session.theme}.svg").read_text(encoding="utf-8"), width=420, alt="")
        st.markdown(f"### {escaped(problem.what(session.language))}", width="content", anchors=False)
        st.caption(escaped(problem.hint(session.language)), width="content")
        if problem.code == "passphrase_needed":  # the door asks, whenever the page is loaded
            way = f"?{urlencode(session.link(), doseq=True)}"
            st.link_button(t("sharing.door.go"), way, type="primary")
        words = {name: t(f"sharing.{key}") for name, key in _WORDS.items()}
        _unsent(key="unsent", data={"map": session.map_id, "words": words, "drafts": session.drafts()})


_WORDS = {"title": "unsent", "copy": "copy_words", "copied": "copied"}
