"""What every row of a form has: up, down, delete; and what stands under the rows: add one, or paste many."""

from collections.abc import Callable, Sequence

import streamlit as st

from journey.model import Map, Record
from journey.model.changes import add, move, remove, subject_of
from journey.ui.editing import save
from journey.ui.session import session

Maker = Callable[[str], Record]


def row_buttons(record: Record, row: Sequence[Record]) -> None:
    """Up, down and delete, named for whoever hears them."""
    t = session.words
    subject = subject_of(record)
    place = [other.id for other in row].index(record.id)
    with st.container(key=f"icons-{record.id}", horizontal=True, gap=None, width="content"):
        for name, icon, index, off in (
            ("up", "arrow_upward", place - 1, place == 0),
            ("down", "arrow_downward", place + 1, place == len(row) - 1),
        ):
            st.button(
                t(f"define.{name}", subject=subject), key=f"{name}:{record.id}", icon=f":material/{icon}:", type="tertiary",
                disabled=off, on_click=_move, args=(record.id, index),
            )  # fmt: skip
        st.button(
            t("define.delete", subject=subject), key=f"delete:{record.id}", icon=":material/delete:", type="tertiary",
            on_click=take_away, args=(record.id, subject),
        )  # fmt: skip


def _move(record_id: str, index: int) -> None:
    save(lambda journey_map: move(journey_map, record_id, index))


def take_away(record_id: str, subject: str) -> None:
    """Deletes a record with what depends on it, and says how to have it back."""
    if save(lambda journey_map: remove(journey_map, record_id)):
        session.put("removed", subject)


def adder(name: str, label: str, make: Maker, suggestions: Sequence[str] = ()) -> None:
    """A line to type into (Enter adds it and waits for the next), a place to paste a list, and words others use."""
    t = session.words
    with st.container(key=f"adder-{name}", horizontal=True, vertical_alignment="bottom", gap="small"):
        with st.form(f"form-{name}", clear_on_submit=True, border=False, enter_to_submit=True):
            line, button = st.columns([5, 1.3], vertical_alignment="bottom")
            line.text_input(label, key=f"new:{name}", placeholder=t("define.add_hint"))
            button.form_submit_button(
                t("define.add"), type="primary", icon=":material/add:", width="stretch", on_click=_add_lines,
                args=(f"new:{name}", make),
            )  # fmt: skip
        with st.popover(t("define.add_many"), icon=":material/content_paste:", key=f"paste-{name}"):
            with st.form(f"form-paste-{name}", clear_on_submit=True, border=False):
                st.text_area(t("define.add_many_hint"), key=f"paste:{name}", height=160)
                st.form_submit_button(t("define.add"), on_click=_add_lines, args=(f"paste:{name}", make))
    if suggestions:
        with st.container(key=f"suggest-{name}", horizontal=True, gap="small", vertical_alignment="center"):
            st.caption(t("define.suggest"), width="content")
            for word in suggestions:
                st.button(word, key=f"suggest:{name}:{word}", icon=":material/add:", on_click=_add_all, args=([word], make))


def _add_lines(key: str, make: Maker) -> None:
    lines = [" ".join(line.split()) for line in session.widget(key, "").splitlines()]
    _add_all([line for line in lines if line], make)


def _add_all(lines: Sequence[str], make: Maker) -> None:
    def edit(journey_map: Map):  # type: ignore[no-untyped-def]
        return add(journey_map, *[make(line) for line in lines]) if lines else None

    save(edit)
