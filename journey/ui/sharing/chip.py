"""What one may do with the open map, in two or three quiet words."""

import streamlit as st

from journey.store.rights import Access, is_nameless
from journey.ui.markdown import escaped
from journey.ui.session import session


def access_chip(access: Access) -> None:
    """That the map is locked, and by whom; else what one's link allows. The owner of an open map is told nothing."""
    t = session.words
    if access.locked_by is not None:
        words = t("sharing.locked") if is_nameless(access.locked_by) else t("sharing.locked_by", name=access.locked_by)
        _chip(words, ":material/lock:")
    elif access.reaches("keep"):
        return
    elif access.reaches("lead"):
        _chip(t("sharing.may_lead"), ":material/edit:")
    elif access.reaches("edit"):
        _chip(t("sharing.may_edit"), ":material/edit:")
    elif access.reaches("comment"):
        _chip(t("sharing.may_comment"), ":material/comment:")
    else:
        _chip(t("sharing.may_look"), ":material/visibility:")


def shared_by(access: Access) -> str:
    """Who shared the open map with whoever came by a link; "" for who came by none."""
    t = session.words
    if not access.given_by:
        return ""
    return t("sharing.by_somebody") if is_nameless(access.given_by) else t("sharing.by", name=access.given_by)


def _chip(words: str, icon: str) -> None:
    with st.container(key="access_chip", width="content"):
        st.badge(escaped(words), icon=icon, color="gray")
