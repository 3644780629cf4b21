"""The map file itself, ``*.journey.json``: read whole or not at all, written the same way every time."""

import json

from journey.formats.files import decoded
from journey.formats.format import ExportOptions, Format, Reading, Written
from journey.formats.json_text import parsed
from journey.model import Map, from_document, to_document


def read(data: bytes, where: str = "") -> Reading:
    """The map in a file, migrated where it is of an older schema.

    Raises JourneyError: those of ``decoded``, of ``parsed`` and of ``from_document``.
    """
    return Reading(from_document(value(data, where), where))


def value(data: bytes, where: str = "") -> object:
    """The JSON value in a file, before anybody asks whether it is a map."""
    return parsed(decoded(data, where), where)


def write(journey_map: Map, options: ExportOptions | None = None) -> Written:
    """Header first, then an array a record kind; records in their canonical order, letters as they are, not escaped."""
    text = json.dumps(to_document(journey_map), ensure_ascii=False, allow_nan=False, indent=1)
    return Written(text.encode() + b"\n")


FORMAT = Format("json", ".journey.json", "application/json", read=read, write=write, aliases=(".json",))
