"""Markdown, ``*.md``: written as a report; the first fenced Mermaid journey in one is a map."""

import re
from collections.abc import Iterator

from journey.errors import JourneyError
from journey.files.disk import decoded
from journey.formats.format import ExportOptions, Format, Reading, Written
from journey.formats.losses import Held, lost, not_written
from journey.formats.mermaid_parser import is_journey
from journey.formats.mermaid_reading import reading
from journey.formats.mermaid_source import prepared
from journey.formats.report import report
from journey.i18n import Words, words
from journey.model import Insight, Lane, Loss, Map, Metric, Note, Persona, Touchpoint
from journey.model.map import HEADER_FIELDS

_PLACE = frozenset({"stage_id", "touchpoint_id"})
_HELD: Held = {
    "map": frozenset(HEADER_FIELDS) - {"answers", "is_sample"},
    "personas": frozenset(Persona.model_fields) - {"face"},
    "stages": frozenset({"name", "macro_stage", "goal", "days"}),
    "channels": frozenset({"name"}),
    "touchpoints": frozenset(Touchpoint.model_fields) - {"layer", "quality", "event_names"},
    "feelings": _PLACE | {"persona_id", "valence", "emotion", "quote"},
    "lanes": frozenset(Lane.model_fields),
    "notes": _PLACE | {"lane_id", "text"},
    "metrics": frozenset(Metric.model_fields) - {"persona_id", "question"},
    "insights": _PLACE | {"kind", "title", "owner", "status", "due", "evidence"},
    "losses": frozenset(Loss.model_fields) - {"id", "share_low", "share_high", "horizon_days"},
    "care_actions": frozenset({"kind", "title", "owner", "next_due"}),
}
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
    return Written(report(journey_map, say).encode(), tuple(_left_out(journey_map, say)))


def _left_out(journey_map: Map, say: Words) -> Iterator[str]:
    """What stands in no part of the report: notes of hidden rows or of no stage, channels nobody uses, and the like."""
    hidden = {lane.id for lane in journey_map.lanes if lane.hidden}
    used = {card.channel_id for card in journey_map.touchpoints}
    used |= {channel for persona in journey_map.personas for channel in persona.channel_ids}
    unwritten = {note.id for note in journey_map.notes if note.lane_id in hidden}
    placed: tuple[Note | Insight, ...] = (*journey_map.notes, *journey_map.insights)
    unwritten |= {one.id for one in placed if not (one.stage_id or one.touchpoint_id)}
    unwritten |= {channel.id for channel in journey_map.channels if channel.id not in used}
    yield from not_written(lost(journey_map, _HELD, unwritten), say)


FORMAT = Format("markdown", ".md", "text/markdown", read=read, write=write, takes=frozenset({"lang"}))
