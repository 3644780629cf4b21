"""The steps as a graph: the events in the order customers meet them, the ways as wide as their share, where they end.

It is the graph of the map that the log would draw, in the same hand as that of any map.
"""

from math import ceil
from typing import Any

import streamlit as st

from journey.analyses.drawn import drawn
from journey.analyses.naming import titles
from journey.formats.draft import draft
from journey.formats.plotly import CONFIG, figure_dict
from journey.layout import lay_out
from journey.layout.choices import Choices
from journey.model import Map
from journey.scene.primitives import Scene, Text
from journey.ui.evidence.held import Held, choose
from journey.ui.evidence.scrolling import scrolling
from journey.ui.followed import followed
from journey.ui.session import session

BARS, GRAPH = "bars", "graph"
LEAST_WORDS = 12  # px of the smallest words; in less room than that takes, the graph scrolls
LEAST_SHARE = 0.05  # of all customers, of ways that are drawn


def drawing_choice(found: Held) -> str:
    """Whether the steps are bars or a graph."""
    t, drawing = session.words, session.get("log_steps_as", BARS)
    key = "log_steps_choice"
    st.segmented_control(
        t("log_page.steps_as.label"), (BARS, GRAPH), required=True, label_visibility="collapsed",
        format_func=lambda name: t(f"log_page.steps_as.{name}"),
        on_change=lambda: choose(found, "log_steps_as", session.widget(key, BARS)),
        **followed(key, drawing, default=drawing),
    )  # fmt: skip
    return drawing


def show_graph(found: Held, journey_map: Map | None, width: int, alt: str) -> None:
    """Raises JourneyError ``nothing_to_draft`` or ``engine_failed``."""
    if not width:
        st.skeleton(height=560)
        return
    made = _map(found)
    called = titles(journey_map)
    named = [
        place.model_copy(update={"title": called.get(place.event_names[0], place.title)}) for place in made.touchpoints
    ]
    made = made.with_collections({}, {"touchpoints": tuple(named)})
    choices = Choices(heading=False, least_share=LEAST_SHARE)
    scene = lay_out(made, "graph", theme_name=session.theme, language=session.language, choices=choices)
    least = readable_px(scene)
    with scrolling("log_graph", least if width < least else 0):
        st.plotly_chart(
            figure_dict(scene, max(width, least)), key="log_chart_graph", theme=None, config=CONFIG,
            width="content", alt=alt,
        )  # fmt: skip
    st.caption(session.words("log_page.steps_as.about", share=session.words.percent(LEAST_SHARE)))


def readable_px(scene: Scene) -> int:
    """How wide a picture must be for the smallest of its words."""
    smallest = min((item.size for item in scene.walk() if isinstance(item, Text) and item.text.strip()), default=0)
    return ceil(scene.width * LEAST_WORDS / smallest) if smallest else 0


def _map(found: Held) -> Map:
    """The map that the log would draw, found once for each part of it that is looked at."""
    assert found.log is not None
    known = ("graph", session.language, 0)
    if known not in found.answers:
        with st.spinner(session.words("log_page.thinking")):
            found.answers[known] = drawn(found.log, draft(found.log, session.language).journey_map)
    made: Any = found.answers[known]
    assert isinstance(made, Map)
    return made
