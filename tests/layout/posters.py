"""Small maps for poster tests, and ways to find things in a scene."""

from collections.abc import Iterator

from journey.layout import lay_out
from journey.model import Link, Map, Stage, Touchpoint
from journey.scene.primitives import Group, Item, Scene, Text


def small_map(stages: int = 3, each: int = 2, **more: object) -> Map:
    """``stages`` stages s1, s2, ... with ``each`` touchpoints t1, t2, ... and whatever else is given."""
    path = tuple(Stage(id=f"s{i}", order=f"{i:02}", name=f"Stage {i}") for i in range(1, stages + 1))
    cards = tuple(
        Touchpoint(id=f"t{i * each + j + 1}", order=f"{j:02}", stage_id=stage.id, title=f"Card {i * each + j + 1}")
        for i, stage in enumerate(path)
        for j in range(each)
    )
    return Map.model_validate({"id": "m", "title": "Small", "stages": path, "touchpoints": cards, **more})


def straight(*shares: float) -> tuple[Link, ...]:
    """Main links from stage to stage with the shares that walk on."""
    return tuple(
        Link(id=f"l{i}", source_id=f"s{i}", target_id=f"s{i + 1}", share=share) for i, share in enumerate(shares, 1)
    )


def poster(journey_map: Map, **options: object) -> Scene:
    return lay_out(journey_map, "poster", **options)  # type: ignore[arg-type]


def groups(scene: Scene, role: str) -> list[Group]:
    return [item for item in scene.walk() if isinstance(item, Group) and item.role == role]


def inside(item: Item) -> Iterator[Item]:
    yield item
    if isinstance(item, Group):
        for child in item.items:
            yield from inside(child)


def words_in(item: Item) -> str:
    """All the words in a group, in drawing order."""
    return " ".join(part.text for part in inside(item) if isinstance(part, Text))


def all_words(scene: Scene) -> str:
    return " ".join(text.text for text in scene.texts())
