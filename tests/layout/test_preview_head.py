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


def personas_in(scene: Scene) -> list[Group]:
    return [item for item in scene.items if isinstance(item, Group) and item.role == "persona"]


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
    assert one.name in words_shown
    assert other.quote in words_shown
    assert one.quote not in words_shown  # in full only whom the form is about


def test_every_persona_stands_there_as_soon_as_it_is_added() -> None:
    people = tuple(Persona(id=f"p{n}", name=f"Nr {n}", order=f"a{n}") for n in range(7))
    for count in range(1, 5):
        some = empty_map("Swim school").model_copy(update={"personas": people[:count]})
        assert [group.id for group in personas_in(drawn(some, people[0]))] == [one.id for one in people[:count]]
        assert "more" not in said(drawn(some, people[0]))


def test_further_personas_are_counted_and_the_chosen_one_is_never_among_them() -> None:
    people = tuple(Persona(id=f"p{n}", name=f"Nr {n}", order=f"a{n}") for n in range(6))
    many = empty_map("Swim school").model_copy(update={"personas": people})
    assert "and 2 more personas" in said(drawn(many, people[0]))
    assert [group.id for group in personas_in(drawn(many, people[5]))] == ["p0", "p1", "p2", "p5"]


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
