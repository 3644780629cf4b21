"""What a workshop leaves: on the map, by one click and as one edit that can be taken back."""

from functools import partial

import streamlit as st

from journey.live.workshop.files import KINDS, file_of, takes
from journey.live.workshop.files import name_of as name_of_file
from journey.model import Put
from journey.store import Store
from journey.store.room_rows import Room
from journey.ui.editing import Opened, save
from journey.ui.session import session, store
from journey.ui.workshop.room import Seen, name_of
from journey.workshop.outcome import Room as Said
from journey.workshop.outcome import outcome


def leaving(found: Opened, led: Seen) -> None:
    """How much would be put on the map, and the button; nothing for who may not edit it."""
    t = session.words
    if not found.access.may("edit"):
        return
    edit = outcome(found.map, _said(led.room))
    with st.container(key="card_ws_leaving", gap="small"):
        st.markdown(f"### {t('workshop_page.outcome.title')}", anchors=False)
        _files(found, led)
        if edit is None:
            st.caption(t("workshop_page.outcome.none"))
            return
        about = {one.record.id if isinstance(one, Put) else one.id for one in edit.operations}
        st.button(
            t("workshop_page.outcome.put", n=len(about)), icon=":material/add_to_photos:",
            key="ws_outcome", on_click=_put, args=(led.room,),
        )  # fmt: skip
        st.caption(t("workshop_page.outcome.about"))


def _files(found: Opened, led: Seen) -> None:
    """The page, the slides, the text and the workbook, as far as they may be taken; made when they are asked for."""
    t, held, language = session.words, store(), session.language
    with st.container(horizontal=True, gap="small", key="ws_files"):
        for kind in (kind for kind in KINDS if found.access.may_take(takes(kind))):
            st.download_button(
                t(f"workshop_page.files.{kind}"), partial(_made, held, led.room.id, kind, language),
                file_name=name_of_file(led.room, kind),
                key=f"ws_file_{kind}", on_click="ignore", icon=":material/download:",
            )  # fmt: skip


def _made(held: Store, room_id: str, kind: str, language: str) -> bytes:
    return file_of(held, room_id, kind, language).data


def _put(room: Room) -> None:
    """As the room and the map are at the click."""
    save(lambda journey_map: outcome(journey_map, _said(store().room(room.id))))


def _said(room: Room) -> Said:
    """What people said, without what is hidden still and without those who were simulated."""
    heard = [each for each in store().heard_in(room.id, simulated=False) if each.step not in room.state.hidden]
    return Said(room.id, room.state, heard, {person.id: name_of(person) for person in store().people(room.id)})
