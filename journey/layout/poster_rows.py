"""The poster's rows: how tall each must be, its title in the gutter, its cells, the hairlines between them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import ModuleType

from journey.lanes import LANES
from journey.lanes.backstage import LINE_ROOM, draw_line_of_visibility
from journey.lanes.frame import Frame
from journey.model import Lane
from journey.scene.one_line import one_line
from journey.scene.primitives import Group, Item, Path, Rect, Shape
from journey.scene.wrap import paragraph, wrap

TITLES, TITLE_LEADING, NOTE_LEADING = (18.0, 17.0, 16.0, 15.0), 1.16, 1.22
TITLE_TOP, TITLE_BOTTOM = 9.0, 12.0
FILLED_BY_STAGE = ("goals", "actions", "thoughts", "pains", "opportunities", "backstage", "metrics", "text")
_GUTTER_GAP = 14.0
_MOST_TITLE_LINES, _MOST_NOTE_LINES = 5, 4
_ROOM_ABOVE_SCALE = 86.0  # the emotion lane's own scale stands in the gutter below that


@dataclass(frozen=True, slots=True)
class Row:
    """A row to be drawn: its lane, the module that draws it, its height in px; ``empty`` with nothing to show."""

    lane: Lane
    module: ModuleType
    title: str
    title_size: float
    note: str
    height: float
    empty: bool


def plan_rows(frame: Frame, lanes: Sequence[Lane]) -> list[Row]:
    """Rows with their heights. Those with nothing to show stay away, unless the picture invites to fill them; a map
    without any touchpoint keeps the row for them, so that what is missing can be seen."""
    rows: list[Row] = []
    for lane in lanes:
        module = LANES[lane.kind]
        own = replace(frame, lane=lane)
        height = module.height(own)
        listed = not lane.id.startswith("default.")
        if height <= 0 and not frame.invite and not (listed and lane.kind == "touchpoints"):
            continue
        title = lane.title or frame.words(f"lanes.titles.{lane.kind}")
        note = _note(own, lane, module)
        size = _title_size(frame, title)
        tall = _title_height(frame, title, size, note)
        least = TITLE_TOP + tall + TITLE_BOTTOM + LINE_ROOM * (lane.kind == "backstage")
        if lane.kind == "emotions":
            least = 0.0
        rows.append(Row(lane, module, title, size, note, max(height, least), height <= 0))
    return rows


def _note(frame: Frame, lane: Lane, module: ModuleType) -> str:
    if hasattr(module, "subtitle"):
        return str(module.subtitle(frame))
    key = "numbers" if lane.kind == "touchpoints" and frame.density.form == "number" else lane.kind
    return frame.words(f"lanes.notes.{key}") if frame.words.has(f"lanes.notes.{key}") else ""


def draw_rows(frame: Frame, rows: Sequence[Row], top: float) -> tuple[list[Item], float]:
    """The rows under each other from ``top``, and where they end; cells can be clicked where the frame invites."""
    bottom = top + sum(row.height for row in rows)
    items: list[Item] = [_vertical(frame, column.left, top - 7, bottom) for column in frame.columns]
    lines: list[Item] = []
    y = top
    for row in rows:
        own = replace(frame, lane=row.lane)
        cells = _nothing(own, y) if row.empty else row.module.draw(own, y, row.height)
        if frame.invite and row.lane.kind in FILLED_BY_STAGE:
            items += _grounds(frame, row, y)
        items.append(Group(items=tuple(cells), id=_id(row.lane), role=f"lane {row.lane.kind}"))
        items.append(_title(frame, row, y))
        if row.lane.kind == "backstage" and not row.empty:
            lines += draw_line_of_visibility(frame, y)
        else:
            lines.append(_hairline(frame, y))
        y += row.height
    lines.append(_hairline(frame, y))
    edges = [_vertical(frame, x, top - 7, bottom) for x in (frame.body_left, frame.right)]
    return [*items, *edges, *lines], y


def _id(lane: Lane) -> str:
    return "" if lane.id.startswith("default.") else lane.id


def _room(frame: Frame) -> float:
    return frame.density.gutter - _GUTTER_GAP


def _title_size(frame: Frame, title: str) -> float:
    """The largest size at which no word of the title has to be broken; the smallest where that does not help."""
    words = title.split()
    for size in TITLES:
        if all(frame.measure.width(word, size, 700) <= _room(frame) for word in words):
            return size
    return TITLES[-1]


def _title_height(frame: Frame, title: str, size: float, note: str) -> float:
    titles = wrap(title, frame.measure, size, _room(frame), 700, False, _MOST_TITLE_LINES).lines
    notes = (
        wrap(note, frame.measure, frame.density.small, _room(frame), 400, False, _MOST_NOTE_LINES).lines if note else ()
    )
    return len(titles) * TITLE_LEADING * size + len(notes) * NOTE_LEADING * frame.density.small + (3 if notes else 0)


def _title(frame: Frame, row: Row, top: float) -> Group:
    most_titles, most_notes = _MOST_TITLE_LINES, _MOST_NOTE_LINES
    if row.lane.kind == "emotions":
        most_titles = 2
        titles = wrap(row.title, frame.measure, row.title_size, _room(frame), 700, False, most_titles).lines
        rest = _ROOM_ABOVE_SCALE - TITLE_TOP - len(titles) * TITLE_LEADING * row.title_size
        most_notes = max(0, int(rest // (NOTE_LEADING * frame.density.small)))
    top += LINE_ROOM if row.lane.kind == "backstage" and not row.empty else 0.0
    title, tall, _ = paragraph(
        row.title, x=frame.left, y=top + TITLE_TOP, width=_room(frame), size=row.title_size, measure=frame.measure,
        fill=frame.theme.ink, weight=700, line_height=TITLE_LEADING, max_lines=most_titles, role="lane_title",
    )  # fmt: skip
    notes: tuple[Item, ...] = ()
    if row.note and most_notes:
        notes, _, _ = paragraph(
            row.note, x=frame.left, y=top + TITLE_TOP + tall + 3, width=_room(frame), size=frame.density.small,
            measure=frame.measure, fill=frame.theme.muted, line_height=NOTE_LEADING, max_lines=most_notes,
            role="lane_note",
        )  # fmt: skip
    tip = "\n".join(part for part in (row.title, row.note) if part)
    return Group(items=(*title, *notes), id=_id(row.lane), role="lane", tip=tip)


def _nothing(frame: Frame, top: float) -> tuple[Item, ...]:
    kind = frame.lane.kind if frame.lane else "text"
    text = one_line(
        frame.words(f"lanes.invite.{kind}"), x=frame.body_left + 16, y=top + TITLE_TOP + 17,
        width=frame.right - frame.body_left - 32, size=frame.density.cell, measure=frame.measure,
        fill=frame.theme.muted, role="empty",
    )  # fmt: skip
    return (text,)


def _grounds(frame: Frame, row: Row, top: float) -> list[Item]:
    """An unseen ground in each cell, so that a click on an empty one is a click on its stage."""
    return [
        Group(
            items=(
                Rect(x=column.left, y=top, width=column.width, height=row.height, fill=frame.theme.paper, opacity=0),
            ),
            id=column.stage.id,
            role=f"blank {row.lane.kind}",
            tip=f"{column.stage.name} · {row.title}",
        )
        for column in frame.columns
    ]


def _hairline(frame: Frame, y: float) -> Path:
    shape = Shape((("M", frame.left, y), ("L", frame.right, y)))
    return Path(shape=shape, stroke=frame.theme.hair2, stroke_width=1.4, cap="butt", role="hairline")


def _vertical(frame: Frame, x: float, top: float, bottom: float) -> Path:
    return Path(
        shape=Shape((("M", x, top), ("L", x, bottom))),
        stroke=frame.theme.hair,
        stroke_width=1.2,
        cap="butt",
        role="edge",
    )
