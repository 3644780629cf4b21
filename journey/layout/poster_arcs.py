"""Ways back and ways around, as arcs above the route: loops solid, alternatives dotted, labels over the apex.

```
        ╭──── 10% go back ────╮      an arc over another stands a level higher
        ▼   name        name  │
        ②═══════════════③═════
```
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt

from journey.lanes.frame import Frame
from journey.layout.poster_links import Way, colour_of, tip_of, words_of
from journey.scene.balance import balanced_width
from journey.scene.primitives import Group, Item, Path, Segment, Shape, Text
from journey.scene.unplanned import REACH, draw_plus
from journey.scene.wrap import Wrapped, wrap

STATION = 18.0
SIZE, LEADING = 15.5, 1.2
_MOST_ARCS, _MOST_LEVELS = 12, 5
_ROUND, _SPREAD, _HEAD = 76.0, 11.0, 12.0
_SHOULDER = 34.0  # of an arc, where no words stand
_KAPPA = 0.5523


@dataclass(frozen=True, slots=True)
class Arc:
    """``x1`` where it leaves, ``x2`` where it arrives, the stations' middles, px; ``level`` 0 is nearest the route."""

    way: Way
    x1: float
    x2: float
    station1: float
    station2: float
    level: int
    label: Wrapped

    @property
    def left(self) -> float:
        return min(self.x1, self.x2)

    @property
    def right(self) -> float:
        return max(self.x1, self.x2)


def arcs_of(frame: Frame, ways: Sequence[Way], stations: Sequence[float]) -> tuple[tuple[Arc, ...], int]:
    """The arcs with their levels, lowest first, and how many found no room, or lead from a stage to itself."""
    wanted = [way for way in ways if way.end is not None and way.end != way.start]
    wanted.sort(key=lambda way: -(way.share if way.share is not None else 0.5))
    kept = wanted[:_MOST_ARCS]
    kept.sort(key=lambda way: (abs(way.start - (way.end or 0)), way.start))
    ends = _ends(kept, stations)
    arcs: list[Arc] = []
    for way in kept:
        x1, x2 = ends[way.id]
        left, right = min(x1, x2), max(x1, x2)
        below = [arc.level for arc in arcs if arc.left < right and arc.right > left]
        level = max(below, default=-1) + 1
        if level < _MOST_LEVELS:
            middles = stations[way.start], stations[way.end or 0]
            arcs.append(Arc(way, x1, x2, *middles, level, _label(frame, way, right - left)))
    fitted = tuple(_between(frame, arc, arcs) for arc in arcs)
    return fitted, sum(way.end is not None for way in ways) - len(arcs)


def _ends(kept: Sequence[Way], stations: Sequence[float]) -> dict[str, tuple[float, float]]:
    """Feet side by side at each station; the shorter an arc, the further out it stands."""
    used: dict[tuple[int, bool], int] = {}
    spread: dict[tuple[int, bool], int] = {}
    for way in kept:
        for place, other in ((way.start, way.end or 0), (way.end or 0, way.start)):
            spread[place, other > place] = spread.get((place, other > place), 0) + 1
    ends: dict[str, tuple[float, float]] = {}
    for way in kept:
        feet = []
        for place, other in ((way.start, way.end or 0), (way.end or 0, way.start)):
            side = (place, other > place)
            turn = spread[side] - 1 - used.get(side, 0)
            used[side] = used.get(side, 0) + 1
            step = min(_SPREAD, (STATION - 3) / max(spread[side] - 1, 1))
            feet.append(stations[place] + (1 if other > place else -1) * (4 + turn * step))
        ends[way.id] = (feet[0], feet[1])
    return ends


def _label(frame: Frame, way: Way, span: float) -> Wrapped:
    text = words_of(frame, way)
    room = span - 2 * 30 - 24
    return wrap(text, frame.measure, SIZE, max(room, 60.0), 600, False, 2)


def _between(frame: Frame, arc: Arc, arcs: Sequence[Arc]) -> Arc:
    """The arc with its words in two lines, where only so they fit between the higher arcs that come down there."""
    room = max((end - start for start, end in _clear(arc, arcs)), default=0.0)
    if room >= max(arc.label.widths, default=0.0):
        return arc
    text = words_of(frame, arc.way)
    width = balanced_width(text, frame.measure, SIZE, max(room, 60.0), 600, False, 2)
    label = wrap(text, frame.measure, SIZE, width, 600, False, 2)
    return arc if label.shortened else replace(arc, label=label)


def _clear(arc: Arc, arcs: Sequence[Arc]) -> list[tuple[float, float]]:
    """The stretches of x under the apex of an arc that no higher one crosses, px."""
    start, clear = arc.left + _SHOULDER, []
    for first, last in sorted(bend for high in arcs if high.level > arc.level for bend in _bends(high)):
        clear.append((start, min(first, arc.right - _SHOULDER)))
        start = max(start, last)
    clear.append((start, arc.right - _SHOULDER))
    return [(start, end) for start, end in clear if end > start]


def levels_height(arcs: Sequence[Arc]) -> list[float]:
    """Distance of each level's apex above the names, px, lowest first."""
    heights: list[float] = []
    base = 10.0
    for level in range(max((arc.level for arc in arcs), default=-1) + 1):
        lines = max((len(arc.label.lines) for arc in arcs if arc.level == level), default=1)
        half = max(lines * LEADING * SIZE / 2, 9.0)
        heights.append(base + half)
        base += 2 * half + 8
    return heights


def draw_arcs(frame: Frame, arcs: Sequence[Arc], names_top: float, station_y: float, stem: float) -> list[Item]:
    """Groups of an arc and its words. ``stem`` px of each foot rise straight, past names of several lines."""
    heights = levels_height(arcs)
    items: list[Item] = []
    for arc in arcs:
        apex = names_top - heights[arc.level]
        items.append(_draw(frame, arc, apex, station_y, stem, _clear(arc, arcs)))
    return items


def _bends(arc: Arc) -> tuple[tuple[float, float], tuple[float, float]]:
    """The stretches of x where an arc comes down, px: words below it stay out of them."""
    return (arc.left - 8, arc.left + 46), (arc.right - 46, arc.right + 8)


def _draw(
    frame: Frame, arc: Arc, apex: float, station_y: float, stem: float, clear: Sequence[tuple[float, float]]
) -> Group:
    colour, dotted = colour_of(frame, arc.way), arc.way.kind == "alternative" and not arc.way.unplanned
    wide = max(arc.label.widths, default=0.0)
    middle = _middle(arc, wide, clear)
    gap = wide / 2 + 12 if wide else 0.0
    round_x = min(_ROUND, max(16.0, min(middle - gap - arc.left, arc.right - middle - gap)))
    foot1, foot2 = _foot(arc.x1, arc.station1, station_y), _foot(arc.x2, arc.station2, station_y)
    paths = (
        _half(arc.x1, foot1, 0.0, middle, gap, apex, stem, round_x),
        _half(arc.x2, foot2, _HEAD, middle, gap, apex, stem, round_x),
    )
    dash = (0.01, 5.6) if dotted else ()
    items: list[Item] = [
        Path(shape=Shape(path), stroke=colour, stroke_width=2.6, dash=dash, role=arc.way.kind) for path in paths
    ]
    items.append(_head(arc.x2, foot2, colour))
    if arc.way.unplanned:
        items += draw_plus(middle - gap - REACH, apex, frame.theme)
    items += _words(frame, arc, middle, apex)
    return Group(items=tuple(items), id=arc.way.id, role=arc.way.kind, tip=tip_of(frame, arc.way))


def _middle(arc: Arc, wide: float, clear: Sequence[tuple[float, float]]) -> float:
    """Where the label stands: the middle, or as near to it as no higher arc crosses the words."""
    centre, half = (arc.left + arc.right) / 2, wide / 2
    places = [min(max(centre, start + half), end - half) for start, end in clear if end - start >= wide]
    return min(places, key=lambda place: abs(place - centre), default=centre)


def _foot(x: float, station: float, station_y: float) -> float:
    """Where a foot at ``x`` touches the station's circle, with a hair of air."""
    return station_y - sqrt(max((STATION + 4) ** 2 - (x - station) ** 2, 0.0))


def _half(
    x: float, foot: float, head: float, middle: float, gap: float, apex: float, stem: float, round_x: float
) -> tuple[Segment, ...]:
    """From a foot up and round to the edge of the label."""
    side = 1.0 if middle > x else -1.0
    start, bend = foot - head, foot - max(stem, head)
    rise = bend - apex
    turn = x + side * round_x
    path: list[Segment] = [("M", x, start)]
    if bend < start:
        path.append(("L", x, bend))
    path.append(("C", x, bend - _KAPPA * rise, turn - side * _KAPPA * round_x, apex, turn, apex))
    edge = middle - side * gap
    if side * (edge - turn) > 1:
        path.append(("L", edge, apex))
    return tuple(path)


def _head(x: float, y: float, colour: str) -> Path:
    shape = Shape((("M", x - 7, y - _HEAD), ("L", x + 7, y - _HEAD), ("L", x, y), ("Z",)))
    return Path(shape=shape, fill=colour, stroke=colour, stroke_width=0.8, role="arrowhead")


def _words(frame: Frame, arc: Arc, middle: float, apex: float) -> list[Item]:
    tall = LEADING * SIZE * len(arc.label.lines)
    top = apex - tall / 2
    half = max(arc.label.widths, default=0.0) / 2 + 1
    return [
        Text(
            x=middle, y=top + (0.3555 + LEADING / 2) * SIZE + row * LEADING * SIZE, text=line, size=SIZE, width=width,
            weight=600, fill=colour_of(frame, arc.way), anchor="middle", role="label",
            box=(middle - half, top, middle + half, top + tall),
        )
        for row, (line, width) in enumerate(zip(arc.label.lines, arc.label.widths, strict=True))
        if line
    ]  # fmt: skip
