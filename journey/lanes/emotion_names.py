"""Personas' names at the ends of their lines, with the last valence."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from journey.lanes.emotion_lines import Line, Stop
from journey.lanes.frame import Frame
from journey.model import Persona
from journey.scene.label_places import Wanted
from journey.scene.labels import Placed, place_all
from journey.scene.primitives import Group, Item, Text
from journey.scene.room import Room
from journey.scene.wrap import wrap

_GAP = 6.0  # px between name and valence
_WIDEST = 170.0
_MOST_TRIES = 8  # moments from the end on where a name may stand
_NO_FIRST_NAMES = ("The", "Gli", "Gen")  # "The Planners", "Gli Indecisi", "Gen Zeta"


def short_names(personas: Sequence[Persona]) -> dict[str, str]:
    """What each persona is called on a crowded picture, by id: a first name, the whole name where it is none.

    A first name is the first of two or three capitalised words that no other persona's name begins with.
    """
    firsts = [persona.name.split()[0] if persona.name.split() else "" for persona in personas]
    short = {}
    for persona, first in zip(personas, firsts, strict=True):
        parts = persona.name.split()
        named = 2 <= len(parts) <= 3 and all(part[:1].isupper() for part in parts) and len(first) >= 3
        lonely = firsts.count(first) == 1 and first not in _NO_FIRST_NAMES
        short[persona.id] = first if named and lonely and first[1:].islower() else persona.name
    return short


@dataclass(frozen=True, slots=True)
class _Name:
    """What stands at the end of a line, and how wide its two parts are, px."""

    line: Line
    text: str
    value: str
    width: float
    value_width: float

    @property
    def key(self) -> str:
        return self.line.walker.persona.id


def draw_names(lines: Sequence[Line], said: Set[str], frame: Frame, room: Room) -> tuple[list[Item], tuple[Line, ...]]:
    """Each persona's name at the end of its line, and the lines whose name found no room there.

    The last valence stands with the name unless a label says it: ``said`` holds persona and place ("g t28") of those.
    """
    size = _size(frame)
    called = zip(lines, _short(lines), strict=True)
    names = [name for line, short in called if (name := _name(line, short, said, frame))]
    placed = place_all([_wanted(name, name.line.stops[-1], size, with_value=True) for name in names], room, 4.0)
    items: list[Item] = [
        _drawn(name, placed[name.key], size, with_value=placed[name.key].form == 0)
        for name in names
        if name.key in placed
    ]
    return items, tuple(name.line for name in names if name.key not in placed)


def draw_names_elsewhere(nameless: Sequence[Line], lines: Sequence[Line], frame: Frame, room: Room) -> list[Item]:
    """A name at the latest moment with room for it, without the valence, which would be taken for the one there."""
    size = _size(frame)
    short = dict(zip((line.walker.persona.id for line in lines), _short(lines), strict=True))
    items: list[Item] = []
    for line in nameless:
        name = _name(line, short[line.walker.persona.id], frozenset(), frame)
        stops = (*line.stops[-2 : -_MOST_TRIES - 1 : -1], line.stops[0])
        tries = (place_all([_wanted(name, stop, size, with_value=False)], room, 4.0) for stop in stops if name)
        found = next(filter(None, tries), None)
        if name and found:
            items.append(_drawn(name, found[name.key], size, with_value=False))
    return items


def _size(frame: Frame) -> float:
    return 0.9 * frame.density.emotion


def _short(lines: Sequence[Line]) -> list[str]:
    short = short_names([line.walker.persona for line in lines])
    return [short[line.walker.persona.id] for line in lines]


def _name(line: Line, short: str, said: Set[str], frame: Frame) -> _Name | None:
    size, last = _size(frame), line.stops[-1].moment
    wrapped = wrap(short, frame.measure, size, _WIDEST, 700, False, 1)
    text = wrapped.lines[0] if wrapped.lines else ""
    if not text:
        return None
    known = f"{line.walker.persona.id} {last.at.id}" in said
    value = "" if known else frame.words.number(last.valence, 1, signed=True)
    return _Name(line, text, value, frame.measure.width(text, size, 700), frame.measure.width(value, size, 400))


def _wanted(name: _Name, stop: Stop, size: float, with_value: bool) -> Wanted:
    whole = name.width + _GAP + name.value_width if name.value else name.width
    forms = ((whole, size, 0.0), (name.width, size, 20.0)) if with_value else ((name.width, size, 0.0),)
    return Wanted(name.key, stop.x, stop.y, name.line.marker_size / 2 + 3, forms, "end")


def _drawn(name: _Name, placed: Placed, size: float, with_value: bool) -> Group:
    left, top, _, _ = placed.box
    baseline, colour = top + 0.77 * size, name.line.colour
    rows: list[Item] = [
        Text(x=left, y=baseline, text=name.text, size=size, weight=700, fill=colour, width=name.width, box=placed.box)
    ]
    if with_value and name.value:
        rows.append(
            Text(
                x=left + name.width + _GAP, y=baseline, text=name.value, size=size, fill=colour,
                width=name.value_width, box=placed.box,
            )
        )  # fmt: skip
    return Group(items=tuple(rows), role="name", id=name.key, series=name.line.name)
