"""Lanes for the ways that go around the graph: short ones nearest to the stops, none over another.

```
        ╭── 6% start over ──────╮        lane 1
        │     ╭ 42% again ╮     │        lane 0
 ═══════╪═════╪═══════════╪═════╪═════   roof
```
"""

from collections.abc import Sequence
from dataclasses import dataclass

from journey.layout.graph_grid import End, Grid, Track
from journey.layout.graph_stops import StopPen
from journey.layout.graph_words import way_label
from journey.scene.wrap import Wrapped, wrap

LABEL, LINE, LABEL_GAP = 19.0, 1.2, 6.0  # size and line height of labels, px between label and line
Span = tuple[float, float]  # left and right px
_FIRST_RISE, _LANE_PAD, _FAN = 40.0, 12.0, 13.0
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
        return len(self.label.lines) * LABEL * LINE


@dataclass(frozen=True, slots=True)
class Lanes:
    """Arcs on one side. ``offsets`` are px from the edge of the stops to each lane's line, ``depth`` to the last."""

    arcs: tuple[Arc, ...]
    offsets: tuple[float, ...]
    depth: float


def arc_lanes(grid: Grid, route: str, pen: StopPen, crossed: Sequence[Span] = ()) -> Lanes:
    """The arcs of ``route`` ("above" or "below"), short ones nearest, none over another of its lane.

    ``crossed`` are the (left, right) of what drops through the lanes: labels are set to stand between.
    """
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
        between = _widest_free(left, right, crossed)
        room = min(room, between) if between > 110.0 else room
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
        depth += max(arc.label_height + arc.track.width / 2 for arc in here) + LABEL_GAP
    return Lanes(tuple(arcs), tuple(offsets), depth + (6.0 if arcs else 0.0))


def _widest_free(left: float, right: float, crossed: Sequence[Span]) -> float:
    """The widest px between ``left`` and ``right`` that nothing drops through."""
    at, widest = left, 0.0
    for low, high in sorted(span for span in crossed if span[1] > left and span[0] < right):
        widest, at = max(widest, low - at), max(at, high)
    return max(widest, right - at) - 24.0


def _legs(grid: Grid, numbers: Sequence[int], route: str) -> dict[int, tuple[float, float]]:
    """The x where each arc leaves and comes back. Legs that meet at one place fan out, toward where they go."""
    ends: dict[str, list[tuple[bool, float, int, str]]] = {}
    x: dict[End, float] = {}
    for number in numbers:
        track = grid.tracks[number]
        for end, stop, column, other in (
            ("out", track.way.source, track.first, track.last),
            ("in", track.way.target, track.last, track.first),
        ):
            if (number, end) in grid.lanes:
                x[number, end] = grid.lanes[number, end]
            else:
                ends.setdefault(stop, []).append((other > column, -grid.middle(other), number, end))
                x[number, end] = grid.middle(column)
    for fan in ends.values():
        fan.sort()
        for place, (_, _, number, end) in enumerate(fan):
            step = min(_FAN, 44.0 / max(len(fan), 1))
            x[number, end] += (place - (len(fan) - 1) / 2) * step
    return {number: (x[number, "out"], x[number, "in"]) for number in numbers}
