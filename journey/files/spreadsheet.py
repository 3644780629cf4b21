"""A workbook opened safely: what it would become is asked before any of it is read, and nothing in it is evaluated.

Cells give the value that was last computed; macros, links to other files and charts are left where they are.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from journey.errors import JourneyError
from journey.files import package
from journey.files.grid import MOST_CELLS, MOST_ROWS, Cell, Grid, Row, is_blank
from journey.i18n import Phrase

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_SHEETS = 100
_RETURN = re.compile(r"(?:_x000D_|\r)\n?")  # as programs write the end of a line within a cell
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384  # that a sheet can have, most of them without a word


def grids(data: bytes, where: str = "") -> tuple[list[Grid], list[Phrase]]:
    """The sheets that hold anything, and what has to be said about the file.

    Raises JourneyError ``file_too_large``, ``workbook_locked``, ``workbook_old``, ``not_a_workbook``,
    ``workbook_bomb``, ``too_many_rows`` or, where nothing stands on those that are read, ``too_many_sheets``.
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
    kept = [grid for grid in made if grid.rows or grid.unread]
    if beyond := len(book.worksheets[MOST_SHEETS:]):
        if not kept:
            raise JourneyError("too_many_sheets", where, limit=MOST_SHEETS)
        notes.append(Phrase("sheet.notes.sheets", {"n": beyond, "limit": MOST_SHEETS}))
    return kept, notes


def first_sheet(data: bytes, where: str = "") -> Iterator[Row]:
    """The rows of the first sheet that holds anything, one by one, for a table as long as a sheet can be.

    Raises JourneyError as ``grids`` does.
    """
    _look_inside(data, where, package.LOG)
    book = _open(data, where)
    try:
        for sheet in book.worksheets:
            rows = (row for row in sheet.iter_rows(values_only=True) if any(not is_blank(cell) for cell in row))
            if head := next(rows, None):
                yield tuple(map(_cell, head))
                yield from (tuple(map(_cell, row)) for row in rows)
                return
    except JourneyError:
        raise
    except Exception as problem:
        raise JourneyError("not_a_workbook", where) from problem
    finally:
        book.close()


def _look_inside(data: bytes, where: str, kind: package.Kind | None = None) -> list[Phrase]:
    """Refuses what is no workbook or would burst, and says what will not be read."""
    with package.opened(data, kind or package.WORKBOOK, where) as held:
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
    rows: dict[int, list[Cell]] = {}
    faults: dict[tuple[int, int], str] = {}
    lines = cells = lost_rows = lost_cells = 0
    with sheet._get_source() as source:
        parser = _parser(sheet, source, where)
        for number, found in parser.parse():
            row, lost = _row(found)
            width = max((at for at, cell in row.items() if not is_blank(_cell(cell["value"]))), default=0)
            lines, cells = lines + 1, cells + max(len(found), width)
            if number in rows or not 1 <= number <= _LAST_ROW:
                lost_rows += width > 0
            else:
                lost_cells += lost
                faults |= {
                    (number, at - 1): cell["value"] or "" for at, cell in row.items() if cell["data_type"] == "e"
                }
                if width:
                    rows[number] = [_cell(row[at]["value"]) if at in row else None for at in range(1, width + 1)]
            if lines > _LAST_ROW or len(rows) > MOST_ROWS or cells > MOST_CELLS:
                raise JourneyError("too_many_rows", where, limit=MOST_ROWS)
    _spread(rows, parser.merged_cells, MOST_CELLS - cells)
    counts = {"sheet.lost_rows": lost_rows, "sheet.lost_cells": lost_cells}
    return Grid(
        sheet.title,
        tuple((number, tuple(rows[number])) for number in sorted(rows)),
        faults,
        tuple(Phrase(key, {"n": count, "sheet": sheet.title}) for key, count in counts.items() if count),
        _hidden(rows, parser),
        sheet.sheet_state != "visible",
    )


def _row(found: Sequence[Mapping[str, Any]]) -> tuple[dict[int, Mapping[str, Any]], int]:
    """The cells of a row by column, and how many that say anything have none to themselves."""
    row: dict[int, Mapping[str, Any]] = {}
    lost = 0
    for cell in found:
        at = cell["column"]
        if at > _LAST_COLUMN or (at in row and not is_blank(_cell(row[at]["value"]))):
            lost += not is_blank(_cell(cell["value"]))
        else:
            row[at] = cell
    return row, lost


def _spread(rows: dict[int, list[Cell]], merged: Any, most: int) -> None:
    """A cell that is merged over several rows says the same in each of them that says anything."""
    for area in merged.mergeCell if merged else ():
        top, at = rows.get(area.min_row, []), area.min_col - 1
        if area.min_col != area.max_col or at >= len(top) or is_blank(top[at]):
            continue
        below = range(area.min_row + 1, min(area.max_row, _LAST_ROW) + 1)
        most -= min(len(below), len(rows))
        if most < 0:  # areas that lie over each other, as no program makes them
            return
        for number in below if len(below) < len(rows) else [each for each in rows if each in below]:
            if number in rows:
                row = rows[number]
                row += [None] * (at + 1 - len(row))
                row[at] = top[at] if is_blank(row[at]) else row[at]


def _hidden(rows: Mapping[int, Sequence[Cell]], parser: Any) -> int:
    """How many rows and columns that say anything are hidden."""
    count = sum(_is_hidden(parser.row_dimensions.get(str(number), {})) for number in rows)
    for look in filter(_is_hidden, parser.column_dimensions.values()):
        for place in range(int(look["min"]) - 1, min(int(look["max"]), _LAST_COLUMN)):
            count += any(place < len(row) and not is_blank(row[place]) for row in rows.values())
    return count


def _is_hidden(look: Mapping[str, str]) -> bool:
    return look.get("hidden") in ("1", "true")


def _parser(sheet: Any, source: Any, where: str) -> Any:
    """Openpyxl's own, which also tells a formula that was never computed; elsewhere it looks like a blank cell."""
    from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

    class Parser(WorkSheetParser):  # type: ignore[misc]
        def parse_row(self, row: Any) -> Any:
            if len(row) > _LAST_COLUMN:
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
    if isinstance(value, str):
        return _RETURN.sub("\n", value)
    if value is None or isinstance(value, int | float):
        return value
    return value if hasattr(value, "year") else str(value)
