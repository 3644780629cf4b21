"""Ways out of a stage: arrows that leave the route downwards, red only where customers are lost.

```
  ═══════╗═════      beside the days and share where there is room,
  9 days ▼ 31% leave else in rows of their own under them:
                       the deeper an arrow goes the further right it stands
```
"""

from collections.abc import Sequence
from dataclasses import dataclass

from journey.lanes.frame import Column, Frame
from journey.layout.poster_links import Way, colour_of, tip_of, words_of
from journey.scene.primitives import Group, Item, Path, Shape
from journey.scene.unplanned import draw_plus
from journey.scene.wrap import paragraph, wrap

ROW = 21.0
SIZE = 15.5
MOST_EXITS = 3
_TO_LABEL, _ARROW_PITCH = 15.0, 20.0
_LINES = 3


@dataclass(frozen=True, slots=True)
class Out:
    """An exit's place. ``x`` of its arrow, the row its words start in (0 is beside days and share), their left edge."""

    way: Way
    x: float
    row: int
    label_left: float
    label_width: float
    anchor: str
    lines: int

    @property
    def rows(self) -> int:
        """Rows used from the top, these words included."""
        return self.row + self.lines


def place_exits(
    frame: Frame, column: Column, text_left: float, ways: Sequence[Way], told: Sequence[float]
) -> list[Out]:
    """Where each way out of a stage goes; ``told`` are the right edges of the rows of days and share."""
    ways = sorted(ways, key=lambda way: (not way.flagged, -(way.share or 0.0)))[:MOST_EXITS]
    right = column.right - 16.0
    if len(ways) == 1 and len(told) <= 1:
        beside = _beside(frame, column, ways[0], told[0] if told else text_left - 14)
        if beside:
            return [beside]
    outs: list[Out] = []
    row = len(told)
    for place, way in enumerate(ways):
        x = right - _ARROW_PITCH * (len(ways) - 1 - place)
        width = x - _TO_LABEL - text_left
        lines = len(wrap(words_of(frame, way), frame.measure, _size(way), width, _weight(way), False, _LINES).lines)
        outs.append(Out(way, x, row, text_left, width, "end", lines))
        row += lines
    return outs


def _beside(frame: Frame, column: Column, way: Way, told: float) -> Out | None:
    """In the row of days and share: at its own touchpoint if there is room, else at the stage's end."""
    text = words_of(frame, way)
    width = frame.measure.width(text, _size(way), _weight(way)) + 1
    slot = frame.slots.get(way.at)
    edge = column.right - 8
    if way.flagged and slot is not None:
        x = min(max(slot, told + 30), edge - _TO_LABEL - width)
        if x >= told + 30:
            return Out(way, x, 0, x + _TO_LABEL, width, "start", 1)
    x = column.right - 16.0
    if x - _TO_LABEL - width >= told + 18:
        return Out(way, x, 0, x - _TO_LABEL - width, width, "end", 1)
    return None


def draw_exit(frame: Frame, out: Out, ribbon_top: float, ribbon_width: float, rows_top: float) -> Group:
    """Arrow and words. ``rows_top`` is the top of the row of days and share."""
    way = out.way
    colour = colour_of(frame, way)
    top = rows_top + out.row * ROW
    tip_y = top + 0.5 * ROW + 11
    thick = 8.0 if way.flagged else 3.0
    start_y = ribbon_top + ribbon_width - min(max(0.5 * thick + 1, ribbon_width * 0.35), ribbon_width)
    items: list[Item] = [*_arrow(out.x, start_y, tip_y, thick, colour)]
    if way.unplanned and not way.flagged:
        items += draw_plus(out.x, (start_y + tip_y) / 2, frame.theme)
    texts, _, _ = paragraph(
        words_of(frame, way), x=out.label_left + (out.label_width if out.anchor == "end" else 0.0), y=top,
        width=out.label_width, size=_size(way), measure=frame.measure, fill=colour, weight=_weight(way),
        anchor=out.anchor, line_height=ROW / _size(way), max_lines=_LINES, role="label",
    )  # fmt: skip
    base = frame.words("poster.share_of_all") if way.share is not None else ""
    return Group(items=(*items, *texts), id=way.id, role="exit", tip=tip_of(frame, way, base))


def _size(way: Way) -> float:
    return SIZE + 1.5 if way.flagged else SIZE


def _weight(way: Way) -> int:
    return 700 if way.flagged else 600


def _arrow(x: float, top: float, bottom: float, thick: float, colour: str) -> list[Item]:
    """Out of the ribbon to the right, then down."""
    head_width, head = (11.0, 13.0) if thick > 5 else (6.5, 9.0)
    reach = 13.0 if thick > 5 else 14.0
    stem = Shape(
        (
            ("M", x - reach, top),
            ("C", x - 4, top, x, top + 4, x, top + reach),
            ("L", x, max(bottom - head + 1, top + reach)),
        )
    )
    point = Shape(
        (("M", x - head_width, bottom - head), ("L", x + head_width, bottom - head), ("L", x, bottom), ("Z",))
    )
    return [
        Path(shape=stem, stroke=colour, stroke_width=thick, role="arrow", cap="round" if thick > 5 else "butt"),
        Path(shape=point, fill=colour, stroke=colour, stroke_width=1.0, role="arrowhead"),
    ]
