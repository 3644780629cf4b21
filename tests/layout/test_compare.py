"""The view that compares: what it says first, what it marks and how, and that nothing overlaps whatever the maps."""

import os
from dataclasses import replace
from random import Random

import pytest

from journey.formats.library import open_sample
from journey.layout import lay_out
from journey.layout.choices import Beside, Choices
from journey.model import Feeling, Map, Persona, Stage, Touchpoint, fresh_copy
from journey.scene.primitives import Path, Scene
from journey.scene.themes import NAMES, theme
from tests.layout.posters import all_words, groups, small_map, words_in
from tests.maps import random_map
from tests.scene_checks import complaints

SEEDS = 120 if os.environ.get("ITINERARIO_LONG") else 30
ANN, BOB = Persona(id="p1", order="1", name="Ann"), Persona(id="p2", order="2", name="Bob")


def felt(*valences: float, who: str = "p1") -> list[Feeling]:
    """How the touchpoints t1, t2, ... of a small map feel."""
    return [
        Feeling(id=f"{who}-{n}", persona_id=who, touchpoint_id=f"t{n}", valence=value, evidence="heard")
        for n, value in enumerate(valences, 1)
    ]


AS_IS = small_map(personas=(ANN, BOB), feelings=felt(1, 0, -3, -1, 2, 1), headline="They wait.")


def to_be(**more: object) -> Map:
    """Stage 2 is 3 points better, Card 6 is gone, two moments are new."""
    cards = (
        *AS_IS.touchpoints[:-1],
        *(Touchpoint(id=f"n{k}", order="z", stage_id="s3", title=f"News {k}") for k in (1, 2)),
    )
    made = {"touchpoints": cards, "feelings": felt(1, 0, 0, 2, 2), "state": "to_be", "id": "b", "answers": "m"}
    return Map.model_validate(AS_IS.model_dump() | made | more)


def compared(before: Map, after: Map | None = None, **more: object) -> Scene:
    options = {name: more.pop(name) for name in ("theme_name", "language") if name in more}
    choices = Choices(beside=Beside(after) if after else None, **more)  # type: ignore[arg-type]
    return lay_out(before, "compare", choices=choices, **options)  # type: ignore[arg-type]


def changed(journey_map: Map, **news: object) -> Map:
    """The map with other records or another header."""
    return Map.model_validate(journey_map.model_dump() | news)


def headline(scene: Scene) -> str:
    return " ".join(text.text for text in scene.texts() if text.role == "headline")


def cards(scene: Scene, title: str) -> list[str]:
    """What stands on the cards of a touchpoint, from left to right."""
    return [words_in(group) for group in groups(scene, "card") if group.tip.split("\n")[0] == title]


def test_the_finding_is_a_sentence() -> None:
    assert (
        headline(compared(AS_IS, to_be())) == "“Stage 2” gets 3 points better; two moments are new; one moment is gone."
    )
    italian = headline(compared(AS_IS, to_be(), language="it"))
    assert italian == "«Stage 2» guadagna 3 punti; due momenti sono nuovi; un momento sparisce."


def test_what_is_comes_before_what_should_be_whichever_map_is_open() -> None:
    one, other = compared(AS_IS, to_be()), compared(to_be(), AS_IS)
    assert headline(one) == headline(other)
    assert "AS IT IS → AS IT SHOULD BE" in all_words(one) and "AS IT IS → AS IT SHOULD BE" in all_words(other)


def test_a_version_is_called_by_its_name_and_comes_before_now() -> None:
    past = Beside(AS_IS, "After the workshop", is_earlier=True)
    scene = lay_out(to_be(state="as_is"), "compare", choices=Choices(beside=past))
    assert "AFTER THE WORKSHOP → NOW" in all_words(scene) and "3 points better" in headline(scene)


@pytest.mark.parametrize("look", NAMES)
def test_every_difference_has_a_sign_and_a_word(look: str) -> None:
    scene = compared(AS_IS, to_be(), theme_name=look)
    assert [words_in(group).split(" · ")[0] for group in groups(scene, "gap")] == ["3 points better"] * 2
    assert "3 points better on average" in words_in(groups(scene, "stage")[1])
    assert cards(scene, "News 1")[0] == "new 7 News 1"
    assert cards(scene, "Card 6")[0].startswith("gone ")
    assert "3 points better" in cards(scene, "Card 3")[0] and "feels −3.0 → 0.0" in cards(scene, "Card 3")[0]
    assert {"sign-new", "sign-gone", "sign-better", "struck"} <= {item.role for item in scene.walk()}
    assert {"2 new", "1 gone", "2 better"} <= {text.text for text in scene.texts() if text.role == "summary"}


def test_what_stays_is_quiet() -> None:
    scene = compared(AS_IS, to_be())
    assert cards(scene, "Card 1")[0] == "1 Card 1"
    assert {text.fill for text in scene.texts() if text.text == "Card 1"} == {theme("light").muted}


def test_a_long_run_without_a_difference_is_told_in_a_line() -> None:
    long = small_map(1, 12)
    assert "and 9 more as before" in all_words(compared(long, changed(long, state="to_be")))


def test_the_area_between_the_curves_says_where_it_is_better_and_where_worse() -> None:
    worse = to_be(feelings=felt(1, 0, 0, 2, -2))
    roles = [item.role for item in compared(AS_IS, worse).walk()]
    assert "better" in roles and "worse" in roles
    assert "worse" not in [item.role for item in compared(AS_IS, to_be()).walk()]


def test_moved_cards_say_from_where_and_where_to() -> None:
    moved = [each.model_copy(update={"stage_id": "s1"}) if each.id == "t5" else each for each in AS_IS.touchpoints]
    scene = compared(AS_IS, changed(AS_IS, touchpoints=tuple(moved), state="to_be"))
    here, left = cards(scene, "Card 5")
    assert "moved here from “Stage 3”" in here and "moved to “Stage 1”" in left
    assert headline(scene).endswith("one moment moves.")


def test_a_card_that_changed_says_what_it_was() -> None:
    moved = [each.model_copy(update={"title": "Waits", "layer": "support"}) for each in AS_IS.touchpoints[:1]]
    after = changed(AS_IS, touchpoints=(*moved, *AS_IS.touchpoints[1:]), state="to_be")
    assert "was “Card 1” other: who sees it" in cards(compared(AS_IS, after), "Waits")[0]


def test_equal_maps_differ_in_nothing() -> None:
    assert headline(compared(AS_IS, fresh_copy(AS_IS))) == "Nothing differs yet."


def test_two_personas_are_named_where_they_are_farthest_apart() -> None:
    both = changed(AS_IS, feelings=(*AS_IS.feelings, *felt(1, 0, 2.3, 0, 2, 1, who="p2")))
    scene = compared(both)
    assert headline(scene) == "Ann and Bob are farthest apart at “Card 3”: 5.3 points."
    assert any("5.3 apart" in words_in(group) for group in groups(scene, "gap"))
    assert "Ann: −3.0 Bob: +2.3" in cards(scene, "Card 3")[0] and cards(scene, "Card 1")[0] == "1 Card 1"
    curves = {item.series: item.stroke for item in scene.walk() if item.role == "curve"}  # type: ignore[union-attr]
    assert curves == {"Ann": theme("light").persona(0), "Bob": theme("light").persona(1)}


def test_two_moments_equally_far_apart_are_both_told_and_labelled() -> None:
    both = changed(AS_IS, feelings=(*felt(0, 2.3, 0, 1.5, 0, 0), *felt(0, -0.7, 0, -1.5, 0, 0, who="p2")))
    scene = compared(both)
    assert headline(scene) == "Ann and Bob are farthest apart at “Card 2” and “Card 4”: 3 points at each."
    said = [words_in(group) for group in groups(scene, "gap")]
    assert len(said) == 2 and all("3 apart" in each for each in said)


def test_of_many_moments_equally_far_apart_the_first_on_the_path_is_told() -> None:
    both = changed(AS_IS, feelings=(*felt(2, 0, 2, 0, 2, 0), *felt(-1, 0, -1, 0, -1, 0, who="p2")))
    assert headline(compared(both)) == (
        "Ann and Bob are equally far apart at 3 moments, first at “Card 1”: 3 points at each."
    )


def test_the_mean_of_all_says_how_it_is_weighed() -> None:
    people = [ANN.model_copy(update={"share": 0.6}), BOB.model_copy(update={"share": 0.4})]
    weighed = changed(AS_IS, personas=tuple(people))
    assert "mean of all, weighted by shares" in all_words(compared(weighed, fresh_copy(weighed)))
    simple = changed(AS_IS, personas=(people[0], BOB))
    assert "simple mean of all" in all_words(compared(simple, fresh_copy(simple)))
    assert "mean of all" not in all_words(compared(weighed, fresh_copy(weighed), focus="p1"))


@pytest.mark.parametrize("seed", [5, 9, 40, 44, 134])
def test_the_moment_in_the_headline_has_a_pill_though_none_fits_between_the_curves(seed: int) -> None:
    random = Random(seed)
    stages, cards_each = random.choice([3, 5]), random.choice([2, 3, 4])
    valences = [[random.choice(range(-4, 5)) for _ in range(stages * cards_each)] for _ in "ab"]
    feelings = [*felt(*valences[0]), *felt(*valences[1], who="p2")]
    scene = compared(small_map(stages, cards_each, personas=(ANN, BOB), feelings=feelings))
    farthest = max(range(stages * cards_each), key=lambda n: abs(valences[0][n] - valences[1][n]))
    assert f"“Card {farthest + 1}”" in headline(scene)
    (number,) = (text.x for text in scene.texts() if text.role == "number" and text.id == f"t{farthest + 1}")
    lines = [item.shape.segments[0] for item in scene.walk() if isinstance(item, Path) and item.role == "gap-line"]
    assert any(abs(float(line[1]) - number) < 1 for line in lines)
    assert complaints(scene) == []


def test_the_personas_shown_are_the_two_compared() -> None:
    three = changed(AS_IS, personas=(ANN, BOB, Persona(id="p3", order="3", name="Carl")))
    assert "CARL BESIDE BOB" in all_words(compared(three, personas=("p3", "p2")))
    assert "BOB BESIDE ANN" in all_words(compared(three, personas=("p2",)))


def test_one_persona_alone_has_her_colour() -> None:
    scene = compared(AS_IS, to_be(), focus="p1")
    strokes = {item.stroke for item in scene.walk() if item.role == "curve"}  # type: ignore[union-attr]
    assert strokes == {theme("light").muted, theme("light").persona(0)}


def test_with_nothing_to_compare_it_says_so() -> None:
    for alone in (small_map(personas=(ANN,)), Map(id="m", personas=(ANN, BOB)), Map(id="m")):
        scene = compared(alone)
        assert "Nothing to compare with yet." in all_words(scene)
        assert complaints(scene) == []
    assert "Nothing to compare with yet." in all_words(compared(Map(id="m"), Map(id="n")))


def test_a_number_under_the_curve_is_that_of_its_card() -> None:
    scene = compared(AS_IS, to_be())
    under = {text.id: text.text for text in scene.texts() if text.role == "number" and text.id}
    assert len(under) == 8 and cards(scene, "Card 1")[0].split()[0] == under["t1"]
    assert cards(scene, "Card 2")[0].split()[0] == under["t2"]


def test_only_what_is_on_the_map_that_is_drawn_can_be_picked() -> None:
    picked = {group.id for group in groups(compared(AS_IS, to_be()), "card")}
    assert picked == {"", *(touchpoint.id for touchpoint in AS_IS.touchpoints)}
    copy = fresh_copy(AS_IS)
    assert {group.id for group in groups(compared(AS_IS, copy), "card")} == picked - {""}


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("look", NAMES)
def test_the_sample_is_whole_in_every_theme_and_language(look: str, language: str) -> None:
    sample = open_sample(language)
    after = Map.model_validate(
        sample.model_dump()
        | {"state": "to_be", "touchpoints": sample.touchpoints[3:], "feelings": (), "links": (), "insights": ()}
        | {"losses": (), "metrics": (), "notes": ()}
    )
    for scene in (compared(sample, after, theme_name=look), compared(sample, theme_name=look)):
        assert complaints(scene) == [] and (scene.language, scene.theme) == (language, look)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_whatever_the_maps_no_word_lies_on_another(seed: int) -> None:
    one, other = random_map(seed), random_map(seed + 1)
    look, language = NAMES[seed % 3], ("en", "it")[seed % 2]
    someone = one.personas[0].id if one.personas else ""
    for choices in (
        Choices(),
        Choices(beside=Beside(other)),
        Choices(beside=Beside(fresh_copy(one)), focus=someone),
        Choices(beside=Beside(other, "A version " * 8, True)),
    ):
        assert complaints(lay_out(one, "compare", theme_name=look, language=language, choices=choices)) == []


def test_the_same_maps_give_the_same_picture() -> None:
    assert compared(random_map(3), random_map(4)) == replace(compared(random_map(3), random_map(4)))


def test_stages_that_only_one_map_has_stand_where_they_stood() -> None:
    after = to_be(stages=(*AS_IS.stages, Stage(id="s4", order="zz", name="Give back")))
    heads = [words_in(group) for group in groups(compared(AS_IS, after), "stage")]
    assert heads[-1] == "4 Give back new"
