"""Trying a workshop before the day: the room is filled with simulated people, and emptied of them again."""

import streamlit as st

from journey.live.workshop.rehearsal import rehearsals
from journey.ui.problems import told
from journey.ui.session import session, store
from journey.ui.workshop.room import Seen

PEOPLE = 20


def trying(found: Seen) -> None:
    """One button, which says how many; and the one that sends them out."""
    t = session.words
    played = sum(person.simulated and not person.removed for person in found.people)
    with st.container(key="card_ws_trying", gap="small"):
        st.caption(t("workshop_page.rehearsal.about"))
        if played:
            st.button(
                t("workshop_page.rehearsal.end", n=played), icon=":material/logout:", key="ws_rehearsal_end",
                on_click=_end, args=(found.room.id,),
            )  # fmt: skip
        else:
            st.button(
                t("workshop_page.rehearsal.begin", n=PEOPLE), icon=":material/smart_toy:", key="ws_rehearsal",
                on_click=_begin, args=(found.room.id,),
            )  # fmt: skip


def _begin(room_id: str) -> None:
    with told():
        rehearsals.begin(store(), room_id, PEOPLE)


def _end(room_id: str) -> None:
    with told():
        rehearsals.end(store(), room_id)
