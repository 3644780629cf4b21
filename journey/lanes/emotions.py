"""The emotion lane: one curve for each persona, light above zero and dusk below.

```
 head  │ labels of peaks, the point of no return
  +5   ┼ - - - - - - - - - - - - - - - - - - - -
   0   ┼────────────────────────────────────────
  −5   ┼ - - - - - - - - - - - - - - - - - - - -
 foot  │ 1   2   3   4   the touchpoints' numbers
```
"""

from collections.abc import Sequence
from functools import partial

from journey.lanes.emotion_axis import (
    HEAD_ROW,
    Axis,
    axis_of,
    draw_empty,
    draw_ground,
    draw_numbers,
    draw_scale,
    draw_zero,
    foot_of,
    head_of,
    scale_of,
)  # fmt: skip
from journey.lanes.emotion_faces import Spoken, draw_faces, spoken_of, take_room
from journey.lanes.emotion_gap import draw_gap
from journey.lanes.emotion_lines import MOST_BANDS, Line, draw_areas, draw_bands, draw_line, draw_stops, lines_of
from journey.lanes.emotion_log import LogLine, draw_log, draw_log_gap, draw_log_name, log_line
from journey.lanes.emotion_names import draw_names, draw_names_elsewhere
from journey.lanes.emotion_words import draw_labels, tip_of
from journey.lanes.frame import Frame
from journey.lanes.no_return import NoReturn, draw_band, draw_words, points_of_no_return
from journey.scene.monotone import height_at, sample
from journey.scene.primitives import Item
from journey.scene.room import Room

SCALE = 264.0  # px from +5 to -5 in a poster at its usual density
_CLEARANCE = 8.0  # of words from lines: half the thickest marker, and air
_APART = 8.0  # faces and the words of others
_ROUNDS = 3


def height(frame: Frame) -> float:
    """The height in px at which the lane reads well."""
    return head_of(frame) + SCALE * scale_of(frame) + foot_of(frame)


def subtitle(frame: Frame) -> str:
    """What the curves are, for the gutter: a median of so many voices, or nothing where nobody was asked."""
    voices = max((feeling.n or 0 for feeling in frame.map.feelings), default=0)
    return frame.words("curve.median_of", n=voices) if voices > 1 else ""


def draw(frame: Frame, top: float, height: float) -> tuple[Item, ...]:
    """The lane between ``top`` and ``top + height`` px, from the gutter's scale to the right edge."""
    axis = axis_of(frame, top, height)
    scale = draw_scale(frame, axis, ((5.0, "joy"), (0.0, "neutral"), (-5.0, "anger")))
    items, _ = draw_curves(frame, axis)
    return (*draw_ground(frame, axis), *scale, *items)


def draw_curves(
    frame: Frame, axis: Axis, *, big_share: bool = True, gap: bool = False, log: bool = False
) -> tuple[list[Item], int]:
    """Everything on the plot itself, and how many moments found no room for their words.

    ``big_share`` says the worst point of no return aloud; ``gap`` marks where two personas are farthest apart;
    ``log`` draws what a log says of their feelings, where the map has it.
    """
    lines = lines_of(frame, axis.y)
    losses = points_of_no_return(frame)
    numbers = draw_numbers(frame, axis, {point.place_id for point in losses})
    counted = log_line(frame, axis.y) if log else None
    if not lines:
        items = [item for point in losses for item in draw_band(point, frame, axis.top, axis.bottom, None)]
        if counted:
            name = draw_log_name(counted, frame, _room((), frame, axis, counted))
            return [*items, draw_zero(frame, axis), *draw_log(counted, frame), *numbers, *name], 0
        return [*items, *numbers, *draw_empty(frame, axis)], 0
    focus = next((line for line in lines if line.walker.persona.id == frame.focus), lines[0])
    ordered = sorted(lines, key=lambda line: line is not focus)
    room = _room(lines, frame, axis, counted)
    faces = spoken_of(ordered, scale_of(frame))
    ground = room.copy()  # for shares and the gap, which keep off each persona's best and worst
    best_and_worst = take_room([one for one in faces if one.essential], room.copy())
    for one in best_and_worst:
        ground.add_box(one.box, _APART)
    bands: list[Item] = []
    speech: list[Item] = []
    for rank, point in enumerate(losses):
        words, box = draw_words(
            point, frame, ground, axis.top + HEAD_ROW, _target(point, focus), big_share and rank == 0
        )
        speech += words
        bands += draw_band(point, frame, axis.top, axis.bottom, box)
        if box:
            ground.add_box(box, _APART)
    if gap:
        speech += draw_gap(lines, frame, ground, {point.x for point in losses})
    if counted:
        speech += draw_log_gap(counted, lines, frame, ground, {point.x for point in losses})
    room.boxes += ground.boxes[len(best_and_worst) :]
    room.add_curve([(frame.body_left, axis.y(0)), (frame.right, axis.y(0))], 2.0)
    spoken, said, silent = _conversation(faces, ordered, counted, losses, frame, axis, room)
    drawn = _draw_lines(lines, focus, frame, axis)
    drawn += draw_log(counted, frame) if counted else []
    return [*bands, *drawn, *numbers, *speech, *draw_faces(spoken, frame), *said], silent


def _room(lines: Sequence[Line], frame: Frame, axis: Axis, counted: LogLine | None) -> Room:
    foot = axis.bottom - 2.0 * frame.density.small
    room = Room((frame.body_left + 6, axis.top + 10, frame.right - 4, foot))
    drawn: list[Line | LogLine] = [*lines, *([counted] if counted else [])]
    for line in drawn:
        room.add_curve(sample(line.cubics) or [(stop.x, stop.y) for stop in line.stops], _CLEARANCE * scale_of(frame))
    return room


def _draw_lines(lines: Sequence[Line], focus: Line, frame: Frame, axis: Axis) -> list[Item]:
    """From back to front: the area, the bands, the zero line, the curves; the one with the area on top."""
    items: list[Item] = draw_areas(focus, frame, axis.y(0), axis.best, axis.worst) if frame.focus else []
    if len(lines) <= MOST_BANDS:
        items += [item for line in lines for item in draw_bands(line, frame, axis.y)]
    items.append(draw_zero(frame, axis))
    for line in sorted(lines, key=lambda line: (line is focus, -line.walker.index)):
        items += [*draw_line(line, frame), *draw_stops(line, frame, partial(tip_of, frame))]
    return items


def _conversation(
    faces: list[Spoken],
    lines: Sequence[Line],
    counted: LogLine | None,
    losses: Sequence[NoReturn],
    frame: Frame,
    axis: Axis,
    room: Room,
) -> tuple[list[Spoken], list[Item], int]:
    """Who has a face, what is said, and how many moments stay silent.

    A moment whose words find no room gives its face up, so that others may use the room; best and worst keep theirs.
    """
    for _ in range(_ROUNDS):
        trial = room.copy()
        spoken = take_room(faces, trial)
        names, nameless = draw_names(lines, {one.key for one in spoken}, frame, trial)
        for point in losses:
            trial.add_box((point.x - point.width / 2, axis.top, point.x + point.width / 2, axis.bottom), 3.0)
        labels = draw_labels(spoken, frame, trial, axis.top + HEAD_ROW)
        kept = [one for one in spoken if one.essential or one.key in labels]
        if len(kept) == len(spoken):
            break
        faces = kept
    names += draw_names_elsewhere(nameless, lines, frame, trial)
    names += draw_log_name(counted, frame, trial) if counted else []
    return kept, [*labels.values(), *names], len(kept) - len(labels)


def _target(point: NoReturn, line: Line) -> float | None:
    """Where the dotted line ends: just above the first curve's point."""
    y = height_at(line.cubics, point.x)
    return None if y is None else y - 30
