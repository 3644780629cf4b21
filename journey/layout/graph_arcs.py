"""Ways that go around the graph: loops arc above it, alternatives below, each with its words at the apex."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate

from journey.layout.graph_arc_lanes import LABEL, LABEL_GAP, LINE, Arc, Lanes, Span
from journey.layout.graph_deviation import along, draw_sign, look_of, sign_box
from journey.layout.graph_grid import Grid, Track
from journey.layout.graph_stops import StopPen
from journey.layout.graph_words import way_label, way_tip
from journey.scene.primitives import Box, Item, Path, Shape, Text
from journey.scene.ribbons import Point, arrowhead, cornered, sample

_CORNER = 120.0  # px of the arch's curve that are kept even where another arc is nested under it
_ROW = 32.0
_SIGN_AT = 0.22  # of the way along an arc: past the stop it leaves, before its words
Rows = Mapping[int, Sequence[tuple[float, float, int]]]


def draw_arcs(
    lanes: Lanes, grid: Grid, pen: StopPen, edge: float, up: bool, crossed: Sequence[Span], series: Mapping[str, str]
) -> tuple[list[Item], int]:
    """The arcs and their labels, and how many labels found no place.

    ``edge`` is the y of the roof or floor of the stops, ``crossed`` the (left, right) of what drops through the lanes.
    """
    away = -1.0 if up else 1.0
    lines = [edge + away * offset for offset in lanes.offsets]
    shapes = {arc.number: _shape(arc, lanes.arcs, grid, edge, lines[arc.lane]) for arc in lanes.arcs}
    rows = _rows({number: sample(shape) for number, (shape, _, _) in shapes.items()})
    items: list[Item] = []
    labels: list[Item] = []
    dropped = 0
    signs = {arc.number: along(shapes[arc.number][0], _SIGN_AT) for arc in lanes.arcs if arc.track.way.unplanned}
    boxes: list[Box] = [sign_box(at) for at in signs.values()]
    for arc in lanes.arcs:
        items += _line(arc, pen, *shapes[arc.number], series)
        if arc.number in signs:
            items += draw_sign(arc.track.way, signs[arc.number], pen, series)
        if not arc.label.lines:
            continue
        box = _label_box(arc, grid, lines[arc.lane], away, rows, crossed, boxes)
        if box is None:
            dropped += 1
            continue
        boxes.append(box)
        labels += _label(arc, box, pen, series)
    return items + labels, dropped


def _rows(points: Mapping[int, Sequence[Point]]) -> Rows:
    """Every point of every arc as (x, y, number of the arc), by the row of ``_ROW`` px that it lies in.

    A label looks only at the few rows beside it: among hundreds of arcs, all their points take minutes.
    """
    rows: dict[int, list[tuple[float, float, int]]] = {}
    for number, path in points.items():
        for x, y in path:
            rows.setdefault(int(y // _ROW), []).append((x, y, number))
    return rows


def _sweep(arc: Arc, nested: Sequence[Arc]) -> float:
    """How wide the arch curves at its ends: a whole dome, unless something is nested under it."""
    left, right = min(arc.x1, arc.x2), max(arc.x1, arc.x2)
    room = (right - left) / 2
    for other in nested:
        low, high = min(other.x1, other.x2), max(other.x1, other.x2)
        if other.lane < arc.lane and low < right and left < high:
            room = min(room, max(min(low - left, right - high), _CORNER))
    return room


def _shape(arc: Arc, nested: Sequence[Arc], grid: Grid, edge: float, line: float) -> tuple[Shape, Point, Point]:
    """The arc from where it leaves to where its arrow ends, and the arrow's point and the way it comes from."""
    out, corner_out = _leg(arc, grid, "out", arc.x1, edge)
    into, corner_in = _leg(arc, grid, "in", arc.x2, edge)
    rise = abs(edge - line) + (0.0 if corner_out or corner_in else 8.0)
    tip, before = into[0], into[1] if len(into) > 1 else (arc.x2, line)
    length = _head(arc.track)
    into = [_short_of(tip, before, 0.8 * length), *into[1:]]
    points = [*out, (arc.x1, line), (arc.x2, line), *reversed(into)]
    sweep = _sweep(arc, nested)
    radii = [*corner_out, (rise, sweep), (sweep, rise), *corner_in]
    return cornered(points, radii), tip, before


def _leg(arc: Arc, grid: Grid, end: str, x: float, edge: float) -> tuple[list[Point], list[tuple[float, float]]]:
    """From the stop to the lane's x: its points, the stop's first, and the corners between them and the arch."""
    way = arc.track.way
    up = arc.track.route == "above"
    column = arc.track.first if end == "out" else arc.track.last
    spot = grid.spots.get(way.source if end == "out" else way.target)
    key = (arc.number, end)
    if spot is None:
        return [(x, grid.heads[column] if up else grid.feet[column] + 6.0)], []
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
    way, width = arc.track.way, arc.track.width
    look = look_of(way, width, pen, series)
    return [
        Path(
            shape=shape, stroke=look.colour, stroke_width=width, dash=look.dash, id=way.id, role="ribbon",
            cap="butt" if way.deserted else "round", series=look.series, tip=way_tip(way, pen),
        ),
        Path(shape=arrowhead(tip, before, _head(arc.track)), fill=look.colour, role="arrow"),
    ]  # fmt: skip


def _label_box(
    arc: Arc,
    grid: Grid,
    line: float,
    away: float,
    rows: Rows,
    crossed: Sequence[Span],
    boxes: Sequence[Box],
) -> Box | None:
    """The free place nearest to the apex, beside no other line and no other label; None where there is none."""
    width, height = max(arc.label.widths), arc.label_height
    near = LABEL_GAP / 2 + arc.track.width / 2
    top = line - near - height if away < 0 else line + near
    high, low = top - 9.0, top + height + 9.0
    beside = (point for row in range(int(high // _ROW), int(low // _ROW) + 1) for point in rows.get(row, ()))
    blocked = [(x - 9.0, x + 9.0) for x, y, number in beside if high < y < low and number != arc.number]
    blocked += [(left - 10.0, right + 10.0) for left, right in crossed]
    blocked += [(box[0] - 12.0, box[2] + 12.0) for box in boxes if box[1] < top + height and top < box[3]]
    blocked.sort()
    starts, reach = [start for start, _ in blocked], list(accumulate((end for _, end in blocked), max))
    middle, span = (arc.x1 + arc.x2) / 2, abs(arc.x1 - arc.x2)
    step = 0.0
    while step <= max(0.42 * span, 60.0):
        for centre in (middle - step, middle + step):
            left = min(max(centre - width / 2, grid.bounds[0] + 4.0), grid.bounds[1] - 4.0 - width)
            before = bisect_left(starts, left + width)
            if before == 0 or reach[before - 1] <= left:
                return (left, top, left + width, top + height)
        step += 10.0
    return None


def _label(arc: Arc, box: Box, pen: StopPen, series: Mapping[str, str]) -> list[Text]:
    way = arc.track.way
    colour = look_of(way, arc.track.width, pen, series).words
    whole = way_label(way, pen.words) if arc.label.shortened else ""
    return [
        Text(
            x=(box[0] + box[2]) / 2, y=box[1] + (row + 0.82) * LABEL * LINE, text=line, size=LABEL, width=width,
            weight=600, fill=colour, anchor="middle", box=box, role="label", tip=whole,
        )
        for row, (line, width) in enumerate(zip(arc.label.lines, arc.label.widths, strict=True))
    ]  # fmt: skip
