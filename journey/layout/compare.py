"""The view that compares: as it is beside as it should be, one version beside another, one persona beside another.

```
 what is compared, and the finding
 (+) 2 new  (−) 1 gone ...  remembered experience −0.5 → +2.3
┌──────────────────────────────────────────────────────────┐
│      │ 1 stage │ 2 stage │ 3 stage ...   heads            │
│ faces│ both curves, the difference shaded                 │
│      │ 1  2  3   4  5  6   7 ...                          │
│      │ cards   │ cards   │ ...                            │
└──────────────────────────────────────────────────────────┘
```
"""

from journey.i18n import Words
from journey.lanes.emotion_axis import Axis, draw_ground, draw_scale, foot_of, head_of
from journey.layout.choices import Choices
from journey.layout.compare_cards import draw_cards
from journey.layout.compare_curves import draw_both
from journey.layout.compare_frame import MARGIN, WIDTH, Compared, Look, compare_frame
from journey.layout.compare_heads import draw_heading, draw_heads
from journey.layout.compare_words import finding, in_time, persona_finding, side_names
from journey.layout.curve import FACES
from journey.model import Map
from journey.model.side_by_side import side_by_side, two_personas
from journey.scene.measure import Measure
from journey.scene.monotone import line_through, monotone
from journey.scene.primitives import Item, Path, Rect, Scene, Shape
from journey.scene.themes import Theme
from journey.scene.wrap import paragraph

SCALE = 380.0  # px from +5 to -5
_GHOSTS = ((-0.4, -2.6, 1.4, -1.0, 1.0), (1.2, 0.0, 3.6, 2.4, 4.0))


def lay_out(journey_map: Map, theme: Theme, words: Words, measure: Measure, choices: Choices) -> Scene:
    """The scene, 2160 px wide and as tall as its cards ask for: ``choices.beside``, else two personas of the map."""
    compared = _compared(journey_map, theme, words, measure, choices)
    if compared is None:
        return _empty(journey_map, theme, words, measure)
    names, frame = (compared.looks[0].name, compared.looks[1].name), compared.frame
    said = persona_finding(compared.sides, names, words) if compared.are_personas else finding(compared.sides, words)
    heading, top = draw_heading(journey_map, compared, said, choices)
    heads, plot_top = draw_heads(compared, top + 14.0)
    best = plot_top + head_of(frame)
    axis = Axis(plot_top, best + SCALE + foot_of(frame), best, best + SCALE)
    cards, foot = draw_cards(compared, axis.bottom + 22.0)
    foot += 18.0
    panel = Rect(
        x=MARGIN, y=top, width=WIDTH - 2 * MARGIN, height=foot - top, radius=14, fill=theme.card, stroke=theme.hair,
        stroke_width=1.5, role="panel",
    )  # fmt: skip
    edges: list[Item] = [_line(column.left, axis.bottom, column.left, foot, theme) for column in frame.columns[1:]]
    edges.append(_line(frame.left, axis.bottom, frame.right, axis.bottom, theme))
    plot = (*draw_ground(frame, axis, (5.0, 2.5, -2.5, -5.0)), *draw_scale(frame, axis, FACES))
    return Scene(
        WIDTH, foot + MARGIN, (*heading, panel, *plot, *edges, *heads, *draw_both(compared, axis), *cards), "compare",
        journey_map.title or words("poster.untitled"), description=f"{names[0]} / {names[1]}. {said}",
        language=words.language, theme=theme.name, background=theme.paper,
    )  # fmt: skip


def _compared(journey_map: Map, theme: Theme, words: Words, measure: Measure, choices: Choices) -> Compared | None:
    """Both sides in their common columns; None where there is nothing to compare, or no stage to compare it in."""
    places = {persona.id: place for place, persona in enumerate(journey_map.personas)}
    beside = choices.beside
    if beside is None:
        whose = list(dict.fromkeys((*choices.personas, *places)))[:2]
        if len(whose) < 2 or not journey_map.stages:
            return None
        sides = two_personas(journey_map, *whose)
        named = ((each, journey_map.personas[places[each]].name) for each in whose)
        one, other = (Look(each, name, theme.persona(places[each]), 4.0, places[each]) for each, name in named)
        return Compared(compare_frame(journey_map, sides, theme, words, measure), sides, (one, other), True)
    before, after = in_time(journey_map, beside)
    if not (before.stages or after.stages):
        return None
    sides = side_by_side(before, after, choices.focus, of_before=before is journey_map)
    first, last = side_names(journey_map, beside, words)
    colour = theme.persona(places[choices.focus]) if choices.focus else theme.ink
    looks = Look("before", first, theme.muted, 3.5, 0), Look("after", last, colour, 5.0, 1)
    return Compared(
        compare_frame(journey_map, sides, theme, words, measure), sides, looks, False, int(after is journey_map)
    )


def _line(x1: float, y1: float, x2: float, y2: float, theme: Theme) -> Path:
    return Path(shape=Shape((("M", x1, y1), ("L", x2, y2))), stroke=theme.hair, stroke_width=1.2, role="edge")


def _empty(journey_map: Map, theme: Theme, words: Words, measure: Measure) -> Scene:
    """One sentence over the faint curves of what will be here."""
    left, right = 0.2 * WIDTH, 0.8 * WIDTH
    step = (right - left) / (len(_GHOSTS[0]) - 1)
    ghosts = [
        Path(
            shape=Shape(line_through(monotone([(left + k * step, 420.0 - 45.0 * v) for k, v in enumerate(line)]))),
            stroke=colour, stroke_width=6.0, role="ghost",
        )
        for line, colour in zip(_GHOSTS, (theme.hair, theme.hair2), strict=True)
    ]  # fmt: skip
    lines, _, _ = paragraph(
        words("compare.empty"), x=WIDTH / 2, y=640.0, width=WIDTH - 4 * MARGIN, size=34.0, measure=measure,
        fill=theme.ink2, weight=600, anchor="middle", role="empty",
    )  # fmt: skip
    return Scene(
        WIDTH, 820.0, (*ghosts, *lines), "compare", journey_map.title or words("poster.untitled"),
        description=words("compare.empty"), language=words.language, theme=theme.name, background=theme.paper,
    )  # fmt: skip
