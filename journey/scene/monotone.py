"""Monotone cubics: a smooth line through points that never goes beyond them.

```
    ●───╮            between two neighbours the line stays between
         ╲    ╭─●    their heights: no peak is invented
          ●──╯
```
Positions are px, y grows downwards; x strictly grows from point to point.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from journey.scene.primitives import Segment

Point = tuple[float, float]
_HALVINGS = 20  # then a straight line is as exact as a double can tell


@dataclass(frozen=True, slots=True)
class Cubic:
    """A Bezier piece from ``x0, y0`` to ``x3, y3``; inner points at thirds of the way: x is linear in t."""

    x0: float
    x3: float
    y0: float
    y1: float
    y2: float
    y3: float

    def y(self, t: float) -> float:
        """Height at ``t`` 0..1."""
        s = 1.0 - t
        return s * s * s * self.y0 + 3.0 * t * s * (s * self.y1 + t * self.y2) + t * t * t * self.y3

    def split(self, t: float) -> "tuple[Cubic, Cubic]":
        """The pieces before and after ``t`` (de Casteljau)."""
        s = 1.0 - t
        a, b, c = s * self.y0 + t * self.y1, s * self.y1 + t * self.y2, s * self.y2 + t * self.y3
        d, e = s * a + t * b, s * b + t * c
        x, y = s * self.x0 + t * self.x3, s * d + t * e
        return Cubic(self.x0, x, self.y0, a, d, y), Cubic(x, self.x3, y, e, c, self.y3)

    @property
    def segment(self) -> Segment:
        third = (self.x3 - self.x0) / 3.0
        return ("C", self.x0 + third, self.y1, self.x3 - third, self.y2, self.x3, self.y3)

    @property
    def backwards(self) -> Segment:
        third = (self.x3 - self.x0) / 3.0
        return ("C", self.x3 - third, self.y2, self.x0 + third, self.y1, self.x0, self.y0)


def monotone(points: Sequence[Point]) -> tuple[Cubic, ...]:
    """One cubic between each two neighbours; none for fewer than two points.

    Slopes as in Steffen 1990 (A simple method for monotonic interpolation in one dimension): every piece is monotone,
    so nothing overshoots. Raises ValueError where x does not grow.
    """
    if len(points) < 2:
        return ()
    steps = [b[0] - a[0] for a, b in pairwise(points)]
    if min(steps) <= 0:
        raise ValueError("the points of a curve must go from left to right")
    rises = [(b[1] - a[1]) / step for (a, b), step in zip(pairwise(points), steps, strict=True)]
    slopes = _slopes(steps, rises)
    return tuple(
        Cubic(a[0], b[0], a[1], a[1] + slopes[i] * steps[i] / 3.0, b[1] - slopes[i + 1] * steps[i] / 3.0, b[1])
        for i, (a, b) in enumerate(pairwise(points))
    )


def _slopes(steps: list[float], rises: list[float]) -> list[float]:
    if len(steps) == 1:
        return [rises[0], rises[0]]
    inner = []
    for i in range(1, len(steps)):
        before, after = rises[i - 1], rises[i]
        if before * after <= 0:
            inner.append(0.0)
            continue
        mean = (before * steps[i] + after * steps[i - 1]) / (steps[i - 1] + steps[i])
        least = min(abs(before), abs(after), abs(mean) / 2)
        inner.append(2 * least if before > 0 else -2 * least)
    first = _end_slope(steps[0], steps[1], rises[0], rises[1])
    last = _end_slope(steps[-1], steps[-2], rises[-1], rises[-2])
    return [first, *inner, last]


def _end_slope(step: float, next_step: float, rise: float, next_rise: float) -> float:
    part = step / (step + next_step)
    slope = rise * (1 + part) - next_rise * part
    if slope * rise <= 0:
        return 0.0
    return 2 * rise if abs(slope) > 2 * abs(rise) else slope


def height_at(curve: Sequence[Cubic], x: float) -> float | None:
    """The curve's y at ``x``, None outside it."""
    if not curve or not curve[0].x0 <= x <= curve[-1].x3:
        return None
    piece = curve[min(bisect_right(curve, x, key=lambda cubic: cubic.x0), len(curve)) - 1]
    return piece.y((x - piece.x0) / (piece.x3 - piece.x0))


def sample(curve: Sequence[Cubic], step: float = 4.0) -> list[Point]:
    """Points along the curve no more than ``step`` px of x apart, every given point among them."""
    return [*_sampled(tuple(curve), step)]


@lru_cache(maxsize=256)
def _sampled(curve: tuple[Cubic, ...], step: float) -> tuple[Point, ...]:
    points = [(piece.x0, piece.y0) for piece in curve[:1]]
    for piece in curve:
        x0, y0, y1, y2, y3 = piece.x0, piece.y0, piece.y1, piece.y2, piece.y3
        width = piece.x3 - x0
        weights = _weights(max(1, -int(-width // step)))
        points += [(x0 + t * width, a * y0 + b * y1 + c * y2 + d * y3) for t, a, b, c, d in weights]
        points.append((piece.x3, y3))
    return tuple(points)


@lru_cache(maxsize=256)
def _weights(count: int) -> tuple[tuple[float, float, float, float, float], ...]:
    """The places 0..1 of ``count`` even steps, both ends left out, with the Bernstein weights there."""
    steps = [k / count for k in range(1, count)]
    return tuple((t, (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3) for t in steps)


def split_at(curve: Sequence[Cubic], level: float) -> tuple[tuple[bool, tuple[Cubic, ...]], ...]:
    """The curve cut exactly where it crosses ``level``: runs with True above it (smaller y), False below.

    Stretches that lie on the level belong to no run.
    """
    runs: list[tuple[bool, list[Cubic]]] = []
    joined = False
    for piece in curve:
        for part in _parts(piece, level):
            side = part.y0 + part.y3 - 2 * level
            if side == 0:
                joined = False
                continue
            above = side < 0
            if joined and runs[-1][0] == above and part.y0 != level:
                runs[-1][1].append(part)
            else:
                runs.append((above, [part]))
            joined = True
    return tuple((above, tuple(parts)) for above, parts in runs)


def _parts(piece: Cubic, level: float) -> tuple[Cubic, ...]:
    if (piece.y0 - level) * (piece.y3 - level) >= 0:
        return (piece,)
    falling = piece.y0 > level
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if (piece.y(middle) > level) == falling:
            low = middle
        else:
            high = middle
    y_low, y_high = piece.y(low), piece.y(high)
    before, after = piece.split(low + (high - low) * (level - y_low) / (y_high - y_low))
    return (
        Cubic(before.x0, before.x3, before.y0, before.y1, before.y2, level),
        Cubic(after.x0, after.x3, level, after.y1, after.y2, after.y3),
    )


def line_through(curve: Sequence[Cubic]) -> tuple[Segment, ...]:
    """The curve as path segments."""
    return (("M", curve[0].x0, curve[0].y0), *(piece.segment for piece in curve)) if curve else ()


def area_to(curve: Sequence[Cubic], level: float) -> tuple[Segment, ...]:
    """The closed area between the curve and a horizontal ``level``."""
    if not curve:
        return ()
    first, last = curve[0], curve[-1]
    edge = (("L", first.x0, first.y0), *(piece.segment for piece in curve))
    return (("M", first.x0, level), *edge, ("L", last.x3, level), ("Z",))


def area_between(upper: Sequence[Cubic], lower: Sequence[Cubic]) -> tuple[Segment, ...]:
    """The closed area between two curves over the same x."""
    if not upper:
        return ()
    back = tuple(piece.backwards for piece in reversed(lower))
    return (*line_through(upper), ("L", lower[-1].x3, lower[-1].y3), *back, ("Z",))
