"""The flows of a map: its stops and the ways between them, as a directed graph, at one level of detail."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import networkx as nx

from journey.lanes.counted import counted_at, share_of
from journey.layout.choices import Choices
from journey.layout.touchpoint_ways import touchpoint_ways
from journey.model import Loss, Map, Metric, Stage, Touchpoint
from journey.model.no_returns import no_returns
from journey.model.path import LinkKind
from journey.model.shares import reached_stages, stage_shares
from journey.model.ways import OUT, Way, stage_ways, stages_of

MOST: Mapping[LinkKind, int] = {"main": 4000, "alternative": 250, "loop": 250, "exit": 250}
"""How many ways of a kind are drawn: beyond it nobody can tell one from another, and the picture takes minutes."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A touchpoint or a stage on the graph. ``column`` counts stages from 0.

    ``share`` is the fraction 0..1 of all customers who get here, None where nothing says. ``loss`` is the point of no
    return here. ``by_log``: no link says the share; it is that of the stage, by links, times the part of those in the
    stage that a log counted here.
    """

    record: Touchpoint | Stage
    column: int
    share: float | None = None
    loss: Loss | None = None
    by_log: bool = False

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def name(self) -> str:
        return self.record.title if isinstance(self.record, Touchpoint) else self.record.name


@dataclass(frozen=True, slots=True)
class Flows:
    """``graph`` has stops as nodes (attribute ``stop``) and ways as edges (attribute ``way``); ``OUT`` is not a node.

    ``columns`` are the stages with their stops, ``exits`` the ways out, ``losses`` the points of no return of whole
    stages by stage id. ``hidden`` counts the ways under the least share, ``beyond`` the narrow ones for which there are
    too many, ``left_out`` the touchpoints of other personas, ``by_order`` the ways that no link states, ``by_log`` the
    stops whose share a log says.
    """

    graph: nx.MultiDiGraph
    columns: tuple[tuple[Stage, tuple[Stop, ...]], ...]
    exits: tuple[Way, ...]
    losses: Mapping[str, Loss]
    hidden: int
    beyond: int
    left_out: int
    by_order: int
    by_log: int

    def ways(self) -> Iterator[Way]:
        """Every way between stops, in the order of the map."""
        for _, _, way in self.graph.edges(data="way"):
            yield way

    def stop(self, record_id: str) -> Stop | None:
        """The stop of a record; None for a whole stage of a graph of touchpoints."""
        found: Stop | None = self.graph.nodes[record_id].get("stop") if record_id in self.graph else None
        return found


def flows(journey_map: Map, choices: Choices) -> Flows:
    """The stops and ways of a map as ``choices`` ask: detail, personas and least share."""
    by_stages = choices.detail == "stages"
    stage_of = stages_of(journey_map)
    path = tuple(
        (stage, tuple(t for t in cell if by_stages or _walked(t, choices))) for stage, cell in journey_map.path
    )
    places = [place.id for stage, cell in path for place in ((stage,) if by_stages else cell)]
    shown = {*places, *(stage.id for stage in journey_map.stages), OUT}
    stated = stage_ways(journey_map) if by_stages else touchpoint_ways(journey_map)
    shares = {s.stage_id: s.arrives for s in stage_shares(journey_map)} if by_stages else _arrivals(stated)
    shares |= {} if by_stages else _counted(journey_map)
    logged = {} if by_stages else _by_log(journey_map, shares)
    losses = _losses(journey_map, stage_of, by_stages)
    ways = [way for way in stated if way.source in shown and way.target in shown]
    if not by_stages:
        ways = [replace(way, flagged=True) if way.kind == "exit" and way.source in losses else way for way in ways]
    ordered = list(_by_order(places, ways, stage_of, journey_map))
    ways += ordered
    if not by_stages:
        ways += _unsaid_exits(ways, {k: v for k, v in losses.items() if k in shown}, shares, stage_of)
    kept = [way for way in ways if way.share is None or way.share >= choices.least_share or way.flagged or way.deserted]
    drawn = list(_widest(kept))
    columns = tuple(
        (stage, tuple(_stop(record, column, shares, logged, losses) for record in ((stage,) if by_stages else cell)))
        for column, (stage, cell) in enumerate(path)
    )
    return Flows(
        graph=_graph(columns, drawn),
        columns=columns,
        exits=tuple(way for way in drawn if way.target == OUT),
        losses={} if by_stages else {stage.id: losses[stage.id] for stage in journey_map.stages if stage.id in losses},
        hidden=len(ways) - len(kept),
        beyond=len(kept) - len(drawn),
        left_out=len(journey_map.touchpoints) - sum(len(cell) for _, cell in path),
        by_order=len(ordered),
        by_log=sum(stop.by_log for _, stops in columns for stop in stops),
    )


def _widest(ways: Sequence[Way]) -> Iterator[Way]:
    """The ways in their order, of each kind no more than ``MOST``: points of no return, then the widest."""
    places: dict[LinkKind, list[int]] = {}
    for place in sorted(range(len(ways)), key=lambda place: (not ways[place].flagged, -(ways[place].share or 0.0))):
        places.setdefault(ways[place].kind, []).append(place)
    left_out = {place for kind, found in places.items() for place in found[MOST[kind] :]}
    yield from (way for place, way in enumerate(ways) if place not in left_out)


def _walked(touchpoint: Touchpoint, choices: Choices) -> bool:
    """Whether any of the chosen personas comes by."""
    if not choices.personas or not touchpoint.persona_ids:
        return True
    return not set(choices.personas).isdisjoint(touchpoint.persona_ids)


def _stop(
    record: Touchpoint | Stage,
    column: int,
    shares: Mapping[str, float | None],
    logged: Mapping[str, float],
    losses: Mapping[str, Loss],
) -> Stop:
    by_log = record.id in logged
    return Stop(record, column, logged[record.id] if by_log else shares.get(record.id), losses.get(record.id), by_log)


def _counted(journey_map: Map) -> dict[str, float]:
    """The share of all customers at touchpoints where a log counted both who reached the stage and who came here."""
    stages, counted = reached_stages(journey_map), counted_at(journey_map)
    return {
        touchpoint.id: _of_all(counted[touchpoint.id]["reached"], stages[touchpoint.stage_id])
        for touchpoint in journey_map.touchpoints
        if touchpoint.stage_id in stages and "reached" in counted.get(touchpoint.id, {})
    }


def _of_all(here: Metric, stage: Metric) -> float:
    """Of all customers, those at a touchpoint: they are counted among those seen in its stage."""
    return share_of(stage) * share_of(here)


def _by_log(journey_map: Map, shares: Mapping[str, float | None]) -> dict[str, float]:
    """The share of all customers at touchpoints of which only a log says something.

    A log counts those who came here among those who reached the stage: it takes the share of the stage to say it of
    all customers, and where nobody knows that there is none.
    """
    arrives = {share.stage_id: share.arrives for share in stage_shares(journey_map)}
    counted = counted_at(journey_map)
    return {
        touchpoint.id: arrived * share_of(counted[touchpoint.id]["reached"])
        for touchpoint in journey_map.touchpoints
        if "reached" in counted.get(touchpoint.id, {})
        and shares.get(touchpoint.id) is None
        and (arrived := arrives.get(touchpoint.stage_id)) is not None
    }


def _graph(columns: tuple[tuple[Stage, tuple[Stop, ...]], ...], ways: Sequence[Way]) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    for _, stops in columns:
        graph.add_nodes_from((stop.id, {"stop": stop}) for stop in stops)
    graph.add_edges_from((way.source, way.target, {"way": way}) for way in ways if way.target != OUT)
    return graph


def _by_order(
    places: Sequence[str], ways: Sequence[Way], stage_of: Mapping[str, str], journey_map: Map
) -> Iterator[Way]:
    """Ways in the order of the map: for all stops where no main way is stated, else to stops that nothing touches."""
    stage_links = {(link.source_id, link.target_id): link for link in journey_map.links if link.kind == "main"}
    touched = {end for way in ways for end in (way.source, way.target)}
    stated = any(way.kind == "main" and not way.unplanned for way in ways)
    for before, after in pairwise(places):
        lonely = after not in touched or (before not in touched and before == places[0])
        if stated and not lonely:
            continue
        link = stage_links.get((stage_of[before], stage_of[after]))
        yield Way(before, after, share=link.share if link else None, evidence=link.evidence if link else "assumed")


def _losses(journey_map: Map, stage_of: Mapping[str, str], by_stages: bool) -> dict[str, Loss]:
    """Points of no return by the stop they stand at, the greatest for each stop."""
    placed = sorted(no_returns(journey_map).items(), key=lambda pair: pair[1].share or 0.0)
    return {stage_of[place] if by_stages else place: loss for place, loss in placed}


def _arrivals(ways: Sequence[Way]) -> dict[str, float | None]:
    """What comes in to each stop by main and alternative ways; where nothing comes in, what goes out."""
    arriving: dict[str, float] = {}
    leaving: dict[str, float] = {}
    for way in ways:
        if way.share is None or way.kind == "loop":
            continue
        leaving[way.source] = leaving.get(way.source, 0.0) + way.share
        if way.target != OUT:
            arriving[way.target] = arriving.get(way.target, 0.0) + way.share
    return {place: min(share, 1.0) for place, share in (leaving | arriving).items()}


def _unsaid_exits(
    ways: Sequence[Way], losses: Mapping[str, Loss], shares: Mapping[str, float | None], stage_of: Mapping[str, str]
) -> list[Way]:
    """An exit for each point of no return that has none: those who arrive times the share that vanishes.

    No exit where one of its whole stage already counts them.
    """
    said = {way.source for way in ways if way.kind == "exit"}
    exits = []
    for place, loss in losses.items():
        if place not in said and stage_of[place] not in said:
            arrives = shares.get(place)
            share = None if arrives is None or loss.share is None else arrives * loss.share
            exits.append(Way(place, OUT, "exit", share, evidence=loss.evidence, flagged=True))
    return exits
