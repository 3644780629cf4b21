"""Which way takes which route on the graph, and how wide it is drawn."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from journey.layout.flows import Flows, Stop
from journey.layout.graph_deviation import THIN
from journey.layout.graph_grid import Route, Track
from journey.model.ways import OUT, Way

MOST_ROWS = 20  # a stage with more stops gets further columns
THINNEST, WIDEST = 1.5, 26.0
UNKNOWN_SHARE = 5.0  # width of ribbons where no share says


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


def chains_of(stops: Sequence[Stop], ways: Sequence[Way]) -> list[list[Stop]]:
    """Stops that follow each other inside a column, by the widest main ways: each has one before and one after it."""
    by_id = {stop.id: stop for stop in stops}
    inner = [way for way in ways if way.kind == "main" and way.source in by_id and way.target in by_id]
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


def tracks_of(flows: Flows, column_of: Mapping[str, int], down: set[tuple[str, str]]) -> Iterator[Track]:
    """Every way with its route. ``down`` are the pairs of stops that follow each other inside a column."""
    most = widest_share(flows, column_of)
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
    if way.deserted:
        return THIN
    if way.kind in ("loop", "alternative"):
        return 2.6 if way.share is None else min(2.4 + 8.0 * way.share, 6.0)
    return thickness(way.share, most)


def widest_share(flows: Flows, column_of: Mapping[str, int]) -> float:
    """The greatest share of a ribbon, or of all the exits of a column."""
    leaving: dict[int, float] = {}
    for way in flows.exits:
        column = column_of[way.source]
        leaving[column] = leaving.get(column, 0.0) + (way.share or 0.0)
    return max([*(way.share or 0.0 for way in flows.ways() if way.kind == "main"), *leaving.values()], default=0.0)
