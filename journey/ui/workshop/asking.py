"""What the phones ask in this step: the words, whose feelings, which moments, through which lens, how many dots."""

from functools import partial

import streamlit as st

from journey.ui.clock import now
from journey.ui.fields import following
from journey.ui.session import session
from journey.ui.workshop.opening import minutes_field
from journey.ui.workshop.room import Seen, steer, usual_question
from journey.workshop.agenda import LENSES, Lens
from journey.workshop.contribution import LONGEST, MOST_DOTS
from journey.workshop.moments import rated
from journey.workshop.state import State, allow, ask, give, look

KEY = "ws_ask"


def asking(found: Seen) -> None:
    """Folded: a workshop goes well without it."""
    t, state = session.words, found.state
    with st.expander(t("workshop_page.settings"), key="ws_settings"):
        _question(found)
        if state.name == "empathy":
            _empathy(found)
        elif state.name == "brainstorm":
            key = session.controlled(f"{KEY}_lens", state.lens)
            st.selectbox(
                t("workshop_page.lens"), LENSES, key=key, filter_mode=None,
                format_func=lambda lens: t(f"workshop.lens.{lens}"), on_change=_lens, args=(found.room.id, key),
            )  # fmt: skip
        elif state.name == "affinity":
            told = following(f"{KEY}_dots", state.budget)
            st.number_input(
                t("workshop_page.dots"), 1, MOST_DOTS, step=1, width=220, on_change=_dots,
                args=(found.room.id, told["key"]), **told,
            )  # fmt: skip
        st.caption(t("workshop_page.time"))
        key = f"{KEY}_minutes_{state.step}"
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            minutes_field(state.step, state.minutes[state.step], key, _minutes, found, key)


def _question(found: Seen) -> None:
    t, state = session.words, found.state
    told = following(f"{KEY}_question_{state.step}", state.question, "")
    st.text_input(
        t("workshop_page.own_question"), max_chars=LONGEST, placeholder=usual_question(found), on_change=_asked,
        args=(found.room.id, told["key"]), **told,
    )  # fmt: skip


def _empathy(found: Seen) -> None:
    t, state, journey_map = session.words, found.state, found.map
    personas = {persona.id: persona.name for persona in journey_map.personas}
    key = session.controlled(f"{KEY}_persona", state.persona_id if state.persona_id in personas else None)
    st.selectbox(
        t("workshop_page.persona"), [None, *personas], key=key, filter_mode=None,
        format_func=lambda one: personas.get(one, t("workshop_page.everybody")), on_change=_persona, args=(found, key),
    )  # fmt: skip
    places = {place: number for place, number in journey_map.numbers.items() if journey_map.touchpoint(place)}
    chosen = session.controlled(f"{KEY}_moments", [one for one in state.moments if one in places])
    st.multiselect(
        t("workshop_page.moments"), list(places), key=chosen, on_change=_moments, args=(found, chosen),
        format_func=lambda one: f"{places[one]} {title_of(found, one)}", placeholder=t("workshop_page.no_moments"),
    )  # fmt: skip


def title_of(found: Seen, touchpoint_id: str) -> str:
    place = found.map.touchpoint(touchpoint_id)
    return place.title if place else ""


def _asked(room_id: str, key: str) -> None:
    steer(room_id, partial(_with, question=session.widget(key, "")))


def _persona(found: Seen, key: str) -> None:
    persona_id: str | None = session.widget(key, None)
    steer(found.room.id, partial(_with, persona_id=persona_id, moments=rated(found.map, persona_id)))


def _moments(found: Seen, key: str) -> None:
    chosen: list[str] = session.widget(key, [])
    order = list(found.map.numbers)
    steer(found.room.id, partial(_with, moments=tuple(sorted(chosen, key=order.index))))


def _with(state: State, **values: object) -> State:
    held = {"question": state.question, "persona_id": state.persona_id, "moments": state.moments, **values}
    return ask(state, **held)  # type: ignore[arg-type]


def _lens(room_id: str, key: str) -> None:
    lens: Lens = session.widget(key, "free")
    steer(room_id, partial(look, lens=lens))


def _dots(room_id: str, key: str) -> None:
    dots: int | None = session.widget(key, None)
    if dots:
        steer(room_id, partial(allow, dots=int(dots)))


def _minutes(found: Seen, key: str) -> None:
    minutes = int(session.widget(key, None) or found.state.minutes[found.state.step])
    steer(found.room.id, lambda state: give(state, found.state.step, minutes, now()))
