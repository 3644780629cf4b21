"""The view of priorities: the ranking and the matrix on one page, tied together by the ranking's numbers."""

import pytest

from journey.formats.library import open_sample
from journey.layout import lay_out
from journey.layout.opportunity_ranking import MOST, ranked
from journey.model import Map
from journey.scene.primitives import Group, Scene
from journey.scene.themes import NAMES
from tests.maps import random_map
from tests.scene_checks import complaints


def drawn(journey_map: Map, look: str = "light", language: str = "en") -> Scene:
    return lay_out(journey_map, "priorities", theme_name=look, language=language)


def numbers(scene: Scene) -> dict[str, str]:
    """What stands in the points of the matrix, by insight."""
    return {
        group.id: text.text
        for group in scene.walk()
        if isinstance(group, Group) and group.role == "insight"
        for text in group.items
        if getattr(text, "role", "") == "number"
    }


@pytest.mark.parametrize("seed", range(12))
def test_no_word_lies_on_another_or_off_the_page(seed: int) -> None:
    assert complaints(drawn(random_map(seed), NAMES[seed % 3], ("en", "it")[seed % 2])) == []


def test_a_point_carries_the_number_that_the_ranking_gives_it() -> None:
    sample = open_sample("en")
    places = {each.id: str(place) for place, each in enumerate(ranked(sample)[:MOST], 1)}
    shown = numbers(drawn(sample))
    assert shown and shown == {name: places[name] for name in shown}


def test_what_the_numbers_tell_is_not_called_unreadable() -> None:
    notes = drawn(open_sample("en")).notes
    assert notes and not [note for note in notes if "found no room" in note]


def test_it_says_the_finding_and_how_each_side_is_read() -> None:
    said = [text.text for text in drawn(open_sample("it"), language="it").texts()]
    assert "Amano la bici. La spedizione li fa scappare." in said
    assert {"Che cosa conta di più", "Da dove cominciare"} <= set(said)


def test_a_map_without_findings_invites() -> None:
    scene = drawn(Map(id="m", title="New"))
    assert complaints(scene) == [] and "Do first" in [text.text for text in scene.texts()]
