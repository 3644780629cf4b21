"""The row above the picture: who and what is shown, and the way back."""

import streamlit as st

from journey.layout import VIEWS
from journey.model import LANE_KINDS, Lane, Map
from journey.model.curves import curve
from journey.ui.advice.panel import advice_button
from journey.ui.comments.panel import comments_button
from journey.ui.comparing import beside_choice
from journey.ui.editing import Opened
from journey.ui.followed import followed
from journey.ui.history import steps
from journey.ui.markdown import escaped
from journey.ui.present import present_button
from journey.ui.session import session
from journey.ui.sharing.chip import access_chip
from journey.ui.sharing.dialog import share_button

DETAILS = ("stages", "touchpoints")
HIGHEST_SHARE_PERCENT = 20


def toolbar(opened: Opened) -> None:
    journey_map = opened.map
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", key="toolbar"):
        with st.container(horizontal=True, vertical_alignment="center", width="content", gap="medium", key="choices"):
            match session.view:
                case "poster":
                    persona_chips(journey_map)
                    lane_choice(journey_map)
                case "curve":
                    persona_chips(journey_map)
                    _focus(journey_map, "map_page.filled_area")
                case "graph":
                    graph_detail(journey_map)
                case "persona":
                    sheet_choice(journey_map)
                case "compare":
                    beside_choice(journey_map)
        with st.container(
            horizontal=True, vertical_alignment="center", width="content", gap="small", key="advice_and_steps"
        ):
            access_chip(opened.access)
            if opened.access.may("edit"):
                advice_button(journey_map)
            comments_button(opened)
            steps(opened)
            share_button(opened)
            present_button()


def view_choice(key: str, on_page: bool) -> None:
    """Which picture of the map is shown: above it, or with its label among the choices for a file."""
    t = session.words
    st.segmented_control(
        t("map_page.view"),
        VIEWS,
        required=True,
        width="content" if on_page else "stretch",
        format_func=lambda view: t(f"map_page.views.{view}"),
        label_visibility="collapsed" if on_page else "visible",
        on_change=_take_view,
        args=(key,),
        **followed(key, session.view, default=session.view),
    )


def _take_view(key: str) -> None:
    """Another picture, on which nothing is picked yet: the form of what was picked on the last one closes."""
    session.view = session.widget(key, session.view)
    session.selected = ""


def persona_chips(journey_map: Map) -> None:
    """Whose curves are shown; none chosen shows all."""
    names = {persona.id: persona.name for persona in journey_map.personas}
    if len(names) < 2:
        return
    shown = [persona_id for persona_id in names if not session.personas or persona_id in session.personas]
    key = "who_chips"
    st.pills(
        session.words("map_page.personas"),
        list(names),
        selection_mode="multi",
        format_func=lambda persona_id: escaped(names[persona_id]),
        label_visibility="collapsed",
        on_change=_take_personas,
        args=(key, len(names)),
        **followed(key, shown, label=" ".join(names.values()), default=shown),
    )


def _take_personas(key: str, count: int) -> None:
    chosen: list[str] = session.widget(key, [])
    session.personas = () if len(chosen) in (0, count) else tuple(chosen)


def _focus(journey_map: Map, label: str) -> None:
    """Whose area is filled: one of those shown who feel anything."""
    shown = [
        persona
        for persona in journey_map.personas
        if (not session.personas or persona.id in session.personas) and curve(journey_map, persona.id)
    ]
    if len(shown) < 2:
        return
    names = {persona.id: persona.name for persona in shown}
    held = session.focus if session.focus in names else shown[0].id
    with st.container(horizontal=True, vertical_alignment="center", width="content", gap="small", key="focus_choice"):
        st.markdown(session.words(label), width="content")
        key = "focus"
        st.selectbox(
            session.words(label),
            list(names),
            width=170,
            filter_mode=None,
            format_func=lambda persona_id: names[persona_id],
            label_visibility="collapsed",
            on_change=session.taking("focus", key),
            **followed(key, held, label=names[held], options=names),
        )


def sheet_choice(journey_map: Map) -> None:
    """Whose sheet is drawn."""
    names = {persona.id: persona.name for persona in journey_map.personas}
    held = session.choices(journey_map).focus or next(iter(names), "")
    if not held:
        return
    key = "who_sheet"
    st.segmented_control(
        session.words("map_page.sheet_of"),
        list(names),
        required=True,
        format_func=lambda persona_id: escaped(names[persona_id]),
        label_visibility="collapsed",
        on_change=session.taking("focus", key),
        **followed(key, held, label=" ".join(names.values()), default=held),
    )


def lane_choice(journey_map: Map) -> None:
    """Which rows the poster has."""
    t = session.words
    lanes: dict[str, str] = {lane.id: _lane_name(lane) for lane in journey_map.lanes}
    visible = [lane.id for lane in journey_map.lanes if not lane.hidden]
    if not lanes:
        lanes = {kind: t(f"lanes.titles.{kind}") for kind in LANE_KINDS if kind != "text"}
        visible = list(lanes)
    shown = visible if session.lanes is None else [lane for lane in lanes if lane in session.lanes]
    with st.popover(t("map_page.lanes"), icon=":material/table_rows:", key="lanes"):
        st.caption(t("map_page.lanes_hint"))
        for lane, name in lanes.items():
            key, is_shown = f"lane:{lane}", lane in shown
            st.checkbox(
                escaped(name), on_change=_take_lane, args=(key, lane, tuple(shown), tuple(visible)),
                **followed(key, is_shown, value=is_shown),
            )  # fmt: skip
        st.button(
            t("map_page.lanes_all"),
            key="lanes_all",
            type="tertiary",
            on_click=_all_lanes,
            disabled=session.lanes is None,
        )


def _lane_name(lane: Lane) -> str:
    return lane.title or session.words(f"lanes.titles.{lane.kind}")


def _take_lane(key: str, lane: str, shown: tuple[str, ...], visible: tuple[str, ...]) -> None:
    chosen = {*shown, lane} if session.widget(key, False) else {*shown} - {lane}
    session.lanes = None if chosen == set(visible) else tuple(sorted(chosen))


def _all_lanes() -> None:
    session.lanes = None


def graph_detail(journey_map: Map) -> None:
    """Stages or touchpoints; and how many people a path needs to be drawn, where that is known of any."""
    t = session.words
    key = "detail"
    st.segmented_control(
        t("map_page.detail"),
        DETAILS,
        required=True,
        format_func=lambda detail: t(f"map_page.details.{detail}"),
        label_visibility="collapsed",
        on_change=session.taking("detail", key),
        **followed(key, session.detail, default=session.detail),
    )
    if all(link.share is None for link in journey_map.links):
        return
    with st.container(horizontal=True, vertical_alignment="center", width="content", gap="small", key="share_choice"):
        st.markdown(t("map_page.least_share"), width="content")
        key, percent = "least_share", round(session.least_share * 100)
        st.slider(
            t("map_page.least_share"),
            0,
            HIGHEST_SHARE_PERCENT,
            format="%d%%",
            width=190,
            label_visibility="collapsed",
            on_change=_take_share,
            args=(key,),
            **followed(key, percent, value=percent),
        )
        st.markdown(f"**{t.percent(session.least_share)}**", width="content")


def _take_share(key: str) -> None:
    session.least_share = session.widget(key, 0) / 100
