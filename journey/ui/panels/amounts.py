"""Fields for numbers and days of a record, empty where nobody knows."""

from datetime import date
from typing import Any

import streamlit as st

from journey.model import Record
from journey.ui.editing import save_field
from journey.ui.fields import following, key_of
from journey.ui.panels.drafts import waiting

DAY_FORMAT = "DD/MM/YYYY"
EARLIEST, LATEST = date(1950, 1, 1), date(2100, 12, 31)


def percent_field(record: Record, field: str, label: str, *, tip: str | None = None) -> None:
    """A fraction 0..1 of the record, shown and typed as per cent."""
    share = getattr(record, field)
    key = key_of(record, field)
    st.number_input(
        label,
        min_value=0.0,
        max_value=100.0,
        step=1.0,
        format="%g",
        help=tip,
        on_change=save_field,
        args=(record.id, field, key, fraction),
        **following(key, None if share is None else round(share * 100, 4)),
    )


def percent_draft(key: str, label: str, *, tip: str) -> None:
    """A share for a record that is not there yet, typed as per cent and kept under ``key``; empty at first."""
    st.number_input(
        label,
        value=None,
        min_value=0.0,
        max_value=100.0,
        step=1.0,
        format="%g",
        help=tip,
        **waiting(key),
    )


def count_field(record: Record, field: str, label: str, *, least: int = 0) -> None:
    """A whole number of the record."""
    key = key_of(record, field)
    shown = following(key, getattr(record, field))
    st.number_input(label, min_value=least, step=1, on_change=save_field, args=(record.id, field, key), **shown)


def sum_field(record: Record, field: str, label: str, *, tip: str | None = None) -> None:
    """A sum that may be unknown; one below nought that a file brought is shown."""
    held = getattr(record, field)
    key = key_of(record, field)
    shown = following(key, None if held is None else float(held))
    whose = (record.id, field, key)
    least = min(0.0, held or 0.0)
    st.number_input(label, min_value=least, step=1.0, format="%g", help=tip, on_change=save_field, args=whose, **shown)


def day_field(record: Record, field: str, label: str) -> None:
    """A day of the record."""
    key, held = key_of(record, field), getattr(record, field)
    st.date_input(
        label,
        **within(held),
        format=DAY_FORMAT,
        on_change=save_field,
        args=(record.id, field, key, iso_day),
        **following(key, held),
    )


def within(held: date | None) -> dict[str, Any]:
    """Between which days a field lets one choose: the day that is held is always one, whichever a file brought."""
    return {"min_value": min(EARLIEST, held or EARLIEST), "max_value": max(LATEST, held or LATEST)}


def fraction(percent: float | None) -> float | None:
    """0..1 for per cent; None for none."""
    return None if percent is None else round(percent / 100, 6)


def iso_day(day: date | None) -> str | None:
    """``2026-04-30``; None for none."""
    return day.isoformat() if day else None
