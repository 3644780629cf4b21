"""Where customers vanish: a log is asked after which event nothing of theirs comes any more."""

from pathlib import Path
from typing import Any

import streamlit as st

from journey.analyses.drop_off_answer import DropOff
from journey.errors import JourneyError
from journey.model import Map
from journey.ui import evidence, vanishing
from journey.ui.editing import opened
from journey.ui.evidence.accepting import accept
from journey.ui.evidence.answers import proof, tell
from journey.ui.evidence.bringing import bring, wait
from journey.ui.evidence.held import Held, alone, drop, held
from journey.ui.evidence.questions import is_of, narrow
from journey.ui.evidence.reading import tell_mixed
from journey.ui.heading import page_heading
from journey.ui.history import notice
from journey.ui.markdown import escaped
from journey.ui.session import session
from journey.ui.shell import page
from journey.ui.vanishing.asking import called, choice, choices, facts, finding, lost_heads, only_part, said_to, told
from journey.ui.vanishing.pictures import bleeding, cooling, talking, worth
from journey.ui.vanishing.points import points
from journey.ui.vanishing.pressing import now, pressed, what_if
from journey.ui.vanishing.report import report
from journey.ui.vanishing.terms import ends, perhaps_ends, silence
from journey.ui.vanishing.to_ask import to_ask

BESIDE_PX = 420


@st.fragment
@alone
def desk() -> None:
    """A choice redraws these and nothing else."""
    found = held()
    if found is None:
        bring("vanishing.no_log")
        return
    if found.job:
        wait(found)
        return
    map_open = opened()
    journey_map, head = (map_open.map, map_open.head) if map_open else (None, 0)
    if found.part is not None:
        narrow(found, journey_map)
    if found.problem or found.whole is None:
        _unread(found)
        return
    question = choice()
    said = said_to(found, question, journey_map, head)
    named = called(said, journey_map)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="vanishing_head"):
        page_heading(facts(found, question), finding(question, named), lost_heads(named))
        choices(found)
    with st.container(key="vanishing_told"):  # what is not always there has its place: what comes after it stays
        if sentence := told(named):
            st.markdown(escaped(sentence))
    with st.container():
        tell_mixed(found)
    with st.container():
        only_part(found, question)
    with st.container(gap="small"):
        points_said = said_to(found, "drop_off", journey_map, head)
        perhaps_ends(found, getattr(points_said, "perhaps_ends", ()), journey_map)
    with st.container(horizontal=True, gap="medium", key="vanishing_desk"):
        with st.container(key="vanishing_left", width="stretch", gap="medium"):
            with st.container(key="vanishing_answer"):
                st.subheader(session.words(f"vanishing.cards.{question}"), anchor=False)
                if isinstance(said, JourneyError):
                    tell(said)
                else:
                    _show(found, question, said, journey_map)
                    proof(found, question, named, journey_map, head)
            _below(found, question, said, journey_map)
        with st.container(key="vanishing_beside", width=BESIDE_PX, gap="medium"):
            silence(found, journey_map, head)
            with st.container():
                if question == "pressure" and not isinstance(said, JourneyError):
                    what_if(found, said, journey_map)
            with st.container():
                if map_open and not isinstance(said, JourneyError):
                    accept(found, question, said, map_open, "mark")
            with st.container():
                if isinstance(named, DropOff):
                    to_ask(named, journey_map if is_of(found, journey_map) else None)
            ends(found, journey_map)
            with st.container(horizontal=True, gap="small"):
                report(found, journey_map, head)
                _another()
    notice()


def _unread(found: Held) -> None:
    page_heading(found.name, session.words("app.pages.vanishing"))
    if found.problem:
        tell(found.problem)
        if found.headers:  # what its columns are is said there
            st.page_link(
                page("evidence"), label=session.words("vanishing.correct"), icon=":material/tune:",
                query_params=session.link(),
            )  # fmt: skip
    _another()


def _another() -> None:
    st.button(session.words("log_page.another"), icon=":material/upload_file:", on_click=drop, key="another_log")


def _show(found: Held, question: str, said: Any, journey_map: Map | None) -> None:
    if question == "drop_off":
        points(found, said, journey_map)
    elif question == "pressure":
        pressed(said, journey_map)
    elif question == "dialogue":
        talking(found, said)
    elif question == "haemorrhage":
        bleeding(said)
    else:
        worth(found, said)


def _below(found: Held, question: str, said: Any, journey_map: Map | None) -> None:
    """Whom it is about now."""
    if isinstance(said, JourneyError):
        return
    if question == "pressure":
        now(found, said)
    elif question == "dialogue":
        cooling(said, journey_map)


for part, sheet in ((evidence, "evidence.css"), (vanishing, "vanishing.css")):
    st.html(Path(str(part.__file__)).with_name(sheet))
desk()
