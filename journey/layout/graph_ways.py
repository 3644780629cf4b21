"""Ways between the stops: ribbons to later columns, straight ones down a column, brackets beside it."""

from collections.abc import Mapping

from journey.layout.graph_deviation import SHEER, along, draw_sign, look_of
from journey.layout.graph_grid import Grid, Spot, Track
from journey.layout.graph_stops import StopPen
from journey.layout.graph_words import way_tip
from journey.scene.primitives import Item, Path, Shape
from journey.scene.ribbons import Point, arrowhead, cornered, flowing

_CORNER = 20.0


def draw_ways(grid: Grid, pen: StopPen, series: Mapping[str, str]) -> list[Item]:
    """Everything that stays between the roof and the floor of the stops, wide ribbons first."""
    items: list[Item] = []
    order = sorted(range(len(grid.tracks)), key=lambda number: -grid.tracks[number].width)
    for number in order:
        track = grid.tracks[number]
        if track.route == "ribbon":
            items += _ribbon(grid, number, track, pen, series)
        elif track.route == "down":
            items += _down(grid, track, pen, series)
    for number in order:
        track = grid.tracks[number]
        if track.route == "bracket" and (number, "out") in grid.lanes:
            items += _bracket(grid, number, track, pen, series)
        elif track.route == "self" and track.way.source in grid.spots:
            items += _again(grid.spots[track.way.source], track, pen, series)
    return items


def _ribbon(grid: Grid, number: int, track: Track, pen: StopPen, series: Mapping[str, str]) -> list[Item]:
    source, target = grid.spots[track.way.source], grid.spots[track.way.target]
    leave, arrive = grid.ports[number, "out"], grid.ports[number, "in"]
    points: list[Point] = [(source.x + source.edge(leave) - 3.0, source.y + leave)]
    y = source.y + leave
    for column, bend in grid.bends(number):
        points += [(grid.rights[column - 1], y), (grid.lefts[column], bend)]
        y = bend
    last = target.column
    points += [(grid.rights[last - 1], y), (grid.lefts[last], target.y + arrive)]
    points.append((target.x - target.edge(arrive) + 3.0, target.y + arrive))
    return _level(flowing(points), along(flowing(points[1:3]), 0.5), track, pen, series)


def _down(grid: Grid, track: Track, pen: StopPen, series: Mapping[str, str]) -> list[Item]:
    source, target = grid.spots[track.way.source], grid.spots[track.way.target]
    line = Shape((("M", source.x, source.bottom + 5.0), ("L", target.x, target.y - target.r + 3.0)))
    return _level(line, along(line, 0.5), track, pen, series)


def _level(shape: Shape, sign: Point, track: Track, pen: StopPen, series: Mapping[str, str]) -> list[Item]:
    """A ribbon, sheer so that crossings show, and its plus where it was not planned."""
    way, look = track.way, look_of(track.way, track.width, pen, series)
    plain = not (way.unplanned or way.deserted)
    return [
        Path(
            shape=shape, stroke=pen.theme.ribbon if plain else look.colour, stroke_width=track.width, dash=look.dash,
            opacity=1.0 if way.deserted else SHEER, cap="butt", id=way.id, role="ribbon", series=look.series,
            tip=way_tip(way, pen),
        ),
        *draw_sign(way, sign, pen, series),
    ]  # fmt: skip


def _bracket(grid: Grid, number: int, track: Track, pen: StopPen, series: Mapping[str, str]) -> list[Item]:
    """Beside the column: down on the right, up on the left."""
    way, width = track.way, track.width
    source, target = grid.spots[way.source], grid.spots[way.target]
    lane, side = grid.lanes[number, "out"], 1.0 if grid.risers[number, "out"].side == "right" else -1.0
    leave, arrive = grid.ports[number, "out"], grid.ports[number, "in"]
    start = (source.x + side * (source.edge(leave) - 2.0), source.y + leave)
    tip = (target.x + side * (target.edge(arrive) + 1.0), target.y + arrive)
    length = 8.0 + 1.2 * width
    points = [start, (lane, start[1]), (lane, tip[1]), (tip[0] + side * 0.8 * length, tip[1])]
    look = look_of(way, width, pen, series)
    corner = (_CORNER + width / 2, _CORNER + width / 2)
    return [
        Path(
            shape=cornered(points, (corner, corner)), stroke=look.colour, stroke_width=width, dash=look.dash, id=way.id,
            cap="butt" if way.kind == "main" or way.deserted else "round", role="ribbon", series=look.series,
            tip=way_tip(way, pen),
        ),
        Path(shape=arrowhead(tip, (tip[0] + side, tip[1]), length), fill=look.colour, role="arrow"),
        *draw_sign(way, (lane, (start[1] + tip[1]) / 2), pen, series),
    ]  # fmt: skip


def _again(spot: Spot, track: Track, pen: StopPen, series: Mapping[str, str]) -> list[Item]:
    """A way back to the stop it comes from: an ear at its upper left."""
    x, y, r = spot.x, spot.y, spot.r
    start, tip = (x - 0.34 * r, y - 0.95 * r), (x - 0.97 * r, y - 0.3 * r)
    ear = Shape(
        (("M", *start), ("C", x - 0.6 * r, y - 1.9 * r, x - 2.0 * r, y - 1.2 * r, tip[0] - 0.25 * r, tip[1] - 0.1 * r))
    )
    look, width = look_of(track.way, track.width, pen, series), min(track.width, 4.0)
    return [
        Path(
            shape=ear, stroke=look.colour, stroke_width=width, dash=look.dash, id=track.way.id, role="ribbon",
            series=look.series, tip=way_tip(track.way, pen),
        ),
        Path(shape=arrowhead(tip, (tip[0] - 1.0, tip[1] - 0.5), 0.36 * r), fill=look.colour, role="arrow"),
        *draw_sign(track.way, along(ear, 0.4), pen, series),
    ]  # fmt: skip
