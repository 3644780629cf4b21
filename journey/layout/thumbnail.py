"""A map in small: stage tints, cards as icons with a bar for words, the curves with their best and worst face.

```
 ▔▔▔▔▔ ▔▔▔▔▔ ▔▔▔▔▔      stages, tinted by macro stage
 [i ─] [i ─] [i ─]      cards, where there is room for them
 ───╮   ╭──☺            curves of the first two personas, the first one filled
    ╰☹──╯
```
"""

from journey.i18n import words
from journey.lanes.emotion_lines import Line, draw_areas, draw_line, lines_of
from journey.lanes.frame import Column, Density, Frame, Walker
from journey.model import Map, face_of
from journey.scene.faces import draw_face
from journey.scene.icons import draw_icon
from journey.scene.measure import Measure
from journey.scene.primitives import Item, Path, Rect, Scene, Shape
from journey.scene.themes import Theme
from journey.scene.wrap import paragraph

MARGIN = 14.0
CARD_ROWS = 4


def thumbnail(
    journey_map: Map, theme: Theme, measure: Measure, *, width: float = 340.0, height: float = 116.0, cards: bool = False
) -> Scene:
    """A small scene of ``width`` x ``height`` px; with ``cards`` it has stage names and cards above the curve."""
    frame = _frame(journey_map, theme, measure, width)
    top = MARGIN
    items: list[Item] = _heads(frame, top, 26.0 if cards else 6.0, named=cards)
    top += 26.0 + 12.0 if cards else 6.0 + 8.0
    if cards:
        drawn, tall = _cards(frame, top)
        items += drawn
        top += tall + 12.0
    items += _curves(frame, top, height - MARGIN)
    title = journey_map.title or journey_map.headline
    return Scene(
        width, height, tuple(items), "thumbnail", title, language=journey_map.language, theme=theme.name,
        background=theme.card,
    )  # fmt: skip


def _frame(journey_map: Map, theme: Theme, measure: Measure, width: float) -> Frame:
    count = max(len(journey_map.stages), 1)
    step = (width - 2 * MARGIN) / count
    columns = []
    slots: dict[str, float] = {}
    for index, (stage, touchpoints) in enumerate(journey_map.path):
        column = Column(stage, touchpoints, MARGIN + index * step, MARGIN + (index + 1) * step, 2.0)
        columns.append(column)
        slots[stage.id] = (column.left + column.right) / 2
        for place, touchpoint in enumerate(touchpoints):
            slots[touchpoint.id] = column.left + column.width * (place + 0.5) / len(touchpoints)
    walkers = tuple(Walker(persona, index) for index, persona in enumerate(journey_map.personas[:2]))
    focus = walkers[0].persona.id if walkers else ""
    return Frame(
        journey_map, theme, words(journey_map.language), measure, Density(), MARGIN, width - MARGIN, tuple(columns),
        slots, walkers, focus,
    )  # fmt: skip


def _heads(frame: Frame, top: float, height: float, named: bool) -> list[Item]:
    items: list[Item] = []
    for column in frame.columns:
        macro = column.stage.macro_stage
        left, width = column.left + 1.5, column.width - 3
        tint = frame.theme.macro_tints[macro]
        items.append(Rect(x=left, y=top, width=width, height=height, radius=2, fill=tint, role="stage", id=column.stage.id))
        if named:
            label, _, _ = paragraph(
                column.stage.name, x=left + width / 2, y=top + 6, width=width - 4, size=11, weight=700, anchor="middle",
                max_lines=1, measure=frame.measure, fill=frame.theme.macro_inks[macro],
            )  # fmt: skip
            items.extend(label)
    return items


def _cards(frame: Frame, top: float) -> tuple[list[Item], float]:
    items: list[Item] = []
    rows = min(max((len(column.touchpoints) for column in frame.columns), default=0), CARD_ROWS)
    lost = {loss.touchpoint_id for loss in frame.map.losses if loss.share is not None}
    for column in frame.columns:
        for row, touchpoint in enumerate(column.touchpoints[:CARD_ROWS]):
            y = top + row * 25.0
            red = touchpoint.id in lost
            ink = frame.theme.loss if red else frame.theme.ink2
            channel = frame.map.channel(touchpoint.channel_id)
            left, width = column.left + 2, column.width - 4
            items.append(
                Rect(
                    x=left, y=y, width=width, height=21, radius=4,
                    fill=frame.theme.loss_tint if red else frame.theme.card,
                    stroke=frame.theme.loss if red else frame.theme.hair2,
                )
            )  # fmt: skip
            items.append(draw_icon(channel.icon if channel else "", left + 12, y + 10.5, 13, ink))
            bar = min(width - 30, 14 + 1.6 * len(touchpoint.title))
            if bar > 4:
                items.append(Rect(x=left + 23, y=y + 9, width=bar, height=3, radius=1.5, fill=frame.theme.hair2))
    return items, rows * 25.0


def _curves(frame: Frame, top: float, bottom: float) -> list[Item]:
    face = 15.0
    zero = (top + bottom) / 2
    reach = max((bottom - top) / 2 - face / 2 - 1, 4.0)

    def y_of(valence: float) -> float:
        return zero - valence / 5.0 * reach

    axis = Shape((("M", MARGIN, zero), ("L", frame.right, zero)))
    items: list[Item] = [Path(shape=axis, stroke=frame.theme.hair2, stroke_width=1)]
    lines = lines_of(frame, y_of)
    if not lines:
        return items
    first = lines[0]
    items = [*draw_areas(first, frame, zero, top, bottom), *items]
    for line in reversed(lines):
        items.extend(item for item in draw_line(_thin(line), frame) if item.role != "casing")
    extremes = {max(first.stops, key=lambda stop: -stop.y), min(first.stops, key=lambda stop: -stop.y)}
    for stop in sorted(extremes, key=lambda stop: stop.x):
        feeling = stop.moment.feeling
        shown = face_of(feeling.emotion, stop.moment.valence)
        items.append(draw_face(shown, stop.moment.valence, stop.x, stop.y, face, frame.theme))
    return items


def _thin(line: Line) -> Line:
    return Line(line.walker, line.stops, line.cubics, line.colour, line.width * 0.45, line.marker, line.marker_size)
