"""Taking back and doing again, each naming its step, and what was just removed with a way to have it back."""

from collections.abc import Callable
from time import monotonic

import streamlit as st

from journey.ui.editing import Opened, redo, undo
from journey.ui.markdown import escaped
from journey.ui.recent import recent
from journey.ui.session import session, store
from journey.ui.step_names import step_name

SECONDS_TO_READ = 6.0


def steps(opened: Opened, *, latest: bool = True) -> None:
    """The two buttons, in words the last step, and the ``latest`` edits.

    Nothing where nothing was done yet, but on the board, which would jump under the hand at its first edit.
    """
    if opened.head == 0 and latest:
        return
    if not opened.access.reaches("comment"):  # who only looks has nothing to take back
        return
    back = store().undoable(opened.map.id, session.actor, session.formerly)
    again = store().redoable(opened.map.id, session.actor, session.formerly)
    with st.container(horizontal=True, vertical_alignment="center", width="content", gap="small", key="steps"):
        with st.container(width="content", key="step_words"):
            st.caption(escaped(session.words("app.last_step", step=step_name(*back))) if back else "")
        is_open = opened.access.may("comment")
        _step("undo", back, undo, is_open)
        _step("redo", again, redo, is_open)
        if latest and opened.access.reaches("add"):
            recent(opened.map.id)


def _step(name: str, step: tuple[str, str] | None, take: Callable[[], None], is_open: bool) -> None:
    t = session.words
    hint = escaped(t(f"app.{name}_step", step=step_name(*step))) if step else None
    st.button(
        t(f"app.{name}"),
        icon=f":material/{name}:",
        key=name,
        on_click=take,
        disabled=step is None or not is_open,
        help=hint,
    )


def notice() -> None:
    """Says over the foot of the page what was just removed, overwritten or brought in, with a button to have it back:
    for as long as it was meant to last, at least until it can be read. A run that comes at once because others are told
    of it is none that a person asked for.
    """
    sentence, now = session.notice, monotonic()
    if not sentence:
        return
    if not session.notice_until:
        session.notice_until = now + SECONDS_TO_READ
    elif session.notice_until < now:
        session.notice, session.notice_until = "", 0.0
        return
    with st.container(key="notice", horizontal=True, vertical_alignment="center", gap="small", width="content"):
        st.markdown(escaped(sentence), width="content")
        if store().undoable(session.map_id, session.actor, session.formerly):  # a map just made has nothing before it
            st.button(session.words("app.undo"), key="notice_undo", type="tertiary", on_click=undo)
