"""Who is in the room. Of what is still hidden even who leads it learns how much and from how many, no more."""

from collections.abc import Callable

import streamlit as st

from journey.store.room_rows import Person
from journey.ui.markdown import escaped
from journey.ui.problems import told
from journey.ui.session import session, store
from journey.ui.workshop.room import Seen, name_of


def present(found: Seen) -> None:
    """Names, or numbers, each with what can be done; whoever was taken out can be let in again."""
    t = session.words
    here = [person for person in found.people if not person.removed]
    with st.container(key="card_ws_people", gap="small"):
        st.markdown(f"### {t('workshop.wall.people', n=len(here))}", anchors=False)
        if not here:
            st.caption(t("workshop_page.nobody"))
        with st.container(horizontal=True, gap="small", key="ws_people"):
            for person in here:
                _person(found, person)
        gone = [person for person in found.people if person.removed]
        if gone:
            st.caption(t("workshop_page.gone"))
            with st.container(horizontal=True, gap="small", key="ws_gone"):
                for person in gone:
                    _menu(found, person, ("let_in",))


def _person(found: Seen, person: Person) -> None:
    _menu(found, person, ("unmute" if person.muted else "mute", "remove"))


def _menu(found: Seen, person: Person, deeds: tuple[str, ...]) -> None:
    t = session.words
    key = f"ws_person_{'gone' if person.removed else 'here'}_{person.id}"
    st.menu_button(
        escaped(name_of(person)), deeds, key=key, type="secondary", on_click=_do, args=(found.room.id, person.id, key),
        format_func=lambda deed: t(f"workshop_page.{deed}"), icon=":material/mic_off:" if person.muted else None,
    )  # fmt: skip


def _do(room_id: str, person_id: str, key: str) -> None:
    deeds: dict[str, Callable[[], None]] = {
        "mute": lambda: store().mute(room_id, person_id),
        "unmute": lambda: store().mute(room_id, person_id, muted=False),
        "remove": lambda: store().remove(room_id, person_id),
        "let_in": lambda: store().remove(room_id, person_id, removed=False),
    }
    with told():
        deeds[session.widget(key, "")]()
