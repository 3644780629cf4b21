"""A workbook opened safely: what it would become is asked before any of it is read, and nothing in it is evaluated.

Cells give the value that was last computed; macros, links to other files and charts are left where they are.
"""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from journey.errors import JourneyError
from journey.formats import package
from journey.formats.grid import MOST_CELLS, MOST_ROWS, Cell, Grid, Row, is_blank
from journey.i18n import Phrase

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_SHEETS = 100
_MOST_LINES = 1_100_000  # as many as a sheet can have, most of them without a word
_WIDEST = 16_384  # columns that a sheet can have


def grids(data: bytes, where: str = "") -> tuple[list[Grid], list[Phrase]]:
    """The sheets that hold anything, and what has to be said about the file.

    Raises JourneyError ``file_too_large``, ``workbook_locked``, ``workbook_old``, ``not_a_workbook``,
    ``workbook_bomb`` or ``too_many_rows``.
    """
    notes = _look_inside(data, where)
    book = _open(data, where)
    try:
        made = [_grid(sheet, where) for sheet in book.worksheets[:MOST_SHEETS]]
    except JourneyError:
        raise
    except Exception as problem:  # whatever a broken part makes of the library
        raise JourneyError("not_a_workbook", where) from problem
    finally:
        book.close()
    if faults := sum(len(grid.faults) for grid in made):
        notes.append(Phrase("sheet.notes.faults", {"n": faults}))
    return [grid for grid in made if grid.rows], notes


def _look_inside(data: bytes, where: str) -> list[Phrase]:
    """Refuses what is no workbook or would burst, and says what will not be read."""
    with package.opened(data, package.WORKBOOK, where) as held:
        names = [name.lower() for name in held.namelist()]
    if "xl/workbook.xml" not in names:
        raise JourneyError("not_a_workbook", where)
    notes = []
    if any(name.endswith("vbaproject.bin") for name in names):
        notes.append(Phrase("sheet.notes.macros"))
    if any(name.startswith("xl/externallinks/") for name in names):
        notes.append(Phrase("sheet.notes.links"))
    return notes


def _open(data: bytes, where: str) -> "Workbook":
    import openpyxl

    assert openpyxl.DEFUSEDXML, "defusedxml is required: entities in a workbook are refused by it"
    try:
        return openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception as problem:
        raise JourneyError("not_a_workbook", where) from problem


def _grid(sheet: Any, where: str) -> Grid:
    """What is filled on a sheet. Read by the parser and not row by row, which fills up whatever a file leaves out."""
    if not hasattr(sheet, "reset_dimensions"):  # a sheet that is only a chart
        return Grid(sheet.title, ())
    rows: list[tuple[int, Row]] = []
    faults: dict[tuple[int, int], str] = {}
    lines = cells = before = 0
    with sheet._get_source() as source:
        for number, found in _parser(sheet, source, where).parse():
            row = {cell["column"]: _cell(cell["value"]) for cell in found}
            width = max((column for column, cell in row.items() if not is_blank(cell)), default=0)
            lines, cells = lines + 1, cells + max(len(found), width)
            if number > before:  # a second row of a number is not read
                before = number
                faults |= {
                    (number, cell["column"] - 1): cell["value"] or "" for cell in found if cell["data_type"] == "e"
                }
                if width:
                    rows.append((number, tuple(row.get(column) for column in range(1, width + 1))))
            if lines > _MOST_LINES or len(rows) > MOST_ROWS or cells > MOST_CELLS:
                raise JourneyError("too_many_rows", where, limit=MOST_ROWS)
    return Grid(sheet.title, tuple(rows), faults)


def _parser(sheet: Any, source: Any, where: str) -> Any:
    """Openpyxl's own, which also tells a formula that was never computed; elsewhere it looks like a blank cell."""
    from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

    class Parser(WorkSheetParser):  # type: ignore[misc]
        def parse_row(self, row: Any) -> Any:
            if len(row) > _WIDEST:
                raise JourneyError("too_many_rows", where, limit=MOST_ROWS)
            return super().parse_row(row)

        def parse_cell(self, element: Any) -> dict[str, Any]:
            cell: dict[str, Any] = super().parse_cell(element)
            if cell["value"] is None and element.find(FORMULA_TAG) is not None:
                cell["data_type"] = "e"
            return cell

    book = sheet.parent
    return Parser(
        source, sheet._shared_strings, data_only=True, epoch=book.epoch,
        date_formats=book._date_formats, timedelta_formats=book._timedelta_formats,
    )  # fmt: skip


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, str | int | float):
        return value
    return value if hasattr(value, "year") else str(value)
