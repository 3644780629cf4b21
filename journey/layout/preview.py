"""One stage as it will stand on the map: its head, its cards, one persona's feelings. Shown beside the form.

```
 ┌ 4 Order ──────────────┐
 │ [i] [i] [i] [i]       │   cards, four to a row
 │ ☺──╮                  │
 │    ╰──☹──☹            │   the curve, a face at every moment
 └───────────────────────┘
```
"""

from collections.abc import Sequence

from journey.lanes.emotion_lines import Line, draw_areas, draw_line, lines_of
from journey.lanes.frame import Column, Density, Frame, Walker
from journey.i18n import Words
from journey.model import Map, Persona, Stage, Touchpoint, face_of
from journey.scene.faces import draw_face
from journey.scene.icons import draw_icon
from journey.scene.measure import Measure
from journey.scene.primitives import Group, Item, Path, Rect, Scene, Shape
from journey.scene.themes import Theme
from journey.scene.wrap import paragraph

WIDTH = 420.0
MARGIN = 4.0
PER_ROW = 4
CARD_HEIGHT = 92.0
CURVE_HEIGHT = 170.0
FACE = 30.0


def preview(
    journey_map: Map, stage: Stage, persona: Persona | None, theme: Theme, words: Words, measure: Measure
) -> Scene:
    """The stage's small scene, 420 px wide, as tall as its cards need."""
    touchpoints = dict((other.id, cell) for other, cell in journey_map.path)[stage.id]
    number = 1 + [other.id for other in journey_map.stages].index(stage.id)
    items: list[Item] = _head(f"{number} {stage.name}", stage, theme, measure)
    top = 44.0
    items += _cards(journey_map, touchpoints, top, theme, measure)
    rows = -(-len(touchpoints) // PER_ROW)
    top += rows * (CARD_HEIGHT + 8.0) + 12.0
    if touchpoints and persona is not None:
        items += _curve(_frame(journey_map, stage, touchpoints, persona, theme, words, measure), top)
        top += CURVE_HEIGHT
    if not touchpoints:
        hint, tall, _ = paragraph(
            words("define.empty.touchpoints"), x=MARGIN + 12, y=top, width=WIDTH - 2 * MARGIN - 24, size=16, measure=measure,
            fill=theme.muted,
        )  # fmt: skip
        items += hint
        top += tall + 8.0
    return Scene(
        WIDTH, top + MARGIN, tuple(items), "preview", stage.name, language=words.language, theme=theme.name,
        background=theme.card,
    )  # fmt: skip


def _head(label: str, stage: Stage, theme: Theme, measure: Measure) -> list[Item]:
    tint, ink = theme.macro_tints[stage.macro_stage], theme.macro_inks[stage.macro_stage]
    text, _, _ = paragraph(
        label, x=MARGIN + 12, y=8, width=WIDTH - 2 * MARGIN - 24, size=17, weight=700, max_lines=1, measure=measure,
        fill=ink,
    )  # fmt: skip
    return [Rect(x=MARGIN, y=2, width=WIDTH - 2 * MARGIN, height=32, radius=4, fill=tint), *text]


def _cards(
    journey_map: Map, touchpoints: Sequence[Touchpoint], top: float, theme: Theme, measure: Measure
) -> list[Item]:
    lost = {loss.touchpoint_id for loss in journey_map.losses if loss.share is not None}
    width = (WIDTH - 2 * MARGIN - (PER_ROW - 1) * 6.0) / PER_ROW
    items: list[Item] = []
    for index, touchpoint in enumerate(touchpoints):
        row, place = divmod(index, PER_ROW)
        left, y = MARGIN + place * (width + 6.0), top + row * (CARD_HEIGHT + 8.0)
        red, strong = touchpoint.id in lost, bool(touchpoint.moment_of_truth)
        assumed = touchpoint.evidence == "assumed"
        ink = theme.loss if red else theme.ink
        channel = journey_map.channel(touchpoint.channel_id)
        frame = Rect(
            x=left, y=y, width=width, height=CARD_HEIGHT, radius=6,
            fill=theme.loss_tint if red else "none" if assumed else theme.card,
            stroke=theme.loss if red else theme.ink if strong else theme.hair2, stroke_width=2 if strong or red else 1.2,
            dash=(5, 4) if assumed and not strong else (),
        )  # fmt: skip
        title, _, _ = paragraph(
            touchpoint.title, x=left + 9, y=y + 32, width=width - 16, size=14, weight=600 if strong else 400,
            box_height=CARD_HEIGHT - 36, measure=measure, fill=theme.ink,
        )  # fmt: skip
        icon = draw_icon(channel.icon if channel else "", left + 18, y + 18, 18, ink)
        items.append(Group(id=touchpoint.id, role="card", tip=touchpoint.title, items=(frame, icon, *title)))
    return items


def _frame(
    journey_map: Map, stage: Stage, touchpoints: tuple[Touchpoint, ...], persona: Persona, theme: Theme, words: Words,
    measure: Measure,
) -> Frame:  # fmt: skip
    column = Column(stage, touchpoints, MARGIN, WIDTH - MARGIN)
    step = column.width / len(touchpoints)
    slots = {touchpoint.id: column.left + step * (place + 0.5) for place, touchpoint in enumerate(touchpoints)}
    index = [other.id for other in journey_map.personas].index(persona.id)
    walkers = (Walker(persona, index),)
    return Frame(
        journey_map, theme, words, measure, Density(), MARGIN, WIDTH - MARGIN, (column,), slots, walkers, persona.id
    )


def _curve(frame: Frame, top: float) -> list[Item]:
    zero = top + CURVE_HEIGHT / 2
    reach = CURVE_HEIGHT / 2 - FACE / 2 - 4

    def y_of(valence: float) -> float:
        return zero - valence / 5.0 * reach

    axis = Shape((("M", frame.left, zero), ("L", frame.right, zero)))
    items: list[Item] = [Path(shape=axis, stroke=frame.theme.hair2, stroke_width=1)]
    for line in lines_of(frame, y_of):
        items += draw_areas(line, frame, zero, top, top + CURVE_HEIGHT)
        items += [item for item in draw_line(line, frame) if item.role != "casing"]
        items += _faces(line, frame)
    return items


def _faces(line: Line, frame: Frame) -> list[Item]:
    return [
        draw_face(
            face_of(stop.moment.feeling.emotion, stop.moment.valence), stop.moment.valence, stop.x, stop.y, FACE,
            frame.theme, ring=line.colour, hollow=stop.assumed,
        )
        for stop in line.stops
    ]  # fmt: skip
