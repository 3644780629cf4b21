"""The map file itself, ``*.journey.json``: read whole or not at all, written the same way every time."""

import json
from typing import Any

from journey.errors import JourneyError
from journey.files.disk import LARGEST_FILE, decoded
from journey.formats.format import ExportOptions, Format, Reading, Written
from journey.formats.json_text import parsed
from journey.model import SCHEMA_VERSION, Map, from_document, to_document


def read(data: bytes, where: str = "") -> Reading:
    """The map in a file, migrated where it is of an older schema.

    Raises JourneyError: those of ``decoded``, of ``parsed`` and of ``from_document``.
    """
    return Reading(from_document(value(data, where), where))


def value(data: bytes, where: str = "") -> object:
    """The JSON value in a file, before anybody asks whether it is a map."""
    return parsed(decoded(data, where), where)


def write(journey_map: Map, options: ExportOptions | None = None) -> Written:
    """Header first, then an array a record kind; records in their canonical order, letters as they are, not escaped.

    A map too large for that is written on one line, without the fields that hold what they hold anyway. Raises
    JourneyError ``map_too_large`` where even that is more than ``read`` would take.
    """
    data = _encoded(to_document(journey_map), indent=1)
    if len(data) > LARGEST_FILE:
        told = journey_map.model_dump(mode="json", exclude_defaults=True)
        data = _encoded({"schema_version": SCHEMA_VERSION, **told}, separators=(",", ":"))
    if len(data) > LARGEST_FILE:
        raise JourneyError("map_too_large", journey_map.title or journey_map.id, limit=LARGEST_FILE // 1_000_000)
    return Written(data)


def _encoded(value: object, **layout: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, **layout).encode() + b"\n"


FORMAT = Format("json", ".journey.json", "application/json", read=read, write=write, aliases=(".json",))
