"""A workbook opened safely: how large it would become is asked before it is unpacked, and nothing in it is evaluated.

Cells give the value that was last computed; macros, links to other files and charts are left where they are.
"""

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from journey.errors import JourneyError
from journey.formats.files import LARGEST_FILE
from journey.formats.grid import MOST_CELLS, MOST_ROWS, Cell, Grid, Row, is_blank
from journey.i18n import Phrase

if TYPE_CHECKING:
    from openpyxl import Workbook

LARGEST_UNPACKED = 200_000_000  # bytes, all parts together
MOST_SHEETS = 100
MOST_TIMES = 250  # that a part may be larger than it is packed: text of a real table stays far below
_SMALL = 2_000_000  # bytes below which a part may be packed as tightly as it likes
_MOST_LINES = 1_100_000  # as many as a sheet can have, most of them without a word
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


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
    """The directory of the package: refuses what is no workbook or would burst, and says what will not be read."""
    if len(data) > LARGEST_FILE:
        raise JourneyError("file_too_large", where, limit=LARGEST_FILE // 1_000_000)
    if data.startswith(_OLD):
        raise JourneyError("workbook_locked" if _ENCRYPTED in data else "workbook_old", where)
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise JourneyError("not_a_workbook", where) from None
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED or any(
        part.file_size > max(_SMALL, MOST_TIMES * part.compress_size) for part in parts
    ):
        raise JourneyError("workbook_bomb", where, limit=LARGEST_UNPACKED // 1_000_000)
    if any(part.flag_bits & 1 for part in parts):
        raise JourneyError("workbook_locked", where)
    names = [part.filename.lower() for part in parts]
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
        for number, found in _parser(sheet, source).parse():
            row = {cell["column"]: _cell(cell["value"]) for cell in found}
            width = max((column for column, cell in row.items() if not is_blank(cell)), default=0)
            lines, cells = lines + 1, cells + max(len(found), width)
            if lines > _MOST_LINES or len(rows) > MOST_ROWS or cells > MOST_CELLS:
                raise JourneyError("too_many_rows", where, limit=MOST_ROWS)
            if number <= before:
                continue
            before = number
            faults |= {(number, cell["column"] - 1): cell["value"] or "" for cell in found if cell["data_type"] == "e"}
            if width:
                rows.append((number, tuple(row.get(column) for column in range(1, width + 1))))
    if len(rows) > MOST_ROWS:
        raise JourneyError("too_many_rows", where, limit=MOST_ROWS)
    return Grid(sheet.title, tuple(rows), faults)


def _parser(sheet: Any, source: Any) -> Any:
    """Openpyxl's own, which also tells a formula that was never computed; elsewhere it looks like a blank cell."""
    from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

    class Parser(WorkSheetParser):  # type: ignore[misc]
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
