"""The ground of the emotion curve: where valences stand, guides, the scale's faces, the touchpoints' numbers."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from journey.lanes.frame import Frame
from journey.scene.faces import draw_face
from journey.scene.monotone import line_through, monotone
from journey.scene.primitives import Item, Path, Rect, Shape, Text
from journey.scene.wrap import paragraph

HEAD_ROW = 14.0  # from the top of the lane to the row of labels that peaks share
_GHOST = ((0.06, 0.5), (0.2, 2.6), (0.34, 0.2), (0.48, -2.8), (0.62, -0.4), (0.78, 3.2), (0.94, 1.6))


@dataclass(frozen=True, slots=True)
class Axis:
    """Where valences stand between ``top`` and ``bottom`` px; ``best`` and ``worst`` are the y of +5 and -5."""

    top: float
    bottom: float
    best: float
    worst: float

    def y(self, valence: float) -> float:
        return self.worst + (valence + 5.0) / 10.0 * (self.best - self.worst)


def head_of(frame: Frame) -> float:
    """Room for an emotion with two lines of words above a face at +5."""
    face = 32.0 * scale_of(frame)
    return HEAD_ROW + 0.98 * frame.density.emotion + 2 * 1.18 * frame.density.quote + face


def foot_of(frame: Frame) -> float:
    """Room for a face at -5 and the numbers under it."""
    return 36.0 * scale_of(frame) + 2.1 * frame.density.small


def axis_of(frame: Frame, top: float, height: float) -> Axis:
    """The axis of a lane between ``top`` and ``top + height`` px."""
    head, foot = head_of(frame), foot_of(frame)
    squeeze = min(1.0, 0.55 * height / (head + foot))  # a low lane gives the curve at least 45% of its height
    return Axis(top, top + height, top + squeeze * head, top + height - squeeze * foot)


def scale_of(frame: Frame) -> float:
    """How large lines, markers and faces are drawn, 1 on a poster of the usual density."""
    return frame.density.emotion / 20.0


def line_scale_of(frame: Frame) -> float:
    """As ``scale_of``, finer where touchpoints crowd so that markers stay apart."""
    gaps = sorted(b - a for a, b in pairwise(sorted(frame.slots.values())))
    usual = scale_of(frame)
    if not gaps:
        return usual
    return usual * min(1.0, max(0.5, gaps[len(gaps) // 2] / (28.0 * usual)))


def draw_ground(frame: Frame, axis: Axis, guides: Sequence[float] = (5.0, -5.0)) -> list[Item]:
    """White ground, the stages' edges and faint guides at the given valences."""
    theme = frame.theme
    items: list[Item] = [
        Rect(
            x=frame.body_left, y=axis.top, width=frame.right - frame.body_left, height=axis.bottom - axis.top,
            fill=theme.card, role="ground",
        )
    ]  # fmt: skip
    for column in frame.columns[1:]:
        edge = Shape((("M", column.left, axis.top), ("L", column.left, axis.bottom)))
        items.append(Path(shape=edge, stroke=theme.hair, stroke_width=1.2, role="edge"))
    items += [_across(frame, axis.y(valence), theme.hair2, 1.2, (1.5, 5.0)) for valence in guides]
    return items


def draw_zero(frame: Frame, axis: Axis) -> Path:
    return _across(frame, axis.y(0), frame.theme.ink2, 1.5)


def _across(frame: Frame, y: float, colour: str, width: float, dash: tuple[float, ...] = ()) -> Path:
    shape = Shape((("M", frame.body_left, y), ("L", frame.right, y)))
    return Path(shape=shape, stroke=colour, stroke_width=width, dash=dash, role="guide", cap="butt")


def draw_scale(frame: Frame, axis: Axis, faces: Sequence[tuple[float, str]]) -> list[Item]:
    """The scale's faces left of the plot, with their valences where these are whole numbers."""
    scale, theme = scale_of(frame), frame.theme
    face_size, size = 28.0 * scale, 14.5 * scale
    x = frame.body_left - 10.0 * scale - face_size / 2
    items: list[Item] = []
    for valence, face in faces:
        y = axis.y(valence)
        items.append(draw_face(face, valence, x, y, face_size, theme))
        if not valence.is_integer():
            continue
        text = frame.words.number(valence, 0, signed=True)
        width = frame.measure.width(text, size, 600)
        right = x - face_size / 2 - 7
        items.append(
            Text(
                x=right, y=y + 0.34 * size, text=text, size=size, width=width, weight=600, fill=theme.muted,
                anchor="end", box=(right - width - 2, y - size, right, y + size),
            )
        )  # fmt: skip
    return items


def draw_numbers(frame: Frame, axis: Axis, lost: Set[str]) -> list[Item]:
    """The touchpoints' numbers along the bottom, thinned so that they never touch; those of ``lost`` ids stay."""
    size, theme, words = frame.density.small, frame.theme, frame.words
    y = axis.bottom - 0.75 * size
    walked = [t for column in frame.columns for t in column.touchpoints if t.id in frame.slots]
    step = _step(frame, [frame.slots[t.id] for t in walked], size)
    taken: list[tuple[float, float]] = []
    items: list[Item] = []
    for touchpoint in sorted(walked, key=lambda t: t.id not in lost):
        number, flagged = frame.map.numbers[touchpoint.id], touchpoint.id in lost
        if not flagged and number % step and number != 1:
            continue
        text, x, weight = words.number(number), frame.slots[touchpoint.id], 700 if flagged else 600
        width = frame.measure.width(text, size, weight)
        left, right = x - width / 2, x + width / 2
        if any(left < other[1] + 5 and right > other[0] - 5 for other in taken):
            continue
        taken.append((left, right))
        items.append(
            Text(
                x=x, y=y, text=text, size=size, width=width, weight=weight, anchor="middle", id=touchpoint.id,
                fill=theme.loss if flagged else theme.muted, role="number", tip=touchpoint.title,
                box=(left - 2, y - size, right + 2, y + 0.4 * size),
            )
        )  # fmt: skip
    return items


def _step(frame: Frame, slots: Sequence[float], size: float) -> int:
    """Show every n-th number only: the smallest of 1, 2, 5, 10, ... at which most neighbours stay apart."""
    widest = frame.measure.width(frame.words.number(len(slots)), size, 600) + 6
    gaps = sorted(b - a for a, b in pairwise(slots))
    if not gaps or gaps[0] >= widest:
        return 1
    return next((step for step in (1, 2, 5, 10, 20) if step * gaps[len(gaps) // 2] >= widest), 50)


def draw_empty(frame: Frame, axis: Axis) -> list[Item]:
    """One sentence, and a faint curve of what will be here."""
    left, right = frame.body_left, frame.right
    ghost = monotone([(left + part * (right - left), axis.y(valence)) for part, valence in _GHOST])
    size = frame.density.emotion
    lines, _, _ = paragraph(
        frame.words("curve.empty"), x=(left + right) / 2, y=axis.top + HEAD_ROW, width=right - left - 40, size=size,
        measure=frame.measure, fill=frame.theme.muted, weight=600, anchor="middle", role="empty",
        box_height=max(axis.best - axis.top - HEAD_ROW, 2 * size),
    )  # fmt: skip
    faint = Path(
        shape=Shape(line_through(ghost)), stroke=frame.theme.hair, stroke_width=5.0, dash=(0.01, 10.0), role="ghost"
    )
    return [_across(frame, axis.y(0), frame.theme.hair2, 1.5), faint, *lines]
