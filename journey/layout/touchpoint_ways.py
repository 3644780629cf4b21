"""Ways between the touchpoints of a map, from its links: what a graph of touchpoints draws.

Links of touchpoints speak first; those of stages speak where they say nothing.
"""

from collections.abc import Mapping

from journey.model import Link, Map
from journey.model.path import LinkKind
from journey.model.ways import OUT, Way, proof_of, stages_of


def touchpoint_ways(journey_map: Map) -> list[Way]:
    """Links between touchpoints, and what links between stages say that these do not."""
    stage_of = stages_of(journey_map)
    order = {stage.id: place for place, stage in enumerate(journey_map.stages)}
    links = [link for link in journey_map.links if link.kind == "exit" or link.target_id]
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


def _way(link: Link, source: str, target: str, going_back: bool) -> Way:
    kind: LinkKind = "loop" if going_back and link.kind == "main" else link.kind
    end = OUT if kind == "exit" else target
    return Way(
        source, end, kind, link.share, link.label, link.id, link.evidence, at=source, links=1,
        unplanned=link.unplanned, proof=proof_of((link,)),
    )  # fmt: skip


def _pair(link: Link, stage_of: Mapping[str, str]) -> tuple[str, str, str]:
    return stage_of[link.source_id], OUT if link.kind == "exit" else stage_of[link.target_id or ""], link.kind
