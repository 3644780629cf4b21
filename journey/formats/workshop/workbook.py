"""Everything of a workshop as it was said, as a workbook: one row each. What a step still hides is not in it.

Of what somebody has taken back there is a row that says so, without the words: they are theirs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Protocol

from journey.files.grid import Cell
from journey.formats.workbook.pen import Pen, book_in, formats_of
from journey.i18n import Words, words
from journey.model import EMOTIONS, Map
from journey.scene.themes import theme
from journey.workshop.agenda import NAMES
from journey.workshop.contribution import Card, Dot, Idea, Mind, Rating, Said, Source
from journey.workshop.summary import Heard, Room, seen
from journey.workshop.summary import Person as Counted


class Person(Counted, Protocol):
    """Somebody who came in, by the number in which they did."""

    @property
    def name(self) -> str: ...
    @property
    def number(self) -> int: ...
    @property
    def joined_at(self) -> datetime: ...


class Kept(Heard, Protocol):
    """Something that was said: after its step, or ``gone``, taken back or replaced by the next."""

    @property
    def late(self) -> bool: ...
    @property
    def gone(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class _Sheet:
    """``columns`` are keys of ``workshop.out.columns``."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


_SAID = ("step", "kind", "who", "simulated", "text", "words", "about", "stage", "moment", "channel", "persona",
         "valence", "emotion", "evidence", "target", "dots", "late", "gone", "at")  # fmt: skip
_PEOPLE = ("number", "who", "simulated", "said", "joined")
_WIDTHS = {"text": 52, "words": 36, "note": 52, "moment": 32, "target": 32, "title": 32, "at": 20, "joined": 20}
_WIDTH, _MOST_LINES, _LINE = 17, 12, 15


def written(journey_map: Map, room: Room, people: Sequence[Person], heard: Sequence[Kept], language: str) -> bytes:
    """The file. ``heard`` with what is gone, of people who were not removed."""
    say, buffer = words(language), BytesIO()
    book = book_in(buffer)
    book.set_properties({"title": journey_map.title[:250], "comments": say("workshop.join.room", code=room.code)})
    pen = Pen(book, formats_of(book, theme("light")), say)
    for made in _sheets(journey_map, room, people, heard, say):
        _write(pen, made)
    book.close()
    return buffer.getvalue()


def name_of(person: Person, say: Words) -> str:
    """As they said it themselves, else by their number."""
    return person.name or say("workshop.join.anonymous", n=person.number)


def _sheets(
    journey_map: Map, room: Room, people: Sequence[Person], heard: Sequence[Kept], say: Words
) -> tuple[_Sheet, ...]:
    here = [person for person in people if not person.removed]
    shown = seen(room, heard)
    by_id = {person.id: person for person in here}
    titles = {group.id: group.title for group in room.state.groups}
    titles |= {each.id: each.said.text for each in shown if isinstance(each.said, Idea)}
    rows = [
        (
            *_who(each, by_id[each.person_id], say),
            *_what(each.said, journey_map, titles, say, gone=each.gone),
            *(_yes(each.late, say), _yes(each.gone, say), _moment(each.at)),
        )
        for each in shown
        if each.person_id in by_id
    ]
    counts = {person.id: sum(each.person_id == person.id and not each.gone for each in heard) for person in here}
    came = [
        (each.number, name_of(each, say), _yes(each.simulated, say), counts[each.id], _moment(each.joined_at))
        for each in here
    ]
    state = room.state
    groups = [(group.title, titles[note]) for group in state.groups for note in group.members if note in titles]
    agenda = [
        (say(f"workshop.steps.{name}.title"), minutes, _yes(step not in state.hidden, say))
        for step, (name, minutes) in enumerate(zip(NAMES, state.minutes, strict=True))
    ]
    return (
        _Sheet("contributions", _SAID, tuple(rows)),
        _Sheet("people", _PEOPLE, tuple(came)),
        _Sheet("groups", ("title", "note"), tuple(groups)),
        _Sheet("decisions", ("text", "owner", "due"), tuple((d.text, d.owner, d.due) for d in state.decisions)),
        _Sheet("agenda", ("step", "minutes", "revealed"), tuple(agenda)),
    )


def _who(each: Kept, person: Person, say: Words) -> tuple[Cell, ...]:
    step = say(f"workshop.steps.{NAMES[each.step]}.title")
    return (step, say(f"workshop.out.kinds.{each.said.kind}"), name_of(person, say), _yes(person.simulated, say))


def _what(said: Said, journey_map: Map, titles: dict[str, str], say: Words, gone: bool) -> tuple[Cell, ...]:
    """From the text to the dots. References that are gone from the map stay blank."""
    text = said.title if isinstance(said, Card) else "" if isinstance(said, Rating | Dot) else said.text
    quote = said.words if isinstance(said, Card | Rating) else ""
    about = say(f"workshop.mind.{said.of}") if isinstance(said, Mind) else ""
    about = say(f"workshop.lens.{said.lens}") if isinstance(said, Idea) else about
    place = journey_map.touchpoint(said.touchpoint_id) if isinstance(said, Rating) else None
    stage_id = said.stage_id if isinstance(said, Card | Mind | Idea) else place.stage_id if place else ""
    stage = journey_map.stage(stage_id or "")
    channel = journey_map.channel(said.channel_id) if isinstance(said, Card) else None
    persona = journey_map.persona(said.persona_id or "") if isinstance(said, Mind | Rating) else None
    rated = said if isinstance(said, Rating) else None
    feeling = rated.emotion if rated and not (gone and rated.emotion not in EMOTIONS) else ""
    known = say(f"evidence.{said.evidence}") if isinstance(said, Card | Mind | Rating | Source) else ""
    target = titles.get(said.target, "") if isinstance(said, Dot) else ""
    return (
        "" if gone else text, "" if gone else quote, about, stage.name if stage else "", place.title if place else "",
        channel.name if channel else "", persona.name if persona else "", rated.valence if rated else None,
        say(f"emotions.{feeling}") if feeling in EMOTIONS else feeling, known, target,
        said.dots if isinstance(said, Dot) else None,
    )  # fmt: skip


def _yes(true: bool, say: Words) -> str:
    return say("workshop.out.yes") if true else ""


def _moment(at: datetime) -> datetime:
    """A workbook knows no zones: the store keeps UTC."""
    return at.replace(tzinfo=None, microsecond=0)


def _write(pen: Pen, made: _Sheet) -> None:
    page = pen.book.add_worksheet(pen.say(f"workshop.out.sheets.{made.name}"))
    page.set_row(0, 32)
    for place, column in enumerate(made.columns):
        page.set_column(place, place, _WIDTHS.get(column, _WIDTH))
        page.write_string(0, place, pen.say(f"workshop.out.columns.{column}"), pen.formats["head"])
    for number, row in enumerate(made.rows, 1):
        page.set_row(number, _LINE * _tall(made.columns, row))
        for place, cell in enumerate(row):
            pen.put(page, number, place, cell if cell != "" else None, "number")
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    if made.rows:
        page.autofilter(0, 0, len(made.rows), len(made.columns) - 1)


def _tall(columns: Iterable[str], row: Iterable[Cell]) -> int:
    wide = (
        1 + len(cell) // _WIDTHS.get(column, _WIDTH)
        for column, cell in zip(columns, row, strict=True)
        if isinstance(cell, str)
    )
    return min(max(wide, default=1), _MOST_LINES)
