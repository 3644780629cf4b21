"""Touchpoints: cards in the order of the path; with very many, numbers alone, named in an index at the foot."""

from dataclasses import dataclass
from typing import cast

from journey.lanes.card_marks import is_elsewhere
from journey.lanes.card_state import card_state
from journey.lanes.cards import FADED, Crowd, Form, card_height, card_tip, draw_card, form_of
from journey.lanes.frame import Column, Frame
from journey.model import Touchpoint
from journey.scene.one_line import one_line
from journey.scene.primitives import Group, Item, Rect
from journey.scene.wrap import paragraph, wrap

TOP, BOTTOM, INSET, GAP = 9.0, 12.0, 10.0, 5.0
MOST_EASY, MOST_SLIM = 6, 14
_EASY, _ROOMY, _WIDEST, _SLIM = (
    300.0,
    460.0,
    620.0,
    205.0,
)  # px: narrowest cards side by side, comfortable, widest; slim
_TAG_HEIGHT, _TAG_GAP = 26.0, 5.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A card's place; y counts from the top of the row."""

    touchpoint: Touchpoint
    x: float
    y: float
    width: float
    height: float
    form: Form


def height(frame: Frame) -> float:
    if not any(column.touchpoints for column in frame.columns):
        return 0.0
    return max(_column_height(frame, column) for column in frame.columns) + BOTTOM


def draw(frame: Frame, top: float, height: float) -> tuple[Item, ...]:
    items: list[Item] = []
    for column in frame.columns:
        if not column.touchpoints:
            items += _empty(frame, column, top)
        elif frame.density.form == "number":
            items += [_tag(frame, touchpoint, x, top + y, width) for touchpoint, x, y, width in _tags(frame, column)]
        else:
            items += [
                draw_card(frame, spot.touchpoint, spot.x, top + spot.y, spot.width, spot.height, spot.form)
                for spot in _spots(frame, column)
            ]
    return tuple(items)


def _column_height(frame: Frame, column: Column) -> float:
    if not column.touchpoints:
        return TOP + 1.22 * frame.density.cell * len(_empty_lines(frame, column))
    if frame.density.form == "number":
        return max(y + _TAG_HEIGHT for _, _, y, _ in _tags(frame, column))
    return max(spot.y + spot.height for spot in _spots(frame, column))


def _spots(frame: Frame, column: Column) -> list[Spot]:
    """Row by row; cards beside each other in a row are equally tall."""
    if (_spots, column.stage.id) in frame.memory:
        return cast(list[Spot], frame.memory[_spots, column.stage.id])
    crowd, beside = _arrangement(len(column.touchpoints), column.width - 2 * INSET)
    width = min((column.width - 2 * INSET - GAP * (beside - 1)) / beside, _WIDEST)
    form = form_of(frame, width, crowd)
    spots: list[Spot] = []
    y = TOP
    for start in range(0, len(column.touchpoints), beside):
        row = column.touchpoints[start : start + beside]
        tall = max(card_height(frame, touchpoint, width, form) for touchpoint in row)
        spots += [
            Spot(touchpoint, column.left + INSET + place * (width + GAP), y, width, tall, form)
            for place, touchpoint in enumerate(row)
        ]
        y += tall + GAP
    frame.memory[_spots, column.stage.id] = spots
    return spots


def _arrangement(count: int, room: float) -> tuple[Crowd, int]:
    """What kind of card, and how many beside each other, for ``count`` cards in ``room`` px."""
    beside = max(1, int((room + GAP) // (_EASY + GAP)))
    if beside > 1:
        wide = max(1, int((room + GAP) // (_ROOMY + GAP)))
        return "easy", min(count, wide if count <= 3 else beside)
    if count <= MOST_EASY:
        return "easy", 1
    if (room - GAP) / 2 >= _SLIM:
        return "slim", 2
    return ("slim", 1) if count <= MOST_SLIM else ("tight", 2)


def _tags(frame: Frame, column: Column) -> list[tuple[Touchpoint, float, float, float]]:
    """Touchpoint, x, y and width of each numbered tag, row by row."""
    room = column.width - 2 * INSET
    beside = max(1, int((room + _TAG_GAP) // (38.0 + _TAG_GAP)))
    width = (room - _TAG_GAP * (beside - 1)) / beside
    return [
        (touchpoint, column.left + INSET + place % beside * (width + _TAG_GAP),
         TOP + place // beside * (_TAG_HEIGHT + _TAG_GAP), width)
        for place, touchpoint in enumerate(column.touchpoints)
    ]  # fmt: skip


def _tag(frame: Frame, touchpoint: Touchpoint, x: float, y: float, width: float) -> Group:
    state = card_state(frame, touchpoint)
    ground = Rect(
        x=x, y=y, width=width, height=_TAG_HEIGHT, radius=5, fill=state.fill, stroke=state.stroke,
        stroke_width=state.stroke_width, dash=state.dash, role="ground",
    )  # fmt: skip
    number = one_line(
        str(frame.map.numbers[touchpoint.id]), x=x + width / 2, y=y + 0.5 * _TAG_HEIGHT + 5, width=width - 4, size=14.5,
        measure=frame.measure, fill=state.ink if state.weight == 700 else state.theme.ink2, weight=state.weight,
        anchor="middle", role="number",
    )  # fmt: skip
    return Group(
        items=(ground, number), id=touchpoint.id, role="card", tip=card_tip(frame, touchpoint),
        opacity=FADED if is_elsewhere(frame, touchpoint) else 1.0,
    )  # fmt: skip


def _empty_lines(frame: Frame, column: Column) -> tuple[str, ...]:
    if not frame.invite:  # what is asked of whoever works on the map is nothing for a client to read
        return ()
    return wrap(
        frame.words("lanes.nothing_happens"), frame.measure, frame.density.cell, column.text_width, 400, False, 6
    ).lines


def _empty(frame: Frame, column: Column, top: float) -> tuple[Group, ...]:
    if not frame.invite:
        return ()
    texts, _, _ = paragraph(
        frame.words("lanes.nothing_happens"), x=column.text_left, y=top + TOP, width=column.text_width,
        size=frame.density.cell, measure=frame.measure, fill=frame.theme.muted, max_lines=6, role="empty",
    )  # fmt: skip
    return (Group(items=texts, id=column.stage.id, role="empty"),)
