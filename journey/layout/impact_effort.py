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
A point stands where its two numbers are, never beside. Names of quadrants make way for points; labels keep off points,
names and each other; one that finds no room stays in the tooltip and is counted in the notes. Rings are only assumed.
Beside the ranking the points carry its numbers; one that another is in the way of stands at the end of a short line.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from journey.i18n import Words
from journey.layout.impact_effort_ground import LEFT, SMALL, draw_axes, draw_ground, draw_names
from journey.layout.impact_effort_places import Field, around, number_places
from journey.layout.opportunity_ranking import ranked
from journey.model import Insight, Map
from journey.scene.label_places import Wanted
from journey.scene.labels import place_all
from journey.scene.measure import Measure
from journey.scene.one_line import one_line
from journey.scene.primitives import Box, Circle, Group, Item, Path, Scene, Shape, Text
from journey.scene.room import Room
from journey.scene.themes import Theme
from journey.scene.wrap import paragraph, wrap

RIGHT, TOP, BOTTOM = 8.0, 26.0, 32.0
SHAPE = 0.62  # height of the field by its width; a narrow one is as tall as it is wide
NARROW = 560.0
DOT, NUMBERED, LABEL = 7.0, 11.0, 14.0
LINE = 1.22


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
    field = Field(LEFT, TOP, width - RIGHT, bottom, NUMBERED if numbers else DOT)
    insights = _in_order(journey_map)
    room = Room((field.left + 3, field.top + 3, field.right - 3, field.bottom - 3))
    spots = _spots(insights, field, numbers)
    for insight in insights:
        room.add_box(around(*spots[insight.id], _radius(insight, numbers)), 2)
    items = draw_ground(field, theme) + draw_names(field, theme, words, measure, room)
    items += draw_axes(field, theme, words, measure)
    items += _lines(insights, spots, field, theme)
    if not insights:
        hint, _, _ = paragraph(
            words("findings.matrix.empty"), x=field.left + 14, y=(field.top + field.bottom) / 2 + 40,
            width=(field.right - field.left) - 28, size=16, measure=measure, fill=theme.muted, anchor="start",
        )  # fmt: skip
        items += hint
    points, unlabelled = _points(insights, spots, field, theme, words, measure, room, numbers)
    notes = _notes(journey_map, insights, unlabelled, words)
    top = field.bottom + BOTTOM
    for note in notes if insights else ():
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


def _spots(insights: Sequence[Insight], field: Field, numbers: Mapping[str, int]) -> dict[str, tuple[float, float]]:
    """Where each is drawn: at its point, and a number as near to it as the others let it; the highest ranked first."""
    spots = {insight.id: field.at(insight) for insight in insights}
    numbered = sorted((each for each in spots if each in numbers), key=numbers.__getitem__)
    others = [around(*spot, DOT) for name, spot in spots.items() if name not in numbers]
    places = number_places([spots[name] for name in numbered], others, field)
    return spots | dict(zip(numbered, places, strict=True))


def _radius(insight: Insight, numbers: Mapping[str, int]) -> float:
    return NUMBERED if insight.id in numbers else DOT


def _lines(
    insights: Sequence[Insight], spots: Mapping[str, tuple[float, float]], field: Field, theme: Theme
) -> list[Item]:
    """From a point to its number where that stands beside it; under all the numbers."""
    items: list[Item] = []
    for insight in insights:
        (x, y), spot = field.at(insight), spots[insight.id]
        if (x, y) != spot:
            line = Shape((("M", x, y), ("L", *spot)))
            items += [
                Path(shape=line, stroke=theme.brand, stroke_width=1.4, role="lead"),
                Circle(x=x, y=y, r=3.5, fill=theme.brand),
            ]
    return items


def _points(
    insights: Sequence[Insight], spots: Mapping[str, tuple[float, float]], field: Field, theme: Theme, words: Words,
    measure: Measure, room: Room, numbers: Mapping[str, int],
) -> tuple[list[Item], int]:  # fmt: skip
    """A dot for each, with its words where there is room; how many stay without words and number."""
    middle_x, middle_y = field.middle
    room.add_box((middle_x - 1, field.top, middle_x + 1, field.bottom), 1)
    room.add_box((field.left, middle_y - 1, field.right, middle_y + 1), 1)
    widest = min(190.0, (field.right - field.left) * 0.42)
    forms = {each.id: _forms(each.title, widest, measure) for each in insights}
    wanted = [
        Wanted(
            each.id, *spots[each.id], _radius(each, numbers) + 2,
            tuple((w, h, cost) for w, h, cost, _ in forms[each.id]), "end",
        )
        for each in insights
        if forms[each.id]
    ]  # fmt: skip
    found = place_all(wanted, room, 5.0)
    items: list[Item] = []
    told = set(found)
    seen: dict[tuple[float, float], int] = {}
    for insight in insights:
        x, y = spots[insight.id]
        twins = seen[(x, y)] = seen.get((x, y), -1) + 1
        radius = _radius(insight, numbers)
        parts: list[Item] = [
            _dot(insight, x, y, radius + 3.0 * twins if twins < 3 else radius, theme, outline=twins > 0)
        ]
        if insight.id in numbers and not twins:
            parts.append(_number(numbers[insight.id], insight, x, y, theme, measure))
            told.add(insight.id)
        if insight.id in found and (insight.id not in numbers or field.is_beside((x, y), found[insight.id].box)):
            label = found[insight.id]
            parts += _label(insight.title, label.box, label.anchor, forms[insight.id][label.form][3], theme, measure)
        items.append(Group(items=tuple(parts), id=insight.id, role="insight", tip=_tip(insight, words)))
    return items, len(insights) - len(told)


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
