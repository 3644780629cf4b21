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

from dataclasses import replace

from journey.i18n import Words
from journey.layout import graph_arcs, graph_exits, graph_ways
from journey.layout.choices import Choices
from journey.layout.flows import Flows, Way, flows
from journey.layout.graph_frame import draw_heads, draw_legend, empty_scene, heads_height
from journey.layout.graph_grid import Grid, Spot, build, open_gaps
from journey.layout.graph_stops import StopPen, sizes_for
from journey.layout.heading import draw_heading
from journey.model import Map
from journey.scene.measure import Measure
from journey.scene.primitives import Item, Rect, Scene
from journey.scene.themes import Theme
from journey.scene.wrap import paragraph

WIDTH = 2160.0
MARGIN = 44.0
_CARD_PAD, _BETWEEN, _FOOT = 26.0, 26.0, 26.0


def lay_out(journey_map: Map, theme: Theme, words: Words, measure: Measure, choices: Choices) -> Scene:
    """The graph of touchpoints, or of stages, as a scene at least 2160 px wide; wider where there are many stages."""
    by_stages = choices.detail == "stages"
    found = flows(journey_map, choices)
    if not any(stops for _, stops in found.columns):
        return empty_scene(journey_map, theme, words, measure, WIDTH, MARGIN)
    inner = WIDTH - 2 * (MARGIN + _CARD_PAD)
    sizes = sizes_for(found, by_stages, inner)
    ids = {stop.id for _, stops in found.columns for stop in stops}
    losses = {loss.stage_id: loss for loss in journey_map.losses if loss.stage_id and loss.share is not None}
    pen = StopPen(journey_map, theme, words, measure, sizes, {k: v for k, v in losses.items() if k not in ids})
    grid = _grid(found, pen, MARGIN + _CARD_PAD)
    width = max(WIDTH, grid.bounds[1] + MARGIN + _CARD_PAD)

    items, top = draw_heading(journey_map, theme, words, measure, MARGIN, MARGIN - 10.0, width - 2 * MARGIN)
    series = {kind: words(f"graph.{kind}") for kind in ("main", "loop", "alternative", "exit", "flagged")}
    legend, top = draw_legend(found, pen, (MARGIN, width - MARGIN), top + 12.0)
    items += legend
    card_top = top + 14.0

    above, below, sink = graph_arcs.lanes(grid, "above", pen), graph_arcs.lanes(grid, "below", pen), graph_exits.sink(grid, pen)
    heads_top = card_top + _CARD_PAD
    roof = heads_top + heads_height(grid, found, pen, by_stages) + _BETWEEN + above.depth
    floor = roof + grid.placement.bottom - grid.placement.top
    _lower(grid, roof - grid.placement.top, pen)
    sink_top = floor + below.depth + _FOOT + (34.0 if sink.entries else 0.0)
    card_bottom = sink_top + sink.height + (_CARD_PAD if sink.entries else 0.0)
    items.append(
        Rect(
            x=MARGIN, y=card_top, width=width - 2 * MARGIN, height=card_bottom - card_top, radius=12.0, fill=theme.card,
            stroke=theme.hair,
        )
    )  # fmt: skip
    last = sink_top - 14.0 if sink.entries else card_bottom - 12.0
    items += draw_heads(grid, found, pen, by_stages, heads_top, last)
    over, unsaid_over = graph_arcs.draw(above, grid, pen, roof, True, (), series)
    under, unsaid_under = graph_arcs.draw(below, grid, pen, floor, False, graph_exits.crossed(grid), series)
    items += graph_ways.draw(grid, pen, series)
    items += graph_exits.draw(sink, grid, pen, sink_top, series)
    items += [*over, *under]
    items += _stops(grid, pen)
    notes = _notes(found, choices, words, [*unsaid_over, *unsaid_under], sink.dropped)
    footer, bottom = _footer(notes, card_bottom + 12.0, width, theme, measure)
    return Scene(
        width=width, height=bottom + MARGIN - 14.0, items=(*items, *footer), view="graph",
        title=journey_map.headline or journey_map.title or words("graph.untitled"),
        description=words("graph.describes", stops=len(ids), ways=found.graph.number_of_edges() + len(found.exits)),
        language=words.language, theme=theme.name, background=theme.paper, notes=notes,
    )  # fmt: skip


def _grid(found: Flows, pen: StopPen, left: float) -> Grid:
    """Columns, lanes and x of everything; heights still around 0."""
    columns: dict[str, int] = {}
    column = 0
    for stage, stops in found.columns:
        columns[stage.id] = column
        column += max(1, -(-len(stops) // 20))
    wholes = {stage: place for stage, place in columns.items() if found.stop(stage) is None}
    grid = build(found, pen.sizes, pen, wholes)
    widths = []
    for number, (stage, stops) in enumerate(grid.columns):
        halves = [pen.half_width(stop) for stop in stops]
        whole = found.columns[stage][0].id
        halves.append(pen.callout_half(whole) if wholes.get(whole) == number else 0.0)
        widths.append(2 * max(*halves, 40.0) + 12.0)
    open_gaps(grid, widths, left, WIDTH - left, pen.sizes)
    return grid


def _lower(grid: Grid, down: float, pen: StopPen) -> None:
    """Puts the stops at their final heights."""
    y = {key: value + down for key, value in grid.placement.y.items()}
    bends = tuple(tuple((column, at + down) for column, at in chain) for chain in grid.placement.bends)
    grid.placement = replace(
        grid.placement, y=y, bends=bends, top=grid.placement.top + down, bottom=grid.placement.bottom + down
    )
    for number, (_, stops) in enumerate(grid.columns):
        here = [
            Spot(stop, number, grid.middle(number), y[stop.id], pen.radius(stop), y[stop.id] + pen.depth(stop)) for stop in stops
        ]
        grid.spots.update((spot.stop.id, spot) for spot in here)
        callouts = [y[key] + pen.callout_height(key) for key in grid.placement.order[number] if key not in grid.spots]
        grid.heads.append(min((spot.y - spot.r - 16.0 for spot in here), default=grid.placement.top))
        grid.feet.append(max([*(spot.bottom for spot in here), *callouts], default=grid.placement.bottom))


def _stops(grid: Grid, pen: StopPen) -> list[Item]:
    highest: dict[str, float] = {}
    for (number, end), port in grid.ports.items():
        track = grid.tracks[number]
        if end == "out" and not ((number, end) in grid.risers and grid.risers[number, end].side == "left"):
            highest[track.way.source] = min(highest.get(track.way.source, 0.0), port - track.width / 2)
        elif end == "in" and track.route == "bracket" and grid.risers[number, end].side == "right":
            highest[track.way.target] = min(highest.get(track.way.target, 0.0), port - track.width / 2 - 8.0)
    items: list[Item] = [
        pen.draw(spot.stop, spot.x, spot.y, -highest.get(spot.stop.id, 0.0)) for spot in grid.spots.values()
    ]
    for number, order in enumerate(grid.placement.order):
        for key in order:
            loss = pen.loss_of(key)
            if loss is not None and key not in grid.spots:
                items.append(pen.callout(loss, grid.middle(number), grid.placement.y[key]))
    return items


def _notes(found: Flows, choices: Choices, words: Words, unsaid: list[Way], unsaid_exits: int) -> tuple[str, ...]:
    """What the picture leaves out, in words."""
    notes = []
    if found.by_order:
        notes.append(words("graph.by_order", n=found.by_order))
    if found.hidden:
        notes.append(words("graph.hidden", n=found.hidden, share=words.percent(choices.least_share)))
    if found.left_out:
        notes.append(words("graph.left_out", n=found.left_out))
    if unsaid or unsaid_exits:
        notes.append(words("graph.unsaid", n=len(unsaid) + unsaid_exits))
    return tuple(notes)


def _footer(notes: tuple[str, ...], top: float, width: float, theme: Theme, measure: Measure) -> tuple[list[Item], float]:
    if not notes:
        return [], top
    lines, height, _ = paragraph(
        " ".join(notes), x=MARGIN, y=top, width=width - 2 * MARGIN, size=17.0, measure=measure, fill=theme.muted,
        role="notes",
    )  # fmt: skip
    return list(lines), top + height
