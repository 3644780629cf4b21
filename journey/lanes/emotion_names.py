"""Personas' names at the ends of their lines, with the last valence."""

from collections.abc import Iterator, Sequence, Set

from journey.lanes.emotion_lines import Line
from journey.lanes.frame import Frame
from journey.model import Persona
from journey.scene.labels import Wanted, place_all
from journey.scene.primitives import Group, Item, Text
from journey.scene.room import Room
from journey.scene.wrap import wrap

_WIDEST = 170.0


def short_names(personas: Sequence[Persona]) -> dict[str, str]:
    """What each persona is called on a crowded picture, by id: a first name, the whole name where it is none.

    A first name is the first of two or three capitalised words that no other persona's name begins with.
    """
    firsts = [persona.name.split()[0] if persona.name.split() else "" for persona in personas]
    short = {}
    for persona, first in zip(personas, firsts, strict=True):
        parts = persona.name.split()
        named = 2 <= len(parts) <= 3 and all(part[:1].isupper() for part in parts) and len(first) >= 3
        lonely = firsts.count(first) == 1 and first not in ("The", "Gli", "Gen")
        short[persona.id] = first if named and lonely and first[1:].islower() else persona.name
    return short


def draw_names(lines: Sequence[Line], said: Set[str], frame: Frame, room: Room) -> list[Item]:
    """Each persona's name at the end of its line, with the last valence unless a label says it.

    ``said`` holds persona and place ("g t28") of the moments that have a label.
    """
    items: list[Item] = []
    for name, value, line in _ends(lines, said, frame):
        items.extend(_draw_name(name, value, line, frame, room))
    return items


def _ends(lines: Sequence[Line], said: set[str], frame: Frame) -> Iterator[tuple[str, str, Line]]:
    names = short_names([line.walker.persona for line in lines])
    for line in lines:
        last = line.stops[-1].moment
        known = f"{line.walker.persona.id} {last.at.id}" in said
        yield names[line.walker.persona.id], "" if known else frame.words.number(last.valence, 1, signed=True), line


def _draw_name(name: str, value: str, line: Line, frame: Frame, room: Room) -> list[Item]:
    size = 0.9 * frame.density.emotion
    wrapped = wrap(name, frame.measure, size, _WIDEST, 700, False, 1)
    name = wrapped.lines[0] if wrapped.lines else ""
    if not name:
        return []
    gap = 6.0 if value else 0.0
    name_width = frame.measure.width(name, size, 700)
    value_width = frame.measure.width(value, size, 400) if value else 0.0
    end = line.stops[-1]
    total = name_width + gap + value_width
    wanted = Wanted(line.name, end.x, end.y, line.marker_size / 2 + 3, ((total, size, 0.0), (name_width, size, 20.0)), "end")
    placed = place_all([wanted], room, 4.0).get(line.name)
    if placed is None:
        return []
    left, top, _, _ = placed.box
    baseline = top + 0.77 * size
    rows: list[Item] = [
        Text(x=left, y=baseline, text=name, size=size, weight=700, fill=line.colour, width=name_width, box=placed.box)
    ]
    if value and placed.form == 0:
        rows.append(
            Text(
                x=left + name_width + gap, y=baseline, text=value, size=size, fill=line.colour, width=value_width,
                box=placed.box,
            )
        )  # fmt: skip
    return [Group(items=tuple(rows), role="name", id=line.walker.persona.id, series=line.name)]
