"""Small things that Plotly wants differently from SVG: colours with opacity, dashes, points instead of cubics."""

from collections.abc import Iterable
from functools import cache
from math import ceil, hypot, sqrt

from journey.scene.pathdata import disc
from journey.scene.primitives import Circle, Gradient, Path, Rect, Segment

_ROUND = 0.552  # of a corner's radius: where the handles of a quarter circle stand

Coordinates = list[float | None]


def rgba(colour: str, opacity: float) -> str:
    """``#RRGGBB`` with an opacity 0..1; ``none`` is transparent."""
    if colour == "none" or opacity <= 0:
        return "rgba(0,0,0,0)"
    if opacity >= 1:
        return colour
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:.3g})"


def dash_of(dash: tuple[float, ...], width: float, cap: str, scale: float) -> str:
    """An SVG dash for Plotly, which ends every stroke bluntly: round ends are added to the strokes."""
    if not dash:
        return "solid"
    grown = width if cap == "round" else 0.0
    lengths = [length + grown if place % 2 == 0 else max(length - grown, 0.5) for place, length in enumerate(dash)]
    return ",".join(f"{length * scale:.2f}px" for length in lengths)


def is_dotted(item: Path) -> bool:
    """Whether a path's dashes are dots: strokes next to nothing long, with round ends."""
    return len(item.dash) == 2 and item.cap == "round" and item.dash[0] < 0.1 * item.stroke_width


def gradient_of(gradient: Gradient, opacity: float) -> dict[str, object]:
    """Plotly's gradient along the nearer axis, with its ends at the same places."""
    upright = abs(gradient.y2 - gradient.y1) >= abs(gradient.x2 - gradient.x1)
    return {
        "type": "vertical" if upright else "horizontal",
        "start": gradient.y1 if upright else gradient.x1,
        "stop": gradient.y2 if upright else gradient.x2,
        "colorscale": [[offset, rgba(colour, part * opacity)] for offset, colour, part in gradient.stops],
    }


def segments_of(item: Rect | Circle | Path) -> tuple[Segment, ...]:
    """Any outline as absolute segments in scene px."""
    if isinstance(item, Circle):
        return disc(item.x, item.y, item.r)
    if isinstance(item, Rect):
        return _rounded(item)
    if item.x == 0 and item.y == 0 and item.scale == 1:
        return item.shape.segments
    x, y, scale = item.x, item.y, item.scale
    moved: list[Segment] = []
    for letter, *numbers in item.shape.segments:
        placed = [float(value) * scale for value in numbers]
        placed[0::2] = [value + x for value in placed[0::2]]
        placed[1::2] = [value + y for value in placed[1::2]]
        moved.append((letter, *placed))
    return tuple(moved)


def _rounded(item: Rect) -> tuple[Segment, ...]:
    left, top, right, bottom = item.x, item.y, item.x + item.width, item.y + item.height
    r = min(item.radius, item.width / 2, item.height / 2)
    if r <= 0:
        return (("M", left, top), ("L", right, top), ("L", right, bottom), ("L", left, bottom), ("Z",))
    k = r * (1 - _ROUND)
    return (
        ("M", left + r, top),
        ("L", right - r, top),
        ("C", right - k, top, right, top + k, right, top + r),
        ("L", right, bottom - r),
        ("C", right, bottom - k, right - k, bottom, right - r, bottom),
        ("L", left + r, bottom),
        ("C", left + k, bottom, left, bottom - k, left, bottom - r),
        ("L", left, top + r),
        ("C", left, top + k, left + k, top, left + r, top),
        ("Z",),
    )


def path_text(segments: tuple[Segment, ...]) -> str:
    """Segments as the path text of a Plotly shape, one decimal."""
    return "".join(f"{segment[0]}{' '.join(f'{float(value):.1f}' for value in segment[1:])}" for segment in segments)


def flat(segments: tuple[Segment, ...]) -> tuple[Coordinates, Coordinates]:
    """Points along the segments, None between one outline and the next.

    A cubic gets points with the root of its length, which keeps the error on an arc near a tenth of a px.
    """
    xs: Coordinates = []
    ys: Coordinates = []
    x = y = first_x = first_y = 0.0
    for segment in segments:
        letter, numbers = str(segment[0]), [float(value) for value in segment[1:]]
        if letter == "M":
            if xs:
                xs.append(None)
                ys.append(None)
            first_x, first_y = numbers
        if letter == "Z":
            numbers = [first_x, first_y]
        if letter in "CQ":
            if letter == "Q":
                numbers = _raised(x, y, numbers)
            _along(x, y, numbers, xs, ys)
        else:
            xs += tenths(numbers[:1])
            ys += tenths(numbers[1:])
        x, y = numbers[-2], numbers[-1]
    return xs, ys


def _raised(x: float, y: float, numbers: list[float]) -> list[float]:
    """A quadratic's handles as a cubic's."""
    qx, qy, ex, ey = numbers
    third = 2 / 3
    return [x + third * (qx - x), y + third * (qy - y), ex + third * (qx - ex), ey + third * (qy - ey), ex, ey]


def _along(x: float, y: float, numbers: list[float], xs: Coordinates, ys: Coordinates) -> None:
    x1, y1, x2, y2, x3, y3 = numbers
    length = hypot(x1 - x, y1 - y) + hypot(x2 - x1, y2 - y1) + hypot(x3 - x2, y3 - y2)
    weights = _weights(min(ceil(1.2 * sqrt(length)) + 1, 200))
    xs += tenths([a * x + b * x1 + c * x2 + d * x3 for a, b, c, d in weights])
    ys += tenths([a * y + b * y1 + c * y2 + d * y3 for a, b, c, d in weights])


def tenths(values: Iterable[float]) -> list[float]:
    """Values with one decimal, several times as fast as ``round``: a figure has tens of thousands of coordinates."""
    return [(10.0 * value + 0.5) // 1.0 / 10.0 for value in values]


@cache
def _weights(count: int) -> tuple[tuple[float, float, float, float], ...]:
    """Bernstein weights at ``count`` even steps, the start left out."""
    steps = [k / count for k in range(1, count + 1)]
    return tuple(((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3) for t in steps)


def dots_along(segments: tuple[Segment, ...], period: float) -> tuple[Coordinates, Coordinates]:
    """Points every ``period`` px of length along the segments, the first one included."""
    xs, ys = flat(segments)
    dots_x: list[float] = []
    dots_y: list[float] = []
    to_go = 0.0
    last: tuple[float, float] | None = None
    for x, y in zip(xs, ys, strict=True):
        if x is None or y is None:
            last = None
            continue
        if last is None:
            last, to_go = (x, y), 0.0
        length = hypot(x - last[0], y - last[1])
        gone = to_go
        while gone <= length:
            part = gone / length if length else 0.0
            dots_x.append(last[0] + part * (x - last[0]))
            dots_y.append(last[1] + part * (y - last[1]))
            gone += period
        to_go, last = gone - length, (x, y)
    return [*tenths(dots_x)], [*tenths(dots_y)]
