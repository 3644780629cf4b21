"""Taking back and doing again, each naming its step."""

import streamlit as st

from journey.ui.editing import Opened, redo, undo
from journey.ui.markdown import escaped
from journey.ui.session import session, store


def steps(opened: Opened) -> None:
    """The two buttons, and in words what the first would take back. Nothing where nothing was done yet."""
    t = session.words
    back = store().undoable(opened.map.id, session.actor)
    again = store().redoable(opened.map.id, session.actor)
    if back is None and again is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", width="content", gap="small", key="steps"):
        words = t("app.undo_step", step=step_name(*back)) if back else t("app.redo_step", step=step_name(*(again or ("", ""))))
        with st.container(width="content", key="step_words"):
            st.caption(escaped(words))
        st.button(
            t("app.undo"),
            icon=":material/undo:",
            key="undo",
            on_click=undo,
            disabled=back is None,
            help=t("app.undo_step", step=step_name(*back)) if back else None,
        )
        st.button(
            t("app.redo"),
            icon=":material/redo:",
            key="redo",
            on_click=redo,
            disabled=again is None,
            help=t("app.redo_step", step=step_name(*again)) if again else None,
        )


def step_name(label: str, subject: str) -> str:
    """What an edit did, in a few words: ``change card: Reads reviews``."""
    t = session.words
    key = f"edits.{label}"
    name = t(key) if t.has(key) else t("app.some_change")
    return f"{name}: {subject}" if subject else name
