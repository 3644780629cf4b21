"""Findings by impact and effort: in their quadrant, with words that lie on nothing."""

import pytest

from journey.i18n import words
from journey.layout.impact_effort import impact_effort
from journey.model import Insight, Map
from journey.scene.fonts import default_measure
from journey.scene.primitives import Circle, Group, Scene
from journey.scene.themes import NAMES, theme
from tests.maps import random_map
from tests.scene_checks import complaints


def insight(name: str, impact: float, effort: float, evidence: str = "heard") -> Insight:
    return Insight.model_validate(
        {"id": name, "title": f"About {name}", "impact": impact, "effort": effort, "evidence": evidence}
    )


def drawn(*insights: Insight, width: float = 900.0) -> Scene:
    return impact_effort(Map(id="m", insights=insights), theme("light"), words("en"), default_measure(), width)


def dot(scene: Scene, name: str) -> Circle:
    point = next(item for item in scene.items if isinstance(item, Group) and item.id == name)
    return next(part for part in point.items if isinstance(part, Circle))


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("width", [360, 900])
def test_no_word_lies_on_another_or_off_the_page(seed: int, width: float) -> None:
    scene = impact_effort(random_map(seed), theme(NAMES[seed % 3]), words("it"), default_measure(), width)
    assert complaints(scene) == []


def test_words_lie_on_no_point() -> None:
    crowd = [insight(f"n{n}", 5 + n % 4 * 0.7, 4 + n // 4 * 0.9) for n in range(16)]
    scene = drawn(*crowd)
    labels = [text.extent for text in scene.texts() if text.role == "label"]
    dots = [dot(scene, each.id) for each in crowd]
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
