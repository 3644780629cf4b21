"""One's own maps as cards: a small picture, what it is, what is missing, and what can be done with it."""

import streamlit as st

from journey.model import Map
from journey.model.changes import change
from journey.model.evidence import evidence_share
from journey.store import MapSummary
from journey.ui.define.progress import steps
from journey.ui.library.card import PER_ROW, card, counts, small_picture
from journey.ui.library.starting import open_map
from journey.ui.markdown import escaped
from journey.ui.problems import told
from journey.ui.session import session, store


def yours() -> None:
    """The maps in use, then those put away."""
    t = session.words
    _deleted()
    summaries = [summary for summary in store().maps() if not summary.is_sample]
    with st.container(key="yours_head", gap=None):
        st.header(t("maps.yours.title"), anchor=False)
        if not summaries:
            st.markdown(t("maps.yours.none"))
    _grid(summaries)
    archived = store().maps(archived=True)
    if archived:
        with st.expander(f"{t('maps.yours.archived')} · {len(archived)}"):
            _grid(archived)


def _grid(summaries: list[MapSummary]) -> None:
    for start in range(0, len(summaries), PER_ROW):
        row = summaries[start : start + PER_ROW]
        for column, summary in zip(st.columns(PER_ROW), row, strict=False):
            with column, st.container(key=f"map_card_{summary.id}", gap=None):
                _card(summary)


def _card(summary: MapSummary) -> None:
    t = session.words
    journey_map, head = store().load(summary.id)
    title = summary.title or t("maps.yours.untitled")
    lines = [
        counts(len(journey_map.stages), len(journey_map.touchpoints)),
        _state(journey_map),
        t("maps.card.edited", day=t.day(summary.updated_at.date())),
    ]
    picture = small_picture(journey_map, f"{summary.id}.{head}")
    card(summary.id, picture, title, lines, t("maps.card.open_it", title=title), _open, summary.id)
    with (
        st.container(key=f"more_{summary.id}"),
        st.popover(
            t("maps.card.more", title=title), icon=":material/more_horiz:", type="tertiary", key=f"actions_{summary.id}"
        ),
    ):
        _menu(summary, title)


def _state(journey_map: Map) -> str:
    """What is missing of the six elements; on a whole map, how much is only assumed."""
    t = session.words
    missing = [t(f"define.steps.{step.name}") for step in steps(journey_map, t) if step.empty]
    if missing:
        return t("maps.card.missing", elements=missing)
    return t("maps.card.assumed", share=t.percent(evidence_share(journey_map).share("assumed")))


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
        store().duplicate(summary.id, session.actor, session.words("maps.card.copy_of", title=title))


def _archive(summary: MapSummary, _: str) -> None:
    with told():
        store().archive(summary.id, session.actor, not summary.archived)


def _delete(summary: MapSummary, title: str) -> None:
    with told():
        store().delete(summary.id, session.actor)
        session.put("deleted", (summary.id, title))
        if session.map_id == summary.id:
            session.map_id = ""


def _deleted() -> None:
    """The map that was just deleted, with a way to have it back."""
    t = session.words
    deleted: tuple[str, str] | None = session.get("deleted", None)
    if deleted is None:
        return
    map_id, title = deleted
    with st.container(horizontal=True, vertical_alignment="center", key="deleted_map"):
        st.markdown(f":material/delete:\u2002{escaped(t('maps.card.deleted', title=title))}", width="content")
        st.button(t("maps.card.undo"), key="undelete", type="tertiary", on_click=_undelete, args=(map_id,))


def _undelete(map_id: str) -> None:
    with told():
        store().undelete(map_id, session.actor)
        session.put("deleted", None)
