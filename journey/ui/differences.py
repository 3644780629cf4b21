"""What has changed between two states of a map, a line a record."""

import streamlit as st

from journey.model import EMOTIONS, Comparison, Feeling, Record
from journey.model.changes import subject_of
from journey.model.map import COLLECTION_OF
from journey.ui.markdown import escaped
from journey.ui.session import session

MOST_LINES = 40


def differences(changes: Comparison, since: str, same: str, *, key: str = "past_since", is_open: bool = False) -> None:
    """A line a record that is not as it was; ``same`` where there is none."""
    t = session.words
    if not changes.count:
        st.caption(escaped(same))
        return
    lines = [
        *(f":material/add: {_named(record)}" for record in changes.added),
        *(f":material/remove: {_named(record)}" for record in changes.removed),
        *(f":material/swap_horiz: {_named(record)}" for record in changes.moved),
        *(f":material/edit: {_named(record)}" for record, _ in changes.changed),
        *(f":material/edit: {t('past.map')}" for _ in changes.header[:1]),
    ]
    with st.expander(f"{escaped(since)} {summary(changes)}", key=key, expanded=is_open):
        st.markdown("\n".join(f"- {line}" for line in lines[:MOST_LINES]))
        if len(lines) > MOST_LINES:
            st.caption(t("past.more", n=len(lines) - MOST_LINES))


def summary(changes: Comparison) -> str:
    """``2 added · 1 moved``."""
    counts = {
        "added": len(changes.added), "removed": len(changes.removed), "moved": len(changes.moved),
        "changed": len(changes.changed) + bool(changes.header),
    }  # fmt: skip
    return " · ".join(session.words(f"past.{name}", n=count) for name, count in counts.items() if count)


def _named(record: Record) -> str:
    t = session.words
    kind, words = t(f"past.kinds.{COLLECTION_OF[type(record)]}"), subject_of(record)
    if words in EMOTIONS and isinstance(record, Feeling):
        words = t(f"emotions.{words}")
    return escaped(t("past.record", kind=kind, words=words) if words else kind)
