"""The card of one's own map: what it is, what is missing, and what can be done with it."""

from html import escape

import streamlit as st

from journey.errors import JourneyError
from journey.model.changes import change
from journey.store import MapSummary
from journey.store.rights import is_nameless
from journey.ui.advice.panel import show_list
from journey.ui.clock import days_ago, local
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
    picture, state, advice = "", [], 0
    try:
        face = face_of(summary)
        picture, state, advice = face.picture, _state(face), face.advice
    except JourneyError as error:
        state = [escape(error.what(session.language))]
    lines = [escape(counts(summary.counts["stages"], summary.counts["touchpoints"])), *state, escape(_edited(summary))]
    card(summary.id, picture, title, lines, t("maps.card.open_it", title=title), _open, summary.id)
    with st.container(
        key=f"foot_{summary.id}", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        if advice:
            st.button(
                t("advising.button", n=advice), key=f"advice_{summary.id}", icon=":material/lightbulb:",
                type="tertiary", on_click=_open, args=(summary.id, True),
            )  # fmt: skip
        elif picture:
            st.markdown(f":material/check:\u2002{t('maps.card.whole')}", width="content")
        label = escaped(t("maps.card.more", title=title))
        with (
            st.container(key=f"more_{summary.id}", width="content"),
            st.popover(label, icon=":material/more_horiz:", type="tertiary", key=f"actions_{summary.id}"),
        ):
            _menu(summary, title)


def _state(face: Face) -> list[str]:
    """How much is only assumed, beside a moon; and which of the six elements are missing."""
    t = session.words
    said = []
    if face.missing:
        said.append(escape(t("maps.card.missing", elements=[t(f"define.steps.{name}") for name in face.missing])))
    if face.assumed is not None:
        moon = "assumed" if face.assumed == 1 else "known"
        share = escape(t("maps.card.assumed", share=t.percent(face.assumed)))
        known = f"{100 * (1 - face.assumed):.0f}%"
        said.append(f'<i class="moon {moon}" style="--known: {known}" aria-hidden="true"></i>{share}')
    return said


def _edited(summary: MapSummary) -> str:
    """When it was edited last, and by whom where a name was given."""
    t = session.words
    ago = days_ago(summary.updated_at)
    day = t(f"maps.card.{('today', 'yesterday')[ago]}") if ago in (0, 1) else t.day(local(summary.updated_at).date())
    if is_nameless(summary.updated_by):
        return t("maps.card.edited", day=day)
    return t("maps.card.edited_by", day=day, name=summary.updated_by)


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


def _open(map_id: str, advice: bool = False) -> None:
    """Opens the map, with its list of advice or without."""
    open_map(map_id)
    show_list(advice)
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


def _archive(summary: MapSummary, title: str) -> None:
    with told():
        store().archive(summary.id, session.actor, not summary.archived)
        session.put("put_away", None if summary.archived else ("archived", summary.id, title))


def _delete(summary: MapSummary, title: str) -> None:
    with told():
        store().delete(summary.id, session.actor)
        session.put("put_away", ("deleted", summary.id, title))
        if session.map_id == summary.id:
            session.map_id = ""
