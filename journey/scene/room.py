"""The room labels share: what a box may not touch.

```
 bounds ┌─────────────────────────┐   curves: one height for each x, kept in columns of 4 px
        │   ╭─╮  ▢ taken          │   boxes:  faces, words, bands
        │ ──╯ ╰────── curve       │
        └─────────────────────────┘
```
Positions are px; boxes are (left, top, right, bottom).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from journey.scene.primitives import Box

_STEP = 4.0


@dataclass(frozen=True, slots=True)
class Columns:
    """A curve's ``highest`` and ``lowest`` y in all, and in each column from the ``first`` on."""

    first: int
    tops: tuple[float, ...] = field(hash=False)
    bottoms: tuple[float, ...] = field(hash=False)
    clearance: float
    highest: float
    lowest: float


class Room:
    """The space labels share: its bounds, the curves that run through it and the boxes already taken."""

    def __init__(self, bounds: Box, curves: Iterable[Columns] = (), boxes: Iterable[Box] = ()) -> None:
        self.bounds = bounds
        self.curves = [*curves]
        self.boxes = [*boxes]

    def copy(self) -> "Room":
        """A room with the same obstacles, to try something in."""
        return Room(self.bounds, self.curves, self.boxes)

    def part(self, box: Box) -> "Room":
        """A room with only those obstacles that reach into ``box``, quicker to ask about places in it."""
        left, top, right, bottom = box
        near = [b for b in self.boxes if b[0] < right and b[2] > left and b[1] < bottom and b[3] > top]
        return Room(self.bounds, self.curves, near)

    def add_curve(self, points: Sequence[tuple[float, float]], clearance: float) -> None:
        """Keep ``clearance`` px away from a line through ``points``, whose x never falls back."""
        if points:
            self.curves.append(_columns(tuple(points), self.bounds[0], clearance))

    def add_box(self, box: Box, gap: float = 0.0) -> None:
        """Keep off a box and ``gap`` px around it."""
        self.boxes.append(grown(box, gap))

    def is_free(self, box: Box) -> bool:
        """Whether a box lies within the bounds and on no other box or curve."""
        bounds = self.bounds
        if box[0] < bounds[0] or box[1] < bounds[1] or box[2] > bounds[2] or box[3] > bounds[3]:
            return False
        return is_clear_of(box, self.boxes) and self._is_clear_of_curves(box)

    def is_clear_of_boxes(self, box: Box) -> bool:
        """Whether a box lies on no other box; curves may run under it."""
        return is_clear_of(box, self.boxes)

    def _is_clear_of_curves(self, box: Box) -> bool:
        """A curve is one height for each x: it misses a box only by staying above or below it all the way."""
        left, top, right, bottom = box[0] - self.bounds[0], box[1], box[2] - self.bounds[0], box[3]
        for curve in self.curves:
            clearance = curve.clearance
            if top - clearance >= curve.lowest or bottom + clearance <= curve.highest:
                continue
            start = max(0, int((left - clearance) // _STEP) - curve.first)
            stop = int((right + clearance) // _STEP) - curve.first + 1
            if stop <= 0 or start >= len(curve.tops):
                continue
            if top - clearance < max(curve.bottoms[start:stop]) and bottom + clearance > min(curve.tops[start:stop]):
                return False
        return True

    def is_clear_between(self, x: float, y: float, box: Box) -> bool:
        """Whether no box stands between a point and its label; those around the point itself do not count."""
        to_x, to_y = min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3])
        left, right = (x, to_x) if x < to_x else (to_x, x)
        top, bottom = (y, to_y) if y < to_y else (to_y, y)
        between = [b for b in self.boxes if b[0] < right and b[2] > left and b[1] < bottom and b[3] > top]
        between = [b for b in between if not (b[0] <= x <= b[2] and b[1] <= y <= b[3])]
        return not between or not any(
            b[0] < px < b[2] and b[1] < py < b[3] for b in between for px, py in _way(x, y, box, 8.0)
        )

    def curves_between(self, x: float, y: float, reach: float, box: Box) -> int:
        """How many curves a reader's eye crosses from a point's face, of radius ``reach`` px, to its label."""
        way = [(px, py) for px, py in _way(x, y, box, 6.0) if (px - x) ** 2 + (py - y) ** 2 > reach * reach]
        return sum(self._changes_side(curve, way) for curve in self.curves)

    def _changes_side(self, curve: Columns, way: Sequence[tuple[float, float]]) -> bool:
        begins_above: bool | None = None
        for px, py in way:
            column = int((px - self.bounds[0]) // _STEP) - curve.first
            if 0 <= column < len(curve.tops):
                above = 2 * py < curve.tops[column] + curve.bottoms[column]
                if begins_above is None:
                    begins_above = above
                elif above != begins_above:
                    return True
        return False


@lru_cache(maxsize=256)
def _columns(points: tuple[tuple[float, float], ...], left: float, clearance: float) -> Columns:
    """A line cut into columns that are counted from ``left``."""
    first = int((points[0][0] - left) // _STEP)
    count = int((points[-1][0] - left) // _STEP) - first + 1
    tops, bottoms = [float("inf")] * count, [float("-inf")] * count
    last_y, last = points[0][1], 0
    for x, y in points:
        high, low = (y, last_y) if y < last_y else (last_y, y)
        column = int((x - left) // _STEP) - first
        for touched in range(last, column + 1):
            if high < tops[touched]:
                tops[touched] = high
            if low > bottoms[touched]:
                bottoms[touched] = low
        last_y, last = y, column
    return Columns(first, tuple(tops), tuple(bottoms), clearance, min(tops), max(bottoms))


def is_clear_of(box: Box, obstacles: Iterable[Box]) -> bool:
    """Whether a box lies on none of the obstacles."""
    left, top, right, bottom = box
    for other in obstacles:  # a plain loop: this runs thousands of times for one picture
        if left < other[2] and right > other[0] and top < other[3] and bottom > other[1]:
            return False
    return True


def grown(box: Box, gap: float) -> Box:
    """A box ``gap`` px larger on each side."""
    return (box[0] - gap, box[1] - gap, box[2] + gap, box[3] + gap)


def _way(x: float, y: float, box: Box, step: float) -> list[tuple[float, float]]:
    """Points on the straight way from a point to the nearest place of a box, ``step`` px apart."""
    to_x, to_y = min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3])
    count = int(max(abs(to_x - x), abs(to_y - y)) // step) + 1
    return [(x + (to_x - x) * k / count, y + (to_y - y) * k / count) for k in range(1, count + 1)]
