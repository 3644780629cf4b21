"""The persona sheet's curve in small, and what will be remembered of it.

```
┌───────────────────────────────────────────────┐
│ 1 stage │ 2 stage │ 3 stage │ ...             │
│   ☺     Trust, +3.9                           │
│ ───────────────────────────────               │
│          ☹  Anger, −4.6                       │
├───────────┬───────────┬───────────┬───────────┤
│ Peak      │ Valley    │ End       │ Remembered│
└───────────┴───────────┴───────────┴───────────┘
```
"""

from dataclasses import replace

from journey.lanes.emotion_axis import Axis, draw_ground, draw_scale, draw_zero, foot_of, head_of
from journey.lanes.emotion_faces import Spoken, draw_faces
from journey.lanes.emotion_lines import Line, draw_areas, draw_bands, draw_line, draw_stops, lines_of
from journey.lanes.emotion_words import draw_labels, tip_of
from journey.lanes.frame import Column, Density, Frame, Walker
from journey.model import Touchpoint, face_of
from journey.model.curves import Moment, Remembered, curve, remembered
from journey.scene.faces import draw_face
from journey.scene.monotone import sample
from journey.scene.one_line import one_line
from journey.scene.primitives import Item, Path, Rect, Shape
from journey.scene.room import Room
from journey.scene.wrap import paragraph, wrap

LEAST_SCALE, MOST_SCALE = 196.0, 380.0  # px from +5 to -5
DENSITY = Density(cell=18.0, card=18.0, small=15.0, stage=16.0, emotion=21.0, quote=18.5, gutter=66.0)
_PAD, _HEAD_LINE, _MEMORY = 22.0, 1.16, 118.0
_CLEARANCE, _RADIUS = 9.0, 22.0


def curve_frame(frame: Frame, walker: Walker, left: float, right: float) -> Frame:
    """A frame of its own for the small curve: the stages side by side, with this persona's touchpoints only."""
    path = [(stage, tuple(t for t in cell if _walks(t, walker))) for stage, cell in frame.map.path]
    body, inner_right = left + _PAD + DENSITY.gutter, right - _PAD
    width = (inner_right - body) / max(len(path), 1)
    columns = tuple(
        Column(stage=stage, touchpoints=cell, left=body + place * width, right=body + (place + 1) * width)
        for place, (stage, cell) in enumerate(path)
    )
    slots: dict[str, float] = {}
    for column in columns:
        places = [touchpoint.id for touchpoint in column.touchpoints] or [column.stage.id]
        slots.update({place: column.left + column.width * (i + 0.5) / len(places) for i, place in enumerate(places)})
    return replace(
        frame, density=DENSITY, left=left + _PAD, right=inner_right, columns=columns, slots=slots, walkers=(walker,),
        focus=walker.persona.id,
    )  # fmt: skip


def _walks(touchpoint: Touchpoint, walker: Walker) -> bool:
    return not touchpoint.persona_ids or walker.persona.id in touchpoint.persona_ids


def felt(frame: Frame, walker: Walker) -> Remembered | None:
    """What the persona will remember, None where nothing is said of its feelings."""
    return remembered(curve(frame.map, walker.persona.id))


def height(frame: Frame, scale: float) -> float:
    """Height in px of the card whose curve takes ``scale`` px from +5 to -5. ``frame`` is a ``curve_frame``."""
    return _PAD + _heads_height(frame) + head_of(frame) + scale + foot_of(frame) - 20.0 + _MEMORY + _PAD


def draw(frame: Frame, memory: Remembered, left: float, top: float, width: float, scale: float) -> list[Item]:
    """The card at ``left, top``."""
    theme = frame.theme
    axis_top = top + _PAD + _heads_height(frame)
    best = axis_top + head_of(frame)
    axis = Axis(axis_top, best + scale + foot_of(frame) - 20.0, best, best + scale)
    card = Rect(
        x=left, y=top, width=width, height=height(frame, scale), radius=14.0, fill=theme.card, stroke=theme.hair,
        stroke_width=1.5, role="panel",
    )  # fmt: skip
    items: list[Item] = [card, *_heads(frame, top + _PAD), *draw_ground(frame, axis)]
    items += draw_scale(frame, axis, ((5.0, "joy"), (0.0, "neutral"), (-5.0, "anger")))
    lines = lines_of(frame, axis.y)
    if lines:
        items += _curve(lines[0], frame, axis, memory)
    return [*items, *_memory(frame, memory, left + _PAD, axis.bottom, width - 2 * _PAD)]


def _curve(line: Line, frame: Frame, axis: Axis, memory: Remembered) -> list[Item]:
    """The line with faces and words at its best, worst and last moment, as far as there is room."""
    spoken: list[Spoken] = []
    room = Room((frame.body_left + 4, axis.top + 8, frame.right - 2, axis.bottom - 6))
    room.add_curve([(frame.body_left, axis.y(0)), (frame.right, axis.y(0))], 2.0)
    room.add_curve(sample(line.cubics) or [(stop.x, stop.y) for stop in line.stops], _CLEARANCE)
    for moment in (memory.worst, memory.best, memory.last):
        stop = next((stop for stop in line.stops if stop.moment == moment), None)
        if stop is None or any(one.stop == stop for one in spoken):
            continue
        one = Spoken(line, stop, _RADIUS, True)
        if room.is_clear_of_boxes(one.box):
            room.add_box(one.box, 3.0)
            spoken.append(one)
    labels = draw_labels(spoken, frame, room, axis.top + 12.0)
    return [
        *draw_areas(line, frame, axis.y(0), axis.best, axis.worst),
        *draw_bands(line, frame, axis.y),
        draw_zero(frame, axis),
        *draw_line(line, frame),
        *draw_stops(line, frame, lambda of, stop: tip_of(frame, of, stop)),
        *draw_faces(spoken, frame),
        *labels.values(),
    ]


def _head_size(frame: Frame) -> float:
    return 16.0 if len(frame.columns) <= 7 else 14.5 if len(frame.columns) <= 9 else 13.0


def _heads_height(frame: Frame) -> float:
    size = _head_size(frame)
    lines = [
        len(wrap(title, frame.measure, size, column.width - 14.0, 700, max_lines=3).lines)
        for title, column in zip(_head_titles(frame), frame.columns, strict=True)
    ]
    return max(lines, default=0) * _HEAD_LINE * size + 12.0


def _head_titles(frame: Frame) -> list[str]:
    return [f"{number} {column.stage.name}" for number, column in enumerate(frame.columns, 1)]


def _heads(frame: Frame, top: float) -> list[Item]:
    theme, size, tall = frame.theme, _head_size(frame), _heads_height(frame)
    items: list[Item] = []
    for title, column in zip(_head_titles(frame), frame.columns, strict=True):
        macro = column.stage.macro_stage
        items.append(
            Rect(
                x=column.left + 1.5, y=top, width=column.width - 3.0, height=tall, radius=5.0,
                fill=theme.macro_tints[macro], role="stage", id=column.stage.id, tip=title,
            )
        )  # fmt: skip
        lines, _, _ = paragraph(
            title, x=column.left + 8.0, y=top + 6.0, width=column.width - 14.0, size=size, weight=700,
            measure=frame.measure, fill=theme.macro_inks[macro], line_height=_HEAD_LINE, max_lines=3, role="stage",
        )  # fmt: skip
        items += lines
    return items


def _memory(frame: Frame, memory: Remembered, left: float, top: float, width: float) -> list[Item]:
    """Peak, valley and end with their faces, and the score that they leave behind."""
    words, theme, column = frame.words, frame.theme, width / 4
    rule = Shape((("M", left, top + 14.0), ("L", left + width, top + 14.0)))
    items: list[Item] = [Path(shape=rule, stroke=theme.hair, stroke_width=1.4)]
    moments = (("peak", memory.best), ("valley", memory.worst), ("end", memory.last))
    for place, (key, moment) in enumerate(moments):
        items += _moment(frame, words(f"curve.{key}"), moment, left + place * column, top + 30.0, column - 18.0)
    x, room = left + 3 * column, column - 4.0
    score = words.number(memory.score, 1, signed=True)
    title, tall, _ = paragraph(
        words("persona.remembered"), x=x, y=top + 30.0, width=room, size=16.0, measure=frame.measure, fill=theme.muted,
        max_lines=1,
    )  # fmt: skip
    hint, _, _ = paragraph(
        words("persona.heuristic"), x=x, y=top + 30.0 + tall + 42.0, width=room, size=15.0, measure=frame.measure,
        fill=theme.muted, max_lines=2,
    )  # fmt: skip
    big = one_line(
        score, x=x, y=top + 30.0 + tall + 34.0, width=room, size=38.0, measure=frame.measure, fill=theme.ink, weight=900
    )
    return [*items, *title, big, *hint]


def _moment(frame: Frame, title: str, moment: Moment, left: float, top: float, width: float) -> list[Item]:
    theme, words = frame.theme, frame.words
    assumed = moment.evidence == "assumed"
    heading = f"{title}, {words('evidence.assumed')}" if assumed else title
    name = moment.at.title if isinstance(moment.at, Touchpoint) else moment.at.name
    face = face_of(moment.feeling.emotion, moment.valence)
    title_lines, tall, _ = paragraph(
        heading, x=left, y=top, width=width, size=16.0, measure=frame.measure, fill=theme.muted, max_lines=1
    )
    value = words.number(moment.valence, 1, signed=True)
    y = top + tall + 6.0
    place, _, _ = paragraph(
        name, x=left, y=y + 35.0, width=width, size=16.5, weight=600, measure=frame.measure, fill=theme.ink,
        line_height=1.14, max_lines=2,
    )  # fmt: skip
    return [
        *title_lines,
        draw_face(
            face, moment.valence, left + 15.0, y + 15.0, 32.0, theme, hollow=assumed, tip=name, id=moment.feeling.id
        ),
        one_line(
            value,
            x=left + 40.0,
            y=y + 23.0,
            width=width - 40.0,
            size=25.0,
            weight=700,
            measure=frame.measure,
            fill=theme.ink,
        ),
        *place,
    ]
