"""The eight steps: before a room is open with their times, in it as the way through."""

import streamlit as st

from journey.store.room_rows import Room
from journey.ui.followed import followed
from journey.ui.markdown import escaped
from journey.ui.problems import told
from journey.ui.session import session, store
from journey.ui.workshop.steering import now, steer, steer_by
from journey.workshop import state
from journey.workshop.agenda import LONGEST, NAMES, SHORTEST, STEPS


def to_open(map_id: str) -> None:
    """What a workshop is, its agenda, and the button that opens a room; below it, rooms that were open before."""
    t = session.words
    minutes = [session.get(f"minutes_{name}", step.minutes) for name, step in STEPS.items()]
    with st.container(key="workshop_agenda", gap="small"):
        st.subheader(t("workshop.page.agenda", time=_hours(sum(minutes))), anchor=False)
        for place, name in enumerate(NAMES):
            with st.container(key=f"agenda_{name}", horizontal=True, vertical_alignment="center", gap="medium"):
                with st.container(width="stretch", gap=None):
                    st.markdown(f"**{place + 1} · {t(f'workshop.steps.{name}.title')}**")
                    st.caption(t(f"workshop.steps.{name}.purpose"))
                st.number_input(
                    t("workshop.page.minutes", step=t(f"workshop.steps.{name}.title")), SHORTEST, LONGEST,
                    key=f"minutes_of_{name}", label_visibility="collapsed", width=130, on_change=_given, args=(name,),
                    **followed(f"minutes_of_{name}", minutes[place], value=minutes[place]),
                )  # fmt: skip
    earlier = [room for room in store().rooms(map_id) if not room.is_open(now())]
    with st.container(key="workshop_open", gap="small"):
        st.button(
            t("workshop.page.open"), type="primary", icon=":material/groups:", key="open_room",
            on_click=_open, args=(map_id, tuple(minutes)),
        )  # fmt: skip
        for room in earlier[:3]:
            with st.container(horizontal=True, vertical_alignment="center", key=f"earlier_{room.id}"):
                st.caption(escaped(t("workshop.page.earlier", code=room.code, day=t.day(room.opened_at.date()))))
                st.button(
                    t("workshop.page.reopen"),
                    type="tertiary",
                    key=f"reopen_{room.id}",
                    on_click=_reopen,
                    args=(room.id,),
                )


def way(room: Room) -> None:
    """The steps as a bar; a click opens one. Below it the step that is open, with what it is for."""
    t, held = session.words, room.state
    with st.container(key="workshop_way", horizontal=True, gap="small"):
        for place, name in enumerate(NAMES):
            is_now = place == held.step and held.phase == "open"
            st.button(
                f"{place + 1} {t(f'workshop.steps.{name}.title')}", key=f"step_{place}",
                type="primary" if is_now else "secondary", on_click=steer, args=(room.id, state.go),
                kwargs={"step": place, "now": now()},
            )  # fmt: skip


def times(room: Room) -> None:
    """The agenda of an open room, to be changed while it runs."""
    t, held = session.words, room.state
    with st.expander(t("workshop.page.agenda", time=_hours(sum(held.minutes))), icon=":material/schedule:"):
        for place, name in enumerate(NAMES):
            key = f"minutes_at_{place}"
            st.number_input(
                t(f"workshop.steps.{name}.title"), SHORTEST, LONGEST, key=key, on_change=steer_by,
                args=(room.id, state.give, "minutes", key), kwargs={"step": place, "now": now()},
                **followed(key, held.minutes[place], value=held.minutes[place]),
            )  # fmt: skip


def _hours(minutes: int) -> str:
    t = session.words
    hours, rest = divmod(minutes, 60)
    return t("workshop.page.hours", hours=hours, minutes=f"{rest:02}") if hours else t("workshop.page.only", n=rest)


def _given(name: str) -> None:
    session.put(f"minutes_{name}", session.widget(f"minutes_of_{name}", STEPS[name].minutes))


def _open(map_id: str, minutes: tuple[int, ...]) -> None:
    with told():
        store().open_room(map_id, session.actor, state.State(minutes=minutes))


def _reopen(room_id: str) -> None:
    with told():
        store().reopen_room(room_id)
