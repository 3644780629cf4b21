"""Taking a record away from inside a form, with a way to have it back."""

import streamlit as st

from journey.model import Record
from journey.model.changes import remove
from journey.ui.editing import save
from journey.ui.panels.part import keep_open
from journey.ui.session import session


def removal(record: Record, part: str, subject: str, *, label: str, words: bool = True) -> None:
    """A button that takes ``record`` away; ``label`` stands on it, or with ``words`` off beside its icon on hover.

    ``part`` of the form stays open; empty for a record that stands above all the parts.
    """
    st.button(
        label if words else "",
        icon=":material/delete:",
        type="tertiary",
        key=f"remove:{record.id}",
        help=None if words else label,
        on_click=_remove,
        args=(record.id, part, subject),
    )


def _remove(record_id: str, part: str, subject: str) -> None:
    if part:
        keep_open(part)
    if save(lambda journey_map: remove(journey_map, record_id)):
        session.notice = session.words("app.removed", subject=subject)
