"""Mermaid ``journey`` diagrams, ``*.mmd``."""

from journey.files.disk import decoded
from journey.formats.format import ExportOptions, Format, Reading, Written
from journey.formats.mermaid_reading import reading
from journey.formats.mermaid_writing import written
from journey.model import Map


def read(data: bytes, where: str = "") -> Reading:
    """The map that a diagram tells. Raises JourneyError ``file_too_large``, ``not_utf8`` and those of ``reading``."""
    return reading(decoded(data, where), where)


def write(journey_map: Map, options: ExportOptions | None = None) -> Written:
    """The diagram of a map, with a line for each kind of thing that Mermaid has no place for."""
    language = options.lang if options else None
    return written(journey_map, language or journey_map.language)


FORMAT = Format("mermaid", ".mmd", "text/vnd.mermaid", read=read, write=write, aliases=(".mermaid",))
