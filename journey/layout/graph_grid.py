"""The grid of the graph: which stop stands where, where ribbons touch it, and the lanes between the columns.

```
 gap 0 │  column 0  │   gap 1   │  column 1  │ gap 2       a column is as wide as its names;
       │    (○)─────┼──╲  │││   │            │             ribbons bend in the gaps only, so
       │   a name   │   ╲─┼┼┼───┼────(○)     │             they never run through a name;
       │            │     lanes │   a name   │             lanes are for ways that rise or drop
```
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, sqrt
from typing import Literal

from journey.layout.flows import OUT, Flows, Stop, Way
from journey.layout.graph_stops import Sizes, StopPen
from journey.scene.layered import Cell, Edge, Placement, place

MOST_ROWS = 20  # a stage with more stops gets further columns
THINNEST, WIDEST = 1.5, 26.0
UNKNOWN_SHARE = 5.0  # width of ribbons where no share says
STRAIGHT_DOWN = 30.0  # least length of a ribbon from one stop down to the next
_LANE_GAP, _PORT_GAP = 9.0, 4.0

Route = Literal["ribbon", "down", "bracket", "self", "above", "below", "exit"]
Side = Literal["left", "right"]
End = tuple[int, str]  # number of a track, "out" or "in"


@dataclass(frozen=True, slots=True)
class Track:
    """A way with the route it takes and its width in px. ``first`` and ``last`` are the columns it begins and ends in."""

    way: Way
    route: Route
    width: float
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Riser:
    """The end of a way that rises or drops beside a column: on which side, and how near (the lower, the nearer)."""

    side: Side
    rank: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a stop stands, px. ``bottom`` is the foot of its words."""

    stop: Stop
    column: int
    x: float
    y: float
    r: float
    bottom: float

    def edge(self, dy: float) -> float:
        """How far the circle reaches to either side at ``dy`` px from its middle."""
        return sqrt(max(self.r * self.r - dy * dy, 0.0))


@dataclass(slots=True)
class Grid:
    """Everything the pens need. ``lefts`` and ``rights`` are the edges of the columns, ``gaps`` the edges of the gaps."""

    columns: tuple[tuple[int, tuple[Stop, ...]], ...]  # index of the stage, stops from the top
    tracks: tuple[Track, ...]
    placement: Placement
    edges: Mapping[int, int]  # of each ribbon: its place among the placement's edges
    risers: Mapping[End, "Riser"]
    ports: Mapping[End, float]  # px below the middle of the stop
    lefts: list[float] = field(default_factory=list)
    rights: list[float] = field(default_factory=list)
    lanes: dict[End, float] = field(default_factory=dict)
    spots: dict[str, Spot] = field(default_factory=dict)
    heads: list[float] = field(default_factory=list)  # y of the uppermost and lowest ink of each column's stops
    feet: list[float] = field(default_factory=list)
    bounds: tuple[float, float] = (0.0, 0.0)

    def bends(self, track: int) -> tuple[tuple[int, float], ...]:
        """(column, y) of each column that a ribbon runs through."""
        return self.placement.bends[self.edges[track]]

    def middle(self, column: int) -> float:
        return (self.lefts[column] + self.rights[column]) / 2

    def borders(self) -> list[float]:
        """The lines between the columns, those at both ends of the picture included."""
        inner = [(right + left) / 2 for right, left in zip(self.rights, self.lefts[1:], strict=False)]
        return [self.bounds[0], *inner, self.bounds[1]]


def thickness(share: float | None, most: float) -> float:
    """Width in px of a ribbon, 1.5 to 26 by share; ``most`` is the greatest share on the picture."""
    if share is None:
        return UNKNOWN_SHARE if most == 0 else THINNEST
    return min(max(WIDEST * share / max(most, 0.35), THINNEST), WIDEST)


def split_columns(flows: Flows) -> tuple[tuple[int, tuple[Stop, ...]], ...]:
    """The stops of each stage, in as many columns as they need."""
    columns = []
    for stage, (_, stops) in enumerate(flows.columns):
        parts = max(1, ceil(len(stops) / MOST_ROWS))
        rows = ceil(len(stops) / parts)
        columns += [(stage, stops[part * rows : (part + 1) * rows]) for part in range(parts)]
    return tuple(columns)


def build(flows: Flows, sizes: Sizes, pen: StopPen, wholes: Mapping[str, int]) -> Grid:
    """Order, heights (around 0), ports and exits' sides. ``wholes`` gives the column of each whole stage by its id."""
    columns = split_columns(flows)
    column_of = {stop.id: number for number, (_, stops) in enumerate(columns) for stop in stops} | dict(wholes)
    most = max((way.share or 0.0 for way in (*flows.ways(), *flows.exits) if way.kind != "loop"), default=0.0)
    chains = [_chains(stops, flows) for _, stops in columns]
    down = {(a.id, b.id) for column in chains for chain in column for a, b in zip(chain, chain[1:], strict=False)}
    tracks = tuple(_tracks(flows, column_of, down, most))
    pulls = _pulls(tracks)
    room = {side: _stacked(tracks, side) for side in ("out", "in")}
    blocks = [
        [
            [
                _cell(stop, sizes, pen, pulls.get(stop.id, 0.0), max(room["out"].get(stop.id, 0.0), 0.0), row > 0)
                for row, stop in enumerate(chain)
            ]
            for chain in column
        ]
        for column in chains
    ]
    for number, (stage, _) in enumerate(columns):
        whole = flows.columns[stage][0]
        if wholes.get(whole.id) == number and pen.loss_of(whole.id):
            blocks[number].append([Cell(whole.id, 2.0, pen.callout_height(whole.id) + 4.0, last=True)])
    ribbons = [number for number, track in enumerate(tracks) if track.route == "ribbon"]
    edges = [Edge(tracks[n].way.source, tracks[n].way.target, tracks[n].width) for n in ribbons]
    placement = place(blocks, edges, sizes.gap)
    places = {number: index for index, number in enumerate(ribbons)}
    risers = _risers(tracks, placement, {stop.id for _, stops in columns for stop in stops})
    return Grid(columns, tracks, placement, places, risers, _ports(tracks, placement, places, risers, sizes))


def _chains(stops: Sequence[Stop], flows: Flows) -> list[list[Stop]]:
    """Stops that follow each other inside a column, by the widest main ways: each has one before and one after it."""
    by_id = {stop.id: stop for stop in stops}
    inner = [way for way in flows.ways() if way.kind == "main" and way.source in by_id and way.target in by_id]
    after: dict[str, str] = {}
    before: dict[str, str] = {}
    for way in sorted(inner, key=lambda way: -(way.share or 0.0)):
        tail = way.target
        while tail in after:
            tail = after[tail]
        if way.source not in after and way.target not in before and tail != way.source:
            after[way.source], before[way.target] = way.target, way.source
    chains = []
    for stop in stops:
        if stop.id not in before:
            chain, here = [stop], stop.id
            while here in after:
                here = after[here]
                chain.append(by_id[here])
            chains.append(chain)
    return chains


def _tracks(flows: Flows, column_of: Mapping[str, int], down: set[tuple[str, str]], most: float) -> Iterator[Track]:
    used: set[tuple[str, str]] = set()
    for way in (*flows.ways(), *flows.exits):
        first = column_of[way.source]
        last = column_of.get(way.target, first)
        pair = (way.source, way.target)
        route: Route
        if way.target == OUT:
            route = "exit"
        elif way.source == way.target:
            route = "self"
        elif first == last:
            route = "down" if way.kind == "main" and pair in down and pair not in used else "bracket"
        elif way.kind == "main" and first < last:
            route = "ribbon"
        else:
            route = "below" if way.kind == "alternative" else "above"
        if route == "down":
            used.add(pair)
        yield Track(way, route, _width(way, most), first, last)


def _width(way: Way, most: float) -> float:
    """Loops and alternatives are lines; ribbons and exits are as wide as their share."""
    if way.kind in ("loop", "alternative"):
        return 2.6 if way.share is None else min(2.4 + 8.0 * way.share, 6.0)
    return thickness(way.share, most)


def _pulls(tracks: Sequence[Track]) -> dict[str, float]:
    """Stops with loops would rather stand high, those with exits or alternatives low."""
    pulls: dict[str, float] = {}
    for track in tracks:
        step = {"above": -4.0, "below": 3.0, "exit": 3.0}.get(track.route, 0.0)
        for end in (track.way.source, track.way.target):
            pulls[end] = pulls.get(end, 0.0) + step
    return pulls


def _cell(stop: Stop, sizes: Sizes, pen: StopPen, pull: float, ports: float, follows: bool) -> Cell:
    above = max(sizes.radius, ports / 2 + 9.0 + 0.8 * sizes.share) + 4.0 + (STRAIGHT_DOWN if follows else 0.0)
    return Cell(stop.id, above, pen.depth(stop) + 4.0, pull)


def _stacked(tracks: Sequence[Track], end: str) -> dict[str, float]:
    """The widths of all ribbons that meet on one side of each stop."""
    stacked: dict[str, float] = {}
    for track in tracks:
        if track.route in ("ribbon", "exit", "above", "below", "bracket"):
            stop = track.way.source if end == "out" else track.way.target
            stacked[stop] = stacked.get(stop, 0.0) + track.width + (0.0 if track.route == "ribbon" else _PORT_GAP)
    return stacked


def _risers(tracks: Sequence[Track], placement: Placement, stops: set[str]) -> dict[End, Riser]:
    """Which ends need a lane beside their column. A stop at the head or foot of its column is reached straight."""
    order, y = placement.order, placement.y
    sides = _exit_sides(tracks, placement)
    risers: dict[End, Riser] = {}
    for number, track in enumerate(tracks):
        source, target = track.way.source, track.way.target
        if track.route == "bracket":
            side: Side = "right" if y[target] > y[source] else "left"
            risers[number, "out"] = risers[number, "in"] = Riser(side, abs(y[target] - y[source]) - 90_000.0)
        elif track.route == "above":
            if source in stops and order[track.first][0] != source:
                risers[number, "out"] = Riser("right", y[source])
            if target in stops and order[track.last][0] != target:
                risers[number, "in"] = Riser("left", y[target])
        elif track.route == "below":
            if source in stops and order[track.first][-1] != source:
                risers[number, "out"] = Riser("right", -y[source])
            if target in stops:
                risers[number, "in"] = Riser("left", -y[target])
        elif track.route == "exit" and source in stops:
            key = (track.first, source if track.way.flagged else "")  # flagged ones outermost, apart from the stream
            risers[number, "out"] = Riser(sides[key], (180_000.0 if track.way.flagged else 90_000.0) - y[source])
    return risers


def _exit_sides(tracks: Sequence[Track], placement: Placement) -> dict[tuple[int, str], Side]:
    """On which side exits drop, where they cross fewer ribbons: the stream of a column, and each flagged exit alone."""
    crossed: dict[tuple[int, str], list[float]] = {}
    for exit_track in tracks:
        if exit_track.route != "exit" or exit_track.way.source not in placement.y:
            continue
        key = (exit_track.first, exit_track.way.source if exit_track.way.flagged else "")
        counts = crossed.setdefault(key, [0.0, 0.0])
        y = placement.y[exit_track.way.source]
        for track in tracks:
            if track.route == "ribbon":
                counts[0] += track.width * (track.last == exit_track.first and placement.y[track.way.target] >= y)
                counts[1] += track.width * (track.first == exit_track.first and placement.y[track.way.source] >= y)
            elif track.route == "bracket" and track.way.source == exit_track.way.source:
                falls = placement.y[track.way.target] > y
                counts[1 if falls else 0] += track.width
    return {key: "left" if left < right else "right" for key, (left, right) in crossed.items()}


def _ports(
    tracks: Sequence[Track], placement: Placement, places: Mapping[int, int], risers: Mapping[End, Riser], sizes: Sizes
) -> dict[End, float]:
    """How far below the middle of its stop each way leaves and arrives, so that none lies over another."""
    stacks: dict[tuple[str, Side], list[tuple[int, float, float, End]]] = {}
    y = placement.y
    for number, track in enumerate(tracks):
        source, target = track.way.source, track.way.target
        if track.route == "ribbon":
            bends = placement.bends[places[number]]
            after, before = (bends[0][1], bends[-1][1]) if bends else (y[target], y[source])
            stacks.setdefault((source, "right"), []).append((0, after, track.width, (number, "out")))
            stacks.setdefault((target, "left"), []).append((0, before, track.width, (number, "in")))
            continue
        for end, stop in (("out", source), ("in", target)):
            riser = risers.get((number, end))
            if riser is not None:
                group = {"above": -2, "below": 2, "exit": 3}.get(track.route, 0)
                if track.route == "bracket":
                    group = 1 if (end == "out") == (y[target] > y[source]) else -1
                toward = -riser.rank if group > 0 else riser.rank
                stacks.setdefault((stop, riser.side), []).append((group, toward, track.width, (number, end)))
    ports: dict[End, float] = {}
    for stack in stacks.values():
        stack.sort(key=lambda port: port[:2])
        spaces = [0.0] + [_PORT_GAP if a[0] or b[0] else 0.0 for a, b in zip(stack, stack[1:], strict=False)]
        total = sum(port[2] for port in stack) + sum(spaces)
        squeeze = min(1.0, 1.6 * sizes.radius / total)
        at = -total / 2
        for space, (_, _, width, key) in zip(spaces, stack, strict=True):
            at += space + width / 2
            ports[key] = at * squeeze
            at += width / 2
    return ports


def open_gaps(grid: Grid, widths: Sequence[float], left: float, least_right: float, sizes: Sizes) -> None:
    """Gives columns and lanes their x. The picture begins at ``left`` and reaches ``least_right``, or further."""
    count = len(grid.columns)
    near: list[list[tuple[float, End]]] = [[] for _ in range(count + 1)]  # of a gap: lanes of the column on its left
    far: list[list[tuple[float, End]]] = [[] for _ in range(count + 1)]  # lanes of the column on its right
    for (number, end), riser in grid.risers.items():
        track = grid.tracks[number]
        if track.route == "bracket" and end == "in":
            grid.lanes[number, end] = 0.0  # shares the lane of its other end
            continue
        column = track.first if end == "out" else track.last
        (near[column + 1] if riser.side == "right" else far[column]).append((riser.rank, (number, end)))
    rooms = []
    for number in range(count + 1):
        outer = number in (0, count)
        lanes = sum(_spread(grid, gap, 0.0, 1.0) for gap in (near[number], far[number]))
        rooms.append(max(10.0, lanes) if outer else max(sizes.least_gap, lanes + 40.0))
    spare = least_right - left - sum(rooms) - sum(widths)
    if spare > 0:
        rooms = [room + spare * (0.5 if number in (0, count) else 1.0) / count for number, room in enumerate(rooms)]
    x = left + rooms[0]
    for number, width in enumerate(widths):
        grid.lefts.append(x)
        grid.rights.append(x + width)
        x += width + rooms[number + 1]
    grid.bounds = (left, x)
    for number in range(count + 1):
        if near[number]:
            _spread(grid, near[number], grid.rights[number - 1], 1.0)
        if far[number]:
            _spread(grid, far[number], grid.lefts[number], -1.0)


def _spread(grid: Grid, lanes: list[tuple[float, End]], edge: float, direction: float) -> float:
    """Lanes side by side from a column's ``edge`` outwards; the px they take. Exits close up to one stream."""
    at, streaming = 0.0, False
    for _, end in sorted(lanes):
        track = grid.tracks[end[0]]
        joins = track.route == "exit" and not track.way.flagged
        at += (0.0 if streaming and joins else _LANE_GAP) + track.width / 2
        grid.lanes[end] = edge + direction * at
        if track.route == "bracket":
            grid.lanes[end[0], "in"] = grid.lanes[end]
        at += track.width / 2
        streaming = joins
    return at + _LANE_GAP if lanes else 0.0
