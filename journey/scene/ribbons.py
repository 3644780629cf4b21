"""The shapes that ways on a graph are made of: ribbons that leave right and enter left, corners, arrowheads."""

from collections.abc import Sequence
from itertools import pairwise
from math import atan2, cos, hypot, sin

from journey.scene.primitives import Segment, Shape

Point = tuple[float, float]
_ROUND = 0.5523  # how far the handles of a cubic reach for a quarter of a circle


def flowing(points: Sequence[Point]) -> Shape:
    """A line through points that lies level at each of them: level stretches stay straight, the others are S curves."""
    segments: list[Segment] = [("M", *points[0])]
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(y1 - y0) < 0.01:
            segments.append(("L", x1, y1))
        else:
            # Steep curves need longer handles, or a wide ribbon pinches where it turns.
            reach = (x1 - x0) * min(0.5 + abs(y1 - y0) / 4000, 0.62)
            segments.append(("C", x0 + reach, y0, x1 - reach, y1, x1, y1))
    return Shape(tuple(segments))


def cornered(points: Sequence[Point], radii: Sequence[tuple[float, float]]) -> Shape:
    """A line through points with rounded corners.

    ``radii`` has (px before, px after) for each point but the first and last, cut to what the stretches have room for:
    unequal ones make a quarter of an ellipse.
    """
    lengths = [hypot(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise(points)]
    cuts = [(0.0, 0.0), *radii, (0.0, 0.0)]
    fits = [min(1.0, length / (cuts[i][1] + cuts[i + 1][0] or 1.0)) for i, length in enumerate(lengths)]
    segments: list[Segment] = [("M", *points[0])]
    for i in range(1, len(points) - 1):
        before, after = cuts[i][0] * fits[i - 1], cuts[i][1] * fits[i]
        if min(before, after) < 0.5:
            segments.append(("L", *points[i]))
            continue
        start, end = _toward(points[i], points[i - 1], before), _toward(points[i], points[i + 1], after)
        first, second = _between(start, points[i], _ROUND), _between(end, points[i], _ROUND)
        segments += [("L", *start), ("C", *first, *second, *end)]
    segments.append(("L", *points[-1]))
    return Shape(tuple(segments))


def arrowhead(tip: Point, toward: Point, length: float) -> Shape:
    """A filled triangle with its point at ``tip``, flying in the direction from ``toward`` to ``tip``."""
    angle = atan2(tip[1] - toward[1], tip[0] - toward[0])
    back = (tip[0] - length * cos(angle), tip[1] - length * sin(angle))
    side = (0.58 * length * sin(angle), -0.58 * length * cos(angle))
    return Shape(
        (("M", *tip), ("L", back[0] + side[0], back[1] + side[1]), ("L", back[0] - side[0], back[1] - side[1]), ("Z",))
    )


def sample(shape: Shape, step: float = 14.0) -> list[Point]:
    """Points along an open shape of lines and cubics, no more than about ``step`` px apart."""
    points: list[Point] = []
    for segment in shape.segments:
        end = (float(segment[-2]), float(segment[-1]))
        if segment[0] == "M":
            points.append(end)
            continue
        (x0, y0), (x3, y3) = points[-1], end
        x1, y1, x2, y2 = (float(value) for value in segment[1:5]) if segment[0] == "C" else (x0, y0, x3, y3)
        reach = abs(x1 - x0) + abs(y1 - y0) + abs(x2 - x1) + abs(y2 - y1) + abs(x3 - x2) + abs(y3 - y2)
        count = int(reach / step) + 1
        for k in range(1, count + 1):
            t, u = k / count, 1.0 - k / count
            a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
            points.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return points


def _between(start: Point, end: Point, part: float) -> Point:
    return (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)


def _toward(start: Point, end: Point, distance: float) -> Point:
    length = hypot(end[0] - start[0], end[1] - start[1])
    return _between(start, end, distance / length) if length else start
