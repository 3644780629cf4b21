"""The map in small: what it shows, and that it holds together whatever the map."""

import pytest

from journey.formats.library import open_sample, open_template
from journey.layout.thumbnail import thumbnail
from journey.model import Feeling, Map, Persona, Stage, Touchpoint, empty_map
from journey.scene.fonts import default_measure
from journey.scene.primitives import Circle, Path, Rect, Scene
from journey.scene.themes import theme
from tests.maps import random_map
from tests.scene_checks import complaints

LIGHT = theme("light")
WALK = Map(
    id="m",
    personas=(Persona(id="ada", name="Ada"),),
    stages=(Stage(id="look", order="1", name="Look"), Stage(id="ride", order="2", name="Ride")),
    touchpoints=tuple(
        Touchpoint(id=name, order=name, stage_id="look" if name in "ab" else "ride", title=name) for name in "abcd"
    ),
    feelings=tuple(
        Feeling(id=f"f{name}", persona_id="ada", touchpoint_id=name, valence=valence, evidence="heard")
        for name, valence in (("a", 1), ("b", -4), ("c", 3), ("d", 2))
    ),
)


def drawn(journey_map: Map, cards: bool = False) -> Scene:
    size = {"width": 560.0, "height": 400.0} if cards else {}
    return thumbnail(journey_map, LIGHT, default_measure(), cards=cards, **size)


def faces(scene: Scene) -> list[tuple[float, float]]:
    """The middle of every face, from left to right."""
    groups = [item for item in scene.items if getattr(item, "role", "") == "face"]
    circles = [next(part for part in group.items if isinstance(part, Circle)) for group in groups]
    return sorted((circle.x, circle.y) for circle in circles)


@pytest.mark.parametrize("cards", [False, True])
@pytest.mark.parametrize("seed", range(40))
def test_nothing_leaves_the_page_or_covers_a_word(seed: int, cards: bool) -> None:
    assert complaints(drawn(random_map(seed), cards)) == []


def test_a_face_stands_at_the_best_and_at_the_worst_moment() -> None:
    scene = drawn(WALK)
    zero = next(item.shape.segments[0][2] for item in scene.items if isinstance(item, Path))
    (worst, best) = faces(scene)
    assert worst[1] > zero > best[1]


def test_small_pictures_show_the_strongest_moment_of_a_stage_and_large_ones_every_moment() -> None:
    def pieces(scene: Scene) -> int:
        return sum(
            segment[0] == "C"
            for item in scene.walk()
            if isinstance(item, Path) and item.role == "curve"
            for segment in item.shape.segments
        )

    assert (pieces(drawn(WALK)), pieces(drawn(WALK, cards=True))) == (1, 3)


def test_the_strongest_moment_of_a_stage_stands_in_its_middle() -> None:
    heads = [item for item in drawn(WALK).items if isinstance(item, Rect)]
    assert [x for x, _ in faces(drawn(WALK))] == [head.x + head.width / 2 for head in heads]


def test_only_a_template_is_drawn_without_dots_where_all_is_assumed() -> None:
    def dashes(dots: bool) -> set[tuple[float, ...]]:
        scene = thumbnail(open_template("insurance"), LIGHT, default_measure(), dots=dots)
        return {item.dash for item in scene.walk() if isinstance(item, Path) and item.role == "curve"}

    assert () not in dashes(dots=True)
    assert dashes(dots=False) == {()}


def test_one_persona_in_small_two_with_cards() -> None:
    sample = open_sample()
    names = [{item.series for item in drawn(sample, cards).walk() if item.role == "curve"} for cards in (False, True)]
    assert [len(found) for found in names] == [1, 2]


def test_red_says_where_people_are_lost_and_nothing_else() -> None:
    def reds(journey_map: Map) -> int:
        return sum(getattr(item, "stroke", "") == LIGHT.loss for item in drawn(journey_map, cards=True).walk())

    assert reds(open_sample()) >= 2
    assert reds(open_template("insurance").with_collections({}, {"losses": ()})) == 0


def test_an_empty_map_shows_faintly_what_will_be_there() -> None:
    scene = drawn(empty_map("New"), cards=True)
    assert len([item for item in scene.items if isinstance(item, Rect) and item.fill == LIGHT.hair]) == 3
    assert len([item for item in scene.items if isinstance(item, Path)]) == 1  # the zero line, and nothing like a curve
    places = [(item.x, item.y) for item in scene.items if isinstance(item, Circle)]
    assert len(places) == 3 and len({y for _, y in places}) == 1
    assert faces(scene) == []


def test_a_persona_without_feelings_does_not_hide_another_who_has_some() -> None:
    silent = Persona(id="aaa", order="0", name="Aaron")
    both = WALK.model_copy(update={"personas": (silent, *WALK.personas)})
    assert len(faces(drawn(both))) == 2


def test_what_everybody_feels_is_the_curve_of_a_persona_too() -> None:
    aaron = Persona(id="aaa", order="0", name="Aaron")
    shared = tuple(Feeling(id=f"all{place}", touchpoint_id=place, valence=4) for place in "ac")
    both = WALK.model_copy(update={"personas": (aaron, *WALK.personas), "feelings": (*WALK.feelings, *shared)})
    lines = {item.series for item in drawn(both, cards=True).walk() if getattr(item, "role", "") == "curve"}
    assert lines == {"Aaron", "Ada"}


def test_stages_without_feelings_have_an_empty_place_each() -> None:
    silent = WALK.model_copy(update={"feelings": ()})
    places = [(item.x, item.y) for item in drawn(silent).items if isinstance(item, Circle)]
    assert len(places) == 2 and len({y for _, y in places}) == 1
