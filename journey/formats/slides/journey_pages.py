"""How the journey's rows fall on slides: every stage has its column, and no text is smaller than can be read.

Rows stay whole where they can; one that is taller than a slide goes on on the next, entry by entry, and an entry taller
than a slide line by line. Nothing is ever cut off.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from journey.formats.slides.journey_rows import GAP, Entry, Row
from journey.scene.measure import Measure

GUTTER, PADDING = 92.0, 6.0
ROW_TOP, ROW_BOTTOM = 5.0, 6.0
NARROWEST = 106.0  # pt of a column; narrower ones go to another slide
LEAST_PART = 70.0  # pt of a row that is begun at the foot of a slide
_EPS = 0.01


@dataclass(frozen=True, slots=True)
class Strip:
    """A row, or a part of it, on one slide: its place from the top of the rows, and its entries by stage."""

    row: Row
    cells: dict[str, list[Entry]]
    top: float
    height: float
    begins: bool


def columns(count: int, width: float) -> list[range]:
    """Stages in groups that fit beside each other in ``width`` pt, as even as can be."""
    most = max(int(width // NARROWEST), 1)
    slides = -(-count // most)
    ends = [round(count * (number + 1) / slides) for number in range(slides)]
    return [range(start, end) for start, end in zip([0, *ends], ends, strict=False)]


def sizes_for(width: float) -> tuple[float, ...]:
    """The sizes that texts may have in columns ``width`` pt wide, the smallest first."""
    least = 10.5 if width >= 168 else 10.0 if width >= 140 else 9.5
    larger = (size for size in (least + 8.0, least + 11.0, least + 14.0, least + 17.5) if size <= width / 10)
    return (*(least + more for more in (0.0, 0.5, 2.0, 4.0, 5.5)), *larger)


def pages(
    rows: Sequence[Row], stages: Sequence[str], column: float, room: float, measure: Measure
) -> list[list[Strip]]:
    """The strips of each slide, at most ``room`` pt tall, for some stages with columns ``column`` pt wide.

    As few slides as it takes, and then all about equally full.
    """
    fewest = _pages(rows, stages, column, room, measure)
    evener = (_pages(rows, stages, column, part * room, measure) for part in (0.6, 0.7, 0.8, 0.9))
    return next((found for found in evener if len(found) == len(fewest)), fewest)


def _pages(
    rows: Sequence[Row], stages: Sequence[str], column: float, room: float, measure: Measure
) -> list[list[Strip]]:
    width = column - 2 * PADDING
    found: list[list[Strip]] = [[]]
    top = 0.0
    for row in rows:
        cells = {stage: row.cells.get(stage, []) for stage in stages}
        begins = True
        while any(cells.values()):
            tall = _tall(cells, width, measure)
            if tall <= room - top + _EPS:
                now, cells = cells, {stage: [] for stage in stages}
            elif found[-1] and (tall <= room + _EPS or room - top < LEAST_PART):
                found.append([])
                top = 0.0
                continue
            else:
                now, cells = _filled(cells, width, room - top, measure)
                if not any(now.values()):
                    found.append([])
                    top = 0.0
                    continue
                tall = _tall(now, width, measure)
            found[-1].append(Strip(row, now, top, tall, begins))
            top += tall
            begins = False
    return [page for page in found if page]


def _tall(cells: dict[str, list[Entry]], width: float, measure: Measure) -> float:
    return ROW_TOP + ROW_BOTTOM + max(_stack(entries, width, measure) for entries in cells.values())


def _stack(entries: Sequence[Entry], width: float, measure: Measure) -> float:
    return sum(entry.height(width, measure) for entry in entries) + GAP * max(len(entries) - 1, 0)


def _filled(
    cells: dict[str, list[Entry]], width: float, room: float, measure: Measure
) -> tuple[dict[str, list[Entry]], dict[str, list[Entry]]]:
    """What of each cell fits in ``room`` pt, and the rest."""
    now: dict[str, list[Entry]] = {}
    later: dict[str, list[Entry]] = {}
    for stage, entries in cells.items():
        left = room - ROW_TOP - ROW_BOTTOM
        kept: list[Entry] = []
        rest = list(entries)
        while rest:
            tall = rest[0].height(width, measure)
            if tall <= left:
                kept.append(rest.pop(0))
                left -= tall + GAP
                continue
            parts = rest[0].split(width, left, measure)
            if parts:
                kept.append(parts[0])
                rest[0] = parts[1]
            break
        now[stage], later[stage] = kept, rest
    return now, later
