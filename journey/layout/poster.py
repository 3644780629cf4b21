"""The poster: the whole map on one page, a route from left to right with the emotion curve as its hero.

```
 head      kicker, headline, counts │ facts, evidence │ personas
 route     macro band, arcs, names, ribbon, days, shares, exits
 rows      wants, does, touchpoints, EMOTIONS, pressure, thinks, hurts, ideas ┄ backstage, measures, own rows
 index     numbers with their names, where touchpoints are too many for cards
 legend    signs │ sources
```
"""

from collections.abc import Sequence
from dataclasses import replace

from journey.i18n import Words
from journey.lanes.frame import Frame
from journey.layout.choices import Choices
from journey.layout.poster_empty import draw_empty
from journey.layout.poster_frame import make_frame, rows_of
from journey.layout.poster_head import counted, draw_head
from journey.layout.poster_index import draw_index
from journey.layout.poster_legend import draw_legend
from journey.layout.poster_route import MACRO_HEIGHT, Route, draw_macro_band, draw_route, plan_route, unbalanced
from journey.layout.poster_rows import Row, draw_rows, plan_rows
from journey.model import Map
from journey.scene.measure import Measure
from journey.scene.primitives import Item, Scene
from journey.scene.themes import Theme
from journey.scene.wrap import paragraph, wrap

BOTTOM = 40.0
CURVE_SHARE, CURVE_SHARE_WITH_ROOM, TALLEST_CURVE = 0.255, 0.36, 900.0
_PAPER = 2**0.5  # landscape A sizes


def lay_out(journey_map: Map, theme: Theme, words: Words, measure: Measure, choices: Choices) -> Scene:
    """The scene of the poster, at least 2400 px wide and as tall as its words need."""
    frame = make_frame(journey_map, theme, words, measure, choices)
    items, y = draw_head(frame)
    notes: list[str] = []
    if frame.columns:
        items += draw_macro_band(frame, y)
        route = plan_route(frame, y + MACRO_HEIGHT)
        items += draw_route(frame, route)
        items += _beside_route(frame, route)
        rows = _with_curve(frame, plan_rows(frame, rows_of(journey_map, choices)), route.bottom)
        drawn, y = draw_rows(frame, rows, route.bottom)
        items += drawn
        index, y = draw_index(frame, y)
        items += index
        if route.hidden:
            notes.append(words("poster.ways_left_out", n=route.hidden))
    else:
        drawn, y = draw_empty(frame, y)
        items += drawn
    if len(journey_map.personas) > len(frame.walkers) and not choices.personas:
        notes.append(words("poster.personas_left_out", n=len(journey_map.personas) - len(frame.walkers)))
    astray = _astray(frame)
    if astray:
        notes.append(words("poster.without_place", n=astray))
    legend, y = draw_legend(frame, y + 12)
    return Scene(
        width=frame.right + frame.left,
        height=y + BOTTOM,
        items=(*items, *legend),
        view="poster",
        title=journey_map.title or journey_map.headline or words("poster.untitled"),
        description=_description(frame),
        language=words.language,
        theme=theme.name,
        background=theme.paper,
        notes=tuple(notes),
    )


def _with_curve(frame: Frame, rows: Sequence[Row], top: float) -> list[Row]:
    """The curve gets at least a quarter of the page, more where an A-sized page has room left; where a log speaks and
    nobody has said what they felt it is no hero, and stays small."""
    curves = sum(_is_curve(row) for row in rows)
    if not curves or (frame.contents.counted and not frame.map.feelings):
        return list(rows)
    rest = top + sum(row.height for row in rows if not _is_curve(row)) + 80.0
    page = (frame.right + frame.left) / _PAPER
    fair = rest * CURVE_SHARE / (1 - CURVE_SHARE)
    roomy = min(page - rest, page * CURVE_SHARE_WITH_ROOM)
    tall = min(max(fair, roomy), TALLEST_CURVE) / curves
    return [replace(row, height=max(row.height, tall)) if _is_curve(row) else row for row in rows]


def _is_curve(row: Row) -> bool:
    return row.lane.kind == "emotions" and not row.empty


def _beside_route(frame: Frame, route: Route) -> list[Item]:
    """In the gutter: what the width of the route and its shares mean, and where the shares do not add up."""
    theme, size, room = frame.theme, frame.density.small, frame.density.gutter - 14
    if all(share.arrives is None for share in route.shares):
        return []
    says = [(frame.words(f"poster.{note}"), theme.muted, 400, "lane_note") for note in ("route_note", "route_base")]
    doubtful = [str(place + 1) for place in unbalanced(route)]
    if doubtful:
        warning = frame.words("poster.unbalanced", n=len(doubtful), stages=", ".join(doubtful))
        says.append((warning, theme.ink2, 600, "unbalanced"))
    tall = sum(len(wrap(text, frame.measure, size, room, weight, False, 3).lines) for text, _, weight, _ in says)
    y = min(route.ribbon_top - 3, route.bottom - 8 - tall * 1.22 * size)
    items: list[Item] = []
    for text, fill, weight, role in says:
        texts, used, _ = paragraph(
            text, x=frame.left, y=y, width=room, size=size, measure=frame.measure, fill=fill, weight=weight,
            max_lines=3, role=role,
        )  # fmt: skip
        items += texts
        y += used
    return items


def _astray(frame: Frame) -> int:
    """Notes and insights that belong to no stage, so to no cell."""
    return sum(
        len(found)
        for table in (frame.contents.notes, frame.contents.insights)
        for key, found in table.items()
        if not key[1]
    )


def _description(frame: Frame) -> str:
    """What a screen reader says of the picture."""
    stages = ", ".join(column.stage.name for column in frame.columns)
    names = ", ".join(walker.persona.name for walker in frame.walkers)
    return " ".join(
        part for part in (frame.map.headline, counted(frame), stages and f"{stages}.", names and f"{names}.") if part
    )
