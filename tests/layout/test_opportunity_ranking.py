"""Findings ranked by their opportunity score."""

import pytest

from journey.i18n import words
from journey.layout.opportunity_ranking import opportunity_ranking, ranked
from journey.model import Insight, Map
from journey.scene.fonts import default_measure
from journey.scene.primitives import Group, Rect, Scene
from journey.scene.themes import NAMES, theme
from tests.maps import random_map
from tests.scene_checks import complaints

UNMET = Insight(id="unmet", title="Unmet", importance=8, satisfaction=3, evidence="heard")  # 8 + 5
MET = Insight(id="met", title="Met", importance=9, satisfaction=9.5, evidence="heard")  # 9 + 0
BARE = Insight(id="bare", title="Bare", importance=10)


def drawn(*insights: Insight, width: float = 900.0, most: int = 12) -> Scene:
    held = Map(id="m", insights=insights)
    return opportunity_ranking(held, theme("light"), words("en"), default_measure(), width, most)


def bars(scene: Scene, insight_id: str) -> list[Rect]:
    row = next(item for item in scene.items if isinstance(item, Group) and item.id == insight_id)
    return [part for part in row.items if isinstance(part, Rect)]


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("width", [360, 900])
@pytest.mark.parametrize("with_bare", [False, True])
def test_nothing_leaves_the_page_or_covers_a_word(seed: int, width: float, with_bare: bool) -> None:
    held, tokens = random_map(seed), theme(NAMES[seed % 3])
    scene = opportunity_ranking(held, tokens, words("it"), default_measure(), width, with_bare=with_bare)
    assert complaints(scene) == []


def test_what_is_important_and_unmet_comes_before_what_is_important() -> None:
    assert [each.id for each in ranked(Map(id="m", insights=(MET, BARE, UNMET)))] == ["unmet", "met"]


def test_bars_start_together_and_are_as_long_as_the_score() -> None:
    scene = drawn(UNMET, MET)
    (importance, unmet), (only,) = bars(scene, "unmet"), bars(scene, "met")
    assert importance.x == only.x
    assert unmet.x == importance.x + importance.width
    assert (importance.width / 8, unmet.width / 5) == pytest.approx((only.width / 9, only.width / 9))


def test_a_guess_is_an_outline_of_dashes() -> None:
    guessed = UNMET.model_copy(update={"evidence": "assumed"})
    assert all(bar.fill == "none" and bar.dash for bar in bars(drawn(guessed), "unmet"))
    assert not any(bar.dash for bar in bars(drawn(UNMET), "unmet"))


def test_what_is_not_shown_is_counted() -> None:
    assert drawn(UNMET, MET, BARE, most=1).notes == (
        "One more below.",
        "One has no importance or no satisfaction yet.",
    )


def test_without_any_score_it_says_what_to_do() -> None:
    assert next(text.text for text in drawn(BARE).texts()).startswith("Say how important")


def test_where_one_works_on_them_those_without_a_score_are_named_to_be_chosen() -> None:
    held = Map(id="m", insights=(UNMET, BARE))
    scene = opportunity_ranking(held, theme("light"), words("en"), default_measure(), with_bare=True)
    row = next(item for item in scene.items if isinstance(item, Group) and item.id == "bare")
    assert (row.role, row.tip) == ("insight", "Bare")
