"""Fields for numbers of a record: percentages and counts, empty where nobody knows."""

import streamlit as st

from journey.model import Record
from journey.ui.editing import save_field
from journey.ui.fields import key_of
from journey.ui.session import session


def percent_field(record: Record, field: str, label: str, *, tip: str | None = None) -> None:
    """A fraction 0..1 of the record, shown and typed as per cent."""
    share = getattr(record, field)
    key = session.controlled(key_of(record, field), None if share is None else round(share * 100, 4))
    st.number_input(
        label,
        min_value=0.0,
        max_value=100.0,
        step=1.0,
        format="%g",
        key=key,
        help=tip,
        on_change=save_field,
        args=(record.id, field, key, fraction),
    )


def count_field(record: Record, field: str, label: str, *, least: int = 0) -> None:
    """A whole number of the record."""
    key = session.controlled(key_of(record, field), getattr(record, field))
    st.number_input(label, min_value=least, step=1, key=key, on_change=save_field, args=(record.id, field, key))


def fraction(percent: float | None) -> float | None:
    """0..1 for per cent; None for none."""
    return None if percent is None else round(percent / 100, 6)
