"""The head of a map beside the form: what it says, and that it holds together whatever the map."""

import pytest

from journey.formats.library import open_sample
from journey.i18n import words
from journey.layout.preview_head import head_preview
from journey.model import Map, Persona, Timeframe, empty_map
from journey.scene.fonts import default_measure
from journey.scene.primitives import Group, Item, Scene, Text
from journey.scene.themes import theme
from tests.maps import random_map
from tests.scene_checks import complaints


def drawn(journey_map: Map, persona: Persona | None = None, language: str = "en", look: str = "light") -> Scene:
    return head_preview(journey_map, persona, theme(look), words(language), default_measure())


def said(scene: Scene) -> str:
    def of(items: tuple[Item, ...]) -> list[str]:
        return [
            w
            for item in items
            for w in (of(item.items) if isinstance(item, Group) else [item.text] if isinstance(item, Text) else [])
        ]

    return " ".join(of(scene.items))


@pytest.mark.parametrize("seed", range(30))
def test_nothing_leaves_the_page_or_covers_a_word(seed: int) -> None:
    journey_map = random_map(seed)
    for persona in (*journey_map.personas[:2], None):
        assert complaints(drawn(journey_map, persona, "it", "dark")) == []


def test_it_says_what_the_poster_will_say_of_map_and_persona() -> None:
    sample = open_sample("en")
    one, other = sample.personas[:2]
    words_shown = said(drawn(sample, other))
    for part in ("ONLINE BIKE SHOP", "They love the bike.", "Halve those who vanish", other.name, f"{other.share:.0%}"):
        assert part in words_shown
    assert one.name not in words_shown


def test_a_map_without_anything_invites() -> None:
    t = words("it")
    shown = said(drawn(empty_map(""), language="it"))
    assert t("poster.untitled") in shown
    assert t("persona.empty").split()[0] in shown


def test_a_title_stands_in_large_until_there_is_a_finding() -> None:
    named = empty_map("Swim school").model_copy(update={"timeframe": Timeframe(label="Six months")})
    shown = said(drawn(named))
    assert "Swim school" in shown
    assert "SWIM SCHOOL" not in shown
    assert "Six months" in shown
    assert "SWIM SCHOOL" in said(drawn(named.model_copy(update={"headline": "They stay."})))
