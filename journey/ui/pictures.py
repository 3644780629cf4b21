"""The pictures on the pages, each drawn once for a state of the map and kept for everyone who looks at it."""

from typing import Any

import streamlit as st

from journey.formats.svg import scene_svg
from journey.layout import lay_out
from journey.layout.choices import Choices
from journey.model import Map
from journey.scene.faces import draw_face
from journey.scene.primitives import Scene
from journey.scene.themes import theme
from journey.ui.editing import Opened
from journey.ui.session import session

FACE_PX = 56.0


def picture_svg(opened: Opened, view: str, choices: Choices) -> str:
    """The SVG of a view, in the page's theme and language."""
    return _svg(opened.map.id, opened.head, view, session.theme, session.language, choices, opened.map)


def figure(opened: Opened, view: str, choices: Choices, width_px: int) -> Any:
    """The Plotly figure of the curve or the graph; never change it, it is shared."""
    held = (opened.map.id, opened.head, view, session.theme, session.language, choices, width_px)
    return _ready(_figure(*held, opened.map))


def _ready(drawn: dict[str, Any]) -> Any:
    """A figure as it is: checking a dict attribute by attribute takes longer than laying out and drawing the map."""
    from plotly.basedatatypes import BaseFigure

    class Ready(BaseFigure):  # type: ignore[misc]
        def __init__(self) -> None:
            """Nothing to build: the dict is complete."""

        def to_dict(self) -> dict[str, Any]:
            return drawn

    return Ready()


def scene_notes(opened: Opened, view: str, choices: Choices) -> tuple[str, ...]:
    """What the picture shortened or left out, in the page's language."""
    return _scene(opened.map, view, session.theme, session.language, choices).notes


@st.cache_data(max_entries=500, show_spinner=False)
def face_svg(face: str, valence: float, theme_name: str, hollow: bool = False) -> str:
    """One emotion face, 56 px square. ``hollow`` is a feeling nobody has given yet."""
    middle = FACE_PX / 2
    drawn = draw_face(face, valence, middle, middle, FACE_PX, theme(theme_name), hollow=hollow)
    return scene_svg(Scene(FACE_PX, FACE_PX, (drawn,), view="face", title="", background="none"))


def _scene(journey_map: Map, view: str, theme_name: str, language: str, choices: Choices) -> Scene:
    return lay_out(journey_map, view, theme_name=theme_name, language=language, choices=choices)


@st.cache_data(max_entries=60, show_spinner=False)
def _svg(map_id: str, head: int, view: str, theme_name: str, language: str, choices: Choices, _journey_map: Map) -> str:
    return scene_svg(_scene(_journey_map, view, theme_name, language, choices))


@st.cache_data(max_entries=60, show_spinner=False)
def _figure(
    map_id: str,
    head: int,
    view: str,
    theme_name: str,
    language: str,
    choices: Choices,
    width_px: int,
    _journey_map: Map,
) -> dict[str, Any]:
    from journey.formats.plotly import figure_dict  # only the two views that need it

    return figure_dict(_scene(_journey_map, view, theme_name, language, choices), width_px=width_px)
