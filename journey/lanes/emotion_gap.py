"""Where two personas are farthest apart at the same touchpoint, marked with the points between them."""

from collections.abc import Sequence, Set
from itertools import combinations, product

from journey.lanes.emotion_lines import Line
from journey.lanes.frame import Frame
from journey.scene.primitives import Box, Group, Item, Path, Rect, Shape, Text
from journey.scene.room import Room

LEAST_POINTS = 2.0
_MOST_TRIES = 4
_SHIFTS = (0.0, 0.2, -0.2, 0.38, -0.38, 0.5, -0.5)  # of the pill's width, so that the line still meets it
_STEPS = tuple(2.0 + 0.5 * step for step in range(16))  # of the pill's size, away from the curves
_PLACES = (0.5, 0.46, 0.54, 0.42, 0.58, 0.38, 0.62, 0.34, 0.66, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8)


def draw_gap(lines: Sequence[Line], frame: Frame, room: Room, taken: Set[float]) -> list[Item]:
    """A dotted line between two curves with a pill on it, the pill taking its room.

    Nothing below ``LEAST_POINTS``, at a ``taken`` x, or where the pill would lie on a curve.
    """
    gaps = sorted(_gaps(lines, taken), key=lambda gap: (-gap[0], gap[1]))
    for points, x, top, bottom in gaps[:_MOST_TRIES]:
        pill = draw_pill(frame.words("curve.points", n=points), x, top, bottom, frame, room)
        if pill:
            return pill
    return []


def draw_pill(
    text: str, x: float, top: float, bottom: float, frame: Frame, room: Room, *, beyond: bool = False
) -> list[Item]:
    """A dotted line at ``x`` from one curve to the other with what is said of it; nothing where the pill has no room.

    It takes its room: between the two curves, or ``beyond`` them, where the line goes on to it.
    """
    size = 0.86 * frame.density.emotion
    width = frame.measure.width(text, size, 700)
    between = [top + place * (bottom - top) for place in _PLACES]
    outside = [y for step in _STEPS for y in (top - step * size, bottom + step * size)]
    for middle, shift in product(outside if beyond else between, _SHIFTS):
        centre = x + shift * width
        box = (centre - width / 2 - 11, middle - 0.75 * size, centre + width / 2 + 11, middle + 0.75 * size)
        if room.is_free(box):
            room.add_box(box, 6.0)
            return [_drawn(text, size, width, x, min(top, middle), max(bottom, middle), box, frame)]
    return []


def _gaps(lines: Sequence[Line], taken: Set[float]) -> list[tuple[float, float, float, float]]:
    """Points apart, x, upper y and lower y of every place where two lines have a moment."""
    found = []
    for one, other in combinations(lines, 2):
        there = {stop.x: stop for stop in other.stops}
        for stop in one.stops:
            match = there.get(stop.x)
            if match is None or stop.x in taken:
                continue
            points = abs(stop.moment.valence - match.moment.valence)
            if points >= LEAST_POINTS:
                found.append((points, stop.x, min(stop.y, match.y), max(stop.y, match.y)))
    return found


def _drawn(text: str, size: float, width: float, x: float, top: float, bottom: float, box: Box, frame: Frame) -> Group:
    theme = frame.theme
    items: list[Item] = [
        Path(
            shape=Shape((("M", x, top + 12), ("L", x, bottom - 12))), stroke=theme.ink, stroke_width=1.6,
            dash=(0.01, 4.5), role="gap-line",
        ),
        Rect(
            x=box[0], y=box[1], width=box[2] - box[0], height=box[3] - box[1], radius=(box[3] - box[1]) / 2,
            fill=theme.card, stroke=theme.ink, stroke_width=1.4,
        ),
        Text(
            x=(box[0] + box[2]) / 2, y=(box[1] + box[3]) / 2 + 0.34 * size, text=text, size=size, weight=700,
            fill=theme.ink, width=width, anchor="middle", box=box,
        ),
    ]  # fmt: skip
    return Group(items=tuple(items), role="gap")
