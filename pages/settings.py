"""Settings: how it speaks and looks, who one is, where the maps are, all of them as one file, and away with them."""

from pathlib import Path

import streamlit as st

from journey.formats.paper import PAPERS
from journey.i18n import LANGUAGES
from journey.store import OWNER
from journey.ui import settings
from journey.ui.session import session, store
from journey.ui.settings.backup import download
from journey.ui.settings.erasing import erase
from journey.ui.settings.look import look
from journey.ui.settings.person import person
from journey.ui.settings.place import place
from journey.ui.settings.restoring import restore
from journey.ui.settings.section import section

t = session.words
st.html(Path(settings.__file__).with_name("settings.css"))
with st.container(key="settings", gap=None):
    st.title(t("settings.title"), anchor=False)
    works = session.rights == OWNER or store().access(session.map_id).reaches("add")
    if works:  # who only looks needs no more than the language and the look
        with section("me"):
            person()
    with section("language"):
        key = session.controlled("settings_language", session.language)
        st.segmented_control(
            t("app.language"), LANGUAGES, key=key, required=True, label_visibility="collapsed",
            format_func=lambda code: t(f"app.languages.{code}"), on_change=session.preferring("language", key),
        )  # fmt: skip
    with section("look"):
        look()
    if works:
        with section("paper"):
            key = session.controlled("settings_paper", session.preferences.paper)
            st.segmented_control(
                t("settings.paper.title"), PAPERS, key=key, required=True, label_visibility="collapsed",
                format_func=lambda paper: t(f"export.papers.{paper}"), on_change=session.preferring("paper", key),
            )  # fmt: skip
    if session.rights == OWNER:  # the rest is about all maps of the house
        found = store().place()
        with section("place"):
            place(found)
        with section("backup"):
            download(found, "backup")
            st.caption(t("settings.backup.without"))
        with section("restore"):
            restore()
        with section("erase"):
            erase(found)
