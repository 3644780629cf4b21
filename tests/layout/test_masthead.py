"""Band and logo over every picture of a map that has a brand, and never over words."""

import pytest

from journey.formats.library import open_sample
from journey.i18n import words
from journey.layout import VIEWS, lay_out
from journey.layout.brand_sample import brand_sample
from journey.layout.choices import Choices
from journey.layout.story import tell
from journey.model import Map
from journey.scene.primitives import Circle, Logo, Rect, Scene, Text
from tests.brands import branded, client
from tests.layout.posters import small_map
from tests.maps import random_map
from tests.scene_checks import complaints, extent

SAMPLE = open_sample("en")
LONG = "A finding that says much more than a finding should, " * 4
SHAPES = ((320, 80), (80, 80), (60, 600), (900, 60))  # px of the logo


def logo_in(scene: Scene) -> Rect:
    (found,) = [item for item in scene.walk() if isinstance(item, Rect) and isinstance(item.fill, Logo)]
    return found


def bands(scene: Scene) -> list[Rect]:
    return [item for item in scene.walk() if isinstance(item, Rect) and item.role == "masthead"]


def covered(scene: Scene) -> list[str]:
    """Words and faces that the logo, or the card it stands on, lies over."""
    plates = [item for item in scene.walk() if isinstance(item, Rect) and item.role in ("logo", "plate")]
    found = []
    for item in scene.walk():
        box = extent(item)
        if box is None or not isinstance(item, Text | Circle):
            continue
        for plate in plates:
            if (
                box[0] < plate.x + plate.width
                and plate.x < box[2]
                and box[1] < plate.y + plate.height
                and plate.y < box[3]
            ):
                found.append(f"{type(item).__name__} {item.role} {box}")
    return found


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("shape", SHAPES)
def test_it_stands_in_every_view_over_no_words(view: str, shape: tuple[int, int]) -> None:
    for journey_map in (SAMPLE, small_map(2, 1), SAMPLE.model_copy(update={"headline": LONG}), Map(id="m")):
        for look in ("light", "dark"):
            scene = lay_out(branded(journey_map, client(*shape)), view, theme_name=look)
            assert complaints(scene) == []
            assert covered(scene) == []
            logo = logo_in(scene)
            assert logo.width / logo.height == pytest.approx(shape[0] / shape[1])
            assert logo.tip == "Bikes & Co"
            (band,) = bands(scene)
            assert (band.width, band.fill) == (scene.width, "#E2001A")


@pytest.mark.parametrize("seed", range(6))
def test_it_stands_over_no_words_of_any_map(seed: int) -> None:
    for view in VIEWS:
        assert covered(lay_out(branded(random_map(seed)), view)) == []


def test_a_picture_without_a_brand_is_the_same_as_ever() -> None:
    for view in VIEWS:
        scene = lay_out(SAMPLE, view)
        assert not bands(scene) and scene.family == "Source Sans Pro"
        assert lay_out(branded(SAMPLE, client(colour="", logo="")), view) == scene


def test_a_brand_without_a_logo_moves_nothing() -> None:
    plain, scene = lay_out(SAMPLE, "poster"), lay_out(branded(SAMPLE, client(logo="")), "poster")
    assert scene.height == plain.height
    assert [text.y for text in scene.texts()] == [text.y for text in plain.texts()]


def test_print_has_the_logo_alone() -> None:
    scene = lay_out(branded(SAMPLE), "poster", theme_name="print")
    assert logo_in(scene) and not bands(scene)


def test_in_the_dark_it_stands_on_a_white_card() -> None:
    (plate,) = [item for item in lay_out(branded(SAMPLE), "curve", theme_name="dark").walk() if item.role == "plate"]
    assert isinstance(plate, Rect) and plate.fill == "#FFFFFF"


def test_a_figure_under_the_heading_of_its_page_takes_the_colours_alone() -> None:
    scene = lay_out(branded(SAMPLE), "curve", choices=Choices(heading=False))
    assert not bands(scene)
    assert scene.height == lay_out(SAMPLE, "curve", choices=Choices(heading=False)).height


def test_small_headings_are_in_the_colour_and_words_in_the_font() -> None:
    scene = lay_out(branded(SAMPLE, client(font="Noto Sans")), "poster")
    assert {text.fill for text in scene.texts() if text.role == "kicker"} == {"#E2001A"}
    assert scene.family == "Noto Sans"
    plain = next(text for text in lay_out(SAMPLE, "poster").texts() if text.role == "kicker")
    assert next(text for text in scene.texts() if text.role == "kicker").width > plain.width


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_story_wears_it_over_no_words(shape: tuple[int, int], look: str) -> None:
    for frame in tell(branded(SAMPLE, client(*shape, font="Noto Sans")), theme_name=look):
        assert complaints(frame.scene) == []
        assert covered(frame.scene) == []
        assert logo_in(frame.scene) and len(bands(frame.scene)) == 1
        assert frame.scene.family == "Noto Sans"


@pytest.mark.parametrize("shape", SHAPES)
def test_the_sample_shows_the_head_of_the_map(shape: tuple[int, int]) -> None:
    for journey_map in (SAMPLE, Map(id="m"), SAMPLE.model_copy(update={"headline": LONG})):
        scene = brand_sample(branded(journey_map, client(*shape)), "dark", words("it"))
        assert complaints(scene) == []
        assert covered(scene) == []
        assert logo_in(scene)
