"""A row of the user's own: free text in each stage."""

from journey.lanes.cells import Entry, Style, cells_height, draw_cells, note_entries
from journey.lanes.frame import Column, Frame
from journey.scene.primitives import Item


def height(frame: Frame) -> float:
    return cells_height(frame, _entries)


def draw(frame: Frame, top: float, height: float) -> tuple[Item, ...]:
    return draw_cells(frame, top, _entries)


def _entries(frame: Frame, column: Column) -> list[Entry]:
    return note_entries(frame, column, Style(frame.density.cell, frame.theme.ink))
