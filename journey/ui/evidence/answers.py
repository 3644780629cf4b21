"""One question at a time: its figure, the numbers, and the question as SQL. The finding stands over the page."""

from importlib import import_module
from typing import Any

import streamlit as st

from journey.analyses import OF_ONE, WALKED
from journey.analyses.fitting import fitted, least_px
from journey.analyses.naming import named, titles
from journey.analyses.tables import tables
from journey.errors import JourneyError
from journey.formats.plotly import CONFIG
from journey.model import Map
from journey.scene.themes import theme
from journey.ui.evidence import planned
from journey.ui.evidence.held import Held, choose, look_at
from journey.ui.evidence.questions import answer, asked, is_of, one_of
from journey.ui.evidence.scrolling import scrolling
from journey.ui.evidence.steps_graph import GRAPH, drawing_choice, show_graph
from journey.ui.followed import followed
from journey.ui.markdown import escaped
from journey.ui.session import session
from journey.ui.width import page_width


def question(found: Held, journey_map: Map | None) -> str:
    """The one that is asked: at first the plan, where the map that is open names events of the log."""
    return session.get("log_question", "") or WALKED[0 if is_of(found, journey_map) else 1]


def question_choice(found: Held, journey_map: Map | None) -> None:
    t, key, asked_now = session.words, "log_question_choice", question(found, journey_map)
    st.segmented_control(
        t("log_page.question"), (*WALKED, OF_ONE), required=True, label_visibility="collapsed",
        format_func=lambda name: t(f"log_page.questions.{name}"),
        on_change=lambda: choose(found, "log_question", session.widget(key, WALKED[0])),
        **followed(key, asked_now, default=asked_now),
    )  # fmt: skip


def said_to(found: Held, journey_map: Map | None, head: int) -> Any:
    """The answer, or the JourneyError that says why there is none."""
    with st.spinner(session.words("log_page.thinking")):
        try:
            return answer(found, question(found, journey_map), journey_map, head)
        except JourneyError as problem:
            return problem


def finding(found: Held, said: Any, journey_map: Map | None) -> str:
    """The answer as a sentence; "" where there is none."""
    if isinstance(said, JourneyError):
        return ""
    called = named(said, titles(journey_map))
    return str(import_module(f"journey.analyses.{question(found, journey_map)}").finding(called, session.words))


def show(found: Held, said: Any, journey_map: Map | None, head: int) -> None:
    t, name = session.words, question(found, journey_map)
    if name == OF_ONE and found.customers:  # none where the engine went away
        _customer_choice(found)
    if isinstance(said, JourneyError):
        _tell_unasked(said)
        return
    module, called = import_module(f"journey.analyses.{name}"), named(said, titles(journey_map))
    st.markdown(t(f"log_page.about.{name}"))
    width = page_width("plan")
    more = {"width_px": width} if name == "adherence" else {}
    alt = finding(found, said, journey_map) or t(f"log_page.about.{name}")
    if name == "itinerary" and drawing_choice(found) == GRAPH:
        try:
            show_graph(found, journey_map, width, alt)
        except JourneyError as problem:
            tell(problem)
    else:
        drawn = fitted(module.figure(called, t, theme(session.theme), **more), width)
        least = least_px(drawn)
        with scrolling("log_figure", least if width < least else 0):
            st.plotly_chart(drawn, key=f"log_chart_{name}", theme=None, config=CONFIG, alt=alt)
    if name == "adherence":
        planned.unsaid(said)
    proof(found, name, called, journey_map, head)


def proof(found: Held, name: str, called: Any, journey_map: Map | None, head: int) -> None:
    """The numbers of an answer, whose events are ``called`` as people call them, and the question as SQL."""
    t = session.words
    with st.expander(t("log_page.numbers"), icon=":material/table:"):
        for title, rows in tables(called, t):
            st.markdown(f"**{title}**")
            st.dataframe(rows, hide_index=True, width="stretch")
    with st.expander(t("log_page.sql"), icon=":material/code:"):
        try:
            for text in asked(found, name, journey_map, head):
                st.code(text, language="sql")
        except JourneyError as problem:  # the engine went away since it answered
            tell(problem)


def _customer_choice(found: Held) -> None:
    """The most varied journeys to choose from; any other customer may be typed."""
    t, key, one = session.words, "log_customer", one_of(found)
    options = list(dict.fromkeys([*found.customers, one]))
    st.selectbox(
        t("log_page.one_customer"), options, accept_new_options=True, on_change=look_at, args=(key,),
        **followed(key, one, options=options),
    )  # fmt: skip


def _tell_unasked(problem: JourneyError) -> None:
    """Why there is no answer; where the log speaks of nothing on a map, the two ways that stand over the answer."""
    if problem.code in ("needs_map", "no_events_named"):
        st.info(session.words(f"log_page.plan.{problem.code}"), icon=":material/info:")
    else:
        tell(problem)


def tell(problem: JourneyError) -> None:
    """Why there is no answer, and what to do about it."""
    language = session.language
    st.info(escaped(f"{problem.what(language)} {problem.hint(language)}"), icon=":material/info:")
