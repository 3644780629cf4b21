"""Lanes between the columns of the graph, and the ports where ways meet their stops: no two lie over one another."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from journey.layout.graph_grid import End, Grid, Riser, Side, Track
from journey.layout.graph_sizes import Sizes
from journey.scene.layered import Placement

PORT_GAP = 4.0  # px between ways that meet on one side of a stop, ribbons to later columns excepted
_LANE_GAP = 9.0
_LEVEL = 48.0  # px that a ribbon may fall and still pass for level


def risers_of(tracks: Sequence[Track], placement: Placement, stops: set[str]) -> dict[End, Riser]:
    """Which ends need a lane beside their column. A stop at the head or foot of its column is reached straight."""
    order, y = placement.order, placement.y
    sides = _exit_sides(tracks, placement)
    risers: dict[End, Riser] = {}
    for number, track in enumerate(tracks):
        source, target = track.way.source, track.way.target
        if track.route == "bracket":
            side: Side = "right" if y[target] > y[source] else "left"
            risers[number, "out"] = risers[number, "in"] = Riser(side, abs(y[target] - y[source]) - 90_000.0)
        elif track.route == "above":
            if source in stops and order[track.first][0] != source:
                risers[number, "out"] = Riser("right", y[source])
            if target in stops and order[track.last][0] != target:
                risers[number, "in"] = Riser("left", y[target])
        elif track.route == "below":
            if source in stops and order[track.first][-1] != source:
                risers[number, "out"] = Riser("right", -y[source])
            if target in stops:
                risers[number, "in"] = Riser("left", -y[target])
        elif track.route == "exit" and source in stops:
            key = (track.first, source if track.way.flagged else "")  # flagged ones outermost, apart from the stream
            risers[number, "out"] = Riser(sides[key], (180_000.0 if track.way.flagged else 90_000.0) - y[source])
    return risers


def _exit_sides(tracks: Sequence[Track], placement: Placement) -> dict[tuple[int, str], Side]:
    """On which side exits drop, where they cross fewer ribbons: the stream of a column, and each flagged exit alone."""
    crossed: dict[tuple[int, str], list[float]] = {}
    for exit_track in tracks:
        if exit_track.route != "exit" or exit_track.way.source not in placement.y:
            continue
        key = (exit_track.first, exit_track.way.source if exit_track.way.flagged else "")
        counts = crossed.setdefault(key, [0.0, 0.0])
        y = placement.y[exit_track.way.source]
        for track in tracks:
            here, there = placement.y.get(track.way.source, 0.0), placement.y.get(track.way.target, 0.0)
            if track.route == "ribbon":  # one of its own is crossed only where that one falls
                counts[0] += track.width * (
                    track.last == exit_track.first and (there > y + _LEVEL or (there == y and here > y))
                )
                counts[1] += track.width * (
                    track.first == exit_track.first and (here > y or (here == y and there > y + _LEVEL))
                )
            elif track.route == "bracket" and track.way.source == exit_track.way.source:
                counts[1 if there > y else 0] += track.width
    return {key: "left" if left < right else "right" for key, (left, right) in crossed.items()}


def ports_of(
    tracks: Sequence[Track], placement: Placement, places: Mapping[int, int], risers: Mapping[End, Riser], sizes: Sizes
) -> dict[End, float]:
    """How far below the middle of its stop each way leaves and arrives, so that none lies over another."""
    stacks: dict[tuple[str, Side], list[tuple[int, float, float, End]]] = {}
    y = placement.y
    for number, track in enumerate(tracks):
        source, target = track.way.source, track.way.target
        if track.route == "ribbon":
            bends = placement.bends[places[number]]
            after, before = (bends[0][1], bends[-1][1]) if bends else (y[target], y[source])
            stacks.setdefault((source, "right"), []).append((0, after, track.width, (number, "out")))
            stacks.setdefault((target, "left"), []).append((0, before, track.width, (number, "in")))
            continue
        for end, stop in (("out", source), ("in", target)):
            riser = risers.get((number, end))
            if riser is not None:
                group = {"above": -2, "below": 2, "exit": 3}.get(track.route, 0)
                if track.route == "bracket":
                    group = 1 if (end == "out") == (y[target] > y[source]) else -1
                toward = -riser.rank if group > 0 else riser.rank
                stacks.setdefault((stop, riser.side), []).append((group, toward, track.width, (number, end)))
    ports: dict[End, float] = {}
    for stack in stacks.values():
        stack.sort(key=lambda port: port[:2])
        spaces = [0.0] + [PORT_GAP if a[0] or b[0] else 0.0 for a, b in pairwise(stack)]
        total = sum(port[2] for port in stack) + sum(spaces)
        squeeze = min(1.0, 1.6 * sizes.radius / total)
        at = -total / 2
        for space, (_, _, width, key) in zip(spaces, stack, strict=True):
            at += space + width / 2
            ports[key] = at * squeeze
            at += width / 2
    return ports


def open_gaps(grid: Grid, widths: Sequence[float], left: float, least_right: float, sizes: Sizes) -> None:
    """Gives columns and lanes their x. The picture begins at ``left`` and reaches ``least_right``, or further."""
    count = len(grid.columns)
    near: list[list[tuple[float, End]]] = [[] for _ in range(count + 1)]  # of a gap: lanes of the column on its left
    far: list[list[tuple[float, End]]] = [[] for _ in range(count + 1)]  # lanes of the column on its right
    for (number, end), riser in grid.risers.items():
        track = grid.tracks[number]
        if track.route == "bracket" and end == "in":
            grid.lanes[number, end] = 0.0  # shares the lane of its other end
            continue
        column = track.first if end == "out" else track.last
        (near[column + 1] if riser.side == "right" else far[column]).append((riser.rank, (number, end)))
    rooms = []
    for number in range(count + 1):
        outer = number in (0, count)
        lanes = sum(_spread(grid, gap, 0.0, 1.0) for gap in (near[number], far[number]))
        rooms.append(max(10.0, lanes) if outer else max(sizes.least_gap, lanes + 40.0))
    spare = least_right - left - sum(rooms) - sum(widths)
    if spare > 0:
        rooms = [room + spare * (0.5 if number in (0, count) else 1.0) / count for number, room in enumerate(rooms)]
    x = left + rooms[0]
    for number, width in enumerate(widths):
        grid.lefts.append(x)
        grid.rights.append(x + width)
        x += width + rooms[number + 1]
    grid.bounds = (left, x)
    for number in range(count + 1):
        if near[number]:
            _spread(grid, near[number], grid.rights[number - 1], 1.0)
        if far[number]:
            _spread(grid, far[number], grid.lefts[number], -1.0)


def _spread(grid: Grid, lanes: list[tuple[float, End]], edge: float, direction: float) -> float:
    """Lanes side by side from a column's ``edge`` outwards; the px they take. Exits close up to one stream."""
    at, streaming = 0.0, False
    for _, end in sorted(lanes):
        track = grid.tracks[end[0]]
        joins = track.route == "exit" and not track.way.flagged
        at += (0.0 if streaming and joins else _LANE_GAP) + track.width / 2
        grid.lanes[end] = edge + direction * at
        if track.route == "bracket":
            grid.lanes[end[0], "in"] = grid.lanes[end]
        at += track.width / 2
        streaming = joins
    return at + _LANE_GAP if lanes else 0.0
