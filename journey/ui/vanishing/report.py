"""The report of what was found, as a file: every answer that the log gives, on pages."""

from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from journey.analyses.reported import ORDER, pages
from journey.errors import JourneyError
from journey.formats.report_pages import MIMES, REPORTS
from journey.i18n import Words
from journey.model import Map
from journey.ui.clock import today
from journey.ui.evidence.held import Held
from journey.ui.evidence.questions import answer, log_for
from journey.ui.file_names import file_name
from journey.ui.session import session


def report(found: Held, journey_map: Map | None, head: int) -> None:
    """A button that opens to one for each kind of file; made when it is asked for.

    None where there is nothing to report: a log of which not even its silences can be told answers no question.
    """
    t = session.words
    try:
        answer(found, "horizon", journey_map, head)
    except JourneyError:
        return
    with st.popover(t("vanishing.report.label"), icon=":material/description:", key="vanishing_report"):
        st.markdown(t("vanishing.report.about"))
        for suffix in REPORTS:
            st.download_button(
                t(f"vanishing.report.{suffix[1:]}"), partial(report_file, suffix, found, journey_map, head, t, today()),
                file_name=file_name(found.name.partition(".")[0], t("vanishing.report.label"), suffix=suffix),
                mime=MIMES[suffix], on_click="ignore", icon=":material/download:", key=f"report_{suffix[1:]}",
            )  # fmt: skip


def report_file(suffix: str, found: Held, journey_map: Map | None, head: int, t: Words, day: date) -> bytes:
    """What the log cannot answer is said. It is made while no page runs, and asks the session nothing."""
    known: dict[str, Any] = {}
    unanswered: dict[str, JourneyError] = {}
    with found.lock:  # a page may run meanwhile
        for name in ORDER:
            try:
                known[name] = answer(found, name, journey_map, head)
            except JourneyError as error:
                unanswered[name] = error
        said = pages(log_for(found, ORDER[0]), known, t, journey_map, unanswered, day)
    return REPORTS[suffix](said, t("analyses.report.title"))
