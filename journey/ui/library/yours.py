"""One's own maps: the ones in use, then those put away; a few at a time, so that five hundred open as fast as five."""

from dataclasses import dataclass

import streamlit as st

from journey.store import MapSummary
from journey.ui.library.card import grid
from journey.ui.library.finding import ORDERS, found
from journey.ui.library.hero import start_button
from journey.ui.library.map_card import map_card
from journey.ui.markdown import escaped
from journey.ui.problems import told
from journey.ui.session import session, store

AT_ONCE = 12  # whole rows of four, three and two
"""Cards that are drawn before somebody asks for more, and with every time that somebody does."""


@dataclass(frozen=True, slots=True)
class Own:
    """One's own maps as the store lists them, without the sample."""

    in_use: list[MapSummary]
    archived: list[MapSummary]


def own_maps() -> Own:
    """What the store holds. Raises JourneyError."""
    return Own([summary for summary in store().maps() if not summary.is_sample], store().maps(archived=True))


def yours(own: Own) -> None:
    """The maps in use, then those put away."""
    t = session.words
    with st.container(
        key="yours_head", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        if own.in_use:
            st.title(t("maps.yours.title"), anchor=False, width="content")
        else:  # the sample above is the title of the page
            st.header(t("maps.yours.title"), anchor=False, width="content")
        with st.container(key="yours_tools", horizontal=True, vertical_alignment="center", width="content"):
            query, order = _sought() if len(own.in_use) + len(own.archived) > AT_ONCE else ("", ORDERS[0])
            if own.in_use:
                start_button()
    shown = found(own.in_use, query, order)
    if own.in_use and not shown:
        st.markdown(escaped(t("maps.yours.not_found", words=query)))
        st.button(t("maps.yours.show_all"), key="show_all_maps", on_click=_show_all)
    _cards("in_use", shown, (query, order))
    archived = found(own.archived, query, order)
    if archived:
        # The number must not tell one expander from another: it stays open when a map leaves it.
        with st.expander(
            f"{t('maps.yours.archived')} · {len(archived)}", key="archived_maps", on_change="rerun"
        ) as cupboard:
            if cupboard.open:
                _cards("archived", archived, (query, order))


def _sought() -> tuple[str, str]:
    """What somebody is looking for, and the order of the cards."""
    t = session.words
    query = st.text_input(
        t("maps.yours.search"), key="search_maps", type="search", live=True, icon=":material/search:", width=280,
        placeholder=t("maps.yours.search"), label_visibility="collapsed", persist_state="session",
    )  # fmt: skip
    order = st.selectbox(
        t("maps.yours.order"), ORDERS, key="order_maps", width=190, label_visibility="collapsed",
        format_func=lambda name: t(f"maps.yours.orders.{name}"), persist_state="session",
    )  # fmt: skip
    return query or "", order or ORDERS[0]


def _show_all() -> None:
    session.controlled("search_maps", "")


def _cards(name: str, summaries: list[MapSummary], asked: tuple[str, str]) -> None:
    t = session.words
    last_asked, count = session.get(f"shown_{name}", (asked, AT_ONCE))
    count = count if last_asked == asked else AT_ONCE
    if not summaries:
        return
    with grid(name):
        for summary in summaries[:count]:
            with st.container(key=f"map_card_{summary.id}", gap=None):
                map_card(summary)
    if len(summaries) > count:
        with st.container(key=f"rest_{name}", horizontal=True, vertical_alignment="center"):
            more = min(AT_ONCE, len(summaries) - count)
            st.button(
                t("maps.yours.more", n=more), key=f"further_{name}", icon=":material/expand_more:",
                on_click=session.put, args=(f"shown_{name}", (asked, count + AT_ONCE)),
            )  # fmt: skip
            st.caption(t("maps.yours.shown", shown=count, all=len(summaries)), width="content")


def put_away() -> None:
    """The map that was just deleted or archived, with a way to have it back."""
    t = session.words
    last: tuple[str, str, str] | None = session.get("put_away", None)
    if last is None:
        return
    how, map_id, title = last
    icon = ":material/delete:" if how == "deleted" else ":material/archive:"
    with st.container(horizontal=True, vertical_alignment="center", key="put_away_map"):
        st.markdown(f"{icon}\u2002{escaped(t(f'maps.card.{how}', title=title))}", width="content")
        st.button(t("maps.card.undo"), key="have_back", type="tertiary", on_click=_have_back, args=(how, map_id))


def _have_back(how: str, map_id: str) -> None:
    with told():
        if how == "deleted":
            store().undelete(map_id, session.actor)
        else:
            store().archive(map_id, session.actor, False)
        session.put("put_away", None)
