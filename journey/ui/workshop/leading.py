"""Leading the step that is open: what it asks, its clock, on and back, revealing, and its own choices."""

import streamlit as st

from journey.model import Map
from journey.store.room_rows import Room
from journey.ui.followed import followed
from journey.ui.part import component
from journey.ui.session import session
from journey.ui.workshop.steering import now, steer, steer_by
from journey.workshop import state
from journey.workshop.agenda import LENSES, NAMES

MORE_MINUTES = 2
MOST_MOMENTS = 12
_CLOCK = """
export default function ({ data: [data], parentElement }) {
  const shown = parentElement.querySelector('.clock');
  const offset = data.now - Date.now();
  const tick = () => {
    if (!shown.isConnected) return clearInterval(timer);
    const left = data.ends ? Math.round((data.ends - Date.now() - offset) / 1000) : data.left;
    const whole = Math.abs(left);
    shown.textContent = `${left < 0 ? '\\u2212' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
    shown.classList.toggle('over', left < 0);
    shown.classList.toggle('still', !data.ends);
  };
  const timer = setInterval(tick, 250);
  tick();
  return () => clearInterval(timer);
}
"""
_CLOCK_CSS = """
.clock { font: 900 3.5rem/1 "Source Sans", sans-serif; font-variant-numeric: tabular-nums; color: var(--ink); }
.clock.over { color: var(--loss); text-decoration: underline 3px; text-underline-offset: 8px; }
.clock.still { opacity: 0.6; }
"""
_clock = component(
    "itinerario_workshop_clock", html='<div class="clock" role="timer"></div>', js=_CLOCK, css=_CLOCK_CSS
)


def leading(room: Room, journey_map: Map) -> None:
    """The step that is open, and what whoever leads does with it."""
    t, held = session.words, room.state
    with st.container(key="workshop_step", gap="small"):
        if held.phase == "waiting":
            st.markdown(t("workshop.page.waiting"))
            st.button(
                t("workshop.page.begin"), type="primary", icon=":material/play_arrow:", key="begin", on_click=steer,
                args=(room.id, state.go), kwargs={"step": 0, "now": now()},
            )  # fmt: skip
            return
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="top", gap="medium"):
            with st.container(width="stretch", gap=None):
                st.subheader(t(f"workshop.steps.{held.name}.title"), anchor=False)
                st.markdown(t(f"workshop.steps.{held.name}.purpose"))
            ends = round(held.ends_at.timestamp() * 1000) if held.ends_at else None
            with st.container(key="workshop_clock", width="content"):
                _clock(
                    key="clock", data={"ends": ends, "left": round(held.left), "now": round(now().timestamp() * 1000)}
                )
        _deeds(room)
        _choices(room, journey_map)


def _deeds(room: Room) -> None:
    t, held = session.words, room.state
    with st.container(horizontal=True, gap="small", key="workshop_deeds"):
        if held.step + 1 < len(NAMES):
            st.button(
                t("workshop.page.next"), type="secondary" if held.hides else "primary", icon=":material/arrow_forward:",
                key="next_step", on_click=steer, args=(room.id, state.go), kwargs={"step": held.step + 1, "now": now()},
            )  # fmt: skip
        if held.hides:
            st.button(
                t("workshop.page.reveal"), type="primary", icon=":material/visibility:", key="reveal", on_click=steer,
                args=(room.id, state.reveal),
            )  # fmt: skip
        st.button(
            t("workshop.page.more", n=MORE_MINUTES), icon=":material/more_time:", key="more_time", on_click=steer,
            args=(room.id, state.extend), kwargs={"minutes": MORE_MINUTES, "now": now()},
        )  # fmt: skip
        move, name, icon = (
            (state.pause, "pause", ":material/pause:")
            if held.ends_at
            else (state.resume, "resume", ":material/play_arrow:")
        )
        st.button(
            t(f"workshop.page.{name}"),
            icon=icon,
            key="pause",
            on_click=steer,
            args=(room.id, move),
            kwargs={"now": now()},
        )
        st.button(
            t("workshop.page.unlock" if held.locked else "workshop.page.lock"), icon=":material/lock:", key="lock_room",
            on_click=steer, args=(room.id, state.lock), kwargs={"locked": not held.locked},
        )  # fmt: skip


def _choices(room: Room, journey_map: Map) -> None:
    """What the step asks for in its own way."""
    t, held = session.words, room.state
    if held.name == "empathy" and journey_map.personas:
        _moments(room, journey_map)
    elif held.name == "brainstorm":
        key = "room_lens"
        st.selectbox(
            t("workshop.page.lens"), LENSES, key=key, format_func=lambda lens: t(f"workshop.lens.{lens}"),
            on_change=steer_by, args=(room.id, state.look, "lens", key), filter_mode=None,
            **followed(key, held.lens, index=LENSES.index(held.lens)),
        )  # fmt: skip
    elif held.name == "affinity":
        key = "room_dots"
        st.number_input(
            t("workshop.page.dots"), 1, 20, key=key, width=160, on_change=steer_by,
            args=(room.id, state.allow, "dots", key), **followed(key, held.budget, value=held.budget),
        )  # fmt: skip
    key = f"room_question_{held.step}"
    st.text_input(
        t("workshop.page.question"), key=key, max_chars=280, on_change=_asked, args=(room, key),
        placeholder=t(f"workshop.steps.{held.name}.question", name=_first_name(held.persona_id, journey_map)),
        **followed(key, held.question, value=held.question),
    )  # fmt: skip


def _moments(room: Room, journey_map: Map) -> None:
    """Whose feelings, and at which moments: the moments of truth first, a dozen at most."""
    t, held = session.words, room.state
    names = {persona.id: persona.name for persona in journey_map.personas}
    if held.persona_id not in names:
        persona_id = journey_map.personas[0].id
        steer(room.id, state.ask, persona_id=persona_id, moments=suggested_moments(journey_map, persona_id))
        st.rerun()
    key = "room_persona"
    st.selectbox(
        t("workshop.page.persona"), list(names), key=key, format_func=names.__getitem__, filter_mode=None,
        on_change=lambda: _felt_by(room, journey_map, key), **followed(key, held.persona_id, index=0),
    )  # fmt: skip
    titles = {place.id: f"{journey_map.numbers[place.id]} · {place.title}" for place in journey_map.touchpoints}
    chosen, key = [one for one in held.moments if one in titles], "room_moments"
    st.multiselect(
        t("workshop.page.moments"), list(titles), key=key, format_func=titles.__getitem__,
        on_change=lambda: _rated(room, journey_map, key), **followed(key, chosen, default=chosen),
    )  # fmt: skip


def suggested_moments(journey_map: Map, persona_id: str) -> tuple[str, ...]:
    """Of the touchpoints of a persona the moments of truth, then the others, a dozen; in the order of the path."""
    theirs = [place for place in journey_map.touchpoints if not place.persona_ids or persona_id in place.persona_ids]
    first = sorted(theirs, key=lambda place: not place.moment_of_truth)[:MOST_MOMENTS]
    order = journey_map.numbers
    return tuple(sorted((place.id for place in first if place.id in order), key=order.__getitem__))


def _felt_by(room: Room, journey_map: Map, key: str) -> None:
    persona_id = session.widget(key, room.state.persona_id)
    moments = suggested_moments(journey_map, persona_id or "")
    steer(room.id, state.ask, question=room.state.question, persona_id=persona_id, moments=moments)


def _rated(room: Room, journey_map: Map, key: str) -> None:
    order = journey_map.numbers
    chosen: list[str] = session.widget(key, [])
    moments = sorted(chosen, key=lambda one: order.get(one, 0))
    steer(room.id, state.ask, question=room.state.question, persona_id=room.state.persona_id, moments=moments)


def _asked(room: Room, key: str) -> None:
    held = room.state
    steer(room.id, state.ask, question=session.widget(key, ""), persona_id=held.persona_id, moments=held.moments)


def _first_name(persona_id: str | None, journey_map: Map) -> str:
    persona = journey_map.persona(persona_id or "")
    return persona.name.split(" ")[0] if persona else ""
