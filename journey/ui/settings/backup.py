"""All maps as one file."""

from datetime import UTC, datetime

import streamlit as st

from journey.formats import backup
from journey.store import Place
from journey.ui.session import session, store


def download(found: Place, key: str) -> None:
    """The button; the file is made when it is pressed."""
    t = session.words
    st.download_button(
        t("settings.backup.download", n=found.in_use + found.archived),
        _made,
        file_name=f"itinerario-backup-{datetime.now(UTC):%Y-%m-%d}.zip",
        mime="application/zip",
        on_click="ignore",
        icon=":material/download:",
        disabled=not found.in_use + found.archived,
        key=key,
    )


def _made() -> bytes:
    return backup.write(store().everything(), datetime.now(UTC))
