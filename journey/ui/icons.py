"""The drawn icons and faces, as small pictures on a page."""

import streamlit as st

from journey.formats.svg import scene_svg
from journey.model import Feeling, Persona, face_of
from journey.scene.faces import draw_face
from journey.scene.icons import draw_icon
from journey.scene.portraits import draw_portrait
from journey.scene.primitives import Item, Scene
from journey.scene.themes import theme
from journey.ui.session import session


def show_icon(name: str, size: int = 26) -> None:
    """A channel's icon in the ink of the page."""
    look = theme(session.theme)
    _show((draw_icon(name, size / 2, size / 2, size - 2, look.ink),), size)


def show_portrait(persona: Persona, index: int, size: int = 96) -> None:
    """A persona's drawn head in its colour."""
    look = theme(session.theme)
    shade = look.persona(index)
    tint = look.persona_tints[index % len(look.persona_tints)]
    _show((draw_portrait(persona.face, size / 2, size / 2, size / 2 - 2, shade, tint, look),), size)


def show_face(feeling: Feeling | None, size: int = 30) -> None:
    """The face of a feeling; faint where nothing is felt yet, dashed where it is only assumed."""
    look = theme(session.theme)
    emotion, valence = (face_of(feeling.emotion, feeling.valence), feeling.valence) if feeling else ("neutral", 0.0)
    hollow = feeling is None or feeling.evidence == "assumed"
    _show((draw_face(emotion, valence, size / 2, size / 2, size - 3, look, hollow=hollow),), size)


def _show(items: tuple[Item, ...], size: int) -> None:
    st.image(scene_svg(Scene(size, size, items, "icon", "", background="none")), width=size)
