"""Pains: what hurts, with a dusk bar at the left; red and bold where customers are lost, dashed where only guessed."""

from collections.abc import Sequence

from journey.lanes.cells import Entry, Style, cells_height, draw_cells, note_entries, with_evidence
from journey.lanes.frame import Column, Frame
from journey.model import Insight
from journey.scene.primitives import Item, Path, Rect, Shape

BAR, LEAD = 4.5, 15.0


def height(frame: Frame) -> float:
    return cells_height(frame, _entries)


def draw(frame: Frame, top: float, height: float) -> tuple[Item, ...]:
    return draw_cells(frame, top, _entries, _bar)


def _entries(frame: Frame, column: Column) -> list[Entry]:
    pains = frame.contents.insights.get(("pain", column.stage.id), ())
    losing = _losing(frame, column, pains)
    calm = Style(frame.density.cell, frame.theme.ink)
    bold = Style(frame.density.cell, frame.theme.ink, weight=700)
    entries = [
        Entry(
            pain.id, pain.title, bold if pain.id in losing else calm,
            tip=with_evidence(frame, pain.title, pain.evidence), lead=LEAD, mark=_colour(frame, pain, losing),
        )
        for pain in pains
    ]  # fmt: skip
    return entries + note_entries(frame, column, calm)


def _losing(frame: Frame, column: Column, pains: Sequence[Insight]) -> set[str]:
    """Pains at a point of no return; one about the whole stage only where none names the point itself."""
    places = frame.contents.lost_in(column.stage.id)
    if not places:
        return set()
    at_point = {pain.id for pain in pains if pain.touchpoint_id in places}
    return at_point or {pain.id for pain in pains if not pain.touchpoint_id}


def _colour(frame: Frame, pain: Insight, losing: set[str]) -> tuple[str, bool]:
    """Colour of the bar, and whether it is hollow."""
    return frame.theme.loss if pain.id in losing else frame.theme.dusk, pain.evidence == "assumed"


def _bar(frame: Frame, entry: Entry, left: float, top: float, height: float) -> Sequence[Item]:
    if not isinstance(entry.mark, tuple):
        return ()
    colour, hollow = entry.mark
    y, tall = top + 1.0, max(height - 2.0, 4.0)
    if not hollow:
        return (Rect(x=left, y=y, width=BAR, height=tall, fill=colour, role="bar"),)
    sides = Shape(tuple(step for x in (left + 0.7, left + 5.3) for step in (("M", x, y), ("L", x, y + tall))))
    return (Path(shape=sides, stroke=colour, stroke_width=1.4, dash=(4.0, 3.0), cap="butt", role="bar"),)
