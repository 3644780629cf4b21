"""Backstage: what the customer does not see, under the dashed line of visibility."""

from collections.abc import Sequence

from journey.lanes.cards import card_tip
from journey.lanes.cells import Entry, Style, cells_height, draw_cells, note_entries
from journey.lanes.frame import Column, Frame
from journey.model import Touchpoint
from journey.scene.icons import draw_icon
from journey.scene.one_line import one_line
from journey.scene.primitives import Item, Path, Rect, Shape

LINE_ROOM = 8.0
_LEAD = 58.0


def height(frame: Frame) -> float:
    cells = cells_height(frame, _entries)
    return cells + LINE_ROOM if cells else 0.0


def draw(frame: Frame, top: float, height: float) -> tuple[Item, ...]:
    """Panel, column edges, cells, and the line with its label on its right end."""
    theme = frame.theme
    panel = Rect(x=frame.left, y=top, width=frame.right - frame.left, height=height, fill=theme.panel, role="ground")
    edges = [_edge(frame, column.left, top, top + height) for column in frame.columns]
    return (panel, *edges, *draw_cells(frame, top + LINE_ROOM, _entries, _lead))


def _edge(frame: Frame, x: float, top: float, bottom: float) -> Path:
    shape = Shape((("M", x, top), ("L", x, bottom)))
    return Path(shape=shape, stroke=frame.theme.hair, stroke_width=1.2, role="edge")


def draw_line_of_visibility(frame: Frame, top: float) -> tuple[Item, ...]:
    """Drawn over the hairline between the rows, with words that say what it parts."""
    theme, size = frame.theme, frame.density.small + 0.5
    words = frame.words("lanes.line_of_visibility")
    width = frame.measure.width(words, size, 600)
    right = frame.right - 14
    line = Path(
        shape=Shape((("M", frame.left, top), ("L", frame.right, top))), stroke=theme.ink, stroke_width=1.8,
        dash=(9.0, 6.0), cap="butt", role="line_of_visibility", tip=words,
    )  # fmt: skip
    ground = Rect(
        x=right - width - 10, y=top - 11, width=width + 20, height=22, radius=11, fill=theme.paper, role="ground"
    )
    text = one_line(
        words, x=right, y=top + 0.34 * size, width=width + 4, size=size, measure=frame.measure, fill=theme.ink2,
        weight=600, anchor="end",
    )  # fmt: skip
    return (line, ground, text)


def _entries(frame: Frame, column: Column) -> list[Entry]:
    style = Style(frame.density.cell, frame.theme.ink2)
    unseen = [
        Entry(one.id, one.title, style, card_tip(frame, one), _LEAD, one, least_height=style.line_height * style.size)
        for one in frame.contents.behind.get(column.stage.id, ())
    ]
    return note_entries(frame, column, style) + unseen


def _lead(frame: Frame, entry: Entry, left: float, top: float, height: float) -> Sequence[Item]:
    touchpoint = entry.mark
    if not isinstance(touchpoint, Touchpoint):
        return ()
    size = entry.style.size
    number = one_line(
        str(frame.map.numbers[touchpoint.id]), x=left + 24, y=top + 0.966 * size, width=26, size=size - 1,
        measure=frame.measure, fill=frame.theme.muted, weight=600, anchor="end", role="number",
    )  # fmt: skip
    channel = frame.map.channel(touchpoint.channel_id)
    icon = (draw_icon(channel.icon, left + 41, top + 0.62 * size, 18, frame.theme.ink2),) if channel else ()
    return (number, *icon)
