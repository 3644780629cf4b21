"""How people come in, and who is here: the code, a picture for phones, the big screen; muting and taking out."""

from urllib.parse import urlencode

import streamlit as st

from journey.live.passes import pass_to
from journey.live.workshop.line import screen_of
from journey.live.workshop.rehearsal import rehearsals
from journey.store.room_rows import Person, Room
from journey.ui.markdown import escaped
from journey.ui.problems import told
from journey.ui.session import house, session, store
from journey.ui.sharing.address import base_address
from journey.ui.sharing.new_link import qr_code

PLAYED = 20


def entrance(room: Room) -> None:
    """The code, the picture and the address; the way to the big screen."""
    t = session.words
    base, is_for_here = base_address()
    address = f"{base}join/{room.code.replace(' ', '-')}"
    with st.container(key="workshop_entrance", gap="small"):
        st.caption(t("workshop.page.code"))
        st.markdown(f"### {escaped(room.code)}", anchors=False)
        if is_for_here:
            st.markdown(t("workshop.page.only_here"))
        else:
            st.image(qr_code(address), width=180, alt=t("sharing.qr"))
        st.markdown(f"[{escaped(address.split('://')[-1])}]({address})")
        shown = {
            "pass": pass_to(screen_of(room.id)), "join": address, "lang": session.language, "theme": session.theme,
        }  # fmt: skip
        st.link_button(
            t("workshop.page.screen"), f"wall/{room.id}?{urlencode(shown)}", icon=":material/desktop_windows:",
            width="stretch",
        )  # fmt: skip


def people(room: Room) -> None:
    """Who is here, newest last; a click mutes them, takes them out, or lets them in again."""
    t = session.words
    found = store().people(room.id)
    here = [person for person in found if not person.removed]
    with st.container(key="workshop_people", gap="small"):
        st.subheader(t("workshop.wall.people", n=len(here)), anchor=False)
        if not found:
            st.caption(t("workshop.page.nobody"))
        with st.container(key="workshop_names", gap=None, height=260 if len(found) > 6 else "content"):
            for person in found:
                _person(room, person)


def _person(room: Room, person: Person) -> None:
    t, name = session.words, name_of(person)
    with st.container(key=f"person_{person.id}", horizontal=True, vertical_alignment="center", gap="small"):
        shown = f"~~{escaped(name)}~~" if person.removed else escaped(name)
        st.markdown(f"{shown} :small[{t('workshop.page.muted')}]" if person.muted else shown, width="stretch")
        if person.removed:
            st.button(
                t("workshop.page.let_in"), type="tertiary", key=f"in_{person.id}", on_click=_remove,
                args=(room.id, person.id, False),
            )  # fmt: skip
            return
        icon = ":material/mic_off:" if not person.muted else ":material/mic:"
        mute = "mute" if not person.muted else "unmute"
        st.button(
            "", type="tertiary", icon=icon, key=f"mute_{person.id}", help=t(f"workshop.page.{mute}", name=name),
            on_click=_mute, args=(room.id, person.id, not person.muted),
        )  # fmt: skip
        st.button(
            "", type="tertiary", icon=":material/person_remove:", key=f"out_{person.id}",
            help=t("workshop.page.remove", name=name), on_click=_remove, args=(room.id, person.id, True),
        )  # fmt: skip


def name_of(person: Person) -> str:
    return person.name or session.words("workshop.join.anonymous", n=person.number)


def rehearsal(room: Room) -> None:
    """Simulated people, to try the way before the day."""
    t = session.words
    played = any(person.simulated and not person.removed for person in store().people(room.id))
    with st.container(key="workshop_rehearsal", gap="small"):
        st.caption(t("workshop.page.rehearsal_about"))
        if played:
            st.button(t("workshop.page.rehearsal_end"), key="rehearsal_end", on_click=_end_rehearsal, args=(room.id,))
        else:
            st.button(
                t("workshop.page.rehearsal", n=PLAYED), icon=":material/smart_toy:", key="rehearsal",
                on_click=_rehearse, args=(room.id,),
            )  # fmt: skip


def _mute(room_id: str, person_id: str, muted: bool) -> None:
    with told():
        store().mute(room_id, person_id, muted)


def _remove(room_id: str, person_id: str, removed: bool) -> None:
    with told():
        store().remove(room_id, person_id, removed)


def _rehearse(room_id: str) -> None:
    with told():
        store().people(room_id)  # whoever may not lead the room fills it with nobody
        rehearsals.begin(house(), room_id, PLAYED)


def _end_rehearsal(room_id: str) -> None:
    with told():
        rehearsals.end(store(), room_id)
