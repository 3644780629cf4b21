"""One's own maps: the ones in use, then those put away; a few at a time, so that five hundred open as fast as five."""

import streamlit as st

from journey.store import MapSummary
from journey.ui.library.card import PER_ROW
from journey.ui.library.finding import ORDERS, found
from journey.ui.library.map_card import map_card
from journey.ui.markdown import escaped
from journey.ui.problems import told
from journey.ui.session import session, store

AT_ONCE = 3 * PER_ROW
"""Cards that are drawn before somebody asks for more, and with every time that somebody does."""


def yours() -> None:
    """The maps in use, then those put away."""
    t = session.words
    _deleted()
    in_use = [summary for summary in store().maps() if not summary.is_sample]
    archived = store().maps(archived=True)
    with st.container(
        key="yours_head", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.header(t("maps.yours.title"), anchor=False, width="content")
        query, order = _sought() if len(in_use) + len(archived) > AT_ONCE else ("", ORDERS[0])
    shown = found(in_use, query, order)
    if not in_use:
        st.markdown(t("maps.yours.none"))
    elif not shown:
        st.markdown(escaped(t("maps.yours.not_found", words=query)))
    _grid("in_use", shown, (query, order))
    put_away = found(archived, query, order)
    if put_away:
        # The number must not tell one expander from another: it stays open when a map leaves it.
        with st.expander(
            f"{t('maps.yours.archived')} · {len(put_away)}", key="archived_maps", on_change="rerun"
        ) as cupboard:
            if cupboard.open:
                _grid("archived", put_away, (query, order))


def _sought() -> tuple[str, str]:
    """What somebody is looking for, and the order of the cards."""
    t = session.words
    with st.container(key="yours_tools", horizontal=True, vertical_alignment="center", width="content"):
        query = st.text_input(
            t("maps.yours.search"), key="search_maps", type="search", live=True, icon=":material/search:", width=280,
            placeholder=t("maps.yours.search"), label_visibility="collapsed", persist_state="session",
        )  # fmt: skip
        order = st.selectbox(
            t("maps.yours.order"), ORDERS, key="order_maps", width=190, label_visibility="collapsed",
            format_func=lambda name: t(f"maps.yours.orders.{name}"), persist_state="session",
        )  # fmt: skip
    return query or "", order or ORDERS[0]


def _grid(name: str, summaries: list[MapSummary], asked: tuple[str, str]) -> None:
    t = session.words
    last_asked, count = session.get(f"shown_{name}", (asked, AT_ONCE))
    count = count if last_asked == asked else AT_ONCE
    for start in range(0, min(count, len(summaries)), PER_ROW):
        row = summaries[start : start + PER_ROW]
        for column, summary in zip(st.columns(PER_ROW), row, strict=False):
            with column, st.container(key=f"map_card_{summary.id}", gap=None):
                map_card(summary)
    if len(summaries) > count:
        with st.container(key=f"rest_{name}", horizontal=True, vertical_alignment="center"):
            more = min(AT_ONCE, len(summaries) - count)
            st.button(
                t("maps.yours.more", n=more), key=f"further_{name}", icon=":material/expand_more:",
                on_click=session.put, args=(f"shown_{name}", (asked, count + AT_ONCE)),
            )  # fmt: skip
            st.caption(t("maps.yours.shown", shown=count, all=len(summaries)), width="content")


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
