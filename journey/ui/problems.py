"""What went wrong, said once, calmly, in the language of the page."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from journey.errors import JourneyError
from journey.ui.markdown import escaped
from journey.ui.session import session


@contextmanager
def told() -> Iterator[None]:
    """Keeps a JourneyError for ``show_problem`` instead of letting it end the run. For callbacks."""
    try:
        yield
    except JourneyError as error:
        session.problem = error


def show_problem() -> None:
    """Shows the last problem, if there is one: what, and what to do; then forgets it."""
    problem = session.problem
    if problem is None:
        return
    session.problem = None
    say(problem)


def say(problem: JourneyError, *, in_file: bool = False) -> None:
    """Shows a problem here: what, and what to do; of a file that was brought, also where in it."""
    shown = escaped(problem.message(session.language)) if in_file else _sentences(problem)
    st.warning(shown, icon=":material/info:")


def calm_failure(error: Exception) -> bool:
    """For an error nobody foresaw: says that the work is safe. The details go to the server's log."""
    if isinstance(error, JourneyError):
        say(error)
        return True
    t = session.words
    st.warning(f"{t('app.failure')} {t('app.failure_hint')}", icon=":material/info:")
    return True


def _sentences(problem: JourneyError) -> str:
    return escaped(f"{problem.what(session.language)} {problem.hint(session.language)}")
