"""The room labels share: what a box may not touch.

```
 bounds ┌─────────────────────────┐   curves: one height for each x, kept in columns of 4 px
        │   ╭─╮  ▢ taken          │   boxes:  faces, words, bands
        │ ──╯ ╰────── curve       │
        └─────────────────────────┘
```
Positions are px; boxes are (left, top, right, bottom).
"""

from collections.abc import Sequence
from itertools import pairwise

from journey.scene.primitives import Box


class Room:
    """The space labels share: its bounds, the curves that run through it and the boxes already taken."""

    def __init__(self, bounds: Box, step: float = 4.0) -> None:
        self.bounds = bounds
        self._step = step
        self._curves: list[tuple[int, list[float], list[float], float]] = []
        self._boxes: list[Box] = []

    def copy(self) -> "Room":
        """A room with the same obstacles, to try something in."""
        twin = Room(self.bounds, self._step)
        twin._curves, twin._boxes = [*self._curves], [*self._boxes]
        return twin

    def add_curve(self, points: Sequence[tuple[float, float]], clearance: float) -> None:
        """Keep ``clearance`` px away from a line through ``points``, whose x never falls back."""
        if not points:
            return
        step, left = self._step, self.bounds[0]
        first = int((points[0][0] - left) // step)
        count = int((points[-1][0] - left) // step) - first + 1
        tops, bottoms = [float("inf")] * count, [float("-inf")] * count
        for (ax, ay), (bx, by) in pairwise(points) if len(points) > 1 else ((points[0], points[0]),):
            high, low = (ay, by) if ay < by else (by, ay)
            for column in range(int((ax - left) // step) - first, int((bx - left) // step) - first + 1):
                tops[column] = min(tops[column], high)
                bottoms[column] = max(bottoms[column], low)
        self._curves.append((first, tops, bottoms, clearance))

    def add_box(self, box: Box, gap: float = 0.0) -> None:
        self._boxes.append((box[0] - gap, box[1] - gap, box[2] + gap, box[3] + gap))

    def is_free(self, box: Box) -> bool:
        left, top, right, bottom = box
        bounds = self.bounds
        if left < bounds[0] or top < bounds[1] or right > bounds[2] or bottom > bounds[3]:
            return False
        return self.is_clear_of_boxes(box) and not any(self._crosses(curve, box) for curve in self._curves)

    def is_clear_of_boxes(self, box: Box) -> bool:
        left, top, right, bottom = box
        return not any(left < b[2] and right > b[0] and top < b[3] and bottom > b[1] for b in self._boxes)

    def is_clear_between(self, x: float, y: float, box: Box) -> bool:
        """Whether no box stands between a point and its label; those around the point itself do not count."""
        to_x, to_y = min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3])
        steps = int(max(abs(to_x - x), abs(to_y - y)) // 8) + 1
        way = [(x + (to_x - x) * k / steps, y + (to_y - y) * k / steps) for k in range(1, steps)]
        around = [b for b in self._boxes if not (b[0] <= x <= b[2] and b[1] <= y <= b[3])]
        return not any(b[0] < px < b[2] and b[1] < py < b[3] for b in around for px, py in way)

    def _crosses(self, curve: tuple[int, list[float], list[float], float], box: Box) -> bool:
        first, tops, bottoms, clearance = curve
        start = max(0, int((box[0] - clearance - self.bounds[0]) // self._step) - first)
        stop = int((box[2] + clearance - self.bounds[0]) // self._step) - first + 1
        if stop <= 0 or start >= len(tops):
            return False
        # A curve is one height for each x: it misses the box only by staying above or below it all the way.
        return box[1] - clearance < max(bottoms[start:stop]) and box[3] + clearance > min(tops[start:stop])
