"""A quiet mark on a finished picture where something was said: a speech bubble with how many.

```
              (2)
┌──────────────v─┐    (3)  Choose
│ 13 ☎ Reminder  │     ^
└────────────────┘    (1)
```
"""

from dataclasses import replace

from journey.i18n import Words
from journey.model import Map
from journey.model.remarks import open_remarks
from journey.scene.measure import Measure
from journey.scene.primitives import Circle, Group, Item, Path, Rect, Scene, Shape, Text
from journey.scene.themes import Theme

SIZE = 14.0
_HEIGHT, _LEAST, _TAIL = 18.0, 24.0, 5.0
_MARKED = ("card", "stage")


def with_comments(scene: Scene, journey_map: Map, theme: Theme, words: Words, measure: Measure) -> Scene:
    """The scene with a mark on each card and stage that has open remarks; the tooltip says it, too."""
    counts = open_remarks(journey_map)
    if not counts:
        return scene
    marks: list[Item] = []  # drawn last: over the cards that stand above

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


def _spot(group: Group) -> tuple[float, float, bool] | None:
    """Where the tail of the mark points, and whether the mark hangs below: at a card's upper edge, under a stage's
    circle, where neither covers anything of its neighbours."""
    for item in group.items:
        if isinstance(item, Rect) and group.role == "card":
            return item.x + item.width - 22, item.y + 9, False
        if isinstance(item, Circle) and group.role == "stage":
            return item.x, item.y + item.r - 1, True
    return None


def _mark(record_id: str, count: int, x: float, y: float, below: bool, theme: Theme, measure: Measure) -> Group:
    said = str(count)
    width = measure.width(said, SIZE, 700)
    wide = max(_LEAST, width + 13)
    left, top = x - wide / 2, y + _TAIL if below else y - _TAIL - _HEIGHT
    middle, bottom = x, top + _HEIGHT
    text = Text(
        x=middle, y=bottom - _HEIGHT / 2 + SIZE * 0.34, text=said, size=SIZE, width=width, weight=700, anchor="middle",
        box=(left, top, left + wide, bottom), fill=theme.paper, role="number",
    )  # fmt: skip
    bubble = Path(shape=_bubble(left, top, left + wide, bottom, x, y), fill=theme.ink2, stroke=theme.card)
    return Group(items=(bubble, text), id=record_id, role="comments")


def _bubble(left: float, top: float, right: float, bottom: float, x: float, y: float) -> Shape:
    """A rounded box with a tail that points to ``x, y``, above or below it."""
    r = 6.0
    up = (("L", x - 4, top), ("L", x, y), ("L", x + 4, top)) if y < top else ()
    down = (("L", x + 4, bottom), ("L", x, y), ("L", x - 4, bottom)) if y > bottom else ()
    return Shape(
        (
            ("M", left + r, top), *up, ("L", right - r, top), ("Q", right, top, right, top + r),
            ("L", right, bottom - r), ("Q", right, bottom, right - r, bottom), *down, ("L", left + r, bottom),
            ("Q", left, bottom, left, bottom - r), ("L", left, top + r), ("Q", left, top, left + r, top), ("Z",),
        )
    )  # fmt: skip
