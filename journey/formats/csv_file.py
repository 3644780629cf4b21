"""CSV, ``*.csv``: a touchpoint table, read whatever program wrote it, and written for the Excel of its language.

An Italian Excel opens a file whose cells stand between semicolons and whose numbers have a comma, an American one wants
commas and points; so the language decides. Both know UTF-8 by its byte order mark. What begins like a formula gets an
apostrophe in front, which reading takes away again.
"""

import csv
import io

from journey.files import delimited
from journey.files.grid import Cell, text_of
from journey.formats.format import ExportOptions, Format, Reading, Written
from journey.formats.losses import lost, not_written
from journey.formats.table.reading import read_table, understood
from journey.formats.table.rows import HELD, misjudged, table_of, unwritten
from journey.formats.table.shape import laid
from journey.i18n import words
from journey.model import Map

_BOM = b"\xef\xbb\xbf"


def read(data: bytes, where: str = "") -> Reading:
    """The map in a table. Raises JourneyError: those of ``delimited.read`` and ``no_table``."""
    text = delimited.read(data, where)
    made = read_table(understood(laid(text.grid), where=where), data, where)
    return Reading(made.journey_map, (*text.notes(), *made.notes), made.refused)


def write(journey_map: Map, options: ExportOptions | None = None) -> Written:
    """A row a touchpoint and persona, with a line for what a table has no place for."""
    language = (options.lang if options else None) or journey_map.language
    say, italian = words(language), language == "it"
    table, out = table_of(journey_map, say, options.head if options else None), io.StringIO()
    writer = csv.writer(out, delimiter=";" if italian else ",", lineterminator="\r\n")
    writer.writerow([delimited.guarded(head) for head in table.heads])
    writer.writerows([_text(cell, italian) for cell in row] for _, row in table.rows)
    counts = lost(journey_map, HELD, unwritten(journey_map)) | {"evidence": misjudged(journey_map)}
    return Written(_BOM + out.getvalue().encode(), tuple(not_written(counts, say)))


def _text(cell: Cell, italian: bool) -> str:
    if isinstance(cell, int | float):
        return text_of(cell).replace(".", ",") if italian else text_of(cell)
    return delimited.guarded(text_of(cell))


FORMAT = Format("csv", ".csv", "text/csv", read=read, write=write, takes=frozenset({"lang"}))
