"""A file that somebody brings, looked at before anything is kept: what it holds, and what was only guessed of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from journey.errors import JourneyError
from journey.formats import FORMATS, Format, Reading, document, reader, xlsx
from journey.formats.grid import Grid
from journey.formats.spreadsheet import grids
from journey.formats.table import delimited
from journey.formats.table.reading import AS_FOUND, How, Understood, came_from, understood
from journey.formats.table.reading import read as read_table
from journey.formats.workbook import reading as workbook
from journey.model import Map
from journey.model.map import empty_map

Known = Callable[[str], Map | None]
"""Gives the map of an id, where it is one's own."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person said about a file; what is empty is found out."""

    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    how: How = AS_FOUND


@dataclass(frozen=True, slots=True)
class Incoming:
    """``base`` is the map that the file came from, against which it was read; None for one of its own.

    ``sheets`` are those with anything on them, ``sheet`` the one that was read. ``text`` is there for a delimited file,
    ``table`` for any touchpoint table: both may be corrected. Where ``problem`` is told, no map came out of it yet.
    """

    reading: Reading
    base: Map | None = None
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    text: delimited.Delimited | None = None
    table: Understood | None = None
    problem: JourneyError | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """A file as it came: its last name and its bytes."""

    name: str
    data: bytes = field(repr=False)

    @classmethod
    def named(cls, name: str, data: bytes) -> "Brought":
        """A name may come with somebody else's folders in it."""
        return cls(name.replace("\\", "/").rsplit("/", 1)[-1], data)


def look(file: Brought, asked: Asked, known: Known, open_id: str = "") -> Incoming:
    """What a file holds. A table comes from the map of ``open_id`` where it names touchpoints of it.

    Raises JourneyError as the format does; for an unknown one it names those that can be brought.
    """
    form = _form(file.name)
    match form.name:
        case "xlsx" | "xlsm":
            return _workbook(file, asked, known, open_id)
        case "csv":
            text = delimited.read(file.data, file.name, asked.encoding, asked.delimiter)
            return _table(file, asked, text.grid, known(open_id), text=text)
    assert form.read is not None
    reading = form.read(file.data, file.name)
    own = known(reading.journey_map.id) if form is document.FORMAT else None
    return Incoming(reading, own)


def _form(name: str) -> Format:
    try:
        return reader(name)
    except JourneyError as error:
        if error.code != "unknown_format":
            raise
        readable = ", ".join(dict.fromkeys(form.suffix for form in FORMATS if form.read))
        raise JourneyError("unknown_format", value=error.params["value"], allowed=readable) from None


def _workbook(file: Brought, asked: Asked, known: Known, open_id: str) -> Incoming:
    found, notes = grids(file.data, file.name)
    if workbook.is_ours(found):
        own = known(workbook.id_of(found))
        return Incoming(xlsx.read_from(found, notes, file.data, file.name, base=own), own)
    chosen = next((grid for grid in found if grid.name == asked.sheet), None) or xlsx.table_in(found, file.name)
    looked = _table(file, asked, chosen, known(open_id), tuple(grid.name for grid in found))
    told = Reading(looked.reading.journey_map, (*notes, *looked.reading.notes), looked.reading.refused)
    return Incoming(told, looked.base, looked.sheets, looked.sheet, table=looked.table, problem=looked.problem)


def _table(
    file: Brought,
    asked: Asked,
    grid: Grid,
    base: Map | None,
    sheets: tuple[str, ...] = (),
    text: delimited.Delimited | None = None,
) -> Incoming:
    base = base if base is not None and came_from(grid, base) else None
    try:
        seen = understood(grid, asked.how, file.name)
        made = read_table(grid, file.data, file.name, asked.how, base)
    except JourneyError as error:
        if text is None and len(sheets) < 2:
            raise
        return Incoming(Reading(empty_map()), None, sheets, grid.name, text, None, error)  # other letters may help
    return Incoming(made, base, sheets, grid.name, text, seen)
