"""One question at a time: the finding as a sentence, its figure, the numbers, and the question as SQL."""

from dataclasses import asdict, fields
from importlib import import_module
from typing import Any

import pandas as pd
import streamlit as st

from journey.analyses import QUESTIONS
from journey.errors import JourneyError
from journey.formats.plotly import CONFIG
from journey.model import Map
from journey.scene.themes import theme
from journey.ui.evidence.held import Held, about, answer
from journey.ui.markdown import escaped
from journey.ui.session import session


def question_choice() -> str:
    """Which question is asked."""
    t = session.words
    key = session.controlled("log_question", session.get("log_question", QUESTIONS[0]))
    st.segmented_control(
        t("log_page.question"), QUESTIONS, key=key, required=True, label_visibility="collapsed",
        format_func=lambda name: t(f"log_page.questions.{name}"),
        on_change=lambda: session.put("log_question", session.widget(key, QUESTIONS[0])),
    )  # fmt: skip
    return session.get("log_question", QUESTIONS[0])


def show(found: Held, question: str, journey_map: Map | None, head: int) -> None:
    t = session.words
    module = import_module(f"journey.analyses.{question}")
    try:
        with st.spinner(t("log_page.thinking"), show_time=False):
            said = answer(found, question, journey_map, head)
    except JourneyError as problem:
        st.info(escaped(f"{problem.what(session.language)} {problem.hint(session.language)}"), icon=":material/info:")
        return
    st.subheader(escaped(module.finding(said, t) or t(f"log_page.questions.{question}")), anchor=False)
    st.caption(t(f"log_page.about.{question}"))
    st.plotly_chart(
        module.figure(said, t, theme(session.theme)), key=f"log_chart_{question}", theme=None, config=CONFIG,
        alt=module.finding(said, t),
    )  # fmt: skip
    with st.expander(t("log_page.numbers"), icon=":material/table:"):
        for rows in _tables(said):
            st.dataframe(rows, hide_index=True, width="stretch")
    with st.expander(t("log_page.sql"), icon=":material/code:"):
        assert found.log is not None
        for expression in module.asked(found.log, *about(question, journey_map)).values():
            st.code(found.log.engine.sql(expression), language="sql")


def _tables(said: Any) -> list[pd.DataFrame]:
    """The rows of an answer, a table for each kind."""
    tables = []
    for each in fields(said):
        rows = getattr(said, each.name)
        if isinstance(rows, tuple) and rows:
            tables.append(pd.DataFrame([_flat(asdict(row)) for row in rows]))
    return tables


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: " → ".join(map(str, value)) if isinstance(value, list | tuple) else value for name, value in row.items()
    }
