"""A file that somebody brings, looked at before anything is kept: what it holds, and what was only guessed of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from journey.errors import JourneyError
from journey.files import delimited
from journey.files.spreadsheet import grids
from journey.formats import FORMATS, Format, Reading, document, reader, xlsx
from journey.formats.since import Since, onto, state_of
from journey.formats.table.reading import AS_FOUND, How, Understood, read_table, understood
from journey.formats.table.shape import Laid, laid
from journey.formats.workbook import reading as workbook
from journey.i18n import Phrase
from journey.model import Map
from journey.model.map import empty_map

Known = Callable[[str, int | None], Map | None]
"""Gives the map of an id, where it is one's own: as it is, or as it was after the edit of a number."""


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

    ``since``: what was changed in the file and on the map too, where the file tells of which state it was written.
    ``sheets`` are those with anything on them, ``sheet`` the one that was read. ``text`` is there for a delimited file,
    ``table`` for any touchpoint table: both may be corrected. Where ``problem`` is told, no map came out of it yet.
    """

    reading: Reading
    base: Map | None = None
    since: Since | None = None
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    text: delimited.Delimited | None = None
    table: Understood | None = None
    problem: JourneyError | None = None

    def noting(self, notes: Iterable[Phrase]) -> "Incoming":
        """With more to be known about the file, which comes first."""
        return replace(self, reading=replace(self.reading, notes=(*notes, *self.reading.notes)))


@dataclass(frozen=True, slots=True)
class Brought:
    """A file as it came: its last name and its bytes."""

    name: str
    data: bytes = field(repr=False)

    @classmethod
    def named(cls, name: str, data: bytes) -> "Brought":
        """A name may come with somebody else's folders in it."""
        return cls(name.replace("\\", "/").rsplit("/", 1)[-1], data)


def look(file: Brought, asked: Asked, known: Known) -> Incoming:
    """What a file holds. A workbook or a table of ours tells of which map it is.

    Raises JourneyError as the format does; for an unknown one it names those that can be brought.
    """
    form = _form(file.name)
    match form.name:
        case "xlsx" | "xlsm":
            return _workbook(file, asked, known)
        case "csv":
            text = delimited.read(file.data, file.name, asked.encoding, asked.delimiter)
            looked = _table(file, asked, laid(text.grid), known, text=text)
            return looked.noting(text.notes())
    assert form.read is not None
    reading = form.read(file.data, file.name)
    own = known(reading.journey_map.id, None) if form is document.FORMAT else None
    return Incoming(reading, own)


def _form(name: str) -> Format:
    try:
        return reader(name)
    except JourneyError as error:
        if error.code != "unknown_format":
            raise
        readable = ", ".join(dict.fromkeys(form.suffix for form in FORMATS if form.read))
        raise JourneyError("unknown_format", value=error.params["value"], allowed=readable) from None


def _workbook(file: Brought, asked: Asked, known: Known) -> Incoming:
    found, notes = grids(file.data, file.name)
    if workbook.is_ours(found):
        own, then = _states(known, workbook.id_of(found), workbook.mark_of(found))
        reading, since = _since(xlsx.read_from(found, notes, file.data, file.name, base=then), own, then)
        return Incoming(reading, own, since)
    asked_for = next((grid for grid in found if grid.name == asked.sheet), None)
    chosen, table = (asked_for, laid(asked_for)) if asked_for else xlsx.table_in(found, file.name)
    looked = _table(file, asked, table, known, tuple(grid.name for grid in found), chosen.name)
    return looked.noting([*notes, *xlsx.notes_on(chosen, found)])


def _table(
    file: Brought,
    asked: Asked,
    table: Laid | None,
    known: Known,
    sheets: tuple[str, ...] = (),
    sheet: str = "",
    text: delimited.Delimited | None = None,
) -> Incoming:
    try:
        seen = understood(table, asked.how, file.name)
        base, then = _states(known, seen.owner, seen.mark)
        made, since = _since(read_table(seen, file.data, file.name, then), base, then)
    except JourneyError as error:
        if text is None and len(sheets) < 2:
            raise
        return Incoming(Reading(empty_map()), None, None, sheets, sheet, text, None, error)  # other letters may help
    return Incoming(made, base, since, sheets, sheet, text, seen)


def _states(known: Known, map_id: str, mark: str) -> tuple[Map | None, Map | None]:
    """The map that a file came from, as it is and as it was then; as it is where the file does not tell."""
    now = known(map_id, None)
    then = state_of(mark, lambda head: known(map_id, head)) if now else None
    return now, then or now


def _since(reading: Reading, now: Map | None, then: Map | None) -> tuple[Reading, Since | None]:
    """What the file changed, on the map as it is."""
    if now is None or then is None or then == now:
        return reading, None
    since = onto(then, reading.journey_map, now)
    late = (Phrase("bringing.late", {"n": since.late}),) if since.late else ()
    notes = (Phrase("bringing.since"), *late, *reading.notes)
    return Reading(since.on, notes, reading.refused), since
