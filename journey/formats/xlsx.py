"""Workbooks, ``*.xlsx``: our own, which holds a whole map, and any sheet with a touchpoint table.

Of an ``.xlsm`` the table is read and the macros are not.
"""

from journey.errors import JourneyError
from journey.files.grid import Grid
from journey.files.spreadsheet import grids
from journey.formats.format import ExportOptions, Format, Reading, Written
from journey.formats.losses import not_written
from journey.formats.since import mark_of
from journey.formats.table.reading import read_table, understood
from journey.formats.table.shape import Laid, laid
from journey.formats.workbook import reading, writing
from journey.formats.workbook.columns import UNWRITTEN
from journey.formats.workbook.desk import MOST_TOLD
from journey.i18n import Phrase, words
from journey.model import Map

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def read(data: bytes, where: str = "") -> Reading:
    """The map in a workbook. Raises JourneyError: those of ``grids``, ``table_empty`` and ``no_table``."""
    return read_from(*grids(data, where), data, where)


def read_from(found: list[Grid], notes: list[Phrase], data: bytes, where: str = "", base: Map | None = None) -> Reading:
    """The map in sheets that are open already: in all of ours, else in the first with a table."""
    if reading.is_ours(found):
        made = reading.read(found, data, base)
    else:
        sheet, table = table_in(found, where)
        made = read_table(understood(table, where=where), data, where)
        notes = [*notes, *notes_on(sheet, found)]
    return Reading(made.journey_map, (*notes, *made.notes), made.refused)


def table_in(found: list[Grid], where: str = "") -> tuple[Grid, Laid | None]:
    """The first sheet with a table, and the table; the first sheet where none has any. One that everybody sees comes
    first, and one with rows in its table. Raises ``table_empty``."""
    if not found:
        raise JourneyError("table_empty", where)
    tables = [(grid, table) for grid in found if (table := laid(grid))]
    return min(tables, key=lambda each: (not each[1].rows, each[0].is_hidden), default=(found[0], None))


def notes_on(sheet: Grid, found: list[Grid]) -> list[Phrase]:
    """What is to be said about the sheet that was read as a table, and about those with a table that were not."""
    notes = [Phrase("sheet.notes.hidden", {"n": sheet.hidden})] if sheet.hidden else []
    notes += [Phrase("sheet.notes.hidden_sheet", {"sheet": sheet.name})] if sheet.is_hidden else []
    others = [grid.name for grid in found if grid is not sheet and (table := laid(grid)) and table.rows]
    if others:
        named = tuple(Phrase("table.quoted", {"words": name}) for name in others[:MOST_TOLD])
        notes.append(Phrase("sheet.notes.other_tables", {"n": len(others), "sheets": named}))
    return notes


def write(journey_map: Map, options: ExportOptions | None = None) -> Written:
    """A sheet a kind of record: nothing is left out but pictures and, unless asked for, comments, which is said."""
    language = (options.lang if options else None) or journey_map.language
    shown = asked_for(journey_map, options)
    left_out = {name: len(getattr(journey_map, name)) for name in UNWRITTEN}
    left_out["comments"] = len(journey_map.comments) - len(shown.comments)
    lost = not_written(left_out, words(language))
    mark = "" if options is None or options.head is None else mark_of(journey_map, options.head)
    return Written(writing.written(shown, language, mark), tuple(lost))


def asked_for(journey_map: Map, options: ExportOptions | None) -> Map:
    """The map as it goes into the file: without comments, unless somebody chose them."""
    wanted = bool(options and options.choices and options.choices.comments)
    return journey_map if wanted else journey_map.with_collections({}, {"comments": ()})


FORMAT = Format("xlsx", ".xlsx", MIME, read=read, write=write, takes=frozenset({"lang"}))
WITH_MACROS = Format("xlsm", ".xlsm", "application/vnd.ms-excel.sheet.macroEnabled.12", read=read)
