"""One stage beside the form: its cards, one persona's feelings, and that it holds together whatever the map."""

import pytest

from journey.i18n import words
from journey.layout.preview import preview
from journey.model import Channel, Feeling, Map, Persona, Stage, Touchpoint
from journey.scene.fonts import default_measure
from journey.scene.primitives import Circle, Group, Rect, Scene
from journey.scene.themes import theme
from tests.maps import random_map
from tests.scene_checks import complaints

ADA = Persona(id="ada", name="Ada")


def stage_of(count: int, felt: int = 0) -> Map:
    """One stage with ``count`` cards, the first ``felt`` of them felt by Ada."""
    cards = tuple(
        Touchpoint(id=f"t{n}", order=f"{n:02}", stage_id="s", title=f"Card {n}", channel_id="web", evidence="heard")
        for n in range(count)
    )
    feelings = tuple(Feeling(id=f"f{n}", persona_id="ada", touchpoint_id=f"t{n}", valence=n - 2) for n in range(felt))
    return Map(
        id="m",
        personas=(ADA,),
        stages=(Stage(id="s", name="Order"),),
        channels=(Channel(id="web", name="Web"),),
        touchpoints=cards,
        feelings=feelings,
    )


def drawn(journey_map: Map, persona: Persona | None = ADA, language: str = "en") -> Scene:
    stage = journey_map.stages[0]
    return preview(journey_map, stage, persona, theme("light"), words(language), default_measure())


def frames(scene: Scene) -> list[Rect]:
    cards = [item for item in scene.items if isinstance(item, Group) and item.role == "card"]
    return [next(part for part in card.items if isinstance(part, Rect)) for card in cards]


def faces(scene: Scene) -> list[Circle]:
    heads = [item for item in scene.items if isinstance(item, Group) and item.role == "face"]
    return [next(part for part in head.items if isinstance(part, Circle)) for head in heads]


@pytest.mark.parametrize("seed", range(30))
def test_nothing_leaves_the_page_or_covers_a_word(seed: int) -> None:
    journey_map = random_map(seed)
    for stage in journey_map.stages:
        for persona in (*journey_map.personas[:2], None):
            scene = preview(journey_map, stage, persona, theme("dark"), words("it"), default_measure())
            assert complaints(scene) == []


@pytest.mark.parametrize(("count", "per_row"), [(1, 1), (4, 4), (5, 5), (6, 3), (7, 4), (8, 4), (9, 3)])
def test_cards_stand_in_rows_without_a_lonely_last_one(count: int, per_row: int) -> None:
    cards = frames(drawn(stage_of(count)))
    assert len(cards) == count
    assert sum(card.y == cards[0].y for card in cards) == per_row


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_up_to_five_cards_stand_over_their_moments(count: int) -> None:
    scene = drawn(stage_of(count, felt=count))
    middles = [card.x + card.width / 2 for card in frames(scene)]
    assert [face.x for face in faces(scene)] == pytest.approx(middles, abs=4)


def test_a_guessed_feeling_has_a_hollow_face() -> None:
    assert all(face.dash and face.fill == theme("light").paper for face in faces(drawn(stage_of(3, felt=3))))


def test_without_a_persona_there_is_no_curve() -> None:
    assert drawn(stage_of(3, felt=3), persona=None).height < drawn(stage_of(3, felt=3)).height


def test_an_empty_stage_asks_what_the_customer_does() -> None:
    told = [[text.text for text in drawn(stage_of(0), language=language).texts()] for language in ("en", "it")]
    assert told[0] == ["1 Order", "Nothing happens here yet. What does the customer do?"]
    assert told[1][0] == "1 Order"
    assert told[1][1:] != told[0][1:]


def test_a_feeling_about_the_whole_of_an_empty_stage_is_shown() -> None:
    felt = stage_of(0).with_collections(
        {}, {"feelings": (Feeling(id="f", persona_id="ada", stage_id="s", valence=2, evidence="heard"),)}
    )
    assert len(faces(drawn(felt))) == 1
