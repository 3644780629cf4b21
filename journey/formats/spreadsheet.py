"""A workbook opened safely: how large it would become is asked before it is unpacked, and nothing in it is evaluated.

Cells give the value that was last computed; macros, links to other files and charts are left where they are.
"""

import zipfile
from collections.abc import Iterator
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
_MOST_EMPTY = 1_100_000  # rows without a word: as many as a sheet can have
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
        made = [Grid(sheet.title, tuple(_rows(sheet, where))) for sheet in book.worksheets[:MOST_SHEETS]]
    except JourneyError:
        raise
    except Exception as problem:  # whatever a broken part makes of the library
        raise JourneyError("not_a_workbook", where) from problem
    finally:
        book.close()
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


def _rows(sheet: Any, where: str) -> Iterator[tuple[int, Row]]:
    if not hasattr(sheet, "reset_dimensions"):  # a sheet that is only a chart
        return
    sheet.reset_dimensions()  # what a file says of its own size is not believed
    rows = cells = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        if number > _MOST_EMPTY:
            raise JourneyError("too_many_rows", where, limit=MOST_ROWS)
        kept = tuple(map(_cell, row))
        while kept and is_blank(kept[-1]):
            kept = kept[:-1]
        if not kept:
            continue
        rows, cells = rows + 1, cells + len(kept)
        if rows > MOST_ROWS or cells > MOST_CELLS:
            raise JourneyError("too_many_rows", where, limit=MOST_ROWS)
        yield number, kept


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, str | int | float):
        return value
    return value if hasattr(value, "year") else str(value)
