"""The index at the foot of a crowded poster: every touchpoint by number, stage by stage, in even columns."""

from dataclasses import dataclass

from journey.lanes.card_marks import is_elsewhere
from journey.lanes.card_state import card_state
from journey.lanes.cards import FADED, card_tip
from journey.lanes.frame import Frame
from journey.model import Stage, Touchpoint
from journey.scene.icons import draw_icon, draw_star
from journey.scene.moons import draw_moon
from journey.scene.one_line import one_line
from journey.scene.primitives import Group, Item, Text
from journey.scene.wrap import paragraph, wrap

TOP, HEADING, SIZE, LEADING = 14.0, 30.0, 14.5, 1.2
COLUMN, GAP = 330.0, 28.0
_TEXT, _MARKS, _MOST_LINES = 66.0, 40.0, 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A stage's heading, or a touchpoint under it; ``height`` px."""

    stage: Stage
    place: int
    touchpoint: Touchpoint | None
    height: float


def draw_index(frame: Frame, top: float) -> tuple[list[Item], float]:
    """The items and the y where the index ends; nothing while touchpoints stand on cards."""
    if frame.density.form != "number":
        return [], top
    left, width = frame.body_left + 10, frame.right - frame.body_left - 10
    count = max(1, int((width + GAP) // (COLUMN + GAP)))
    wide = (width - GAP * (count - 1)) / count
    columns = _flow(_entries(frame, wide), count)
    items: list[Item] = [
        one_line(
            frame.words("poster.index"), x=frame.left, y=top + TOP + 17, width=frame.density.gutter - 14, size=18.0,
            measure=frame.measure, fill=frame.theme.ink, weight=700, role="lane_title",
        )
    ]  # fmt: skip
    bottom = top
    for place, entries in enumerate(columns):
        x, y = left + place * (wide + GAP), top + TOP
        for entry in entries:
            items.append(
                _heading(frame, entry, x, y, wide) if entry.touchpoint is None else _line(frame, entry, x, y, wide)
            )
            y += entry.height
        bottom = max(bottom, y)
    return items, bottom + 14


def _entries(frame: Frame, wide: float) -> list[Entry]:
    entries: list[Entry] = []
    for place, column in enumerate(frame.columns):
        if column.touchpoints:
            entries.append(Entry(column.stage, place, None, HEADING))
        for touchpoint in column.touchpoints:
            weight = card_state(frame, touchpoint).weight
            lines = wrap(touchpoint.title, frame.measure, SIZE, wide - _TEXT - _MARKS, weight, False, _MOST_LINES).lines
            entries.append(Entry(column.stage, place, touchpoint, max(len(lines), 1) * LEADING * SIZE + 6))
    return entries


def _flow(entries: list[Entry], count: int) -> list[list[Entry]]:
    """The entries in ``count`` columns of about the same height; a heading never stands alone at the end of one."""
    low, high = max((entry.height for entry in entries), default=0.0), sum(entry.height for entry in entries)
    columns = _fill(entries, high)
    while high - low > 4:
        middle = (low + high) / 2
        tried = _fill(entries, middle)
        if len(tried) <= count:
            columns, high = tried, middle
        else:
            low = middle
    return columns


def _fill(entries: list[Entry], tall: float) -> list[list[Entry]]:
    columns: list[list[Entry]] = [[]]
    used = 0.0
    for place, entry in enumerate(entries):
        needed = entry.height
        if entry.touchpoint is None and place + 1 < len(entries):
            needed += entries[place + 1].height
        if columns[-1] and used + needed > tall:
            columns.append([])
            used = 0.0
        columns[-1].append(entry)
        used += entry.height
    return columns


def _heading(frame: Frame, entry: Entry, x: float, y: float, wide: float) -> Text:
    return one_line(
        f"{entry.place + 1} · {entry.stage.name}", x=x, y=y + 19, width=wide, size=16.0, measure=frame.measure,
        fill=frame.theme.ink, weight=700, id=entry.stage.id, role="index_stage",
    )  # fmt: skip


def _line(frame: Frame, entry: Entry, x: float, y: float, wide: float) -> Group:
    touchpoint, theme = entry.touchpoint, frame.theme
    assert touchpoint is not None
    state = card_state(frame, touchpoint)
    lost = touchpoint.id in frame.contents.no_returns
    middle = y + 0.62 * SIZE
    number = one_line(
        str(frame.map.numbers[touchpoint.id]), x=x + 30, y=y + 0.96 * SIZE, width=30, size=SIZE, measure=frame.measure,
        fill=theme.loss if lost else theme.muted, weight=600, anchor="end", role="number",
    )  # fmt: skip
    items: list[Item] = [number]
    channel = frame.map.channel(touchpoint.channel_id)
    if channel:
        items.append(draw_icon(channel.icon, x + 47, middle, 17, theme.loss if lost else theme.ink2))
    items += paragraph(
        touchpoint.title, x=x + _TEXT, y=y, width=wide - _TEXT - _MARKS, size=SIZE, measure=frame.measure,
        fill=theme.ink, weight=state.weight, line_height=LEADING, max_lines=_MOST_LINES, role="title",
    )[0]  # fmt: skip
    items.append(draw_moon(touchpoint.evidence, x + wide - 8, middle, 12, theme))
    if touchpoint.moment_of_truth:
        items.append(draw_star(x + wide - 26, middle, 15, theme.ink))
    return Group(
        items=tuple(items), id=touchpoint.id, role="card", tip=card_tip(frame, touchpoint),
        opacity=FADED if is_elsewhere(frame, touchpoint) else 1.0,
    )  # fmt: skip
