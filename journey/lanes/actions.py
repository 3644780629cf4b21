"""Actions: what the customer does in each stage. Without notes, what the descriptions of their own touchpoints say."""

from journey.lanes.cells import Entry, Style, cells_height, draw_cells, note_entries, with_evidence
from journey.lanes.frame import Column, Frame
from journey.scene.primitives import Item

MOST_DESCRIPTIONS = 3


def height(frame: Frame) -> float:
    return cells_height(frame, _entries)


def draw(frame: Frame, top: float, height: float) -> tuple[Item, ...]:
    return draw_cells(frame, top, _entries)


def _entries(frame: Frame, column: Column) -> list[Entry]:
    style = Style(frame.density.cell, frame.theme.ink2)
    notes = note_entries(frame, column, style)
    if notes or frame.density.form == "described":
        return notes
    own = [one for one in column.touchpoints if one.initiator == "customer" and one.description]
    return [
        Entry(one.id, one.description, style, tip=with_evidence(frame, one.description, one.evidence))
        for one in own[:MOST_DESCRIPTIONS]
    ]
