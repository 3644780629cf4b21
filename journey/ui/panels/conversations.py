"""Talks with customers who were lost: when, with whom, their words, and what follows from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st
from pydantic import JsonValue

from journey.errors import JourneyError
from journey.model import Edit, Loss, Map
from journey.model.findings import Conversation
from journey.model.losing import told
from journey.ui.editing import save
from journey.ui.panels.amounts import DAY_FORMAT, iso_day, within
from journey.ui.panels.drafts import waiting
from journey.ui.panels.part import keep_open
from journey.ui.session import session

_FIELDS = ("words", "follows", "who", "date")


@dataclass(frozen=True, slots=True)
class Shown:
    """A conversation as it stands on the screen: which of how many."""

    loss_id: str
    conversation: Conversation
    place: int
    count: int

    def place_in(self, held: Sequence[Conversation]) -> int | None:
        """Where it stands by now; None where somebody has taken it away."""
        if self.conversation in held:
            return held.index(self.conversation)
        return self.place if len(held) == self.count else None  # another field of it was changed a moment ago


def conversations(loss: Loss) -> None:
    """Every conversation with its fields, and an empty form for the first one, or when asked for another."""
    t = session.words
    st.markdown(f"**{t('map_page.conversations.title')}**")
    st.caption(t("map_page.conversations.about"))
    for place, held in enumerate(loss.conversations):
        with st.container(border=True, gap="small"):
            shown = Shown(loss.id, held, place, len(loss.conversations))
            _fields(f"conversation:{loss.id}:{place}", shown)
            st.button(
                t("map_page.conversations.remove"),
                icon=":material/delete:",
                type="tertiary",
                key=f"remove_conversation:{loss.id}:{place}",
                on_click=_remove,
                args=(shown,),
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
    with st.container(border=True, gap="small", key=f"draft_conversation_{loss.id}"):
        _fields(draft, None)
        st.button(
            t("map_page.conversations.add"),
            icon=":material/add:",
            key=f"add_conversation:{loss.id}",
            on_click=_add,
            args=(loss.id, draft),
        )


def _fields(key: str, shown: Shown | None) -> None:
    """The fields of a conversation; one that is kept saves each of them when the person leaves it."""
    t = session.words

    def more(name: str) -> dict[str, Any]:
        if shown is None:
            return waiting(f"{key}:{name}", None if name == "date" else "")
        field = session.controlled(f"{key}:{name}", getattr(shown.conversation, name))
        return {"key": field, "on_change": _save, "args": (shown, name, field)}

    st.text_area(
        t("map_page.conversations.words"),
        height=66,
        placeholder=t("map_page.conversations.words_placeholder"),
        **more("words"),
    )
    st.text_input(t("map_page.conversations.follows"), **more("follows"))
    left, right = st.columns(2)
    with left:
        st.text_input(t("map_page.conversations.who"), **more("who"))
    with right:
        st.date_input(
            t("map_page.conversations.date"),
            **within(shown.conversation.date if shown else None),
            format=DAY_FORMAT,
            **more("date"),
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
    typed = _typed(draft)
    keep_open("losses")
    if not any(typed.values()):
        return

    def heard(journey_map: Map) -> Edit | None:
        loss = journey_map.get(loss_id)
        if not isinstance(loss, Loss):
            raise JourneyError("gone", where=loss_id, id=loss_id)
        return told(journey_map, loss_id, [*_as_json(loss), typed])

    if save(heard):
        session.put(f"heard:{loss_id}", session.get(f"heard:{loss_id}", 0) + 1)  # an empty form for the next one
        _hear(loss_id, False)


def _save(shown: Shown, name: str, key: str) -> None:
    """Writes one field of the conversation that was shown; without anything in it, it is none."""
    held: str | date | None = session.widget(key, None)
    _put(shown, {name: iso_day(held if isinstance(held, date) else None) if name == "date" else str(held or "")})


def _remove(shown: Shown) -> None:
    _put(shown, dict.fromkeys(("words", "follows", "who"), "") | {"date": None})


def _put(shown: Shown, fields: dict[str, JsonValue]) -> None:
    keep_open("losses")

    def changed(journey_map: Map) -> Edit | None:
        loss = journey_map.get(shown.loss_id)
        place = shown.place_in(loss.conversations) if isinstance(loss, Loss) else None
        if not isinstance(loss, Loss) or place is None:
            raise JourneyError("gone", where=shown.loss_id, id=shown.loss_id)
        held = _as_json(loss)
        held[place] |= fields
        return told(journey_map, shown.loss_id, held)

    save(changed)


def _as_json(loss: Loss) -> list[dict[str, JsonValue]]:
    return [each.model_dump(mode="json") for each in loss.conversations]
