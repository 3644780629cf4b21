"""What customers really did: a log of events is read, corrected where it was misread, and asked."""

from pathlib import Path

import streamlit as st

from journey.analyses.adherence_answer import Adherence
from journey.errors import JourneyError
from journey.events.log import moment
from journey.model import Map
from journey.ui import evidence
from journey.ui.editing import opened
from journey.ui.evidence.accepting import accept
from journey.ui.evidence.answers import finding, question, question_choice, said_to, show
from journey.ui.evidence.bringing import bring, wait
from journey.ui.evidence.first_rows import first_rows, tell_unread
from journey.ui.evidence.held import Held, alone, held
from journey.ui.evidence.matching import matching, unmatched
from journey.ui.evidence.part import counted, part_choice
from journey.ui.evidence.planned import key_numbers, not_on_map
from journey.ui.evidence.questions import narrow
from journey.ui.evidence.reading import reading, tell_mixed
from journey.ui.heading import page_heading
from journey.ui.history import notice
from journey.ui.session import session

READING_PX = 340


@st.fragment
@alone
def desk() -> None:
    """What was read and what it says: a choice redraws these and nothing else."""
    found = held()
    if found is None:
        bring()
        return
    map_open = opened()
    journey_map, head = (map_open.map, map_open.head) if map_open else (None, 0)
    if found.job:
        _waiting(found, journey_map)
        return
    narrow(found, journey_map)
    with st.container():  # what is not always there has its place: what comes after it stays where it is
        said = found.problem or said_to(found, journey_map, head)
    with st.container(key="heading"):
        page_heading(_facts(found), finding(found, said, journey_map) or session.words("log_page.title"))
    with st.container(key="log_questions"):
        if found.log:
            question_choice(found, journey_map)
    with st.container():
        tell_mixed(found)
    with st.container():
        unmatched(found, map_open)
    plan = said if isinstance(said, Adherence) else None
    with st.container():
        if plan:
            key_numbers(plan)
    with st.container(horizontal=True, gap="medium", key="log_desk"):
        with st.container(key="log_answer", width="stretch"):
            part_choice(found, journey_map)
            if found.problem:
                tell_unread(found, found.problem)
            else:
                show(found, said, journey_map, head)
            first_rows(found)
        with st.container(key="log_beside", width=READING_PX, gap="medium"):
            with st.container():
                if map_open and plan:
                    not_on_map(plan, map_open)
            with st.container():
                if map_open and not isinstance(said, JourneyError):
                    accept(found, question(found, journey_map), said, map_open)
            with st.container(key="log_reading", gap="small"):
                reading(found)
    matching(found, map_open)
    notice()


def _waiting(found: Held, journey_map: Map | None) -> None:
    """A log that is read again keeps its choices at hand: whoever makes several need not wait after each."""
    if not found.headers:
        wait(found)
        return
    with st.container(key="heading"):
        page_heading(found.name, session.words("log_page.title"))
    with st.container(key="log_questions"):
        question_choice(found, journey_map)
    with st.container(horizontal=True, gap="medium", key="log_desk"):
        with st.container(key="log_answer", width="stretch"):
            wait(found)
        with (
            st.container(key="log_beside", width=READING_PX, gap="medium"),
            st.container(key="log_reading", gap="small"),
        ):
            reading(found)


def _facts(found: Held) -> str:
    t, log = session.words, found.log
    if log is None:
        return found.name
    facts = t(
        "log_page.kicker", name=found.name, customers=t("log_page.customers", n=log.customers),
        events=counted(found, log),
        start=t.day(moment(log.start).date()), end=t.day(moment(log.end).date()),
    )  # fmt: skip
    refused = log.understood.refused_rows
    return f"{facts} · {t('log_page.kicker_refused', n=refused)}" if refused else facts


st.html(Path(evidence.__file__).with_name("evidence.css"))
desk()
