"""The map in one of its views, with the form of what was clicked beside it."""

from dataclasses import replace
from typing import Any

import streamlit as st

from journey.formats.plotly import CONFIG
from journey.model import Map
from journey.ui.advice.panel import advice_list, is_open
from journey.ui.by_name import by_name
from journey.ui.comments import panel as comments
from journey.ui.comparing import compared, nothing_beside
from journey.ui.editing import Opened, opened
from journey.ui.editor import editor, pick
from journey.ui.empty import empty, no_map
from journey.ui.heading import heading, kicker_and_headline
from journey.ui.history import notice
from journey.ui.pictures import figure, lacking, picture_svg, tell_left_out
from journey.ui.problems import show_problem
from journey.ui.session import session
from journey.ui.sharing.chip import shared_by
from journey.ui.shell import go
from journey.ui.toolbar import toolbar, view_choice
from journey.ui.viewer import viewer
from journey.ui.width import page_width

EDITOR_WIDTH = 400
GAP = 32
PHONE = 640
DRAWN = ("poster", "persona", "priorities", "compare")  # pictures shown as they are; the others are figures
FINDING = ("poster", "compare")  # pictures that say a finding themselves
NARROWEST_FIGURE, PHONE_FIGURE = 720, 1000  # below it the figure scrolls sideways, as on a phone


def main() -> None:
    found = opened()
    if found is None:
        no_map()
        return
    with heading(found.map, finding=session.view not in FINDING, shared=shared_by(found.access)):
        view_choice("view", on_page=True)
        takes = found.access.may_take("pictures")
        if takes and st.button(
            session.words("map_page.export"), icon=":material/download:", type="primary", key="to_export"
        ):
            go("export")
    desk(kicker_and_headline(found.map))


@st.fragment
def desk(heading_shown: tuple[str, str]) -> None:
    """Picture and form: an edit redraws these two and nothing else."""
    found = opened()
    if found is None or kicker_and_headline(found.map) != heading_shown:
        st.rerun()
    session.write_address()
    if not (session.selected or comments.is_open()):
        show_problem()  # else the form says it, where the person is
    bar = st.container(key="bar")  # filled last: after an edit one looks at the picture
    width = page_width()
    edits = found.access.may("edit")
    beside = bool(session.selected and found.access.reaches("edit")) or comments.is_open() or (edits and is_open())
    if beside and width > PHONE:
        width -= EDITOR_WIDTH + GAP
    with st.container(horizontal=True, gap="medium", key="desk"):
        with st.container(key="picture", width="stretch"):
            _picture(found, width)
        if beside:
            with st.container(key="beside", width=EDITOR_WIDTH):
                if session.selected:
                    editor(found.map)
                elif comments.is_open():
                    comments.comments_list(found)
                else:
                    advice_list(found.map)
    if found.map.stages:
        with bar:
            toolbar(found)
            notice()


def _picture(found: Opened, width: int) -> None:
    lacks = lacking(found.map, session.view)
    if lacks:
        words = f"map_page.empty.no_{lacks.removesuffix('s')}"
        empty(words, f"{words}_button", "define", "emotions" if lacks == "feelings" else lacks)
        return
    edits = found.access.may("edit")
    comparison = compared(found.map)
    if not comparison.is_possible:
        nothing_beside(found.map)
        return
    choices = replace(comparison.choices, invite=edits, heading=session.view in FINDING)
    if session.view in DRAWN:
        svg, notes = picture_svg(found, session.view, replace(choices, comments=True), comparison.stamp)
        says = found.access.may("comment")
        viewer(
            svg,
            key=f"viewer_{session.view}" if edits else f"viewer_{session.view}_{'say' if says else 'look'}",
            on_pick=(lambda record_id, role: _pick(found, record_id, role)) if says else None,
            whole=False,
            selected=session.selected,
        )
        tell_left_out(notes)
        return
    if not width:
        st.skeleton(height=560)  # a figure of another width would have to be drawn twice
        return
    key = f"chart_{session.view}" if edits else f"chart_{session.view}_look"
    width = max(width, PHONE_FIGURE if width <= PHONE else NARROWEST_FIGURE)
    drawn, notes = figure(found, session.view, choices, width)
    with st.container(key="chart_frame"):
        st.plotly_chart(
            drawn,
            key=key,
            theme=None,
            on_select=(lambda: _pick_point(found.map, key)) if edits else "ignore",
            selection_mode="points",
            config=CONFIG,
            width="content",
            alt=found.map.headline or found.map.title or session.words("poster.untitled"),
        )
    if edits:
        by_name(found.map)
    tell_left_out(notes)


def _pick(found: Opened, record_id: str, role: str) -> None:
    """Who edits gets the form of what was clicked; who comments, and whoever clicks a mark, the list of comments."""
    if found.access.may("edit") and role != "comments":
        pick(found.map, record_id, role)
    else:
        comments.comment_on(found.map, record_id)


def _pick_point(journey_map: Map, key: str) -> None:
    held: dict[str, Any] = session.widget(key, {})
    for point in held.get("selection", {}).get("points", ()):
        data = point.get("customdata")
        record_id = data[0] if isinstance(data, list) and data else data
        if isinstance(record_id, str):
            pick(journey_map, record_id)


main()
