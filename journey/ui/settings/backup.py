"""All maps as one file."""

from datetime import UTC, datetime
from queue import Empty, SimpleQueue

import streamlit as st

from journey.errors import JourneyError
from journey.formats import backup
from journey.store import Place, Store
from journey.ui.problems import say
from journey.ui.session import session, store

Outcomes = SimpleQueue[JourneyError | None]
"""What became of each file that was asked for: it is made in a thread that cannot speak to the page."""

PATIENCE_SECONDS = 120


@st.fragment
def download(found: Place, key: str) -> None:
    """The button; the file is made when it is pressed, and where that cannot be, the page says why."""
    t = session.words
    held = store()  # with one's own rights: the thread that makes the file knows no session
    outcomes = session.get(f"outcomes_{key}", Outcomes())
    session.put(f"outcomes_{key}", outcomes)
    pressed = st.download_button(
        t("settings.backup.download", n=found.in_use + found.archived),
        lambda: made(held, outcomes),
        file_name=f"itinerario-backup-{datetime.now(UTC):%Y-%m-%d}.zip",
        mime="application/zip",
        icon=":material/download:",
        disabled=not found.in_use + found.archived,
        key=key,
    )
    problem = outcome(outcomes) if pressed else None
    if problem is not None:
        say(problem)


def made(held: Store, outcomes: Outcomes) -> bytes:
    """The file; what came of it goes into ``outcomes``. Raises JourneyError."""
    problem: JourneyError | None = None
    try:
        return backup.write(held.everything(), datetime.now(UTC))
    except JourneyError as error:
        problem = error
        raise
    finally:
        outcomes.put(problem)


def outcome(outcomes: Outcomes) -> JourneyError | None:
    """Why the file that was asked for could not be made, as soon as that is known."""
    try:
        return outcomes.get(timeout=PATIENCE_SECONDS)
    except Empty:
        return None
