"""The pictures on the pages, each drawn once for a state of the map and kept for everyone who looks at it."""

from dataclasses import replace
from typing import Any

import streamlit as st

from journey.formats.picture import notes_of, placeholder_notes
from journey.formats.svg import scene_svg
from journey.layout import lay_out
from journey.layout.choices import Choices
from journey.model import Map
from journey.scene.faces import draw_face
from journey.scene.primitives import Scene
from journey.scene.themes import theme
from journey.ui.editing import Opened
from journey.ui.markdown import escaped
from journey.ui.session import session

FACE_PX = 56.0
Notes = tuple[str, ...]


_NEEDS = {"persona": "personas", "graph": "touchpoints", "curve": "feelings", "priorities": "insights"}


def lacking(journey_map: Map, view: str) -> str:
    """The collection that a picture of this view cannot do without and the map has nothing in; "" for none."""
    needed = ("stages", _NEEDS.get(view, "stages"))
    return next((collection for collection in needed if not getattr(journey_map, collection)), "")


def picture_svg(opened: Opened, view: str, choices: Choices, beside: str = "") -> tuple[str, Notes]:
    """The SVG of a view, in the page's theme and language, and what it had to leave out or shorten.

    ``beside`` says in a few letters what ``choices.beside`` is, and in which state.
    """
    known = (opened.map.id, opened.head, view, session.theme, session.language, replace(choices, beside=None), beside)
    return _svg(*known, opened.map, choices)


def figure(opened: Opened, view: str, choices: Choices, width_px: int) -> tuple[Any, Notes]:
    """The Plotly figure of the curve or the graph, never to be changed, it is shared; and what it had to leave out."""
    held = (opened.map.id, opened.head, view, session.theme, session.language, choices, width_px)
    drawn, notes = _figure(*held, opened.map)
    return _ready(drawn), notes


def tell_left_out(notes: Notes) -> None:
    """One quiet line under a picture that had to leave something out; nothing under one that is whole."""
    if notes:
        st.caption(f":material/info: {escaped(' · '.join(notes))}")


def _ready(drawn: dict[str, Any]) -> Any:
    """A figure as it is: checking a dict attribute by attribute takes longer than laying out and drawing the map."""
    from plotly.basedatatypes import BaseFigure

    class Ready(BaseFigure):  # type: ignore[misc]
        def __init__(self) -> None:
            """Nothing to build: the dict is complete."""

        def to_dict(self) -> dict[str, Any]:
            return drawn

    return Ready()


@st.cache_data(max_entries=500, show_spinner=False)
def face_svg(face: str, valence: float, theme_name: str, hollow: bool = False) -> str:
    """One emotion face, 56 px square. ``hollow`` is a feeling nobody has given yet."""
    middle = FACE_PX / 2
    drawn = draw_face(face, valence, middle, middle, FACE_PX, theme(theme_name), hollow=hollow)
    return scene_svg(Scene(FACE_PX, FACE_PX, (drawn,), view="face", title="", background="none"))


def _scene(journey_map: Map, view: str, theme_name: str, language: str, choices: Choices) -> Scene:
    return lay_out(journey_map, view, theme_name=theme_name, language=language, choices=choices)


def _notes(scene: Scene) -> Notes:
    """What a scene leaves out, unless its own foot says it."""
    said = any(text.role == "notes" for text in scene.texts())
    return placeholder_notes(scene) if said else notes_of(scene)


@st.cache_data(max_entries=60, show_spinner=False)
def _svg(
    map_id: str,
    head: int,
    view: str,
    theme_name: str,
    language: str,
    choices: Choices,
    beside: str,
    _journey_map: Map,
    _choices: Choices,
) -> tuple[str, Notes]:
    scene = _scene(_journey_map, view, theme_name, language, _choices)
    return scene_svg(scene), _notes(scene)


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
) -> tuple[dict[str, Any], Notes]:
    from journey.formats.plotly import figure_dict  # only the two views that need it

    # Names stand at the ends of the curves, and the page's own chips show and hide them.
    scene = _scene(_journey_map, view, theme_name, language, choices)
    return figure_dict(scene, width_px=width_px, legend=view != "curve"), _notes(scene)
