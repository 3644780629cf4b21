"""Pains, opportunities and solutions by impact and effort, in four quadrants that have names.

```
 Impact
        10 │ Do first  ●     │ Plan        │
           │     ●           │       ●     │
         5 │─────────────────┼─────────────│
           │ When there is   │ Leave it    │
         0 │ time            │    ○        │
           └─────────────────┴─────────────┘
            0      effort    5            10
```
A point stands where its two numbers are, never beside. Labels keep off points, names and each other; one that finds no
room stays in the tooltip and is counted in the notes. Rings are only assumed. Beside the ranking the points carry its
numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from journey.i18n import Words
from journey.layout.opportunity_ranking import ranked
from journey.model import Insight, Map
from journey.scene.label_places import Wanted
from journey.scene.labels import place_all
from journey.scene.measure import Measure
from journey.scene.one_line import one_line
from journey.scene.primitives import Box, Circle, Group, Item, Path, Rect, Scene, Shape, Text
from journey.scene.room import Room
from journey.scene.themes import Theme
from journey.scene.wrap import paragraph, wrap

LEFT, RIGHT, TOP, BOTTOM = 34.0, 8.0, 26.0, 32.0
SHAPE = 0.62  # height of the field by its width; a narrow one is as tall as it is wide
NARROW = 560.0
DOT, NUMBERED, LABEL, NAME, SMALL = 7.0, 11.0, 14.0, 17.0, 14.5
LINE = 1.22
_QUADRANTS = (("first", 0, 0), ("plan", 1, 0), ("time", 0, 1), ("leave", 1, 1))


@dataclass(frozen=True, slots=True)
class _Field:
    """The field of the matrix in px."""

    left: float
    top: float
    right: float
    bottom: float
    dot: float  # radius of a point

    def at(self, insight: Insight) -> tuple[float, float]:
        effort, impact = insight.effort or 0.0, insight.impact or 0.0
        x = self.left + self.dot + 3 + effort / 10 * (self.right - self.left - 2 * self.dot - 6)
        return x, self.bottom - self.dot - 3 - impact / 10 * (self.bottom - self.top - 2 * self.dot - 6)

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def is_beside(self, point: tuple[float, float], box: Box) -> bool:
        """Whether words stand in the same quadrant as their point."""
        middle_x, middle_y = self.middle
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return (x < middle_x) == (point[0] < middle_x) and (y < middle_y) == (point[1] < middle_y)


def impact_effort(
    journey_map: Map,
    theme: Theme,
    words: Words,
    measure: Measure,
    width: float = 900.0,
    *,
    tall: float | None = None,
    numbers: Mapping[str, int] = MappingProxyType({}),
) -> Scene:
    """The scene, ``width`` px wide (360 or more); the four quadrants and an invitation where nothing is placed.

    ``tall`` is the height of the field, px; ``numbers`` by insight stand in the points: those of the ranking beside it.
    """
    shape = 1.0 if width < NARROW else SHAPE
    bottom = TOP + (tall or shape * (width - LEFT - RIGHT))
    field = _Field(LEFT, TOP, width - RIGHT, bottom, NUMBERED if numbers else DOT)
    placed = _in_order(journey_map)
    room = Room((field.left + 3, field.top + 3, field.right - 3, field.bottom - 3))
    items = _ground(field, theme) + _names(field, theme, words, measure, room) + _axes(field, theme, words, measure)
    if not placed:
        hint, _, _ = paragraph(
            words("findings.matrix.empty"), x=field.left + 14, y=(field.top + field.bottom) / 2 + 40,
            width=(field.right - field.left) - 28, size=16, measure=measure, fill=theme.muted, anchor="start",
        )  # fmt: skip
        items += hint
    points, unlabelled = _points(placed, field, theme, words, measure, room, numbers)
    notes = _notes(journey_map, placed, unlabelled, words)
    top = field.bottom + BOTTOM
    for note in notes if placed else ():
        lines, deep, _ = paragraph(
            note, x=LEFT, y=top, width=width - LEFT - RIGHT, size=SMALL, measure=measure, fill=theme.muted, role="notes"
        )
        items += lines
        top += deep + 2
    return Scene(
        width, top + 4, (*items, *points), "impact_effort", words("findings.matrix.title"),
        description=words("findings.matrix.about"), language=words.language, theme=theme.name, background=theme.card,
        notes=notes,
    )  # fmt: skip


def _in_order(journey_map: Map) -> list[Insight]:
    """What has both numbers; what is worth more chooses its label's place first."""
    both = [each for each in journey_map.insights if each.impact is not None and each.effort is not None]
    rank = {each.id: place for place, each in enumerate(ranked(journey_map))}
    return sorted(both, key=lambda each: ((each.effort or 0) - (each.impact or 0), rank.get(each.id, 999), each.id))


def _ground(field: _Field, theme: Theme) -> list[Item]:
    """The quadrant to begin with is tinted; hairlines part the others."""
    middle_x, middle_y = field.middle
    across = Shape((("M", field.left, middle_y), ("L", field.right, middle_y)))
    down = Shape((("M", middle_x, field.top), ("L", middle_x, field.bottom)))
    return [
        Rect(
            x=field.left, y=field.top, width=middle_x - field.left, height=middle_y - field.top, fill=theme.brand_tint
        ),
        Path(shape=across, stroke=theme.hair2, stroke_width=1.2),
        Path(shape=down, stroke=theme.hair2, stroke_width=1.2),
        Rect(
            x=field.left, y=field.top, width=field.right - field.left, height=field.bottom - field.top, radius=2,
            fill="none", stroke=theme.hair2, stroke_width=1.2,
        ),
    ]  # fmt: skip


def _names(field: _Field, theme: Theme, words: Words, measure: Measure, room: Room) -> list[Item]:
    """A quadrant's name stands in its outer corner, and labels keep off it."""
    items: list[Item] = []
    half = (field.right - field.left) / 2
    for name, column, row in _QUADRANTS:
        x = field.right - 12 if column else field.left + 12
        y = field.bottom - 14 if row else field.top + 26
        text = one_line(
            words(f"findings.matrix.{name}"), x=x, y=y, width=half - 24, size=NAME, weight=700, measure=measure,
            fill=theme.brand if name == "first" else theme.muted, anchor="end" if column else "start", role="quadrant",
        )  # fmt: skip
        room.add_box(text.extent, 4)
        items.append(text)
    return items


def _axes(field: _Field, theme: Theme, words: Words, measure: Measure) -> list[Item]:
    """Ends in numbers, so that nobody asks which way is more; the words in the middle."""
    below, beside = field.bottom + 20, field.left - 8
    low, high = (words.number(value) for value in (0, 10))
    items: list[Item] = []
    for text, x, y, anchor, wide in (
        (low, field.left, below, "start", 40.0),
        (high, field.right, below, "end", 40.0),
        (
            words("findings.matrix.effort"),
            (field.left + field.right) / 2,
            below,
            "middle",
            field.right - field.left - 100,
        ),
        (low, beside, field.bottom, "end", LEFT - 10),
        (high, beside, field.top + 12, "end", LEFT - 10),
    ):
        items.append(one_line(text, x=x, y=y, width=wide, size=SMALL, measure=measure, fill=theme.muted, anchor=anchor))
    impact = one_line(
        words("findings.matrix.impact"), x=field.left, y=field.top - 9, width=field.right - field.left, size=SMALL,
        measure=measure, fill=theme.muted,
    )  # fmt: skip
    return [*items, impact]


def _points(
    placed: Sequence[Insight], field: _Field, theme: Theme, words: Words, measure: Measure, room: Room,
    numbers: Mapping[str, int],
) -> tuple[list[Item], int]:  # fmt: skip
    """A dot for each, with its words where there is room; how many stay without words and number."""
    dot, (middle_x, middle_y) = field.dot, field.middle
    room.add_box((middle_x - 1, field.top, middle_x + 1, field.bottom), 1)
    room.add_box((field.left, middle_y - 1, field.right, middle_y + 1), 1)
    for insight in placed:
        x, y = field.at(insight)
        room.add_box((x - dot, y - dot, x + dot, y + dot), 2)
    widest = min(190.0, (field.right - field.left) * 0.42)
    forms = {each.id: _forms(each.title, widest, measure) for each in placed}
    wanted = [
        Wanted(each.id, *field.at(each), dot + 2, tuple((w, h, cost) for w, h, cost, _ in forms[each.id]), "end")
        for each in placed
        if forms[each.id]
    ]
    found = place_all(wanted, room, 5.0)
    items: list[Item] = []
    told = set(found)
    seen: dict[tuple[float, float], int] = {}
    for insight in placed:
        x, y = field.at(insight)
        twins = seen[(x, y)] = seen.get((x, y), -1) + 1
        parts: list[Item] = [_dot(insight, x, y, dot + 3.0 * twins if twins < 3 else dot, theme, outline=twins > 0)]
        if insight.id in numbers and not twins:
            parts.append(_number(numbers[insight.id], insight, x, y, theme, measure))
            told.add(insight.id)
        if insight.id in found and (insight.id not in numbers or field.is_beside((x, y), found[insight.id].box)):
            label = found[insight.id]
            parts += _label(insight.title, label.box, label.anchor, forms[insight.id][label.form][3], theme, measure)
        items.append(Group(items=tuple(parts), id=insight.id, role="insight", tip=_tip(insight, words)))
    return items, len(placed) - len(told)


def _forms(title: str, widest: float, measure: Measure) -> tuple[tuple[float, float, float, int], ...]:
    """Width, height, cost and lines of the shapes a label may take: whole in one, two or three lines, at last cut."""
    forms = []
    for lines, room, cost in ((1, widest, 0.0), (2, widest, 2.0), (3, widest * 0.75, 8.0), (2, widest * 0.6, 40.0)):
        wrapped = wrap(title, measure, LABEL, room, 400, False, lines)
        if wrapped.lines and (not wrapped.shortened or cost >= 8.0) and max(wrapped.widths) > 0:
            forms.append((max(wrapped.widths) + 0.5, len(wrapped.lines) * LINE * LABEL, cost, lines))
    return tuple(forms)


def _label(title: str, box: Box, anchor: str, lines: int, theme: Theme, measure: Measure) -> list[Item]:
    left, top, right, _ = box
    x = {"start": left, "middle": (left + right) / 2, "end": right}[anchor]
    text, _, _ = paragraph(
        title, x=x, y=top, width=right - left, size=LABEL, max_lines=lines, measure=measure, fill=theme.ink,
        anchor=anchor, line_height=LINE, role="label",
    )  # fmt: skip
    return [*text]


def _dot(insight: Insight, x: float, y: float, r: float, theme: Theme, outline: bool) -> Circle:
    """Full; a dashed ring for what is assumed; a ring around the others for one that stands at the same place."""
    hollow = insight.evidence == "assumed"
    return Circle(
        x=x, y=y, r=r, fill="none" if outline else theme.card if hollow else theme.brand, stroke=theme.brand,
        stroke_width=1.8, dash=(3.0, 2.2) if hollow else (),
    )  # fmt: skip


def _number(number: int, insight: Insight, x: float, y: float, theme: Theme, measure: Measure) -> Text:
    fill = theme.brand if insight.evidence == "assumed" else theme.card
    return one_line(
        str(number), x=x, y=y + SMALL * 0.34, width=2 * NUMBERED, size=SMALL, weight=700, measure=measure, fill=fill,
        anchor="middle", role="number",
    )  # fmt: skip


def _notes(journey_map: Map, placed: Sequence[Insight], unlabelled: int, words: Words) -> tuple[str, ...]:
    bare = len(journey_map.insights) - len(placed)
    notes = [words("findings.matrix.unlabelled", n=unlabelled)] if unlabelled else []
    return (*notes, *([words("findings.matrix.bare", n=bare)] if bare else ()))


def _tip(insight: Insight, words: Words) -> str:
    said = words(
        "findings.matrix.tip", impact=words.number(insight.impact or 0, 1), effort=words.number(insight.effort or 0, 1)
    )
    return "\n".join(filter(None, (insight.title, said, insight.owner)))
