"""Leading a room: where it is in the eight steps, what is asked, and the clock."""

from typing import Any, Literal

import streamlit as st

from journey.live.passes import pass_to
from journey.live.workshop.line import screen_of
from journey.ui.clock import now
from journey.ui.markdown import escaped
from journey.ui.part import part
from journey.ui.session import session
from journey.ui.workshop.room import Move, Seen, go_to, length, steer, timed, usual_question
from journey.workshop.agenda import NAMES
from journey.workshop.state import extend, lock, pause, resume, reveal

_lead = part("lead", "room")
MORE = 2  # minutes that a click adds


def steps_bar(found: Seen) -> None:
    """The eight steps: done, now, to come. A click goes there."""
    t, state = session.words, found.state
    with st.container(horizontal=True, gap=None, key="ws_steps"):
        for step, name in enumerate(NAMES):
            when = "now" if step == state.step and state.phase == "open" else "done" if step < state.step else "later"
            with st.container(key=f"ws_step_{when}_{step}", width="stretch"):
                label = f"**{step + 1}** {t(f'workshop.steps.{name}.title')} :small[{length(state.minutes[step])}]"
                st.button(
                    label, key=f"ws_go_{step}", type="tertiary", width="stretch", **_does(found, _to(found, step))
                )


def leading(found: Seen) -> None:
    """The step of the moment: its purpose, what the phones ask, the clock and the moves."""
    t, state = session.words, found.state
    steps = f"workshop.steps.{state.name}"
    with st.container(key="card_ws_lead", gap="medium"):
        with st.container(horizontal=True, gap="medium", key="ws_now"):
            with st.container(width="stretch", gap="small", key="ws_asked"):
                st.caption(t("workshop_page.step_of", n=state.step + 1, all=len(NAMES), step=t(f"{steps}.title")))
                st.markdown(f"## {escaped(found.state.question or usual_question(found))}", anchors=False)
                st.markdown(t(f"{steps}.purpose"))
            _clock(found)
        with st.container(horizontal=True, gap="small", key="ws_moves"):
            _moves(found)


def _clock(found: Seen) -> None:
    """Counts by itself, and asks for the page again when the room has changed, on the line that a big screen has."""
    t, state, room_id = session.words, found.state, found.room.id
    words = {"clock": "workshop_page.clock", "over": "workshop.room.over", "paused": "workshop_page.paused"}
    data = {
        "room": room_id,
        "pass": pass_to(screen_of(room_id)),
        "now": round(now().timestamp() * 1000),
        "ends": round(state.ends_at.timestamp() * 1000) if state.ends_at else None,
        "left": round(state.left),
        "waiting": state.phase == "waiting",
        "minutes": state.minutes[state.step],
        "step": state.step,
        "words": {name: t(key) for name, key in words.items()},
    }
    with st.container(width=220, key="ws_clock"):
        _lead(key="ws_lead", data=data, on_pull_change=lambda: None)


def _moves(found: Seen) -> None:
    t, state = session.words, found.state
    if state.phase == "waiting":
        _button(found, "start", go_to(found.map, 0), "play_arrow", primary=True)
        return
    if state.hides:
        _button(found, "reveal", reveal, "visibility", primary=True)
    if state.step + 1 < len(NAMES):
        title = t(f"workshop.steps.{NAMES[state.step + 1]}.title")
        kind: Literal["primary", "secondary"] = "secondary" if state.hides else "primary"
        st.button(
            t("workshop_page.next", step=title), type=kind, icon=":material/arrow_forward:", key="ws_next",
            **_does(found, _to(found, state.step + 1)),
        )  # fmt: skip
    _button(found, "more_time", timed(extend, minutes=MORE), "more_time", n=MORE)
    if state.ends_at:
        _button(found, "pause", timed(pause), "pause")
    else:
        _button(found, "resume", timed(resume), "play_arrow")
    if state.locked:
        _button(found, "unlock", lambda now_: lock(now_, False), "lock_open")
    else:
        _button(found, "lock", lock, "lock")


def _button(found: Seen, name: str, move: Move, icon: str, *, primary: bool = False, **said: object) -> None:
    st.button(
        session.words(f"workshop_page.{name}", **said), type="primary" if primary else "secondary",
        icon=f":material/{icon}:", key=f"ws_{name}", **_does(found, move),
    )  # fmt: skip


def _to(found: Seen, step: int) -> Move:
    return go_to(found.map, step)


def _does(found: Seen, move: Move) -> dict[str, Any]:
    return {"on_click": steer, "args": (found.room.id, move)}
