"""A table as it stands in a file: rows of cells, before anybody asks what they mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from journey.i18n import Phrase

Cell = str | int | float | bool | date | datetime | None
Row = tuple[Cell, ...]

MOST_ROWS = 50_000  # that are not empty: as many records as a map holds
MOST_CELLS = 1_500_000


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet. ``rows`` are numbered as in the file, from 1; empty ones are left out.

    ``faults``: by number of row and place, the cells whose value nobody knows: a formula that came out as an error
    (``#REF!``), or was never computed, which is blank here and among the cells.
    ``unread`` says what of the sheet could not be read: what is not among the rows may have stood there.
    ``hidden`` counts its rows and columns that nobody sees in a spreadsheet program, where ``is_hidden`` not even it.
    ``is_cut``: its cells were told apart by a sign that words may have too.
    """

    name: str
    rows: tuple[tuple[int, Row], ...]
    faults: Mapping[tuple[int, int], str] = field(default_factory=dict, hash=False)
    unread: tuple[Phrase, ...] = field(default=(), hash=False)
    hidden: int = 0
    is_hidden: bool = False
    is_cut: bool = False

    def __iter__(self) -> Iterator[tuple[int, Row]]:
        return iter(self.rows)

    @property
    def width(self) -> int:
        return max((len(row) for _, row in self.rows), default=0)


def text_of(cell: Cell) -> str:
    """The words of a cell as a person reads them: no ``.0`` behind a whole number, days as year, month, day."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime) and (cell.hour, cell.minute, cell.second) == (0, 0, 0):
        return cell.date().isoformat()
    return str(cell)


def is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def at(row: Sequence[Cell], place: int) -> Cell:
    """The cell at a place; None beyond the end of the row."""
    return row[place] if place < len(row) else None
