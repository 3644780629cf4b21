"""What was decided, with who does it until when; and the parking lot."""

from datetime import date
from functools import partial

import streamlit as st

from journey.ui.markdown import escaped
from journey.ui.panels.amounts import DAY_FORMAT
from journey.ui.session import session
from journey.ui.workshop.room import Seen, steer
from journey.workshop.contribution import LONGEST
from journey.workshop.state import decide, undecide

TEXT, OWNER, DUE = "ws_decided", "ws_decided_by", "ws_decided_due"


def deciding(found: Seen) -> None:
    """The decisions so far, and a line for the next one."""
    t = session.words
    with st.container(key="card_ws_decisions", gap="small"):
        st.markdown(f"### {t('workshop_page.decisions')}", anchors=False)
        for each in found.state.decisions:
            with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"ws_decision_{each.id}"):
                facts = " · ".join(filter(None, (each.owner, t.day(each.due) if each.due else "")))
                told = f" :small[{escaped(facts)}]" if facts else ""
                st.markdown(f"**{escaped(each.text)}**{told}", width="stretch")
                st.button(
                    f":small[{escaped(t('workshop_page.undecide', what=each.text))}]", type="tertiary",
                    icon=":material/close:", key=f"ws_undecide_{each.id}", on_click=steer,
                    args=(found.room.id, partial(undecide, decision_id=each.id)),
                )  # fmt: skip
        with st.form("ws_decide_form", border=False):
            st.text_input(t("workshop_page.decided"), key=TEXT, max_chars=LONGEST)
            with st.container(horizontal=True, gap="small"):
                st.text_input(t("workshop_page.owner"), key=OWNER, max_chars=LONGEST)
                st.date_input(t("workshop_page.due"), value=None, key=DUE, width=150, format=DAY_FORMAT)
            st.form_submit_button(t("workshop_page.decide"), on_click=_decide, args=(found.room.id,), key="ws_decide")


def parking(found: Seen) -> None:
    """What matters, but not now."""
    if not found.parked:
        return
    with st.container(key="card_ws_parked", gap="small"):
        st.markdown(f"### {session.words('workshop_page.parking')}", anchors=False)
        st.markdown("\n".join(f"- {escaped(text)} :small[{escaped(name)}]" for text, name in found.parked))


def _decide(room_id: str) -> None:
    text, owner = session.widget(TEXT, "").strip(), session.widget(OWNER, "").strip()
    due: date | None = session.widget(DUE, None)
    if not text:
        return
    steer(room_id, partial(decide, text=text, owner=owner, due=due))
    if session.problem is None:
        for key, empty in ((TEXT, ""), (OWNER, ""), (DUE, None)):
            session.controlled(key, empty)
