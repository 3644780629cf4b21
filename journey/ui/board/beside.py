"""A picture of the map beside the board; it follows every edit."""

import streamlit as st

from journey.ui.board import past
from journey.ui.editing import Opened
from journey.ui.pictures import lacking, picture_svg
from journey.ui.session import session
from journey.ui.viewer import viewer

PICTURES = ("poster", "curve", "graph")
WIDTH = 520
_HELD = "board_picture"


def shown(work: Opened) -> str:
    """The view that stands beside the board; "" for none, or while the past stands there."""
    view: str = session.get(_HELD, "")
    return "" if past.is_open(work) or view not in PICTURES else view


def choice(work: Opened) -> None:
    """Which picture stands there; the one that does is put away with a second click."""
    t = session.words
    key = session.controlled("board_beside", shown(work) or None)
    st.segmented_control(
        t("board_page.beside"),
        PICTURES,
        key=key,
        format_func=lambda view: t(f"map_page.views.{view}"),
        label_visibility="collapsed",
        on_change=lambda: _show(session.widget(key, None) or ""),
    )


def picture(work: Opened) -> None:
    """The picture, whole, to be moved and enlarged."""
    view = shown(work)
    if lacks := lacking(work.map, view):
        st.caption(session.words(f"map_page.empty.no_{lacks.removesuffix('s')}"))
        return
    viewer(picture_svg(work, view, session.choices(work.map))[0], key="viewer_beside")


def _show(view: str) -> None:
    session.put(_HELD, view)
    if view:
        past.close()
