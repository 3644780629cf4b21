"""The latest edits of a map: who, what, when."""

from datetime import datetime
from html import escape

import streamlit as st

from journey.store import Entry
from journey.ui.clock import days_ago, local
from journey.ui.session import session, store
from journey.ui.settings.person import badge, own_colour, shown_name
from journey.ui.step_names import step_name

SHOWN = 12


def recent(map_id: str) -> None:
    """A button that opens the list; it is read when it is opened."""
    label = session.words("app.history")
    with st.popover(label, icon=":material/history:", key="history", on_change="rerun") as opened:
        if opened.open:
            numbers, entries = store().guests(map_id), store().history(map_id, SHOWN)
            rows = "".join(f"<li>{_row(entry, shown_name(entry.actor, numbers))}</li>" for entry in entries)
            st.html(f"<ul>{rows}</ul>")


def _row(entry: Entry, name: str) -> str:
    step = step_name(entry.label, entry.subject, entry.of_label)
    what = f"<s>{escape(step)}</s>" if entry.undone else escape(step)
    return (
        f"{badge(name, own_colour(entry.actor, entry.at))}"
        f"<div><b>{escape(name)}</b> <time>{escape(_moment(entry.at))}</time><br>{what}</div>"
    )


def _moment(at: datetime) -> str:
    """The hour of today, the day of what is older; both where the browser is."""
    return session.words.day(local(at).date()) if days_ago(at) else f"{local(at):%H:%M}"
