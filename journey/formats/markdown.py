"""Markdown, ``*.md``: written as a report; the first fenced Mermaid journey in one is a map."""

import re

from journey.errors import JourneyError
from journey.formats.files import decoded
from journey.formats.format import ExportOptions, Format, Reading, Written
from journey.formats.mermaid_parser import is_journey
from journey.formats.mermaid_reading import reading
from journey.formats.mermaid_source import prepared
from journey.formats.report import lost, report
from journey.i18n import words
from journey.model import Map

_OPENING = re.compile(r"[ \t]*(`{3,}|~{3,})[ \t]*[{:.]*mermaid\b[^`]*", re.IGNORECASE)


def read(data: bytes, where: str = "") -> Reading:
    """The map in the first block that Mermaid takes for a journey; mistakes are told with the line in the whole file.

    Raises JourneyError ``no_mermaid_journey``, and those of ``decoded`` and of ``reading``.
    """
    lines = decoded(data, where).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for first_line, block in _blocks(lines):
        source, _ = prepared(block, where, first_line)
        if is_journey(source):
            return reading(block, where, first_line)
    raise JourneyError("no_mermaid_journey", where)


def _blocks(lines: list[str]) -> list[tuple[int, str]]:
    """The fenced Mermaid blocks, each with the number of its first line. One that never closes runs to the end."""
    blocks: list[tuple[int, str]] = []
    number = 0
    while number < len(lines):
        opening = _OPENING.fullmatch(lines[number])
        number += 1
        if not opening:
            continue
        closing = re.compile(rf"[ \t]*{re.escape(opening[1][0])}{{{len(opening[1])},}}[ \t]*")
        end = next((n for n in range(number, len(lines)) if closing.fullmatch(lines[n])), len(lines))
        blocks.append((number + 1, "\n".join(lines[number:end]) + "\n"))
        number = end + 1
    return blocks


def write(journey_map: Map, options: ExportOptions | None = None) -> Written:
    """The report, with a line for what it does not tell."""
    say = words((options.lang if options else None) or journey_map.language)
    return Written(report(journey_map, say).encode(), tuple(lost(journey_map, say)))


FORMAT = Format("markdown", ".md", "text/markdown", read=read, write=write, takes=frozenset({"lang"}))
