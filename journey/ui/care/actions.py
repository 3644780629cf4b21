"""The actions of care, the longest overdue first, each with what can be done about it."""

from collections.abc import Callable
from datetime import date
from typing import Literal

import streamlit as st

from journey.model import CareAction, Edit, Map
from journey.model.caring import by_urgency, done, put_off, skipped
from journey.model.changes import add, new
from journey.ui.care.form import form
from journey.ui.care.message import message
from journey.ui.care.words import due, facts, kind_name, name_of
from journey.ui.editing import Opened, save
from journey.ui.markdown import escaped
from journey.ui.session import session

Part = Literal["edit", "message"]
Make = Callable[[Map, str, date], Edit | None]


def actions(found: Opened, today: date) -> None:
    """All of them; without the right to edit, to read alone."""
    may_edit = found.access.may("edit")
    with st.container(key="care_list", gap="small"):
        for care in by_urgency(found.map.care_actions):
            _action(found, care, today, may_edit)
        if may_edit and found.map.care_actions:
            add_button("secondary")


def add_button(kind: Literal["primary", "secondary"]) -> None:
    """Adds an action of the usual kind and opens its form."""
    st.button(session.words("care.add"), icon=":material/add:", type=kind, key="care_add", on_click=_add)


def _action(found: Opened, care: CareAction, today: date, may_edit: bool) -> None:
    t = session.words
    urgency, icon, said = due(care, today)
    with st.container(key=f"card_care_{care.id}", gap="small"):
        with st.container(gap=None, key=f"care_said_{care.id}"):
            with st.container(key=f"care_{urgency}_{care.id}"):
                st.markdown(f":material/{icon}: {escaped(said)}")
            st.markdown(f"**{escaped(name_of(care))}**")
            last = t("care.last_done", day=t.day(care.last_done)) if care.last_done else t("care.never")
            st.caption(escaped(f"{facts(care, found.map)} · {last}"))
        with st.container(horizontal=True, gap="small", key=f"care_deeds_{care.id}"):
            if may_edit:
                _deeds(care, today)
            _toggle(care, "message")
            if may_edit:
                _toggle(care, "edit")
        if session.get("care_open", "") == care.id:
            if session.get("care_part", "edit") == "message":
                message(found.map, care, today)
            elif may_edit:
                form(found, care)


def _deeds(care: CareAction, today: date) -> None:
    t = session.words
    is_done = care.last_done == today
    st.button(
        _of(t("care.done_already" if is_done else "care.done"), care),
        icon=":material/check:",
        key=f"care_done:{care.id}",
        disabled=is_done,
        on_click=_do,
        args=(done, care.id, today, "care.told.done"),
    )
    if care.next_due is None:
        return
    _quiet(f"care_later:{care.id}", _of(t("care.later"), care), put_off, care.id, today)
    if care.every_days is not None:
        _quiet(f"care_skip:{care.id}", _of(t("care.skip"), care), skipped, care.id, today)


def _of(label: str, care: CareAction) -> str:
    """With the name of what it is about, which is read out and not shown: each card has such a button."""
    return f"{label} :small[{escaped(session.words.quoted(name_of(care)))}]"


def _quiet(key: str, label: str, make: Make, care_id: str, today: date) -> None:
    st.button(label, type="tertiary", key=key, on_click=_do, args=(make, care_id, today, "care.told.moved"))


def _do(make: Make, care_id: str, today: date, told: str) -> None:
    if save(lambda journey_map: make(journey_map, care_id, today)):
        session.put("care_told", (told, care_id))


def told(journey_map: Map) -> None:
    """Hands what was just done to the note over the foot of the page, with the day on which it is due next."""
    key, care_id = session.get("care_told", ("", ""))
    if not key:
        return
    session.put("care_told", ("", ""))
    care = journey_map.get(care_id)
    if not isinstance(care, CareAction):
        return
    t = session.words
    day = t("care.told.next", day=t.day(care.next_due)) if care.next_due else t("care.told.no_next")
    session.notice = t(key, name=name_of(care), next=day)


def _toggle(care: CareAction, part: Part) -> None:
    is_open = session.get("care_open", "") == care.id and session.get("care_part", "edit") == part
    st.button(
        _of(session.words(f"care.close_{part}" if is_open else f"care.{part}"), care),
        type="tertiary",
        icon=":material/expand_less:" if is_open else ":material/expand_more:",
        key=f"care_{part}:{care.id}",
        on_click=_open,
        args=("" if is_open else care.id, part),
    )


def _open(care_id: str, part: Part) -> None:
    session.put("care_open", care_id)
    session.put("care_part", part)


def _add() -> None:
    made = new("care_actions", kind="check_in", title=kind_name("check_in"), every_days=30)
    if save(lambda journey_map: add(journey_map, made)):
        _open(made.id, "edit")
