"""A persona's photo stands wherever their head is drawn, and who has no room in a story is named."""

from base64 import b64encode

import pytest

from journey.formats.library import open_sample
from journey.i18n import words
from journey.layout import lay_out
from journey.layout.preview_head import head_preview
from journey.layout.story import tell
from journey.model import Map, Persona, Photo
from journey.scene.fonts import default_measure
from journey.scene.primitives import Circle, Scene
from journey.scene.primitives import Photo as Shown
from journey.scene.themes import theme
from tests.formats.test_photo import jpeg
from tests.layout.posters import all_words, small_map


@pytest.fixture(scope="module")
def sample() -> Map:
    """Each of its two personas with a photo."""
    whole = open_sample("en")
    text = b64encode(jpeg()).decode()
    photos = tuple(Photo(id=f"ph-{one.id}", persona_id=one.id, jpeg=text) for one in whole.personas)
    return whole.with_collections({}, {"photos": photos})


def photos_on(scene: Scene) -> int:
    return sum(isinstance(item, Circle) and isinstance(item.fill, Shown) for item in scene.walk())


@pytest.mark.parametrize(("view", "count"), [("poster", 2), ("curve", 2), ("persona", 1)])
def test_a_view_shows_the_photos(sample: Map, view: str, count: int) -> None:
    assert photos_on(lay_out(sample, view)) == count


def test_present_shows_the_photos(sample: Map) -> None:
    assert photos_on(tell(sample)[0].scene) == 2


@pytest.mark.parametrize("place", [None, 1])
def test_the_head_beside_the_form_shows_the_photos(sample: Map, place: int | None) -> None:
    named = None if place is None else sample.personas[place]
    assert photos_on(head_preview(sample, named, theme("light"), words("en"), default_measure())) == 2


def test_personas_beyond_the_five_that_present_has_room_for_are_named() -> None:
    people = [Persona(id=f"p{n}", order=f"{n}", name=f"Name{n} Last{n}") for n in range(7)]
    for language, told in (("en", "And 2 more: Name5 and Name6"), ("it", "E altre 2 persone: Name5 e Name6")):
        for more in ({}, {"objective": "Fewer questions."}):
            frame = tell(small_map(1, 1, personas=people, **more), language=language)[0]
            said = all_words(frame.scene)
            assert told in said
            assert ("Fewer questions." in said) == bool(more)
    assert "more:" not in all_words(tell(small_map(1, 1, personas=people[:5]))[0].scene)
