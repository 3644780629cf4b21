"""Workbooks, ``*.xlsx``: our own, which holds a whole map, and any sheet with a touchpoint table.

Of an ``.xlsm`` the table is read and the macros are not.
"""

from journey.errors import JourneyError
from journey.formats.format import ExportOptions, Format, Reading, Written
from journey.formats.grid import Grid
from journey.formats.losses import not_written
from journey.formats.spreadsheet import grids
from journey.formats.table.reading import AS_FOUND, How
from journey.formats.table.reading import read as read_table
from journey.formats.table.shape import laid
from journey.formats.workbook import reading, writing
from journey.formats.workbook.columns import UNWRITTEN
from journey.i18n import Phrase, words
from journey.model import Map

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def read(data: bytes, where: str = "") -> Reading:
    """The map in a workbook. Raises JourneyError: those of ``grids``, ``table_empty`` and ``no_table``."""
    return read_from(*grids(data, where), data, where)


def read_from(
    found: list[Grid],
    notes: list[Phrase],
    data: bytes,
    where: str = "",
    how: How = AS_FOUND,
    base: Map | None = None,
) -> Reading:
    """The map in sheets that are open already: in all of ours, else in the first that has a table."""
    if reading.is_ours(found):
        made = reading.read(found, data, base)
    else:
        made = read_table(table_in(found, where), data, where, how, base)
    return Reading(made.journey_map, (*notes, *made.notes), made.refused)


def table_in(found: list[Grid], where: str = "") -> Grid:
    """The first sheet with a table. Raises JourneyError ``table_empty`` or ``no_table``."""
    if not found:
        raise JourneyError("table_empty", where)
    return next((grid for grid in found if laid(grid)), found[0])


def write(journey_map: Map, options: ExportOptions | None = None) -> Written:
    """A sheet a kind of record: nothing is left out but pictures and, unless asked for, comments, which is said."""
    language = (options.lang if options else None) or journey_map.language
    shown = asked_for(journey_map, options)
    left_out = {name: len(getattr(journey_map, name)) for name in UNWRITTEN}
    left_out["comments"] = len(journey_map.comments) - len(shown.comments)
    lost = not_written(left_out, words(language))
    return Written(writing.written(shown, language), tuple(lost))


def asked_for(journey_map: Map, options: ExportOptions | None) -> Map:
    """The map as it goes into the file: without comments, unless somebody chose them."""
    wanted = bool(options and options.choices and options.choices.comments)
    return journey_map if wanted else journey_map.with_collections({}, {"comments": ()})


FORMAT = Format("xlsx", ".xlsx", MIME, read=read, write=write, takes=frozenset({"lang"}))
WITH_MACROS = Format("xlsm", ".xlsm", "application/vnd.ms-excel.sheet.macroEnabled.12", read=read)
