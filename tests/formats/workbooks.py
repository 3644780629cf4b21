"""Workbooks of ours after somebody worked on them, and what comes of them."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import openpyxl

from journey.files import spreadsheet
from journey.formats.format import Reading
from journey.formats.workbook.reading import read
from journey.formats.workbook.writing import written
from journey.model import Comparison, Map, compare

Change = Callable[[Any], None]


def edited(data: bytes, change: Change) -> bytes:
    """The file after somebody worked on it."""
    book = openpyxl.load_workbook(BytesIO(data))
    change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def edits(journey_map: Map, change: Change, language: str = "en") -> tuple[Comparison, Reading]:
    """What would change on the map that the workbook came from, and how it was read."""
    data = edited(written(journey_map, language), change)
    reading = read(spreadsheet.grids(data)[0], data, journey_map)
    return compare(journey_map, reading.journey_map), reading


def column(sheet: Any, field: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == field)


def put(sheet: str, row: int, field: str, value: object) -> Change:
    """Writes one cell."""

    def change(book: Any) -> None:
        page = book[sheet]
        page.cell(row, column(page, field)).value = value

    return change
