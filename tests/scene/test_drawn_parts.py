"""Icons, faces, moons, markers and portraits: shapes put together from a few numbers."""

import json
from math import isfinite, pi
from pathlib import Path as FilePath
from types import SimpleNamespace

import pytest

from journey.model import EMOTIONS, EVIDENCE, Persona
from journey.model.personas import Face
from journey.scene import icons
from journey.scene.faces import brightness, draw_face, features
from journey.scene.icons import channel_icons, draw_icon, draw_star, icon, path_data
from journey.scene.markers import SHAPES, draw_marker, marker
from journey.scene.moons import draw_moon
from journey.scene.pathdata import arc, shape
from journey.scene.portraits import BEARDS, HAIR, age_of, draw_portrait
from journey.scene.primitives import Circle, Group, Item, Path, Scene, Shape
from journey.scene.themes import NAMES, theme

KIT = json.loads((FilePath(icons.__file__).parent / "icons.json").read_text(encoding="utf-8"))
LIGHT = theme("light")


def points(drawn: Shape) -> list[tuple[float, float]]:
    flat = [segment[1:] for segment in drawn.segments]
    return [(values[i], values[i + 1]) for values in flat for i in range(0, len(values), 2)]


def flat(item: Item) -> list[Item]:
    return list(Scene(1, 1, (item,), "poster", "").walk())


def test_path_data_becomes_absolute_lines_and_curves():
    assert shape("M1 1h2v2H1z").segments == (("M", 1, 1), ("L", 3, 1), ("L", 3, 3), ("L", 1, 3), ("Z",))


def test_an_arc_in_path_data_becomes_cubics_that_stay_on_its_circle():
    half = shape("M0 0a5 5 0 0 1 10 0")
    assert {segment[0] for segment in half.segments} == {"M", "C"}
    assert min(y for _, y in points(half)) >= -5.001


def test_a_quarter_turn_ends_where_it_should():
    (command, *_, x, y), *more = arc(0, 0, 1, 0, pi / 2)
    assert (command, more) == ("C", [])
    assert (x, y) == pytest.approx((0, 1))


@pytest.mark.parametrize("name", [*KIT["channels"], *KIT["controls"]])
def test_every_icon_is_drawn_within_its_grid(name: str):
    assert {segment[0] for segment in icon(name).segments} <= set("MLCQZ")
    assert all(isfinite(x) and isfinite(y) and -1 <= x <= 25 and -1 <= y <= 25 for x, y in points(icon(name)))


def test_an_unknown_icon_is_a_neutral_one_and_not_offered():
    assert icon("carrier pigeon") == icon("")
    assert path_data("carrier pigeon") not in KIT["channels"].values()
    assert "web" in channel_icons() and "trash" not in channel_icons()


def test_an_icon_stands_around_its_centre_with_the_weight_of_the_kit():
    drawn = draw_icon("web", 100, 50, 48, "#000000")
    assert (drawn.x, drawn.y, drawn.scale, drawn.stroke_width) == (76, 26, 2, 3.5)
    assert draw_icon("web", 0, 0, 48, "#000000", width=1).stroke_width == 1
    assert draw_star(0, 0, 24, "#000000").fill == "#000000"


def test_there_are_thirteen_faces_and_no_two_alike():
    named = {emotion.face for emotion in EMOTIONS.values()}
    assert len({features(name) for name in named}) == len(named) == 13
    assert features("puzzled") == features("neutral")


@pytest.mark.parametrize("theme_name", NAMES)
@pytest.mark.parametrize("valence", [-5, -2.5, 0, 2.5, 5])
def test_features_are_readable_on_every_fill(theme_name: str, valence: float):
    head, *drawn = draw_face("joy", valence, 0, 0, 24, theme(theme_name)).items
    ink = drawn[0].fill
    light, dark = sorted((brightness(head.fill), brightness(ink)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3
    assert brightness(head.stroke) < brightness(head.fill)


def test_a_face_is_as_large_as_asked_and_an_assumed_one_dashed_and_hollow():
    sure = draw_face("joy", 4, 10, 20, 48, LIGHT, ring="#1F5FBF", ring_width=4).items[0]
    assumed = draw_face("joy", 4, 10, 20, 48, LIGHT, ring="#1F5FBF", ring_width=4, hollow=True).items[0]
    assert (sure.x, sure.y, sure.r, sure.stroke, sure.stroke_width) == (10, 20, 22, "#1F5FBF", 4)
    assert (sure.fill, sure.dash) == (LIGHT.emotion(4), ())
    assert assumed.fill == LIGHT.paper and assumed.dash


def test_the_moon_fills_as_evidence_grows():
    moons = {name: draw_moon(name, 6, 6, 12, LIGHT, tip=name).items for name in EVIDENCE}
    assert isinstance(moons["assumed"][0], Circle) and moons["assumed"][0].dash
    assert moons["heard"][1].shape.segments[-2][-2:] == pytest.approx((3**0.5 / 2, 0.5))  # four o'clock
    assert moons["observed"][1].shape.segments[-2][-2:] == pytest.approx((-(3**0.5) / 2, 0.5))  # eight o'clock
    assert moons["measured"][0].fill == LIGHT.ink2
    with pytest.raises(ValueError, match="guessed"):
        draw_moon("guessed", 0, 0, 12, LIGHT)


def test_markers_differ_in_shape_and_hardly_in_size():
    assert len({marker(name) for name in SHAPES}) == len(LIGHT.personas) == 5
    for name in SHAPES:
        assert 0.45 <= max(max(abs(x), abs(y)) for x, y in points(marker(name))) <= 0.75
    assert draw_marker("circle", 1, 2, 10, "#000000").scale == 10
    with pytest.raises(ValueError, match="heart"):
        marker("heart")


@pytest.mark.parametrize("hair", [*HAIR, "unheard of"])
@pytest.mark.parametrize("beard", BEARDS)
def test_every_head_stays_inside_its_circle(hair: str, beard: str):
    face = SimpleNamespace(hair=hair, hair_color="#4A2C22", skin="#F0CDB0", glasses=True, beard=beard)
    drawn = draw_portrait(face, 200, 100, 50, LIGHT.persona(0), LIGHT.persona_tints[0], LIGHT, tip="Maya")
    for item in flat(drawn):
        if isinstance(item, Path):
            places = [(item.x + x * item.scale - 200, item.y + y * item.scale - 100) for x, y in points(item.shape)]
            assert all((x**2 + y**2) ** 0.5 <= 56 for x, y in places)  # control points may stand just outside
    assert drawn.tip == "Maya" and drawn.role == "portrait"


def test_glasses_and_beards_are_seen_and_print_is_grey():
    def draw(theme_name: str, **more: object) -> Group:
        face = {"hair": "bob", "hair_color": "#8A4B22", "skin": "#F2CDAE", "glasses": False, "beard": "none"} | more
        return draw_portrait(SimpleNamespace(**face), 0, 0, 40, "#111111", "#FFFFFF", theme(theme_name))

    plain = draw("light")
    assert len(draw("light", glasses=True).items) == len(plain.items) + 1
    assert len(draw("light", beard="full").items) == len(plain.items) + 1
    colours = {c for i in flat(draw("print", beard="full")) if isinstance(i, Path) for c in (i.fill, i.stroke)}
    assert all(c[1:3] == c[3:5] == c[5:7] for c in colours - {"none", "#14100E"})


@pytest.mark.parametrize(("told", "age"), [
    ({"role": "52, Pavia"}, 52), ({"role": "cliente abituale, 52 anni"}, 52), ({"name": "Paolo, 52"}, 52),
    ({"role": "66 anni, Rovereto · da 30 anni in agenzia"}, 66), ({"biography": "A 52-year-old baker."}, 52),
    ({"biography": "Ha 71 anni e due figli."}, 71), ({"biography": "Cliente da 50 anni."}, 0),
    ({"biography": "Lavora qui da 30 anni, con 60 colleghi."}, 0), ({"role": "buys 52% more"}, 0), ({}, 0),
])  # fmt: skip
def test_an_age_is_read_where_a_persona_has_one(told: dict[str, str], age: int) -> None:
    assert age_of(Persona(**{"id": "p", "name": "P"} | told)) == age


def test_a_face_of_fifty_has_lines_and_grey_hair_unless_its_colour_was_chosen() -> None:
    def fills(face: Face, age: int) -> list[object]:
        return [getattr(item, "fill", "") for item in drawn(face, age).items]

    def drawn(face: Face, age: int) -> Group:
        return draw_portrait(face, 0, 0, 50, "#111111", "#FFFFFF", LIGHT, age=age)

    brown, chosen = Face(), Face(hair_color="#9A5426")
    assert brown.hair_color in fills(brown, 0) and brown.hair_color in fills(brown, 49)
    assert brown.hair_color not in fills(brown, 52)
    assert "#9A5426" in fills(chosen, 52)
    assert len(drawn(chosen, 52).items) == len(drawn(chosen, 0).items) + 1
