"""SVG path data as shapes of absolute segments."""

from functools import lru_cache
from math import ceil, cos, pi, sin, tan

from journey.scene.primitives import Segment, Shape


@lru_cache(maxsize=1024)
def shape(d: str) -> Shape:
    """Path data with any SVG command, arcs included, as absolute M L C Q Z. Parsed once for each distinct text."""
    from fontTools.pens.recordingPen import RecordingPen  # only where a drawn icon or face is needed
    from fontTools.svgLib.path import parse_path

    pen = RecordingPen()
    parse_path(d, pen)
    letters = {"moveTo": "M", "lineTo": "L", "curveTo": "C", "qCurveTo": "Q"}
    segments: list[Segment] = []
    for command, points in pen.value:
        if command == "closePath":
            start = max(i for i, segment in enumerate(segments) if segment[0] == "M")
            if segments[-1][0] == "L" and segments[-1][1:] == segments[start][1:]:
                segments.pop()  # the parser writes the closing side out; Z draws it already
            segments.append(("Z",))
        elif command in letters:
            segments.append((letters[command], *(float(value) for point in points for value in point)))
    return Shape(tuple(segments))


def arc(x: float, y: float, r: float, start: float, end: float) -> tuple[Segment, ...]:
    """Cubic segments along a circle from angle ``start`` to ``end``, in radians clockwise from three o'clock.

    The pen must already stand at the start. Each piece spans at most a quarter turn (error under 0.03% of ``r``).
    """
    count = max(1, ceil(abs(end - start) / (pi / 2) - 1e-9))
    step = (end - start) / count
    pull = 4 / 3 * tan(step / 4) * r
    segments: list[Segment] = []
    for piece in range(count):
        a, b = start + piece * step, start + (piece + 1) * step
        ax, ay, bx, by = x + r * cos(a), y + r * sin(a), x + r * cos(b), y + r * sin(b)
        segments.append(("C", ax - pull * sin(a), ay + pull * cos(a), bx + pull * sin(b), by - pull * cos(b), bx, by))
    return tuple(segments)


def disc(x: float, y: float, r: float, backwards: bool = False) -> tuple[Segment, ...]:
    """A closed circle as segments, to be joined with others into one shape; ``backwards`` cuts a hole in another."""
    turn = -2 * pi if backwards else 2 * pi
    return (("M", x + r, y), *arc(x, y, r, 0.0, turn), ("Z",))


def polygon(points: tuple[tuple[float, float], ...]) -> Shape:
    """A closed shape with straight sides."""
    first, *rest = points
    return Shape((("M", *first), *(("L", *point) for point in rest), ("Z",)))
