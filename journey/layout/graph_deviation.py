"""How ways on the graph look beside what was planned: as today, not planned, or planned and walked by nobody.

```
 ━━━━━━━━━━   planned and walked, by its kind
 ━━━━(+)━━━   not planned: one colour and a plus, whatever its kind
 ─ ─ ─ ─ ─    planned, and nobody walks it
```
"""

from collections.abc import Mapping
from dataclasses import dataclass

from journey.layout.graph_stops import StopPen
from journey.layout.graph_words import way_tip
from journey.model.ways import Way
from journey.scene.primitives import Box, Group, Item, Shape
from journey.scene.ribbons import Point, sample
from journey.scene.themes import blend
from journey.scene.unplanned import REACH, draw_plus

SHEER = 0.72  # of ribbons, so that crossings show
SERIES = ("main", "loop", "alternative", "exit", "flagged", "unplanned", "deserted")
THIN = 1.5  # px of a way that nobody walks
_DASH = (7.0, 5.0)


@dataclass(frozen=True, slots=True)
class Look:
    """The colour of a way and of its words, its dash, and the entry of the legend that it belongs to."""

    colour: str
    words: str
    dash: tuple[float, ...]
    series: str


def look_of(way: Way, width: float, pen: StopPen, series: Mapping[str, str]) -> Look:
    """How a way ``width`` px wide is drawn; ``series`` are the names of the entries by kind."""
    theme = pen.theme
    if way.unplanned and not way.flagged:
        return Look(theme.unplanned, theme.unplanned, (), series["unplanned"])
    if way.deserted:
        return Look(theme.muted, theme.muted, _DASH, series["deserted"])
    if way.kind == "alternative":
        return Look(theme.alternative, theme.alternative, (0.01, 2.3 * width), series["alternative"])
    if way.kind == "loop":
        return Look(theme.loop, theme.loop, (), series["loop"])
    return Look(blend(theme.card, theme.ribbon, SHEER), theme.ink2, (), series[way.kind])


def draw_sign(way: Way, at: Point, pen: StopPen, series: Mapping[str, str]) -> list[Item]:
    """The plus of a way that was not planned; nothing on any other."""
    if not way.unplanned or way.flagged:
        return []
    sign = draw_plus(*at, pen.theme)
    return [Group(items=sign, role="unplanned", series=series["unplanned"], tip=way_tip(way, pen))]


def along(shape: Shape, part: float) -> Point:
    """The point at a part 0..1 of the way along a line."""
    points = sample(shape, 6.0)
    return points[round(part * (len(points) - 1))]


def sign_box(at: Point) -> Box:
    return (at[0] - REACH, at[1] - REACH, at[0] + REACH, at[1] + REACH)
