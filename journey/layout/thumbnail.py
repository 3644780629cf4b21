"""A map in small: stage tints, cards as icons with a bar for words, the curves with their best and worst face.

```
 ▔▔▔▔▔ ▔▔▔▔▔ ▔▔▔▔▔      stages, tinted by macro stage
 [i ─] [i ─] [i ─]      cards, where there is room for them
 ───╮   ╭──☺            curves, the first one filled
    ╰☹──╯
```
Without cards it is smaller still: the first persona who feels anything, and of every stage only the strongest moment,
in its middle.
"""

from collections.abc import Sequence
from dataclasses import replace

from journey.i18n import words
from journey.lanes.contents import Contents
from journey.lanes.emotion_lines import Line, Stop, draw_areas, draw_line, lines_of
from journey.lanes.frame import Column, Density, Frame, Walker
from journey.model import Map, Touchpoint, face_of
from journey.model.curves import curve
from journey.model.no_returns import no_returns
from journey.scene.faces import draw_face
from journey.scene.icons import draw_icon
from journey.scene.measure import Measure
from journey.scene.monotone import monotone
from journey.scene.primitives import Circle, Item, Path, Rect, Scene, Shape
from journey.scene.themes import Theme
from journey.scene.wrap import paragraph

MARGIN = 14.0
CARD_ROWS = 4
CARD_STEP = 25.0
PLACES_WITHOUT_STAGES = 3


def thumbnail(
    journey_map: Map,
    theme: Theme,
    measure: Measure,
    *,
    width: float = 340.0,
    height: float = 116.0,
    cards: bool = False,
    dots: bool = True,
) -> Scene:
    """A small scene of ``width`` x ``height`` px; with ``cards`` it has stage names, cards and two personas.

    What is only assumed is dotted. Without ``dots`` it is not: a template says nothing of anybody's customers yet.
    """
    frame = _frame(journey_map, theme, measure, width, personas=2 if cards else 1)
    items = _heads(frame, 26.0 if cards else 6.0, named=cards)
    top = MARGIN + (38.0 if cards else 14.0)
    if cards:
        drawn, tall = _cards(frame, top)
        items += drawn
        top += tall + 12.0
    items += _curves(frame, top, height - MARGIN, face=24.0 if cards else 17.0, every_moment=cards, dots=dots)
    return Scene(
        width,
        height,
        tuple(items),
        "thumbnail",
        journey_map.title or journey_map.headline,
        language=journey_map.language,
        theme=theme.name,
        background=theme.card if cards else theme.paper,
    )


def _frame(journey_map: Map, theme: Theme, measure: Measure, width: float, personas: int) -> Frame:
    step = (width - 2 * MARGIN) / max(len(journey_map.stages), 1)
    columns = []
    slots: dict[str, float] = {}
    for index, (stage, touchpoints) in enumerate(journey_map.path):
        column = Column(stage, touchpoints, MARGIN + index * step, MARGIN + (index + 1) * step, 2.0)
        columns.append(column)
        slots[stage.id] = (column.left + column.right) / 2
        for place, touchpoint in enumerate(touchpoints):
            slots[touchpoint.id] = column.left + column.width * (place + 0.5) / len(touchpoints)
    everyone = [Walker(persona, index) for index, persona in enumerate(journey_map.personas)]
    heard = [walker for walker in everyone if curve(journey_map, walker.persona.id)]
    walkers = tuple((heard or everyone)[:personas])
    return Frame(
        map=journey_map,
        theme=theme,
        words=words(journey_map.language),
        measure=measure,
        density=Density(),
        left=MARGIN,
        right=width - MARGIN,
        columns=tuple(columns),
        slots=slots,
        walkers=walkers,
        focus=walkers[0].persona.id if walkers else "",
        contents=Contents(no_returns=no_returns(journey_map)),
    )


def _heads(frame: Frame, height: float, named: bool) -> list[Item]:
    if not frame.columns:
        return _places(frame, height)
    items: list[Item] = []
    for column in frame.columns:
        macro = column.stage.macro_stage
        left, width = column.left + 1.5, column.width - 3
        tint, ink = frame.theme.macro_tints[macro], frame.theme.macro_inks[macro]
        items.append(Rect(x=left, y=MARGIN, width=width, height=height, radius=2, fill=tint, id=column.stage.id))
        if named and column.stage.name:
            label, _, _ = paragraph(
                column.stage.name, x=left + width / 2, y=MARGIN + 6, width=width - 4, size=11, weight=700, max_lines=1,
                anchor="middle", measure=frame.measure, fill=ink,
            )  # fmt: skip
            items.extend(label)
    return items


def _places(frame: Frame, height: float) -> list[Item]:
    """Where the stages of a map that has none will stand."""
    step = (frame.right - frame.left) / PLACES_WITHOUT_STAGES
    lefts = (frame.left + place * step + 1.5 for place in range(PLACES_WITHOUT_STAGES))
    return [Rect(x=x, y=MARGIN, width=step - 3, height=height, radius=2, fill=frame.theme.hair) for x in lefts]


def _cards(frame: Frame, top: float) -> tuple[list[Item], float]:
    items: list[Item] = []
    rows = min(max((len(column.touchpoints) for column in frame.columns), default=0), CARD_ROWS)
    if not rows:
        return [_card_to_come(frame, column, top) for column in frame.columns], CARD_STEP
    for column in frame.columns:
        for row, touchpoint in enumerate(column.touchpoints[:CARD_ROWS]):
            items += _card(frame, touchpoint, column.left + 2, top + row * CARD_STEP, column.width - 4)
    return items, rows * CARD_STEP


def _card_to_come(frame: Frame, column: Column, top: float) -> Rect:
    """A dashed place for the first card of a stage."""
    width = column.width - 4
    return Rect(x=column.left + 2, y=top, width=width, height=21, radius=4, stroke=frame.theme.hair2, dash=(4, 4))


def _card(frame: Frame, touchpoint: Touchpoint, left: float, top: float, width: float) -> Sequence[Item]:
    """A card without words: the icon, a bar as long as the title, red where people are lost."""
    look = frame.theme
    red = touchpoint.id in frame.contents.no_returns
    channel = frame.map.channel(touchpoint.channel_id)
    edge, ground, ink = (look.loss, look.loss_tint, look.loss) if red else (look.hair2, look.card, look.ink2)
    items: list[Item] = [Rect(x=left, y=top, width=width, height=21, radius=4, fill=ground, stroke=edge)]
    size = min(13.0, width - 4)
    if size > 4:
        beside = width > 34
        x = left + 12 if beside else left + width / 2
        items.append(draw_icon(channel.icon if channel else "", x, top + 10.5, size, ink))
    bar = min(width - 30, 14 + 1.6 * len(touchpoint.title))
    if bar > 4:
        items.append(Rect(x=left + 23, y=top + 9, width=bar, height=3, radius=1.5, fill=edge if red else look.hair2))
    return items


def _curves(frame: Frame, top: float, bottom: float, face: float, every_moment: bool, dots: bool) -> list[Item]:
    zero = (top + bottom) / 2
    reach = max((bottom - top) / 2 - face / 2 - 1, 4.0)

    def y_of(valence: float) -> float:
        return zero - valence / 5.0 * reach

    axis = Shape((("M", MARGIN, zero), ("L", frame.right, zero)))
    items: list[Item] = [Path(shape=axis, stroke=frame.theme.hair2, stroke_width=1)]
    if every_moment:
        items += _no_return(frame, top, bottom)
    found = lines_of(frame, y_of)
    lines = [_thin(line, 0.8) if every_moment else _thin(_strongest(line, frame, zero), 0.8) for line in found]
    if not lines:
        return [*items, *_feelings_to_come(frame, zero)]
    items = [*draw_areas(lines[0], frame, zero, top, bottom), *items]
    for line in reversed(lines):
        curve = (item for item in draw_line(line, frame) if item.role != "casing")
        items.extend(item if dots or not isinstance(item, Path) else replace(item, dash=()) for item in curve)
    by_height = sorted(lines[0].stops, key=lambda stop: stop.y)
    for stop in {by_height[-1].x: by_height[-1], by_height[0].x: by_height[0]}.values():
        shown = face_of(stop.moment.feeling.emotion, stop.moment.valence)
        x = min(max(stop.x, face / 2 + 1), frame.right + MARGIN - face / 2 - 1)
        items.append(draw_face(shown, stop.moment.valence, x, stop.y, face, frame.theme))
    return items


def _feelings_to_come(frame: Frame, zero: float) -> list[Item]:
    """Where nobody feels anything yet, an empty place in each stage: nothing that could be taken for a curve."""
    step = (frame.right - frame.left) / PLACES_WITHOUT_STAGES
    middles = [(column.left + column.right) / 2 for column in frame.columns] or [
        frame.left + (place + 0.5) * step for place in range(PLACES_WITHOUT_STAGES)
    ]
    look = frame.theme
    return [Circle(x=x, y=zero, r=5.5, fill=look.card, stroke=look.hair2, stroke_width=1.5) for x in middles]


def _no_return(frame: Frame, top: float, bottom: float) -> list[Item]:
    """A dotted line where people are lost, as on the poster."""
    columns = (frame.slots[place] for place in frame.contents.no_returns if place in frame.slots)
    return [
        Path(shape=Shape((("M", x, top), ("L", x, bottom))), stroke=frame.theme.loss, stroke_width=1.5, dash=(0.01, 4))
        for x in sorted(columns)
    ]


def _strongest(line: Line, frame: Frame, zero: float) -> Line:
    """The line through the strongest moment of each stage alone, in the middle of the stage that it stands for."""
    kept: list[Stop] = []
    for column in frame.columns:
        here = [stop for stop in line.stops if column.left <= stop.x <= column.right]
        if here:
            strongest = max(here, key=lambda stop: abs(stop.y - zero))
            kept.append(replace(strongest, x=(column.left + column.right) / 2))
    cubics = monotone([(stop.x, stop.y) for stop in kept])
    return Line(line.walker, tuple(kept), cubics, line.colour, line.width, line.marker, line.marker_size)


def _thin(line: Line, part: float) -> Line:
    return Line(line.walker, line.stops, line.cubics, line.colour, line.width * part, line.marker, line.marker_size)
