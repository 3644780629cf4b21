"""Talks with customers who were lost: when, with whom, their words, and what follows from them."""

from datetime import date
from typing import Any

import streamlit as st
from pydantic import JsonValue

from journey.model import Edit, Loss, Map
from journey.model.changes import change
from journey.model.findings import Conversation
from journey.ui.editing import save
from journey.ui.panels.amounts import DAY_FORMAT, EARLIEST, LATEST, iso_day
from journey.ui.panels.part import keep_open
from journey.ui.session import session

_FIELDS = ("words", "follows", "who", "date")


def conversations(loss: Loss) -> None:
    """Every conversation with its fields, and an empty form for the first one, or when asked for another."""
    t = session.words
    st.markdown(f"**{t('map_page.conversations.title')}**")
    st.caption(t("map_page.conversations.about"))
    for place, held in enumerate(loss.conversations):
        with st.container(border=True, gap="small"):
            _fields(f"conversation:{loss.id}:{place}", held, loss.id, place)
            st.button(
                t("map_page.conversations.remove"),
                icon=":material/delete:",
                type="tertiary",
                key=f"remove_conversation:{loss.id}:{place}",
                on_click=_save,
                args=(loss.id, place, None),
            )
    if loss.conversations and not session.get(f"hearing:{loss.id}", False):
        st.button(
            t("map_page.conversations.another"),
            icon=":material/add:",
            type="tertiary",
            key=f"another_conversation:{loss.id}",
            on_click=_hear,
            args=(loss.id, True),
        )
        return
    draft = f"conversation:{loss.id}:new:{session.get(f'heard:{loss.id}', 0)}"
    with st.container(border=True, gap="small"):
        _fields(draft, None)
        st.button(
            t("map_page.conversations.add"),
            icon=":material/add:",
            key=f"add_conversation:{loss.id}",
            on_click=_add,
            args=(loss.id, draft),
        )


def _fields(key: str, held: Conversation | None, loss_id: str = "", place: int = 0) -> None:
    """The fields of a conversation; one that is kept saves each of them when the person leaves it."""
    t = session.words
    if held is not None:
        for name in _FIELDS:
            session.controlled(f"{key}:{name}", getattr(held, name))
    leave: dict[str, Any] = {"on_change": _save, "args": (loss_id, place, key)} if held is not None else {}
    blank: dict[str, Any] = {"value": None} if held is None else {}  # else an empty day would be today
    st.text_area(
        t("map_page.conversations.words"),
        key=f"{key}:words",
        height=66,
        placeholder=t("map_page.conversations.words_placeholder"),
        **leave,
    )
    st.text_input(t("map_page.conversations.follows"), key=f"{key}:follows", **leave)
    left, right = st.columns(2)
    with left:
        st.text_input(t("map_page.conversations.who"), key=f"{key}:who", **leave)
    with right:
        st.date_input(
            t("map_page.conversations.date"),
            key=f"{key}:date",
            min_value=EARLIEST,
            max_value=LATEST,
            format=DAY_FORMAT,
            **leave,
            **blank,
        )


def _typed(key: str) -> dict[str, JsonValue]:
    texts: dict[str, JsonValue] = {name: session.widget(f"{key}:{name}", "") for name in _FIELDS[:-1]}
    day: date | None = session.widget(f"{key}:date", None)
    return {**texts, "date": iso_day(day)}


def _hear(loss_id: str, opened: bool) -> None:
    """Opens or closes the empty form under conversations that are kept."""
    keep_open("losses")
    session.put(f"hearing:{loss_id}", opened)


def _add(loss_id: str, draft: str) -> None:
    """Nobody is only guessing any more once a lost customer was heard: the evidence rises in the same step."""
    typed = _typed(draft)
    keep_open("losses")
    if not any(typed.values()):
        return

    def heard(journey_map: Map) -> Edit | None:
        loss = journey_map.get(loss_id)
        if not isinstance(loss, Loss):
            return change(journey_map, loss_id)  # says that it is gone
        held = [each.model_dump(mode="json") for each in loss.conversations]
        risen: dict[str, JsonValue] = {"evidence": "heard"} if loss.evidence == "assumed" else {}
        return change(journey_map, loss_id, conversations=[*held, typed], **risen)

    if save(heard):
        session.put(f"heard:{loss_id}", session.get(f"heard:{loss_id}", 0) + 1)  # an empty form for the next one
        _hear(loss_id, False)


def _save(loss_id: str, place: int, key: str | None) -> None:
    """Writes the fields of one conversation, or with no ``key`` takes it away."""
    keep_open("losses")

    def changed(journey_map: Map) -> Edit | None:
        loss = journey_map.get(loss_id)
        if not isinstance(loss, Loss) or place >= len(loss.conversations):
            return change(journey_map, loss_id)
        held: list[JsonValue] = [each.model_dump(mode="json") for each in loss.conversations]
        held[place : place + 1] = [_typed(key)] if key else []
        return change(journey_map, loss_id, conversations=held)

    save(changed)
