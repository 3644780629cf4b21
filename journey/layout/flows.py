"""The flows of a map: its stops and the ways between them, as a directed graph, at one level of detail.

Links between stages and links between touchpoints may both be on a map. The level asked for speaks first; the other
one speaks where that level says nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

import networkx as nx

from journey.layout.choices import Choices
from journey.model import Evidence, Link, Loss, Map, Stage, Touchpoint
from journey.model.shares import stage_shares

Kind = Literal["main", "alternative", "loop", "exit"]
OUT = ""  # where exits lead


@dataclass(frozen=True, slots=True)
class Stop:
    """A touchpoint or a stage on the graph. ``column`` counts stages from 0.

    ``share`` is the fraction 0..1 of all customers who get here, None where no link says. ``loss`` is the point of no
    return here.
    """

    record: Touchpoint | Stage
    column: int
    share: float | None = None
    loss: Loss | None = None

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def name(self) -> str:
        return self.record.title if isinstance(self.record, Touchpoint) else self.record.name


@dataclass(frozen=True, slots=True)
class Way:
    """A way from one stop to another, or out. ``id`` is the link's, empty where the way follows the order of the map.

    An end may also be a stage of a graph of touchpoints: the whole stage is meant. ``flagged`` marks the exit of a
    point of no return.
    """

    source: str
    target: str
    kind: Kind = "main"
    share: float | None = None
    label: str = ""
    id: str = ""
    evidence: Evidence = "assumed"
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class Flows:
    """``graph`` has stops as nodes (attribute ``stop``) and ways as edges (attribute ``way``); ``OUT`` is not a node.

    ``columns`` are the stages with their stops, ``exits`` the ways out. ``hidden`` counts the ways under the least
    share, ``left_out`` the touchpoints of other personas, ``by_order`` the ways that no link states.
    """

    graph: nx.MultiDiGraph
    columns: tuple[tuple[Stage, tuple[Stop, ...]], ...]
    exits: tuple[Way, ...]
    hidden: int
    left_out: int
    by_order: int

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
    path = tuple((stage, tuple(t for t in cell if _walked(t, choices))) for stage, cell in journey_map.path)
    left_out = len(journey_map.touchpoints) - sum(len(cell) for _, cell in path)
    stage_of = {t.id: stage.id for stage, cell in path for t in cell}
    stage_of.update({stage.id: stage.id for stage, _ in path})
    if by_stages:
        ways = _stage_ways(journey_map, stage_of)
        places: list[str] = [stage.id for stage, _ in path]
    else:
        ways = _touchpoint_ways(journey_map, stage_of, {stage.id for stage, _ in path})
        places = [t.id for _, cell in path for t in cell]
    ordered = list(_by_order(places, ways, stage_of, _stage_share(journey_map)))
    ways += ordered
    losses = _losses(journey_map, stage_of, by_stages)
    shares = _arrivals(ways) if not by_stages else {s.stage_id: s.arrives for s in stage_shares(journey_map)}
    ways = [replace(way, flagged=True) if way.kind == "exit" and way.source in losses else way for way in ways]
    ways += _unsaid_exits(ways, losses, shares)
    kept = [way for way in ways if way.share is None or way.flagged or way.share >= choices.least_share]
    columns = tuple(
        (stage, tuple(_stop(record, column, shares, losses) for record in ((stage,) if by_stages else cell)))
        for column, (stage, cell) in enumerate(path)
    )
    return Flows(
        graph=_graph(columns, kept, stage_of),
        columns=columns,
        exits=tuple(way for way in kept if way.target == OUT),
        hidden=len(ways) - len(kept),
        left_out=0 if by_stages else left_out,
        by_order=len(ordered),
    )


def _walked(touchpoint: Touchpoint, choices: Choices) -> bool:
    """Whether any of the chosen personas comes by."""
    if not choices.personas or not touchpoint.persona_ids:
        return True
    return not set(choices.personas).isdisjoint(touchpoint.persona_ids)


def _stop(record: Touchpoint | Stage, column: int, shares: dict[str, float | None], losses: dict[str, Loss]) -> Stop:
    return Stop(record, column, shares.get(record.id), losses.get(record.id))


def _graph(columns: tuple[tuple[Stage, tuple[Stop, ...]], ...], ways: list[Way], stage_of: dict[str, str]) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    for _, stops in columns:
        graph.add_nodes_from((stop.id, {"stop": stop}) for stop in stops)
    graph.add_edges_from((way.source, way.target, {"way": way}) for way in ways if way.target != OUT)
    return graph


def _way(link: Link, source: str, target: str, going_back: bool = False) -> Way:
    kind: Kind = "loop" if going_back and link.kind == "main" else link.kind
    return Way(source, OUT if kind == "exit" else target, kind, link.share, link.label, link.id, link.evidence)


def _ends(link: Link, stage_of: dict[str, str]) -> bool:
    """Whether both ends of a link are on the picture, or it leads out of it."""
    return link.source_id in stage_of and (link.kind == "exit" or (link.target_id or "") in stage_of)


def _touchpoint_ways(journey_map: Map, stage_of: dict[str, str], stages: set[str]) -> list[Way]:
    order = {stage.id: place for place, stage in enumerate(journey_map.stages)}
    links = [link for link in journey_map.links if _ends(link, stage_of)]
    fine = [link for link in links if link.source_id not in stages or (link.target_id and link.target_id not in stages)]
    said = {_pair(link, stage_of) for link in fine}
    ways = []
    for link in links:
        whole = link not in fine
        if whole and (link.kind == "main" or _pair(link, stage_of) in said):
            continue
        source, target = link.source_id, link.target_id or OUT
        back = target in stage_of and order[stage_of[target]] < order[stage_of[source]]
        if not whole and link.kind == "main" and not back:  # a ribbon needs a stop at either end
            source = _edge_of(source, journey_map, stage_of, -1) if source in stages else source
            target = _edge_of(target, journey_map, stage_of, 0) if target in stages else target
        if source and (target or link.kind == "exit"):
            ways.append(_way(link, source, target, back))
    return ways


def _edge_of(stage_id: str, journey_map: Map, stage_of: dict[str, str], index: int) -> str:
    """The first (0) or last (-1) touchpoint of a stage, or nothing."""
    cell = [t.id for stage, cell in journey_map.path if stage.id == stage_id for t in cell if t.id in stage_of]
    return cell[index] if cell else ""


def _stage_ways(journey_map: Map, stage_of: dict[str, str]) -> list[Way]:
    """Links between stages; where there are none of a kind, those between their touchpoints added up."""
    order = {stage.id: place for place, stage in enumerate(journey_map.stages)}
    links = [link for link in journey_map.links if _ends(link, stage_of)]
    ways = [
        _way(link, link.source_id, link.target_id or OUT, order.get(link.target_id or "", 99_999) < order[link.source_id])
        for link in links
        if link.source_id in order and (link.kind == "exit" or link.target_id in order)
    ]
    said = {(way.source, way.target, way.kind) for way in ways}
    added: dict[tuple[str, str, str], list[Way]] = {}
    for link in links:
        source, target, _ = _pair(link, stage_of)
        way = _way(link, source, target, order.get(target, 99_999) < order[source])
        key = (way.source, way.target, way.kind)
        if source != target and key not in said:
            added.setdefault(key, []).append(way)
    return ways + [_sum(same) for same in added.values()]


def _sum(ways: list[Way]) -> Way:
    """Parallel ways as one; the widest gives the label."""
    shares = [way.share for way in ways if way.share is not None]
    widest = max(ways, key=lambda way: way.share or 0.0)
    return replace(widest, id=widest.id if len(ways) == 1 else "", share=min(sum(shares), 1.0) if shares else None)


def _pair(link: Link, stage_of: dict[str, str]) -> tuple[str, str, str]:
    return stage_of[link.source_id], OUT if link.kind == "exit" else stage_of[link.target_id or ""], link.kind


def _stage_share(journey_map: Map) -> dict[tuple[str, str], Link]:
    return {(link.source_id, link.target_id or ""): link for link in journey_map.links if link.kind == "main"}


def _by_order(
    places: list[str], ways: list[Way], stage_of: dict[str, str], stage_links: dict[tuple[str, str], Link]
) -> Iterator[Way]:
    """Ways in the order of the map: for all stops where no main way is stated, else to stops that nothing touches."""
    touched = {end for way in ways for end in (way.source, way.target)}
    stated = any(way.kind == "main" for way in ways)
    for before, after in zip(places, places[1:], strict=False):
        lonely = after not in touched or (before not in touched and before == places[0])
        if stated and not lonely:
            continue
        link = stage_links.get((stage_of[before], stage_of[after]))
        yield Way(before, after, share=link.share if link else None, evidence=link.evidence if link else "assumed")


def _losses(journey_map: Map, stage_of: dict[str, str], by_stages: bool) -> dict[str, Loss]:
    """Points of no return by the stop they stand at: losses whose share is known, the greatest for each stop."""
    found: dict[str, Loss] = {}
    for loss in sorted(journey_map.losses, key=lambda loss: loss.share or 0.0):
        place = loss.touchpoint_id or loss.stage_id or ""
        if loss.share is not None and place in stage_of:
            found[stage_of[place] if by_stages else place] = loss
    return found


def _arrivals(ways: Iterable[Way]) -> dict[str, float | None]:
    """What comes in to each stop by main and alternative ways; where nothing comes in, what goes out."""
    arriving: dict[str, float] = {}
    leaving: dict[str, float] = {}
    for way in ways:
        if way.share is None or way.kind == "loop" or not way.id:
            continue
        leaving[way.source] = leaving.get(way.source, 0.0) + way.share
        if way.target != OUT:
            arriving[way.target] = arriving.get(way.target, 0.0) + way.share
    return {place: min(share, 1.0) for place, share in (leaving | arriving).items()}


def _unsaid_exits(ways: list[Way], losses: dict[str, Loss], shares: dict[str, float | None]) -> list[Way]:
    """An exit for each point of no return that has none: those who arrive times the share that vanishes."""
    said = {way.source for way in ways if way.kind == "exit"}
    exits = []
    for place, loss in losses.items():
        arrives = shares.get(place)
        if place not in said:
            share = None if arrives is None or loss.share is None else arrives * loss.share
            exits.append(Way(place, OUT, "exit", share, evidence=loss.evidence, flagged=True))
    return exits
