"""Slides as pictures, before they are taken away: what is written on a slide is on its picture, at the same place."""

import io

import pytest
from PIL import Image

from journey.formats.photo import photo_of
from journey.formats.slides.seen import seen
from journey.formats.svg import scene_svg
from journey.model import Map
from journey.model.photos import Photo
from journey.scene.primitives import Circle, Path, Scene
from journey.scene.primitives import Photo as Jpeg
from tests.formats import decks
from tests.formats.deck_maps import MAPS
from tests.formats.test_slides_template import dark, template


def letters(text: str) -> str:
    """Without spaces and bullets: a line breaks, or begins, where it does."""
    return "".join(text.replace("•", "").split())


@pytest.fixture(scope="module")
def pictures(data: bytes) -> tuple[Scene, ...]:
    return seen(data)


@pytest.mark.parametrize("name", MAPS)
def test_every_slide_of_any_map_has_a_picture_with_its_title_and_all_its_words(name: str):
    data = decks.write(MAPS[name]())
    made = decks.opened(data)
    pictures = seen(data)
    assert [scene.title for scene in pictures] == decks.titles(made)
    for slide, scene in zip(made.slides, pictures, strict=True):
        shown = letters("".join(text.text for text in scene.texts()))
        written = [one.text for one in decks.texts(slide) if "\u200d" not in one.text]  # a picture parts such signs
        assert [text for text in written if letters(text) not in shown] == []
        assert scene_svg(scene).startswith("<svg")


@pytest.mark.parametrize(("brought", "ground"), [(template(), "#FFFFFF"), (template(dark), "#101828")])
def test_a_client_s_template_is_seen_in_its_own_size_and_ground(brought: bytes, ground: str):
    data = decks.write(MAPS["sample"](), template=brought)
    made = decks.opened(data)
    pictures = seen(data)
    assert len(pictures) == len(made.slides)
    assert pictures[0].width / pictures[0].height == pytest.approx(made.slide_width / made.slide_height)
    assert {scene.background for scene in pictures} == {ground}


def test_texts_and_faces_stand_where_the_slide_has_them(deck, pictures: tuple[Scene, ...]):
    place = decks.titles(deck).index("Maya and Tom part at “The box on the doorstep”.")
    written = [one for one in decks.texts(deck.slides[place]) if one.text.count(" ") > 2 and len(one.sizes) == 1]
    drawn = {text.text: text for text in pictures[place].texts()}
    found = [(one, drawn[one.text]) for one in written if one.text in drawn]
    assert found
    for one, text in found:
        assert (
            abs(text.extent[0] - one.ink[0]) < 1 and one.ink[1] <= text.extent[1] and text.extent[3] <= one.ink[3] + 1
        )
    lines = [item for item in pictures[place].walk() if isinstance(item, Path) and item.stroke_width == 3.0]
    assert lines, "the chart’s own line of the first persona"


def test_a_photo_and_the_colours_of_the_theme_are_seen(sample: Map):
    file = io.BytesIO()
    Image.new("RGB", (300, 300), "red").save(file, "PNG")
    photo = Photo(id="ph", persona_id=sample.personas[0].id, jpeg=photo_of(file.getvalue()))
    scenes = seen(decks.write(sample.with_collections({}, {"photos": (photo,)})))
    round_ones = [item for item in scenes[0].walk() if isinstance(item, Circle)]
    assert any(isinstance(item.fill, Jpeg) for item in round_ones)
    assert any(item.stroke == "#1F5FBF" for item in round_ones)  # the first persona's ring
