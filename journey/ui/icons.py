"""The drawn icons, faces and portraits, as SVG text for the parts of a page that the browser draws."""

from journey.formats.svg import scene_svg
from journey.model import Feeling, Persona, Photo, face_of
from journey.scene.faces import draw_face
from journey.scene.portraits import age_of, draw_portrait
from journey.scene.primitives import Item, Scene
from journey.scene.themes import theme
from journey.ui.session import session


def portrait(persona: Persona, index: int, size: int = 96, photo: Photo | None = None) -> str:
    """A persona's photo or drawn head in the colour of its place among the personas."""
    look = theme(session.theme)
    shade = look.persona(index)
    tint = look.persona_tints[index % len(look.persona_tints)]
    jpeg = photo.jpeg if photo else ""
    middle, age = size / 2, age_of(persona)
    return _svg(draw_portrait(persona.face, middle, middle, middle - 2, shade, tint, look, photo=jpeg, age=age), size)


def feeling_face(feeling: Feeling | None, size: int = 32) -> str:
    """The face of a feeling; faint where nothing is felt yet, dashed where it is only assumed."""
    look = theme(session.theme)
    emotion, valence = (face_of(feeling.emotion, feeling.valence), feeling.valence) if feeling else ("neutral", 0.0)
    hollow = feeling is None or feeling.evidence == "assumed"
    return _svg(draw_face(emotion, valence, size / 2, size / 2, size - 3, look, hollow=hollow), size)


def _svg(item: Item, size: int) -> str:
    return scene_svg(Scene(size, size, (item,), "icon", "", background="none"))
