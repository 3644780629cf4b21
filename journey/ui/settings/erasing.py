"""Deleting everything: what goes, the backup first, a word to type, and then it is gone."""

import streamlit as st

from journey.formats.library import sample_to_keep
from journey.store import Place
from journey.ui.problems import told
from journey.ui.session import session, store
from journey.ui.settings.backup import download
from journey.ui.settings.place import counted


def erase(found: Place) -> None:
    """One button; behind it what would go, and the word to type."""
    t = session.words
    if session.get("erased", False):
        session.put("erased", False)
        st.markdown(f":material/check: {t('settings.erase.done')}")
    if not session.get("erasing", False):
        st.button(t("settings.erase.open"), key="open_erase", on_click=session.put, args=("erasing", True))
        return
    word = t("settings.erase.word")
    with st.container(key="erase_card", gap="small"):
        st.markdown(t("settings.erase.goes", n=found.total, maps=", ".join(counted(found))))
        download(found, "backup_first")
        typed = st.text_input(t("settings.erase.type", word=word), key="erase_word", autocomplete="off", live=True)
        with st.container(horizontal=True, gap="small", key="erase_ways"):
            st.button(
                t("settings.erase.do", n=found.total),
                key="erase",
                disabled=(typed or "").strip().casefold() != word.casefold(),
                on_click=_erase,
            )
            st.button(
                t("settings.cancel"), type="tertiary", key="close_erase", on_click=session.put, args=("erasing", False)
            )


def _erase() -> None:
    # The button is not enough: a page that waits for its answer can be asked for anything.
    if session.widget("erase_word", "").strip().casefold() != session.words("settings.erase.word").casefold():
        return
    with told():
        store().erase_everything()
        st.cache_data.clear()
        session.map_id = store().begin_with(sample_to_keep(session.language), session.actor)
        session.put("restored", None)
        session.put("deleted", None)
        session.put("erasing", False)
        session.put("erased", True)
