"""A quiet mark on a finished picture where something was said: a speech bubble with how many.

```
 (2)
┌─v──────────────┐
│ 13 ☎ Reminder  │
└────────────────┘
```
"""

from dataclasses import replace

from journey.i18n import Words
from journey.model import Map
from journey.model.remarks import open_remarks
from journey.scene.measure import Measure
from journey.scene.primitives import Circle, Group, Item, Path, Rect, Scene, Shape, Text
from journey.scene.themes import Theme

SIZE = 15.0
_HEIGHT, _LEAST, _TAIL = 21.0, 25.0, 6.0
_MARKED = ("card", "stage")


def with_comments(scene: Scene, journey_map: Map, theme: Theme, words: Words, measure: Measure) -> Scene:
    """The scene with a mark on each card and stage that has open remarks; the tooltip says it, too."""
    counts = open_remarks(journey_map)
    if not counts:
        return scene
    marks: list[Item] = []

    def visited(item: Item) -> Item:
        if not isinstance(item, Group):
            return item
        count = counts.get(item.id, 0) if item.role in _MARKED else 0
        spot = _spot(item) if count else None
        if spot is None:
            return replace(item, items=tuple(map(visited, item.items)))
        told = words("comments.count", n=count)
        marks.append(_mark(item.id, count, *spot, theme, measure))
        return replace(item, tip=f"{item.tip}\n{told}" if item.tip else told)

    items = tuple(map(visited, scene.items))
    return replace(scene, items=(*items, *marks))


def _spot(group: Group) -> tuple[float, float] | None:
    """Where the tail of the mark points: the corner of a card, the rim of a stage's circle."""
    for item in group.items:
        if isinstance(item, Rect):
            return item.x + 7, item.y + 5
        if isinstance(item, Circle):
            return item.x + item.r * 0.6, item.y - item.r * 0.75
    return None


def _mark(record_id: str, count: int, x: float, y: float, theme: Theme, measure: Measure) -> Group:
    said = str(count)
    width = measure.width(said, SIZE, 700)
    wide = max(_LEAST, width + 13)
    left, bottom = x - 8, y - _TAIL
    top, middle = bottom - _HEIGHT, x - 8 + wide / 2
    text = Text(
        x=middle, y=bottom - _HEIGHT / 2 + SIZE * 0.34, text=said, size=SIZE, width=width, weight=700, anchor="middle",
        box=(left, top, left + wide, bottom), fill=theme.paper, role="number",
    )  # fmt: skip
    bubble = Path(shape=_bubble(left, top, left + wide, bottom, y), fill=theme.ink2, stroke=theme.card)
    return Group(items=(bubble, text), id=record_id, role="comments")


def _bubble(left: float, top: float, right: float, bottom: float, tip: float) -> Shape:
    """A rounded box with a tail at its left."""
    r = 6.0
    return Shape(
        (
            ("M", left + r, top), ("L", right - r, top), ("Q", right, top, right, top + r), ("L", right, bottom - r),
            ("Q", right, bottom, right - r, bottom), ("L", left + r + 7, bottom), ("L", left + r, tip),
            ("L", left + r, bottom), ("Q", left, bottom, left, bottom - r), ("L", left, top + r),
            ("Q", left, top, left + r, top), ("Z",),
        )
    )  # fmt: skip
