"""The curve view: the emotion curve alone and large, with what each persona will remember.

```
 kicker, headline, period                            legend
┌──────────────────────────────────────────────────────────┐
│      │ 1 stage │ 2 stage │ 3 stage ...   heads by macro  │
│ faces│            the curves, 480 px from +5 to -5       │
│      │ 1  2  3   4  5  6   7 ...                         │
└──────────────────────────────────────────────────────────┘
┌ persona: peak, valley, end ┐ ┌ persona ──────────────────┐
```
"""

from collections.abc import Sequence

from journey.i18n import Words
from journey.lanes.contents import contents_of
from journey.lanes.emotion_axis import Axis, draw_ground, draw_scale, foot_of, head_of
from journey.lanes.emotion_lines import MOST_BANDS
from journey.lanes.emotion_words import place_name
from journey.lanes.emotions import draw_curves
from journey.lanes.frame import Column, Density, Frame, Walker
from journey.layout.choices import Choices
from journey.layout.curve_cards import cards_height, draw_cards
from journey.layout.heading import draw_heading
from journey.model import Map, Metric
from journey.model.curves import Moment, best_of, curve, worst_of
from journey.scene.markers import draw_marker
from journey.scene.measure import Measure
from journey.scene.primitives import Group, Item, Path, Rect, Scene, Shape, Text
from journey.scene.themes import Theme
from journey.scene.wrap import wrap

WIDTH = 2160.0
SCALE = 480.0  # px from +5 to -5
MARGIN = 56.0
HEAD = 42.0
GAP = 20.0
_LEGEND_WIDTH = 640.0
FACES = ((5.0, "joy"), (2.5, "happy"), (0.0, "neutral"), (-2.5, "anxiety"), (-5.0, "anger"))
_DENSITY = Density(cell=21.0, card=21.0, small=20.0, stage=21.0, emotion=24.0, quote=21.5, gutter=100.0)


def lay_out(journey_map: Map, theme: Theme, words: Words, measure: Measure, choices: Choices) -> Scene:
    """The scene of the curve view, 2160 px wide, about 1080 px high with up to three personas."""
    room = WIDTH - 2 * MARGIN - _LEGEND_WIDTH
    title: list[Item] = []
    title_bottom = MARGIN - 18.0
    if choices.heading:
        title, title_bottom = draw_heading(journey_map, words("curve.name"), theme, words, measure, MARGIN, WIDTH, room)
    plot_top = title_bottom + GAP
    frame = _frame(journey_map, theme, words, measure, choices)
    axis_top = plot_top + 18.0 + HEAD
    head, foot = head_of(frame), foot_of(frame)
    axis = Axis(axis_top, axis_top + head + SCALE + foot, axis_top + head, axis_top + head + SCALE)
    plot_bottom = axis.bottom + 14.0
    panel = Rect(
        x=MARGIN, y=plot_top, width=WIDTH - 2 * MARGIN, height=plot_bottom - plot_top, radius=14, fill=theme.card,
        stroke=theme.hair, stroke_width=1.5, role="panel",
    )  # fmt: skip
    ground = draw_ground(frame, axis, (5.0, 2.5, -2.5, -5.0))
    scale = draw_scale(frame, axis, FACES)
    curves, silent = draw_curves(frame, axis, big_share=False, gap=True, log=True)
    heads = draw_heads(frame, plot_top + 18.0)
    cards_top = plot_bottom + GAP
    cards = draw_cards(frame, MARGIN, cards_top, WIDTH - 2 * MARGIN)
    bottom = cards_top + cards_height(frame)
    return Scene(
        width=WIDTH,
        height=bottom + (MARGIN if cards else 0.0),
        items=(*title, *_legend(frame, title_bottom), panel, *ground, *heads, *scale, *curves, *cards),
        view="curve",
        title=journey_map.title or journey_map.headline or words("curve.name"),
        description=_description(frame),
        language=words.language,
        theme=theme.name,
        background=theme.paper,
        notes=_notes(frame, silent),
    )


def _notes(frame: Frame, silent: int) -> tuple[str, ...]:
    """What the picture leaves out, and what another picture of it does."""
    notes = [frame.words("curve.silent", n=silent)] if silent else []
    return (*notes, frame.words("curve.log_on_slides")) if _log(frame) else tuple(notes)


def _log(frame: Frame) -> list[Metric]:
    """What a log says of feelings, along the path."""
    counted = frame.contents.counted
    found = (counted.get(touchpoint.id, {}).get("sentiment") for _, cell in frame.map.path for touchpoint in cell)
    return [metric for metric in found if metric]


def _frame(journey_map: Map, theme: Theme, words: Words, measure: Measure, choices: Choices) -> Frame:
    shown = [
        Walker(persona, index)
        for index, persona in enumerate(journey_map.personas)
        if not choices.personas or persona.id in choices.personas
    ]
    left, right = MARGIN + 24.0, WIDTH - MARGIN - 36.0
    columns = columns_of(journey_map, left + _DENSITY.gutter, right)
    return Frame(
        map=journey_map,
        theme=theme,
        words=words,
        measure=measure,
        density=_DENSITY,
        left=left,
        right=right,
        columns=columns,
        slots=slots_of(columns),
        walkers=tuple(shown),
        focus=choices.focus or (shown[0].persona.id if shown else "everyone"),
        quotes=len(journey_map.touchpoints) <= 60,
        contents=contents_of(journey_map),
    )


def columns_of(journey_map: Map, left: float, right: float) -> tuple[Column, ...]:
    """Stages share the width: a crowded one gets more, though less than its touchpoints would ask for."""
    if not journey_map.path:
        return ()
    mean = len(journey_map.touchpoints) / len(journey_map.path)
    weights = [0.6 * max(mean, 1.0) + 0.4 * max(len(cell), 1) for _, cell in journey_map.path]
    columns, x = [], left
    for (stage, cell), weight in zip(journey_map.path, weights, strict=True):
        width = (right - left) * weight / sum(weights)
        columns.append(Column(stage, cell, x, x + width))
        x += width
    return tuple(columns)


def slots_of(columns: Sequence[Column]) -> dict[str, float]:
    """x by touchpoint id, evenly in each stage; by stage id for a stage without any."""
    slots: dict[str, float] = {}
    for column in columns:
        places = [touchpoint.id for touchpoint in column.touchpoints] or [column.stage.id]
        slots.update({place: column.left + column.width * (i + 0.5) / len(places) for i, place in enumerate(places)})
    return slots


def draw_heads(frame: Frame, top: float) -> list[Item]:
    """A head for each stage in the tint of its macro stage; where the name has no room, its number."""
    theme = frame.theme
    items: list[Item] = []
    for number, column in enumerate(frame.columns, 1):
        stage, ink = column.stage, theme.macro_inks[column.stage.macro_stage]
        box = (column.left + 2, top, column.right - 2, top + HEAD - 4)
        room = box[2] - box[0] - 20
        parts: list[Item] = [
            Rect(
                x=box[0], y=top, width=max(box[2] - box[0], 1.0), height=HEAD - 4, radius=5,
                fill=theme.macro_tints[stage.macro_stage],
            )
        ]  # fmt: skip
        text, size = _fitted(f"{number} {stage.name}", str(number), frame, room)
        width = frame.measure.width(text, size, 700)
        if width <= room:
            parts.append(
                Text(
                    x=box[0] + 10, y=top + (HEAD - 4) / 2 + 0.35 * size, text=text, size=size, width=width, weight=700,
                    fill=ink, box=box,
                )
            )  # fmt: skip
        macro = frame.words(f"macro_stages.{stage.macro_stage}")
        items.append(Group(items=tuple(parts), id=stage.id, role="stage", tip=f"{stage.name}\n{macro}"))
    return items


def _fitted(text: str, short: str, frame: Frame, room: float) -> tuple[str, float]:
    """The text at the largest size that fits; shortened at the smallest, ``short`` where little would be left."""
    largest = frame.density.stage
    for size in (largest, 0.9 * largest, 0.82 * largest):
        if frame.measure.width(text, size, 700) <= room:
            return text, size
    wrapped = wrap(text, frame.measure, size, room, 700, False, 1)
    return (wrapped.lines[0], size) if wrapped.lines and room > 90 else (short, size)


def _legend(frame: Frame, bottom: float) -> list[Item]:
    """What band and dots mean, at the right of the title and only if they occur; all else is labelled in place."""
    theme, size = frame.theme, 19.0
    moments = [moment for walker in frame.walkers for moment in curve(frame.map, walker.persona.id)]
    entries: list[tuple[str, str]] = []
    if any(moment.evidence == "assumed" for moment in moments):
        entries.append(("assumed", frame.words("curve.assumed_only")))
    rated = [moment.n or 0 for moment in moments if moment.low is not None and moment.high is not None]
    if rated and len(frame.walkers) <= MOST_BANDS:
        most = max(rated)
        entries.append(("band", frame.words("curve.band_of", n=most) if most else frame.words("curve.band")))
    if _log(frame):
        entries.append(("log", frame.words("curve.log")))
    items: list[Item] = []
    right, y = WIDTH - MARGIN, bottom - 8.0
    for kind, text in entries:
        width = frame.measure.width(text, size)
        items.append(
            Text(
                x=right - width, y=y, text=text, size=size, width=width, fill=theme.ink2, role="legend",
                box=(right - width - 2, y - size, right + 2, y + 0.4 * size),
            )
        )  # fmt: skip
        left = right - width - 64.0
        items += _sample(kind, left, y - 0.33 * size, theme)
        right = left - 36.0
    return items


def _sample(kind: str, x: float, y: float, theme: Theme) -> list[Item]:
    if kind == "band":
        return [Rect(x=x, y=y - 9, width=52, height=18, fill=theme.persona(0), opacity=0.15, role="legend")]
    line = Shape((("M", x + 2, y), ("L", x + 50, y)))
    if kind == "log":
        dots = Path(shape=line, stroke=theme.ink, stroke_width=3.0, dash=(0.01, 6.6), role="legend")
        square = draw_marker("square", x + 26, y, 12.0, theme.card, theme.ink, 2.2, role="legend")
        return [dots, square]
    return [Path(shape=line, stroke=theme.ink2, stroke_width=4.5, dash=(0.01, 9.0), role="legend")]


def _description(frame: Frame) -> str:
    """The picture in words, for those who do not see it."""
    sentences: Sequence[str] = [
        frame.words(
            "curve.describes",
            name=walker.persona.name,
            best=_said(best_of(moments), frame.words),
            worst=_said(worst_of(moments), frame.words),
        )
        for walker in frame.walkers
        if (moments := curve(frame.map, walker.persona.id))
    ]
    by_log = [frame.words("curve.describes_log", values=_values(frame))] if _log(frame) else []
    return " ".join((*sentences, *by_log)) or frame.words("curve.empty")


def _values(frame: Frame) -> str:
    """``Web search +1.2, Reviews +2.1``."""
    titled = ((frame.map.touchpoint(metric.touchpoint_id), metric) for metric in _log(frame))
    return ", ".join(
        f"{place.title} {frame.words.number(metric.value, 1, signed=True)}" for place, metric in titled if place
    )


def _said(moment: Moment, words: Words) -> str:
    place = place_name(moment)
    return f"{place} ({words.number(moment.valence, 1, signed=True)})"
