"""Findings by impact and effort: in their quadrant, with words that lie on nothing."""

from random import Random
from typing import Any

import pytest

from journey.i18n import words
from journey.layout.impact_effort import impact_effort
from journey.layout.impact_effort_places import around
from journey.model import Insight, Map
from journey.scene.fonts import default_measure
from journey.scene.primitives import Box, Circle, Group, Item, Scene, Text
from journey.scene.room import is_clear_of
from journey.scene.themes import NAMES, theme
from tests.maps import random_map
from tests.scene_checks import complaints


def insight(name: str, impact: float, effort: float, evidence: str = "heard") -> Insight:
    return Insight.model_validate(
        {"id": name, "title": f"About {name}", "impact": impact, "effort": effort, "evidence": evidence}
    )


def drawn(*insights: Insight, width: float = 900.0, **more: Any) -> Scene:
    return impact_effort(Map(id="m", insights=insights), theme("light"), words("en"), default_measure(), width, **more)


def crowd(seed: int) -> list[Insight]:
    """Up to 24 in one or two clumps, some of them in a corner or exactly where another is."""
    chance = Random(seed)
    clumps = [(chance.choice((0.0, 0.3, 5.0, 7.4, 9.8, 10.0)), chance.choice((0.0, 4.9, 8.2, 10.0))) for _ in range(2)]
    found = []
    for n in range(chance.randint(2, 24)):
        numbers = (round(min(max(middle + chance.uniform(-0.8, 0.8), 0), 10), 1) for middle in chance.choice(clumps))
        found.append(insight(f"n{n}", *numbers, chance.choice(("heard", "assumed"))))
    return found


def numbered(scene: Scene) -> dict[str, Box]:
    """The circle around each number, as a box."""
    held = [item for item in scene.items if isinstance(item, Group) and any(_is_number(part) for part in item.items)]
    return {item.id: around(part.x, part.y, part.r) for item in held for part in item.items if isinstance(part, Circle)}


def _is_number(part: Item) -> bool:
    return isinstance(part, Text) and part.role == "number"


def dot(scene: Scene, name: str) -> Circle:
    point = next(item for item in scene.items if isinstance(item, Group) and item.id == name)
    return next(part for part in point.items if isinstance(part, Circle))


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("width", [360, 900])
def test_no_word_lies_on_another_or_off_the_page(seed: int, width: float) -> None:
    scene = impact_effort(random_map(seed), theme(NAMES[seed % 3]), words("it"), default_measure(), width)
    assert complaints(scene) == []


@pytest.mark.parametrize("width", [420, 700])
@pytest.mark.parametrize("seed", range(40))
def test_numbers_of_near_points_are_all_there_and_none_lies_on_another(seed: int, width: float) -> None:
    insights = crowd(seed)
    numbers = {each.id: place for place, each in enumerate(insights[:12], 1)}
    scene = drawn(*insights, width=width, numbers=numbers)
    assert complaints(scene) == []
    circles = numbered(scene)
    assert {*circles} == {*numbers}
    words_shown = [text.extent for text in scene.texts() if text.role in ("quadrant", "label")]
    for name, circle in circles.items():
        others = [other for key, other in circles.items() if key != name]
        assert is_clear_of(circle, [*others, *words_shown]), name


def test_a_number_stands_on_its_point_or_in_the_same_quadrant_at_the_end_of_a_line() -> None:
    scene = drawn(insight("a", 7, 4.9), insight("b", 7, 4.7), numbers={"a": 1, "b": 2})
    alone, pair = numbered(drawn(insight("a", 7, 4.9), numbers={"a": 1})), numbered(scene)
    assert pair["a"] == alone["a"]
    assert pair["b"][2] < 34 + (900 - 8 - 34) / 2  # left of the middle
    assert [item.role for item in scene.items].count("lead") == 1


def test_the_name_of_a_quadrant_makes_way_for_a_point_in_its_corner() -> None:
    def name_of(scene: Scene) -> Text:
        return next(text for text in scene.texts() if text.text == "Do first")

    free, taken = (name_of(drawn(insight("a", 9.7, effort))) for effort in (4, 0.4))
    assert (free.x, free.y) != (taken.x, taken.y)
    point = dot(drawn(insight("a", 9.7, 0.4)), "a")
    assert is_clear_of(around(point.x, point.y, point.r), [taken.extent])


def test_words_lie_on_no_point() -> None:
    many = [insight(f"n{n}", 5 + n % 4 * 0.7, 4 + n // 4 * 0.9) for n in range(16)]
    scene = drawn(*many)
    labels = [text.extent for text in scene.texts() if text.role == "label"]
    dots = [dot(scene, each.id) for each in many]
    assert labels
    assert not [
        (box, each.x, each.y)
        for box in labels
        for each in dots
        if box[0] < each.x + each.r
        and box[2] > each.x - each.r
        and box[1] < each.y + each.r
        and box[3] > each.y - each.r
    ]


def test_more_impact_is_higher_and_more_effort_further_right() -> None:
    scene = drawn(insight("easy", 9, 1), insight("hard", 9, 8), insight("small", 2, 1))
    easy, hard, small = (dot(scene, name) for name in ("easy", "hard", "small"))
    assert easy.y == hard.y < small.y
    assert easy.x == small.x < hard.x


def test_the_four_quadrants_have_names() -> None:
    named = [text.text for text in drawn().texts() if text.role == "quadrant"]
    assert named == ["Do first", "Plan", "When there is time", "Leave it"]


def test_two_at_the_same_place_are_both_to_be_seen() -> None:
    scene = drawn(insight("one", 7, 3), insight("two", 7, 3))
    radii = {dot(scene, name).r for name in ("one", "two")}
    assert len(radii) == 2
    assert len([text for text in scene.texts() if text.role == "label"]) == 2


def test_a_guess_is_a_dashed_ring() -> None:
    scene = drawn(insight("known", 7, 3), insight("guessed", 3, 7, "assumed"))
    assert [bool(dot(scene, name).dash) for name in ("known", "guessed")] == [False, True]


def test_what_lacks_a_number_is_counted() -> None:
    scene = drawn(insight("one", 7, 3), Insight(id="bare", title="Bare", impact=5))
    assert scene.notes == ("One has no impact or no effort yet.",)
