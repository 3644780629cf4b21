"""One's own maps as cards: a small picture, what it is, what is missing, and what can be done with it."""

import streamlit as st

from journey.formats.svg import scene_svg
from journey.layout.thumbnail import thumbnail
from journey.model import Map
from journey.model.changes import change
from journey.model.evidence import evidence_share
from journey.scene.fonts import default_measure
from journey.scene.themes import theme
from journey.store import MapSummary
from journey.ui.define.progress import steps
from journey.ui.library.starting import open_map
from journey.ui.markdown import escaped
from journey.ui.problems import told
from journey.ui.session import session, store
from journey.ui.viewer import still

PER_ROW = 4


def yours() -> None:
    """The maps in use, then those put away."""
    t = session.words
    _deleted()
    summaries = [summary for summary in store().maps() if not summary.is_sample]
    st.markdown(f"### {t('maps.yours.title')}")
    if not summaries:
        st.markdown(t("maps.yours.none"))
    _grid(summaries)
    archived = store().maps(archived=True)
    if archived:
        with st.expander(f"{t('maps.yours.archived')} · {len(archived)}"):
            _grid(archived)


def _grid(summaries: list[MapSummary]) -> None:
    for start in range(0, len(summaries), PER_ROW):
        for column, summary in zip(st.columns(PER_ROW), summaries[start : start + PER_ROW], strict=False):
            with column, st.container(border=True, key=f"map-card-{summary.id}"):
                _card(summary)


def _card(summary: MapSummary) -> None:
    t = session.words
    journey_map, head = store().load(summary.id)
    still(_picture(summary.id, head, session.theme, journey_map), key=f"picture:{summary.id}")
    title = summary.title or t("maps.yours.untitled")
    st.markdown(f"**{escaped(title)}**")
    counts = t("maps.card.counts", stages=len(journey_map.stages), touchpoints=len(journey_map.touchpoints))
    st.caption(f"{counts}  \n{t('maps.card.edited', day=t.day(summary.updated_at.date()))}  \n{_state(journey_map)}")
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.button(t("maps.card.open"), key=f"open:{summary.id}", on_click=_open, args=(summary.id,), help=title)
        with st.popover(t("maps.card.more", title=title), key=f"icons-more-{summary.id}", icon=":material/more_horiz:"):
            _menu(summary, title)


def _state(journey_map: Map) -> str:
    """What is missing of the six elements; on a whole map, how much is only assumed."""
    t = session.words
    missing = [t(f"define.steps.{step.name}") for step in steps(journey_map, t) if step.count == t("define.count.none")]
    if missing:
        return t("maps.card.missing", elements=", ".join(missing))
    return t("maps.card.assumed", share=t.percent(evidence_share(journey_map).share("assumed")))


@st.cache_data(max_entries=300, show_spinner=False)
def _picture(map_id: str, head: int, theme_name: str, _journey_map: Map) -> str:
    return scene_svg(thumbnail(_journey_map, theme(theme_name), default_measure()))


def _menu(summary: MapSummary, title: str) -> None:
    t = session.words
    key = session.controlled(f"rename:{summary.id}", summary.title)
    st.text_input(t("maps.card.rename"), key=key, on_change=_rename, args=(summary.id, key))
    for name, icon, action in (
        ("duplicate", "content_copy", _duplicate),
        ("unarchive" if summary.archived else "archive", "archive", _archive),
        ("delete", "delete", _delete),
    ):
        st.button(
            t(f"maps.card.{name}"), key=f"{name}:{summary.id}", icon=f":material/{icon}:", type="tertiary", on_click=action,
            args=(summary.id, title),
        )  # fmt: skip


def _open(map_id: str) -> None:
    open_map(map_id)
    session.put("go", "map")


def _rename(map_id: str, key: str) -> None:
    with told():
        edit = change(store().load(map_id)[0], map_id, title=session.widget(key, ""))
        if edit:
            store().commit(map_id, edit, session.actor)


def _duplicate(map_id: str, title: str) -> None:
    with told():
        store().duplicate(map_id, session.actor, session.words("maps.card.copy_of", title=title))


def _archive(map_id: str, title: str) -> None:
    with told():
        archived = map_id in {summary.id for summary in store().maps(archived=True)}
        store().archive(map_id, session.actor, not archived)


def _delete(map_id: str, title: str) -> None:
    with told():
        store().delete(map_id, session.actor)
        session.put("deleted", (map_id, title))


def _deleted() -> None:
    """The map that was just deleted, with a way to have it back."""
    t = session.words
    map_id, title = session.get("deleted", ("", ""))
    if not map_id:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="deleted-map"):
        st.markdown(f":material/delete: {escaped(t('maps.card.deleted', title=title))}", width="content")
        st.button(t("maps.card.undo"), key="undelete", type="tertiary", on_click=_undelete, args=(map_id,))


def _undelete(map_id: str) -> None:
    with told():
        store().undelete(map_id, session.actor)
        session.put("deleted", ("", ""))
