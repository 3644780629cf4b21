"""The time of an edit where the browser is."""

from datetime import UTC, datetime, timedelta, timezone

import streamlit as st


def local(at: datetime) -> datetime:
    """``at`` on the clock of whoever looks; in UTC where the browser has not said."""
    minutes = st.context.timezone_offset
    return at.astimezone(timezone(timedelta(minutes=-minutes)) if isinstance(minutes, int) else UTC)


def days_ago(at: datetime) -> int:
    """0 for today, 1 for yesterday, by the calendar of whoever looks."""
    return (local(datetime.now(UTC)).date() - local(at).date()).days
