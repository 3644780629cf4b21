"""Cells of a text row: entries under each other in a stage's column, each one a record that can be clicked.

```
─┬──────────────── hairline
 │  TOP
 │  entry, its lines        lead: what stands left of a text (a bar, a score), in the same entry
 │  gap
 │  entry
 │  BOTTOM
─┴────────────────
```
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from journey.i18n import Words
from journey.lanes.frame import Column, Frame
from journey.model import Note
from journey.scene.balance import balanced_width
from journey.scene.primitives import Group, Item
from journey.scene.wrap import paragraph, wrap

TOP, BOTTOM, GAP = 10.0, 13.0, 7.0
MOST_ENTRIES = 8


@dataclass(frozen=True, slots=True)
class Style:
    size: float
    fill: str
    weight: int = 400
    italic: bool = False
    line_height: float = 1.22
    most_lines: int = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """A record's text in a cell. ``lead`` is the room left of it, px; ``mark`` what the row wants to draw there."""

    id: str
    text: str
    style: Style
    tip: str = ""
    lead: float = 0.0
    mark: object = None
    least_height: float = 0.0


Entries = Callable[[Frame, Column], Sequence[Entry]]
DrawLead = Callable[[Frame, Entry, float, float, float], Sequence[Item]]  # frame, entry, left, top, height


def cells_height(frame: Frame, entries: Entries) -> float:
    """Height of the row in px; 0 where no column has an entry."""
    tallest = max(
        (_stack_height(frame, column, _found(frame, column, entries)) for column in frame.columns), default=0.0
    )
    return tallest + TOP + BOTTOM if tallest else 0.0


def draw_cells(frame: Frame, top: float, entries: Entries, lead: DrawLead | None = None) -> tuple[Item, ...]:
    """All cells of a row whose hairline is at ``top`` px."""
    items: list[Item] = []
    for column in frame.columns:
        y = top + TOP
        for entry in _found(frame, column, entries):
            texts, height = _text(frame, column, entry, y)
            marks = tuple(lead(frame, entry, column.text_left, y, height)) if lead else ()
            items.append(Group(items=(*marks, *texts), id=entry.id, role="cell", tip=entry.tip or entry.text))
            y += height + GAP
    return tuple(items)


def _found(frame: Frame, column: Column, entries: Entries) -> Sequence[Entry]:
    """The entries to show in a cell, found once for measuring and drawing."""
    key = (entries, frame.lane.id if frame.lane else "", column.stage.id)
    if key not in frame.memory:
        frame.memory[key] = _shown(frame, entries(frame, column))
    return cast(Sequence[Entry], frame.memory[key])


def note_entries(frame: Frame, column: Column, style: Style, in_quotes: bool = False) -> list[Entry]:
    """The notes of the row being drawn in one stage; ``in_quotes`` where they are the customer's words."""
    if frame.lane is None:
        return []
    notes = frame.contents.notes.get((frame.lane.id, column.stage.id), ())
    return [note_entry(frame, note, style, in_quotes) for note in notes if note.text]


def note_entry(frame: Frame, note: Note, style: Style, in_quotes: bool = False) -> Entry:
    text = quotation(frame, note.text) if in_quotes else note.text
    return Entry(note.id, text, style, tip=with_evidence(frame, note.text, note.evidence))


def quotation(frame: Frame, text: str) -> str:
    """A customer's words in the quotation marks of the picture's language, never doubled; nothing for no words."""
    return frame.words.quoted(text)


def with_evidence(frame: Frame, text: str, evidence: str) -> str:
    """A tooltip: the text, and how it is known."""
    return f"{text}\n{_known(frame.words, evidence)}"


@lru_cache(maxsize=64)
def _known(words: Words, evidence: str) -> str:
    return words("lanes.known", evidence=words(f"evidence.{evidence}"))


def _shown(frame: Frame, entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries there is room for; a last one says how many more there are and names them in its tooltip."""
    if len(entries) <= MOST_ENTRIES:
        return entries
    kept, rest = entries[: MOST_ENTRIES - 1], entries[MOST_ENTRIES - 1 :]
    style = Style(frame.density.small, frame.theme.muted)
    more = frame.words("lanes.more", n=len(rest))
    return [*kept, Entry("", more, style, tip="\n".join(entry.text for entry in rest))]


def _stack_height(frame: Frame, column: Column, entries: Sequence[Entry]) -> float:
    if not entries:
        return 0.0
    return sum(_height(frame, column, entry) for entry in entries) + GAP * (len(entries) - 1)


def _height(frame: Frame, column: Column, entry: Entry) -> float:
    style = entry.style
    width = column.text_width - entry.lead
    lines = wrap(entry.text, frame.measure, style.size, width, style.weight, style.italic, style.most_lines).lines
    return max(len(lines) * style.line_height * style.size, entry.least_height)


def _text(frame: Frame, column: Column, entry: Entry, y: float) -> tuple[tuple[Item, ...], float]:
    style, width = entry.style, column.text_width - entry.lead
    even = balanced_width(entry.text, frame.measure, style.size, width, style.weight, style.italic, style.most_lines)
    texts, height, _ = paragraph(
        entry.text, x=column.text_left + entry.lead, y=y, width=even, size=style.size, measure=frame.measure,
        fill=style.fill, line_height=style.line_height, weight=style.weight, italic=style.italic,
        max_lines=style.most_lines, role="text",
    )  # fmt: skip
    return texts, max(height, entry.least_height)
