"""Ways between stops, from the links of a map: between touchpoints, or between stages.

Links of both kinds may be on a map. The level asked for speaks first; the other speaks where that one says nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from journey.model import Evidence, Link, Map

Kind = Literal["main", "alternative", "loop", "exit"]
OUT = ""  # where exits lead


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


def touchpoint_ways(journey_map: Map, stage_of: Mapping[str, str]) -> list[Way]:
    """Links between touchpoints, and what links between stages say that these do not."""
    order = {stage.id: place for place, stage in enumerate(journey_map.stages)}
    links = [link for link in journey_map.links if _ends(link, stage_of)]
    fine = [link for link in links if link.source_id not in order or (link.target_id or OUT) not in {OUT, *order}]
    said = {_pair(link, stage_of) for link in fine}
    cells = {stage.id: cell for stage, cell in journey_map.path}
    ways = []
    for link in links:
        whole = link.source_id in order and (link.target_id or link.source_id) in order
        if whole and (link.kind == "main" or _pair(link, stage_of) in said):
            continue
        source, target = link.source_id, link.target_id or OUT
        back = target in stage_of and order[stage_of[target]] < order[stage_of[source]]
        if not whole and link.kind == "main" and not back:  # a ribbon needs a stop at either end
            source = cells[source][-1].id if cells.get(source) else source
            target = cells[target][0].id if cells.get(target) else target
            if source in order or target in order:
                continue
        inside = link.kind != "exit" and stage_of.get(source) == stage_of.get(target)
        if inside and (whole or source in order or target in order or (link.kind == "main" and source == target)):
            continue  # from a stage to one of its own touchpoints, or nowhere: nothing to draw
        ways.append(_way(link, source, target, back))
    return ways


def stage_ways(journey_map: Map, stage_of: Mapping[str, str]) -> list[Way]:
    """Links between stages; where there are none of a kind, those between their touchpoints added up."""
    order = {stage.id: place for place, stage in enumerate(journey_map.stages)}
    links = [link for link in journey_map.links if _ends(link, stage_of)]
    ways = [
        _way(
            link, link.source_id, link.target_id or OUT, order.get(link.target_id or "", 99_999) < order[link.source_id]
        )
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


def _way(link: Link, source: str, target: str, going_back: bool = False) -> Way:
    kind: Kind = "loop" if going_back and link.kind == "main" else link.kind
    return Way(source, OUT if kind == "exit" else target, kind, link.share, link.label, link.id, link.evidence)


def _ends(link: Link, stage_of: Mapping[str, str]) -> bool:
    """Whether both ends of a link are on the picture, or it leads out of it."""
    return link.source_id in stage_of and (link.kind == "exit" or (link.target_id or "") in stage_of)


def _pair(link: Link, stage_of: Mapping[str, str]) -> tuple[str, str, str]:
    return stage_of[link.source_id], OUT if link.kind == "exit" else stage_of[link.target_id or ""], link.kind
