"""What was said: how much while it is hidden, then by its step; what belongs together; what was decided."""

from datetime import date
from typing import Any

import streamlit as st

from journey.live.workshop.told import ranked, screen, targets, words_of
from journey.model import Map
from journey.store.room_rows import Room
from journey.store.saying import Heard
from journey.ui.editing import Opened, save
from journey.ui.markdown import escaped
from journey.ui.session import session, store
from journey.ui.workshop.entrance import name_of
from journey.ui.workshop.steering import steer
from journey.workshop import state
from journey.workshop.contribution import Idea, Parked
from journey.workshop.groups import suggested
from journey.workshop.outcome import Room as Said
from journey.workshop.outcome import outcome

MOST_SUGGESTED = 4


def said(room: Room, journey_map: Map) -> None:
    """What the step that is open has brought so far."""
    t = session.words
    people, heard = store().people(room.id), store().heard_in(room.id)
    shown = screen(room, people, heard, journey_map)
    with st.container(key="workshop_said", gap="small"):
        told = f"{t('workshop.wall.said', n=shown['said'])} {t('workshop.wall.from', n=shown['from'])}"
        st.subheader(told, anchor=False)
        if room.state.hides:
            st.caption(t("workshop.wall.hidden"))
        for rating in _torn_first(shown):
            spread = t(
                "workshop.wall.median", n=rating["n"],
                **{name: t.number(rating[name], 1, signed=True) for name in ("low", "high")},
                value=t.number(rating["median"], 1, signed=True),
            )  # fmt: skip
            torn = f" · **{t('workshop.wall.torn')}**" if rating["id"] in shown["torn"][:3] else ""
            st.markdown(f"{rating['number']} · {escaped(rating['title'])}: {spread}{torn}")
        for note in reversed(shown["notes"]):
            about = " · ".join(filter(None, (note.get("stage"), note.get("channel"), note["by"])))
            st.markdown(f"{escaped(note['text'])} :small[{escaped(about)}]" if about else escaped(note["text"]))


def _torn_first(shown: dict[str, Any]) -> list[dict[str, Any]]:
    place: dict[str, int] = {one: at for at, one in enumerate(shown["torn"])}
    return sorted(shown["ratings"], key=lambda rating: place.get(rating["id"], len(place)))


def grouping(room: Room) -> None:
    """Ideas that say the same are joined, and parted again; what they said stays."""
    t = session.words
    heard = store().heard_in(room.id)
    ideas = {each.id: words_of(each.said) for each in heard if isinstance(each.said, Idea)}
    if not ideas or room.state.name not in ("affinity", "brainstorm") or set(room.state.hidden) & {_step_of(heard)}:
        return
    with st.container(key="workshop_groups", gap="small"):
        st.subheader(t("workshop.page.groups"), anchor=False)
        within = {note for group in room.state.groups for note in group.members}
        for members in [each for each in suggested(ideas) if not within & set(each)][:MOST_SUGGESTED]:
            with st.container(horizontal=True, vertical_alignment="center", key=f"alike_{members[0]}"):
                st.markdown(" · ".join(escaped(ideas[one]) for one in members), width="stretch")
                st.button(
                    t("workshop.page.join"), type="tertiary", key=f"join_{members[0]}", on_click=steer,
                    args=(room.id, state.merge), kwargs={"title": ideas[members[0]], "members": members},
                )  # fmt: skip
        open_targets = {one["id"]: one["text"] for one in targets(room, heard)}
        chosen = st.multiselect(
            t("workshop.page.choose"), list(open_targets), format_func=lambda one: open_targets.get(one, ""),
            key="room_chosen",
        )  # fmt: skip
        if len(chosen) > 1:
            st.button(
                t("workshop.page.join"), key="join_chosen", on_click=_join, args=(room.id, tuple(chosen), open_targets)
            )
        for group in room.state.groups:
            with st.expander(f"{escaped(group.title)} × {len(group.members)}"):
                for one in group.members:
                    with st.container(horizontal=True, vertical_alignment="center", key=f"member_{one}"):
                        st.markdown(escaped(ideas.get(one, "")), width="stretch")
                        st.button(
                            t("workshop.page.part"), type="tertiary", key=f"part_{one}", on_click=steer,
                            args=(room.id, state.part), kwargs={"note": one},
                        )  # fmt: skip
        for target in ranked(room, heard) if room.state.name == "affinity" and not room.state.hides else ():
            if target["dots"]:
                st.markdown(f"**{target['dots']}** · {escaped(target['text'])}")


def decisions(room: Room) -> None:
    """What was decided, who does it and until when; and what is parked."""
    t = session.words
    with st.container(key="workshop_decisions", gap="small"):
        st.subheader(t("workshop.page.decisions"), anchor=False)
        for made in room.state.decisions:
            due = t.day(made.due) if made.due else ""
            about = " · ".join(filter(None, (made.owner, due)))
            with st.container(horizontal=True, vertical_alignment="center", key=f"decision_{made.id}"):
                st.markdown(
                    f"{escaped(made.text)} :small[{escaped(about)}]" if about else escaped(made.text), width="stretch"
                )
                st.button(
                    t("workshop.page.undecide"), type="tertiary", key=f"undecide_{made.id}", on_click=steer,
                    args=(room.id, state.undecide), kwargs={"decision_id": made.id},
                )  # fmt: skip
        with st.form("workshop_decide", clear_on_submit=True, border=False):
            st.text_input(t("workshop.page.decision"), key="decision_text", max_chars=280)
            left, right = st.columns(2)
            left.text_input(t("workshop.page.owner"), key="decision_owner", max_chars=80)
            right.date_input(t("workshop.page.due"), value=None, key="decision_due", format="DD/MM/YYYY")
            st.form_submit_button(t("workshop.page.decide"), on_click=_decide, args=(room.id,))
        parked = [words_of(each.said) for each in store().heard_in(room.id) if isinstance(each.said, Parked)]
        if parked:
            st.markdown(f"**{t('workshop.room.parking')}**")
            st.markdown("\n".join(f"- {escaped(text)}" for text in parked))


def to_the_map(room: Room, found: Opened) -> None:
    """What came of it, put on the map by one click, as an edit that can be taken back."""
    t = session.words
    if not found.access.may("edit"):
        return
    edit = outcome(found.map, _held(room))
    with st.container(key="workshop_outcome", gap="small"):
        if edit is None:
            st.caption(t("workshop.page.outcome_none"))
            return
        st.button(
            t("workshop.page.outcome"), icon=":material/add_to_photos:", key="outcome",
            on_click=_put, args=(room,),
        )  # fmt: skip
        st.caption(t("workshop.page.outcome_about", n=len(edit.operations)))


def _put(room: Room) -> None:
    save(lambda journey_map: outcome(journey_map, _held(room)))


def _held(room: Room) -> Said:
    """What is shown of it, without what simulated people said: a rehearsal leaves nothing on a map."""
    heard = [each for each in store().heard_in(room.id, simulated=False) if each.step not in room.state.hidden]
    names = {person.id: name_of(person) for person in store().people(room.id)}
    return Said(room.id, room.state, heard, names)


def _step_of(heard: list[Heard]) -> int:
    return next((each.step for each in heard if isinstance(each.said, Idea)), -1)


def _join(room_id: str, members: tuple[str, ...], texts: dict[str, str]) -> None:
    steer(room_id, state.merge, title=texts[members[0]], members=members)
    session.controlled("room_chosen", [])


def _decide(room_id: str) -> None:
    due: date | None = session.widget("decision_due", None)
    text, owner = session.widget("decision_text", ""), session.widget("decision_owner", "")
    if text.strip():
        steer(room_id, state.decide, text=text, owner=owner, due=due)
