"""The graph: the stops of the journey and the ways between them, stage by stage, as wide as people walk them.

```
 what it is of · as it is · when
 The finding                                                     legend
 ┌──────────────────────────────────────────────────────────────────────┐
 │ 1 Notice      2 Look around      3 Choose            heads           │
 │        ╭────── 42% look again ─────╮                 loops           │
 │ (○)━━━━━━━━━━━━(○)━━━━━━━━━━━━━━━━(○)                stops, ribbons  │
 │   ╲     ╰┄┄┄┄┄ 8% buy in the shop ┄┄┄▶               alternatives    │
 │    ▼  left the journey  12%                          exits           │
 └──────────────────────────────────────────────────────────────────────┘
```
"""

from journey.i18n import Words
from journey.lanes.counted import counted_at
from journey.layout.choices import Choices
from journey.layout.flows import Flows, flows
from journey.layout.graph_arc_lanes import arc_lanes
from journey.layout.graph_arcs import draw_arcs
from journey.layout.graph_callout import draw_callout
from journey.layout.graph_deviation import SERIES
from journey.layout.graph_exits import draw_exits, streams
from journey.layout.graph_frame import draw_heads, draw_legend, empty_scene, heads_height
from journey.layout.graph_grid import Grid
from journey.layout.graph_places import lower, places
from journey.layout.graph_sink import draw_sink, measure_sink
from journey.layout.graph_sizes import sizes_for
from journey.layout.graph_stops import StopPen
from journey.layout.graph_ways import draw_ways
from journey.layout.heading import draw_heading
from journey.model import Map
from journey.scene.measure import Measure
from journey.scene.primitives import Item, Rect, Scene
from journey.scene.themes import Theme
from journey.scene.wrap import paragraph

WIDTH = 2160.0
MARGIN = 44.0
_CARD_PAD, _BETWEEN, _FOOT, _DROP = 26.0, 26.0, 26.0, 34.0


def lay_out(journey_map: Map, theme: Theme, words: Words, measure: Measure, choices: Choices) -> Scene:
    """The graph of touchpoints, or of stages, as a scene at least 2160 px wide; wider where there are many stages."""
    by_stages = choices.detail == "stages"
    found = flows(journey_map, choices)
    if not any(stops for _, stops in found.columns):
        return empty_scene(journey_map, theme, words, measure, WIDTH, MARGIN)
    left, right = MARGIN + _CARD_PAD, WIDTH - MARGIN - _CARD_PAD
    sizes, counted = sizes_for(found, by_stages, right - left), counted_at(journey_map)
    pen = StopPen(journey_map, theme, words, measure, sizes, found.losses, counted)
    grid = places(found, pen, left, right)
    width = max(WIDTH, grid.bounds[1] + MARGIN + _CARD_PAD)

    heading: list[Item] = []
    top = MARGIN - 34.0
    if choices.heading:
        view, room = words("graph.name"), width - 2 * MARGIN
        heading, top = draw_heading(journey_map, view, theme, words, measure, MARGIN, width, room)
    legend, top = draw_legend(found, pen, (MARGIN, width - MARGIN), top + 12.0)
    card_top = top + 14.0
    graph, card_bottom, unsaid = _draw(grid, found, pen, by_stages, card_top + _CARD_PAD)
    card = Rect(
        x=MARGIN, y=card_top, width=width - 2 * MARGIN, height=card_bottom - card_top, radius=12.0, fill=theme.card,
        stroke=theme.hair, role="panel",
    )  # fmt: skip
    notes = _notes(found, choices, words, unsaid)
    footer, bottom = _footer(notes, card_bottom + 12.0, width, pen)
    stops = sum(len(column) for _, column in found.columns)
    return Scene(
        width=width, height=bottom + MARGIN - 14.0, items=(*heading, *legend, card, *graph, *footer), view="graph",
        title=journey_map.headline or journey_map.title or words("poster.untitled"),
        description=words("graph.describes", stops=stops, ways=len(grid.tracks)), language=words.language,
        theme=theme.name, background=theme.paper, notes=notes,
    )  # fmt: skip


def _draw(grid: Grid, found: Flows, pen: StopPen, by_stages: bool, top: float) -> tuple[list[Item], float, int]:
    """All that stands on the card from ``top`` px, the foot of the card, and how many words found no room."""
    series = {kind: pen.words(f"graph.{kind}") for kind in SERIES}
    crossed = [(stream.left, stream.right) for stream in streams(grid)]
    above, below = arc_lanes(grid, "above", pen), arc_lanes(grid, "below", pen, crossed)
    sink = measure_sink(grid, pen)
    roof = top + heads_height(grid, found, pen, by_stages) + _BETWEEN + above.depth
    floor = roof + grid.placement.bottom - grid.placement.top
    lower(grid, roof - grid.placement.top, pen)
    sink_top = floor + below.depth + _FOOT + (_DROP if sink.entries else 0.0)
    bottom = sink_top + sink.height + (_CARD_PAD if sink.entries else 0.0)
    over, unsaid_over = draw_arcs(above, grid, pen, roof, True, (), series)
    under, unsaid_under = draw_arcs(below, grid, pen, floor, False, crossed, series)
    beside = sum(1 for t in grid.tracks if t.route in ("bracket", "self") and t.way.kind != "main" and t.way.label)
    items = [
        *draw_heads(grid, found, pen, by_stages, top, sink_top - 14.0 if sink.entries else bottom - 12.0),
        *draw_ways(grid, pen, series),
        *draw_exits(grid, pen, sink_top, series),
        *draw_sink(sink, grid, pen, sink_top),
        *over,
        *under,
        *_stops(grid, pen),
    ]
    return items, bottom, unsaid_over + unsaid_under + sink.dropped + beside


def _stops(grid: Grid, pen: StopPen) -> list[Item]:
    highest: dict[str, float] = {}  # how far above its middle ways meet the right side of a stop
    for (number, end), port in grid.ports.items():
        track, riser = grid.tracks[number], grid.risers.get((number, end))
        if (riser is None and end == "out") or (riser is not None and riser.side == "right"):
            stop = track.way.source if end == "out" else track.way.target
            head = 8.0 if end == "in" else 0.0  # an arrowhead is wider than its way
            highest[stop] = max(highest.get(stop, 0.0), track.width / 2 + head - port)
    items: list[Item] = [
        pen.draw(spot.stop, spot.x, spot.y, highest.get(spot.stop.id, 0.0)) for spot in grid.spots.values()
    ]
    for number, order in enumerate(grid.placement.order):
        for stage in filter(pen.losses.__contains__, order):
            callout = pen.callout(pen.losses[stage])
            items.append(draw_callout(callout, pen.theme, grid.middle(number), grid.placement.y[stage]))
    return items


def _notes(found: Flows, choices: Choices, words: Words, unsaid: int) -> tuple[str, ...]:
    """What the picture leaves out, in words."""
    notes = []
    if found.by_order:
        notes.append(words("graph.by_order", n=found.by_order))
    if found.hidden:
        notes.append(words("graph.hidden", n=found.hidden, share=words.percent(choices.least_share)))
    if found.beyond:
        notes.append(words("graph.beyond", n=found.beyond))
    if found.left_out:
        notes.append(words("graph.left_out", n=found.left_out))
    if found.by_log:
        notes.append(words("graph.by_log", n=found.by_log))
    if unsaid:
        notes.append(words("graph.unsaid", n=unsaid))
    return tuple(notes)


def _footer(notes: tuple[str, ...], top: float, width: float, pen: StopPen) -> tuple[list[Item], float]:
    if not notes:
        return [], top
    lines, height, _ = paragraph(
        " ".join(notes), x=MARGIN, y=top, width=width - 2 * MARGIN, size=17.0, measure=pen.measure,
        fill=pen.theme.muted, role="notes",
    )  # fmt: skip
    return list(lines), top + height
