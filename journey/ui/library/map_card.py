"""The card of one's own map: what it is, what is missing, and what can be done with it."""

import streamlit as st

from journey.errors import JourneyError
from journey.model.changes import change
from journey.store import MapSummary
from journey.ui.library.card import card, counts
from journey.ui.library.face import Face, face_of
from journey.ui.library.starting import open_map
from journey.ui.library.titles import own_title
from journey.ui.markdown import escaped
from journey.ui.problems import told
from journey.ui.session import session, store


def map_card(summary: MapSummary) -> None:
    """Draws the card. A map that cannot be read says so on its own card, and all the others stay."""
    t = session.words
    title = summary.title or t("maps.yours.untitled")
    try:
        face = face_of(summary)
        picture, state = face.picture, _state(face)
    except JourneyError as error:
        picture, state = "", error.what(session.language)
    lines = [
        counts(summary.counts["stages"], summary.counts["touchpoints"]),
        state,
        t("maps.card.edited", day=t.day(summary.updated_at.date())),
    ]
    card(summary.id, picture, title, lines, t("maps.card.open_it", title=title), _open, summary.id)
    label = escaped(t("maps.card.more", title=title))
    with (
        st.container(key=f"more_{summary.id}"),
        st.popover(label, icon=":material/more_horiz:", type="tertiary", key=f"actions_{summary.id}"),
    ):
        _menu(summary, title)


def _state(face: Face) -> str:
    """What is missing of the six elements; on a whole map, how much is only assumed."""
    t = session.words
    if face.missing:
        return t("maps.card.missing", elements=[t(f"define.steps.{name}") for name in face.missing])
    return t("maps.card.assumed", share=t.percent(face.assumed))


def _menu(summary: MapSummary, title: str) -> None:
    t = session.words
    key = session.controlled(f"rename_{summary.id}", summary.title)
    st.text_input(t("maps.card.rename"), key=key, on_change=_rename, args=(summary.id, key))
    with st.container(key=f"menu_{summary.id}", gap=None):
        for name, icon, act in (
            ("duplicate", "content_copy", _duplicate),
            ("unarchive" if summary.archived else "archive", "archive", _archive),
            ("delete", "delete", _delete),
        ):
            st.button(
                t(f"maps.card.{name}"), key=f"{name}_{summary.id}", icon=f":material/{icon}:", type="tertiary",
                on_click=act, args=(summary, title), width="stretch",
            )  # fmt: skip


def _open(map_id: str) -> None:
    open_map(map_id)
    session.put("go", "map")


def _rename(map_id: str, key: str) -> None:
    with told():
        edit = change(store().load(map_id)[0], map_id, title=session.widget(key, ""))
        if edit:
            store().commit(map_id, edit, session.actor)


def _duplicate(summary: MapSummary, title: str) -> None:
    with told():
        copied = session.words("maps.card.copy_of", title=title)
        store().duplicate(summary.id, session.actor, own_title(copied))


def _archive(summary: MapSummary, _: str) -> None:
    with told():
        store().archive(summary.id, session.actor, not summary.archived)


def _delete(summary: MapSummary, title: str) -> None:
    with told():
        store().delete(summary.id, session.actor)
        session.put("deleted", (summary.id, title))
        if session.map_id == summary.id:
            session.map_id = ""
