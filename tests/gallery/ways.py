"""The two data ways of ARCHITECTURE.md, drawn as scenes.

```
 [ typed on a page ] -> [ edit ] -> [ store ] -> ...      one row of boxes, wrapped to the next line, arrows between
```
"""

from dataclasses import dataclass

from journey.scene.fonts import default_measure
from journey.scene.primitives import Item, Path, Rect, Scene, Shape
from journey.scene.themes import Theme, theme
from journey.scene.wrap import paragraph

WIDTH, BOX, HEIGHT, GAP, MARGIN = 1200.0, 196.0, 92.0, 48.0, 24.0


@dataclass(frozen=True)
class Step:
    """One box: what the thing is, where it lives, and whether it is one of the five nouns."""

    name: str
    place: str
    noun: bool = False


EDIT = (
    Step("typed on a page", "pages, journey/ui"),
    Step("edit", "journey/model", noun=True),
    Step("store, the log of edits", "journey/store"),
    Step("map, a set of records", "journey/model", noun=True),
    Step("layout of a view", "journey/layout, lanes"),
    Step("scene", "journey/scene", noun=True),
    Step("format: svg, plotly, pdf, png, html", "journey/formats", noun=True),
)
EVENTS = (
    Step("events in a file or a table", "given"),
    Step("event log", "journey/events"),
    Step("analysis", "journey/analyses", noun=True),
    Step("table and figure", "journey/analyses"),
    Step("accepted by a person", "pages, journey/ui"),
    Step("edit", "journey/model", noun=True),
    Step("store, then the map", "journey/store"),
)


def way(title: str, steps: tuple[Step, ...]) -> Scene:
    """A row of boxes joined by arrows, five to a line."""
    look = theme("light")
    items: list[Item] = []
    for index, step in enumerate(steps):
        left, top = _corner(index)
        items += _box(step, left, top, look)
        if index:
            items += _arrow(_corner(index - 1), (left, top), look)
    lines = (len(steps) - 1) // 5 + 1
    height = 2 * MARGIN + lines * HEIGHT + (lines - 1) * GAP
    return Scene(WIDTH, height, tuple(items), "way", title, background=look.paper)


def _corner(index: int) -> tuple[float, float]:
    line, place = divmod(index, 5)
    step = (WIDTH - 2 * MARGIN - BOX) / 4
    return MARGIN + place * step, MARGIN + line * (HEIGHT + GAP)


def _box(step: Step, left: float, top: float, look: Theme) -> list[Item]:
    edge = look.brand if step.noun else look.hair2
    fill = look.brand_tint if step.noun else look.card
    frame = Rect(x=left, y=top, width=BOX, height=HEIGHT, radius=9, fill=fill, stroke=edge, stroke_width=1.5)
    name, height, _ = paragraph(
        step.name,
        x=left + 14,
        y=top + 12,
        width=BOX - 28,
        size=18,
        weight=700,
        measure=default_measure(),
        fill=look.ink,
    )
    place, _, _ = paragraph(
        step.place,
        x=left + 14,
        y=top + 16 + height,
        width=BOX - 28,
        size=14,
        measure=default_measure(),
        fill=look.muted,
    )
    return [frame, *name, *place]


def _arrow(start: tuple[float, float], end: tuple[float, float], look: Theme) -> list[Item]:
    if start[1] == end[1]:
        y = start[1] + HEIGHT / 2
        points = ((start[0] + BOX + 4, y), (end[0] - 5, y))
    else:  # down to the next line, by the gap between the lines
        middle = start[1] + HEIGHT + GAP / 2
        x1, x2 = start[0] + BOX / 2, end[0] + BOX / 2
        points = ((x1, start[1] + HEIGHT + 4), (x1, middle), (x2, middle), (x2, end[1] - 5))
    line = Shape(tuple(("L" if index else "M", x, y) for index, (x, y) in enumerate(points)))
    (_, y0), (x, y) = points[-2:]
    along = (1.0, 0.0) if y0 == y else (0.0, 1.0)
    across = (-along[1], along[0])
    wings = [(x - 8 * along[0] + side * 5 * across[0], y - 8 * along[1] + side * 5 * across[1]) for side in (1, -1)]
    head = Shape((("M", x, y), ("L", *wings[0]), ("L", *wings[1]), ("Z",)))
    return [
        Path(shape=line, stroke=look.ink2, stroke_width=1.75),
        Path(shape=head, fill=look.ink2),
    ]
