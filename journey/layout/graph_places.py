"""Where everything on the graph stands: columns, rows, ports, lanes, and the final heights."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from journey.layout.flows import Flows, Stop
from journey.layout.graph_grid import Grid, Spot, Track
from journey.layout.graph_lanes import PORT_GAP, open_gaps, ports_of, risers_of
from journey.layout.graph_stops import StopPen
from journey.layout.graph_tracks import chains_of, split_columns, tracks_of
from journey.scene.layered import Cell, Edge, place

_BY_ORDER = 0.1  # weight of a ribbon that no link states


def places(flows: Flows, pen: StopPen, left: float, right: float) -> Grid:
    """The grid from ``left`` px to at least ``right``. Heights are around 0 until ``lower`` puts them in place."""
    columns = split_columns(flows)
    wholes = _wholes(flows, columns)
    column_of = {stop.id: number for number, (_, stops) in enumerate(columns) for stop in stops} | wholes
    ways = tuple(flows.ways())
    chains = [chains_of(stops, ways) for _, stops in columns]
    down = {(a.id, b.id) for column in chains for chain in column for a, b in pairwise(chain)}
    tracks = tuple(tracks_of(flows, column_of, down))
    ribbons = [number for number, track in enumerate(tracks) if track.route == "ribbon"]
    stated = any(way.id and way.kind == "main" for way in ways)
    placement = place(
        _blocks(chains, tracks, wholes, pen), [_edge(tracks[n]) for n in ribbons], pen.sizes.gap, 0.5 if stated else 0.0
    )
    edges = {number: index for index, number in enumerate(ribbons)}
    risers = risers_of(tracks, placement, {stop.id for _, stops in columns for stop in stops})
    grid = Grid(columns, tracks, placement, edges, risers, ports_of(tracks, placement, edges, risers, pen.sizes))
    callouts = {n: pen.callout(pen.losses[stage]).width / 2 for stage, n in wholes.items() if stage in pen.losses}
    widths = [
        2 * max([*(pen.half_width(stop) for stop in stops), callouts.get(number, 0.0), 40.0]) + 12.0
        for number, (_, stops) in enumerate(columns)
    ]
    open_gaps(grid, widths, left, right, pen.sizes)
    return grid


def lower(grid: Grid, down: float, pen: StopPen) -> None:
    """Puts the stops at their final heights, ``down`` px from where they were."""
    before = grid.placement
    y = {key: value + down for key, value in before.y.items()}
    bends = tuple(tuple((column, at + down) for column, at in chain) for chain in before.bends)
    grid.placement = replace(before, y=y, bends=bends, top=before.top + down, bottom=before.bottom + down)
    for number, (_, stops) in enumerate(grid.columns):
        here = [
            Spot(stop, number, grid.middle(number), y[stop.id], pen.radius(stop), y[stop.id] + pen.depth(stop))
            for stop in stops
        ]
        grid.spots.update((spot.stop.id, spot) for spot in here)
        callouts = [y[key] + pen.callout(pen.losses[key]).height for key in before.order[number] if key in pen.losses]
        grid.heads.append(min((spot.y - spot.r - 16.0 for spot in here), default=grid.placement.top))
        grid.feet.append(max([*(spot.bottom for spot in here), *callouts], default=grid.placement.bottom))


def _wholes(flows: Flows, columns: Sequence[tuple[int, tuple[Stop, ...]]]) -> dict[str, int]:
    """The column that speaks for a stage as a whole, by stage id: its first. None where stages are the stops."""
    first: dict[str, int] = {}
    for number, (stage, _) in enumerate(columns):
        first.setdefault(flows.columns[stage][0].id, number)
    return {stage: number for stage, number in first.items() if flows.stop(stage) is None}


def _blocks(
    chains: Sequence[Sequence[Sequence[Stop]]], tracks: Sequence[Track], wholes: Mapping[str, int], pen: StopPen
) -> list[list[list[Cell]]]:
    """The cells of every column, those of a chain together; last of all a whole stage's point of no return."""
    pulls, ports = _pulls(tracks), _stacked(tracks)
    blocks = [
        [
            [
                _cell(stop, pen, pulls.get(stop.id, 0.0), ports.get(stop.id, 0.0), row > 0)
                for row, stop in enumerate(chain)
            ]
            for chain in column
        ]
        for column in chains
    ]
    for stage, number in wholes.items():
        if stage in pen.losses:
            height = pen.callout(pen.losses[stage]).height
            blocks[number].append([Cell(stage, 2.0, height + 4.0, last=True)])
    return blocks


def _edge(track: Track) -> Edge:
    return Edge(track.way.source, track.way.target, track.width, track.width if track.way.id else _BY_ORDER)


def _pulls(tracks: Sequence[Track]) -> dict[str, float]:
    """Stops with loops would rather stand high, those with exits or alternatives low."""
    pulls: dict[str, float] = {}
    for track in tracks:
        step = {"above": -4.0, "below": 3.0, "exit": 3.0}.get(track.route, 0.0)
        for end in (track.way.source, track.way.target):
            pulls[end] = pulls.get(end, 0.0) + step
    return pulls


def _cell(stop: Stop, pen: StopPen, pull: float, ports: float, follows: bool) -> Cell:
    sizes = pen.sizes
    above = max(sizes.radius, ports / 2 + 9.0 + 0.8 * sizes.share) + 4.0 + (sizes.drop if follows else 0.0)
    return Cell(stop.id, above, pen.depth(stop) + 4.0, pull)


def _stacked(tracks: Sequence[Track]) -> dict[str, float]:
    """The widths in px of all ways that leave each stop: its share stands above them."""
    stacked: dict[str, float] = {}
    for track in tracks:
        if track.route in ("ribbon", "exit", "above", "below", "bracket"):
            gap = 0.0 if track.route == "ribbon" else PORT_GAP
            stacked[track.way.source] = stacked.get(track.way.source, 0.0) + track.width + gap
    return stacked
