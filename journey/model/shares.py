"""How many are still on the way: the share of people who reach each stage, from the ways between the stages."""

from dataclasses import dataclass

from journey.model.map import Map
from journey.model.ways import arrivals, leads_on, stage_ways

TOLERANCE = 0.02  # shares are rounded to whole per cent by those who type them


@dataclass(frozen=True, slots=True)
class StageShare:
    """``arrives`` of all customers reach the stage, ``leaves`` of all go away from it; None where nothing says."""

    stage_id: str
    arrives: float | None
    leaves: float | None
    balanced: bool  # False where in and out differ by more than two points


def stage_shares(journey_map: Map) -> tuple[StageShare, ...]:
    """One entry a stage, in order. The first stage holds everyone (1.0) as soon as any way onwards has a share."""
    order = {stage.id: place for place, stage in enumerate(journey_map.stages)}
    ways = stage_ways(journey_map)
    arrives = arrivals(ways, tuple(order))
    onward: dict[str, float] = {}
    leaves: dict[str, float] = {}
    for way in ways:
        if way.share is not None and (way.kind == "exit" or leads_on(way, order)):
            going = leaves if way.kind == "exit" else onward
            going[way.source] = going.get(way.source, 0.0) + way.share
    return tuple(_share(stage.id, arrives, onward, leaves) for stage in journey_map.stages)


def _share(stage_id: str, arrives: dict[str, float], onward: dict[str, float], leaves: dict[str, float]) -> StageShare:
    comes, goes = arrives.get(stage_id), leaves.get(stage_id)
    balanced = True
    if comes is not None and stage_id in onward:
        balanced = abs(comes - onward[stage_id] - (goes or 0.0)) <= TOLERANCE
    return StageShare(stage_id, None if comes is None else min(comes, 1.0), goes, balanced)
