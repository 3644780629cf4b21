"""Ways that go around: loops in lanes above the graph, alternatives in lanes below it, nested by how far they reach.

```
        ╭── 6% start over ──────╮        lane 1
        │     ╭ 42% again ╮     │        lane 0
 ═══════╪═════╪═══════════╪═════╪═════   roof
```
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journey.layout.flows import Way
from journey.layout.graph_grid import Grid, Track
from journey.layout.graph_stops import StopPen
from journey.layout.graph_words import way_label, way_tip
from journey.scene.primitives import Box, Item, Path, Shape, Text
from journey.scene.ribbons import Point, arrowhead, cornered, sample
from journey.scene.wrap import Wrapped, wrap

LABEL = 19.0
_FIRST_RISE, _LANE_PAD, _LABEL_GAP, _LINE = 40.0, 12.0, 6.0, 1.2
_WIDEST_CORNER, _FAN = 230.0, 13.0
_EMPTY = Wrapped((), (), False)


@dataclass(frozen=True, slots=True)
class Arc:
    """A way with the x of its two legs, its label's lines and its lane (0 is nearest to the stops)."""

    number: int
    track: Track
    x1: float
    x2: float
    label: Wrapped
    lane: int

    @property
    def label_height(self) -> float:
        return len(self.label.lines) * LABEL * _LINE


@dataclass(frozen=True, slots=True)
class Lanes:
    """Arcs on one side. ``offsets`` are the px of each lane's line from the edge of the stops, ``depth`` of them all."""

    arcs: tuple[Arc, ...]
    offsets: tuple[float, ...]
    depth: float


def lanes(grid: Grid, route: str, pen: StopPen) -> Lanes:
    """The arcs of ``route`` ("above" or "below"), short ones nearest, none over another of its lane."""
    numbers = [number for number, track in enumerate(grid.tracks) if track.route == route]
    legs = _legs(grid, numbers, route)
    numbers.sort(key=lambda n: abs(legs[n][0] - legs[n][1]))
    taken: list[tuple[float, float, int]] = []
    arcs: list[Arc] = []
    for number in numbers:
        x1, x2 = legs[number]
        left, right = min(x1, x2), max(x1, x2)
        text = way_label(grid.tracks[number].way, pen.words)
        room = min(max(0.86 * (right - left), 150.0), 420.0, grid.bounds[1] - grid.bounds[0] - 20.0)
        label = wrap(text, pen.measure, LABEL, room, 600, max_lines=3) if text else _EMPTY
        half = max((*label.widths, 0.0)) / 2 + 14.0
        middle = min(max((left + right) / 2, grid.bounds[0] + half), grid.bounds[1] - half)
        left, right = min(left, middle - half) - 8.0, max(right, middle + half) + 8.0
        lane = max((lane + 1 for a, b, lane in taken if a < right and left < b), default=0)
        taken.append((left, right, lane))
        arcs.append(Arc(number, grid.tracks[number], x1, x2, label, lane))
    offsets, depth = [], 0.0
    for lane in range(max((arc.lane for arc in arcs), default=-1) + 1):
        here = [arc for arc in arcs if arc.lane == lane]
        depth += _FIRST_RISE if lane == 0 else _LANE_PAD
        offsets.append(depth)
        depth += max(arc.label_height + arc.track.width / 2 for arc in here) + _LABEL_GAP
    return Lanes(tuple(arcs), tuple(offsets), depth + (6.0 if arcs else 0.0))


def _legs(grid: Grid, numbers: Sequence[int], route: str) -> dict[int, tuple[float, float]]:
    """The x where each arc leaves and comes back. Legs that meet at one place fan out, toward where they go."""
    ends: dict[str, list[tuple[float, int, str]]] = {}
    x: dict[tuple[int, str], float] = {}
    for number in numbers:
        track = grid.tracks[number]
        for end, stop, column, other in (
            ("out", track.way.source, track.first, track.last),
            ("in", track.way.target, track.last, track.first),
        ):
            if (number, end) in grid.lanes:
                x[number, end] = grid.lanes[number, end]
            else:
                ends.setdefault(stop, []).append((grid.middle(other), number, end))
                x[number, end] = grid.middle(column)
    for fan in ends.values():
        fan.sort()
        for place, (_, number, end) in enumerate(fan):
            step = min(_FAN, 44.0 / max(len(fan), 1))
            x[number, end] += (place - (len(fan) - 1) / 2) * step
    return {number: (x[number, "out"], x[number, "in"]) for number in numbers}


def draw(
    lanes_: Lanes, grid: Grid, pen: StopPen, edge: float, up: bool, crossed: Sequence[tuple[float, float]], series: Mapping[str, str]
) -> tuple[list[Item], list[Way]]:
    """The arcs and their labels, and the ways whose label found no place.

    ``edge`` is the y of the roof or floor of the stops, ``crossed`` the (left, right) of what drops through the lanes.
    """
    away = -1.0 if up else 1.0
    lines = [edge + away * offset for offset in lanes_.offsets]
    shapes = {arc.number: _shape(arc, grid, edge, lines[arc.lane]) for arc in lanes_.arcs}
    points = {number: sample(shape) for number, (shape, _, _) in shapes.items()}
    items: list[Item] = []
    labels: list[Item] = []
    dropped: list[Way] = []
    boxes: list[Box] = []
    for arc in lanes_.arcs:
        items += _line(arc, pen, *shapes[arc.number], series)
        if not arc.label.lines:
            continue
        others = [point for number, path in points.items() if number != arc.number for point in path]
        box = _label_box(arc, grid, lines[arc.lane], away, others, crossed, boxes)
        if box is None:
            dropped.append(arc.track.way)
            continue
        boxes.append(box)
        labels += _label(arc, box, pen)
    return items + labels, dropped


def _shape(arc: Arc, grid: Grid, edge: float, line: float) -> tuple[Shape, Point, Point]:
    """The arc from where it leaves to where its arrow ends, and the arrow's point and the way it comes from."""
    out, corner_out = _leg(arc, grid, "out", arc.x1, edge)
    into, corner_in = _leg(arc, grid, "in", arc.x2, edge)
    reach = min(abs(arc.x2 - arc.x1) / 2, _WIDEST_CORNER)
    rise = abs(edge - line) + (0.0 if corner_out or corner_in else 8.0)
    sweep = (rise, reach)
    tip, before = into[0], into[1] if len(into) > 1 else (arc.x2, line)
    length = _head(arc.track)
    into = [_short_of(tip, before, 0.8 * length), *into[1:]]
    points = [*out, (arc.x1, line), (arc.x2, line), *reversed(into)]
    radii = [*corner_out, sweep, sweep[::-1], *corner_in]
    return cornered(points, radii), tip, before


def _leg(arc: Arc, grid: Grid, end: str, x: float, edge: float) -> tuple[list[Point], list[tuple[float, float]]]:
    """From the stop to the lane's x: its points, the stop's first, and the corners between them and the arch."""
    way = arc.track.way
    up = arc.track.route == "above"
    column = arc.track.first if end == "out" else arc.track.last
    spot = grid.spots.get(way.source if end == "out" else way.target)
    key = (arc.number, end)
    if spot is None:
        return [(x, (grid.heads if up else grid.feet)[column])], []
    if key not in grid.risers:
        dx = x - spot.x
        return [(x, spot.y - spot.edge(dx) - 3.0 if up else spot.bottom + 5.0)], []
    y = spot.y + grid.ports[key]
    side = 1.0 if grid.risers[key].side == "right" else -1.0
    start = (spot.x + side * (spot.edge(grid.ports[key]) + (2.0 if end == "in" else 0.0)), y)
    corner = (min(18.0, abs(x - start[0])), min(18.0, abs(edge - y)))
    return [start, (x, y)], [corner if end == "out" else corner[::-1]]


def _short_of(tip: Point, before: Point, length: float) -> Point:
    away = ((before[0] > tip[0]) - (before[0] < tip[0]), (before[1] > tip[1]) - (before[1] < tip[1]))
    return (tip[0] + (0.0 if away[1] else away[0] * length), tip[1] + away[1] * length)


def _head(track: Track) -> float:
    return 9.0 + 1.9 * track.width


def _line(arc: Arc, pen: StopPen, shape: Shape, tip: Point, before: Point, series: Mapping[str, str]) -> list[Item]:
    way, theme, width = arc.track.way, pen.theme, arc.track.width
    colour = {"loop": theme.loop, "alternative": theme.alternative}.get(way.kind, theme.ribbon)
    dash = (0.01, 2.3 * width) if way.kind == "alternative" else ()
    return [
        Path(
            shape=shape, stroke=colour, stroke_width=width, dash=dash, id=way.id, role="ribbon", series=series[way.kind],
            tip=way_tip(way, pen),
        ),
        Path(shape=arrowhead(tip, before, _head(arc.track)), fill=colour, role="arrow"),
    ]  # fmt: skip


def _label_box(
    arc: Arc, grid: Grid, line: float, away: float, others: Sequence[Point], crossed: Sequence[tuple[float, float]], boxes: Sequence[Box]
) -> Box | None:
    """The free place nearest to the apex, beside no other line and no other label; None where there is none."""
    width, height = max(arc.label.widths), arc.label_height
    near = _LABEL_GAP / 2 + arc.track.width / 2
    top = line - near - height if away < 0 else line + near
    blocked = sorted((x - 5.0, x + 5.0) for x, y in others if top - 5.0 < y < top + height + 5.0)
    blocked += [(left - 5.0, right + 5.0) for left, right in crossed]
    blocked += [(box[0] - 12.0, box[2] + 12.0) for box in boxes if box[1] < top + height and top < box[3]]
    blocked.sort()
    middle, span = (arc.x1 + arc.x2) / 2, abs(arc.x1 - arc.x2)
    step = 0.0
    while step <= max(0.42 * span, 60.0):
        for centre in (middle - step, middle + step):
            left = min(max(centre - width / 2, grid.bounds[0] + 4.0), grid.bounds[1] - 4.0 - width)
            if _free(blocked, left, left + width):
                return (left, top, left + width, top + height)
        step += 10.0
    return None


def _free(blocked: Sequence[tuple[float, float]], left: float, right: float) -> bool:
    stop = bisect_left(blocked, (right, 0.0))
    return all(end <= left for _, end in blocked[:stop])


def _label(arc: Arc, box: Box, pen: StopPen) -> list[Text]:
    theme, way = pen.theme, arc.track.way
    colour = {"loop": theme.loop, "alternative": theme.alternative}.get(way.kind, theme.ink2)
    whole = way_label(way, pen.words) if arc.label.shortened else ""
    return [
        Text(
            x=(box[0] + box[2]) / 2, y=box[1] + (row + 0.82) * LABEL * _LINE, text=line, size=LABEL, width=width,
            weight=600, fill=colour, anchor="middle", box=box, role="label", tip=whole,
        )
        for row, (line, width) in enumerate(zip(arc.label.lines, arc.label.widths, strict=True))
    ]  # fmt: skip

