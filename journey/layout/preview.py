"""One stage as it will stand on the map: its head, its cards, one persona's feelings. Shown beside the form.

```
 ┌ 4 Order ──────────────┐
 │ [i] [i] [i] [i]       │   cards; up to five stand over their moments
 │ ☺──╮                  │
 │    ╰──☹──☹            │   the curve, a face at every moment
 └───────────────────────┘
```
"""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from journey.i18n import Words
from journey.lanes.emotion_lines import Line, draw_areas, draw_line, lines_of
from journey.lanes.frame import Column, Density, Frame, Walker
from journey.model import Map, Persona, Stage, Touchpoint, face_of
from journey.model.no_returns import no_returns
from journey.scene.faces import draw_face
from journey.scene.icons import draw_icon
from journey.scene.measure import Measure
from journey.scene.primitives import Group, Item, Path, Rect, Scene, Shape
from journey.scene.themes import Theme
from journey.scene.wrap import paragraph

WIDTH = 420.0
MARGIN = 4.0
GAP = 6.0
MOST_IN_A_ROW = 5
USUAL_IN_A_ROW = 4
CARD_HEIGHT = 92.0
WIDEST_CARD = 140.0
CURVE_HEIGHT = 170.0
FACE = 30.0
SMALLEST_FACE = 12.0


def preview(
    journey_map: Map, stage: Stage, persona: Persona | None, theme: Theme, words: Words, measure: Measure
) -> Scene:
    """The stage's small scene, 420 px wide, as tall as its cards need."""
    touchpoints = next(cell for other, cell in journey_map.path if other.id == stage.id)
    number = 1 + [other.id for other in journey_map.stages].index(stage.id)
    items: list[Item] = _head(f"{number} {stage.name}", stage, theme, measure)
    top = 44.0
    if touchpoints:
        items += _cards(journey_map, touchpoints, top, theme, measure)
        top += ceil(len(touchpoints) / _in_a_row(len(touchpoints))) * (CARD_HEIGHT + GAP) + 12.0
    else:
        hint, tall = _hint(words("define.empty.touchpoints"), top, theme, measure)
        items += hint
        top += tall + 8.0
    if persona is not None and (touchpoints or any(feeling.stage_id == stage.id for feeling in journey_map.feelings)):
        items += _curve(_frame(journey_map, stage, touchpoints, persona, theme, words, measure), top)
        top += CURVE_HEIGHT
    return Scene(
        WIDTH,
        top + MARGIN,
        tuple(items),
        "preview",
        stage.name,
        language=words.language,
        theme=theme.name,
        background=theme.card,
    )


def _head(label: str, stage: Stage, theme: Theme, measure: Measure) -> list[Item]:
    tint, ink = theme.macro_tints[stage.macro_stage], theme.macro_inks[stage.macro_stage]
    text, _, _ = paragraph(
        label, x=MARGIN + 12, y=8, width=WIDTH - 2 * MARGIN - 24, size=17, weight=700, max_lines=1, measure=measure,
        fill=ink,
    )  # fmt: skip
    return [Rect(x=MARGIN, y=2, width=WIDTH - 2 * MARGIN, height=32, radius=4, fill=tint), *text]


def _hint(sentence: str, top: float, theme: Theme, measure: Measure) -> tuple[list[Item], float]:
    text, tall, _ = paragraph(
        sentence, x=MARGIN + 12, y=top, width=WIDTH - 2 * MARGIN - 24, size=16, measure=measure, fill=theme.muted
    )
    return list(text), tall


def _in_a_row(count: int) -> int:
    """So many that the last row is not nearly empty."""
    return count if count <= MOST_IN_A_ROW else ceil(count / ceil(count / USUAL_IN_A_ROW))


def _cards(
    journey_map: Map, touchpoints: Sequence[Touchpoint], top: float, theme: Theme, measure: Measure
) -> list[Item]:
    per_row = _in_a_row(len(touchpoints))
    width = min((WIDTH - 2 * MARGIN - (per_row - 1) * GAP) / per_row, WIDEST_CARD)
    step = (WIDTH - 2 * MARGIN + GAP) / per_row
    items: list[Item] = []
    for index, touchpoint in enumerate(touchpoints):
        row, place = divmod(index, per_row)
        left = MARGIN + place * step + (step - GAP - width) / 2
        items.append(_card(journey_map, touchpoint, left, top + row * (CARD_HEIGHT + GAP), width, theme, measure))
    return items


def _card(
    journey_map: Map, touchpoint: Touchpoint, left: float, top: float, width: float, theme: Theme, measure: Measure
) -> Group:
    lost = touchpoint.id in no_returns(journey_map)
    strong, assumed = bool(touchpoint.moment_of_truth), touchpoint.evidence == "assumed"
    channel = journey_map.channel(touchpoint.channel_id)
    frame = Rect(
        x=left,
        y=top,
        width=width,
        height=CARD_HEIGHT,
        radius=6,
        fill=theme.loss_tint if lost else "none" if assumed else theme.card,
        stroke=theme.loss if lost else theme.ink if strong else theme.hair2,
        stroke_width=2 if strong or lost else 1.2,
        dash=(5, 4) if assumed and not strong else (),
    )
    title, _, _ = paragraph(
        touchpoint.title, x=left + 8, y=top + 32, width=width - 13, size=14 if width > 90 else 13,
        weight=600 if strong else 400, box_height=CARD_HEIGHT - 36, measure=measure, fill=theme.ink,
    )  # fmt: skip
    icon = draw_icon(channel.icon if channel else "", left + 17, top + 18, 18, theme.loss if lost else theme.ink)
    return Group(id=touchpoint.id, role="card", tip=touchpoint.title, items=(frame, icon, *title))


def _frame(
    journey_map: Map, stage: Stage, touchpoints: tuple[Touchpoint, ...], persona: Persona, theme: Theme, words: Words,
    measure: Measure,
) -> Frame:  # fmt: skip
    column = Column(stage, touchpoints, MARGIN, WIDTH - MARGIN)
    step = column.width / max(len(touchpoints), 1)
    slots = {touchpoint.id: column.left + step * (place + 0.5) for place, touchpoint in enumerate(touchpoints)}
    index = [other.id for other in journey_map.personas].index(persona.id)
    return replace(
        plain_frame(journey_map, theme, words, measure),
        columns=(column,),
        slots=slots,
        walkers=(Walker(persona, index),),
        focus=persona.id,
    )


def plain_frame(journey_map: Map, theme: Theme, words: Words, measure: Measure) -> Frame:
    """The room beside the form, with nobody and no stage in it."""
    return Frame(
        map=journey_map,
        theme=theme,
        words=words,
        measure=measure,
        density=Density(),
        left=MARGIN,
        right=WIDTH - MARGIN,
        columns=(),
        slots={},
        walkers=(),
        focus="",
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
    """A face at every moment, as large as the moments leave room for."""
    room = (frame.right - frame.left) / max(len(frame.columns[0].touchpoints), 1)
    size = min(FACE, max(SMALLEST_FACE, 0.9 * room))
    faces: list[Item] = []
    for stop in line.stops:
        valence = stop.moment.valence
        shown = face_of(stop.moment.feeling.emotion, valence)
        faces.append(
            draw_face(shown, valence, stop.x, stop.y, size, frame.theme, ring=line.colour, hollow=stop.assumed)
        )
    return faces
