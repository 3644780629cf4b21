"""The time of an edit, and today, where the browser is."""

from datetime import UTC, date, datetime, timedelta, timezone

import streamlit as st


def local(at: datetime) -> datetime:
    """``at`` on the clock of whoever looks; in UTC where the browser has not said."""
    minutes = st.context.timezone_offset
    return at.astimezone(timezone(timedelta(minutes=-minutes)) if isinstance(minutes, int) else UTC)


def days_ago(at: datetime) -> int:
    """0 for today, 1 for yesterday, by the calendar of whoever looks."""
    return (today() - local(at).date()).days


def today() -> date:
    """The day in the calendar of whoever looks."""
    return local(now()).date()


def now() -> datetime:
    return datetime.now(UTC)
