"""What customers really did: a log of events is read, corrected where it was misread, and asked."""

import streamlit as st

from journey.events.log import moment
from journey.ui.editing import opened
from journey.ui.empty import place
from journey.ui.evidence.answers import question_choice, show
from journey.ui.evidence.held import Held, held, take
from journey.ui.evidence.reading import reading
from journey.ui.heading import page_heading
from journey.ui.markdown import escaped
from journey.ui.session import session

LARGEST_MB = 2_000


def main() -> None:
    desk()


@st.fragment
def desk() -> None:
    found = held()
    if found is None:
        _bring()
        return
    t = session.words
    page_heading(_kicker(found), t("log_page.title"))
    with st.container(horizontal=True, gap="medium", key="evidence_desk"):
        with st.container(key="evidence_answers", width="stretch"):
            if found.problem is not None:
                st.info(
                    escaped(f"{found.problem.what(session.language)} {found.problem.hint(session.language)}"),
                    icon=":material/info:",
                )
            else:
                map_opened = opened()
                journey_map, head = (map_opened.map, map_opened.head) if map_opened else (None, 0)
                show(found, question_choice(), journey_map, head)
        with st.container(key="card_reading", width=340, gap="small"):
            reading(found, found.headers)


def _bring() -> None:
    t = session.words
    page_heading("", t("log_page.title"))
    with place("log_page.empty"):
        key = "log_file"
        st.file_uploader(t("log_page.upload"), key=key, max_upload_size=LARGEST_MB, on_change=_take, args=(key,))
        st.caption(t("log_page.stays"))


def _take(key: str) -> None:
    file = session.widget(key, None)
    if file is not None:
        take(file.name, file.getvalue())


def _kicker(found: Held) -> str:
    t = session.words
    if found.log is None:
        return found.name
    log = found.log
    told = t(
        "log_page.kicker", name=found.name, customers=t.number(log.customers), events=t.number(log.events),
        start=t.day(moment(log.start).date()), end=t.day(moment(log.end).date()),
    )  # fmt: skip
    refused = log.understood.refused_rows
    return f"{told} · {t('log_page.kicker_refused', n=refused)}" if refused else told


main()
