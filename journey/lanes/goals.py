"""Goals: what the customer wants from each stage, in their own words."""

from journey.lanes.cells import Entry, Style, cells_height, draw_cells, note_entries, quotation
from journey.lanes.frame import Column, Frame
from journey.scene.primitives import Item


def height(frame: Frame) -> float:
    return cells_height(frame, _entries)


def draw(frame: Frame, top: float, height: float) -> tuple[Item, ...]:
    return draw_cells(frame, top, _entries)


def _entries(frame: Frame, column: Column) -> list[Entry]:
    style = Style(frame.density.cell + 1, frame.theme.ink, weight=600, italic=True)
    goal = column.stage.goal
    own = [Entry(column.stage.id, quotation(frame, goal), style, tip=goal)] if goal else []
    return own + note_entries(frame, column, style, in_quotes=True)
