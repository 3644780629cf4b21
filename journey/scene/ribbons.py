"""The shapes that ways on a graph are made of: ribbons that leave right and enter left, corners, arrowheads."""

from collections.abc import Sequence
from math import atan2, cos, hypot, sin

from journey.scene.primitives import Segment, Shape

Point = tuple[float, float]
_ROUND = 0.5523  # how far the handles of a cubic reach for a quarter of a circle


def flowing(points: Sequence[Point]) -> Shape:
    """A line through points that lies level at each of them: level stretches stay straight, the others are S curves."""
    segments: list[Segment] = [("M", *points[0])]
    for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
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
    lengths = [hypot(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False)]
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


def sample(shape: Shape, step: float = 8.0) -> list[Point]:
    """Points along an open shape, no more than about ``step`` px apart."""
    points: list[Point] = []
    for segment in shape.segments:
        values = [float(value) for value in segment[1:]]
        if segment[0] == "M":
            points.append((values[0], values[1]))
            continue
        if segment[0] == "Z":
            continue
        chain = [points[-1], *zip(values[0::2], values[1::2], strict=True)]
        length = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in zip(chain, chain[1:], strict=False))
        count = max(1, int(length / step) + 1)
        points.extend(_at(chain, k / count) for k in range(1, count + 1))
    return points


def _at(chain: Sequence[Point], t: float) -> Point:
    """A Bezier curve of any degree at ``t``, by de Casteljau's halving."""
    while len(chain) > 1:
        chain = [_between(a, b, t) for a, b in zip(chain, chain[1:], strict=False)]
    return chain[0]


def _between(start: Point, end: Point, part: float) -> Point:
    return (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)


def _toward(start: Point, end: Point, distance: float) -> Point:
    length = hypot(end[0] - start[0], end[1] - start[1])
    return _between(start, end, distance / length) if length else start
