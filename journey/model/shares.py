"""How many are still on the way: the share of people who reach each stage.

Where a log counted who reaches a stage, that is the share; else the ways between the stages say it.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from journey.model.findings import Metric
from journey.model.map import Map
from journey.model.ways import Way, arrivals, leads_on, stage_ways

TOLERANCE = 0.02  # shares are rounded to whole per cent by those who type them


@dataclass(frozen=True, slots=True)
class StageShare:
    """``arrives`` of all customers reach the stage, ``leaves`` of all go away from it; None where nothing says.

    ``measured`` where a log counted who is seen here: then customers may begin here, which no link says, or have been
    further on before, and do not go on or out from here.
    """

    stage_id: str
    arrives: float | None
    leaves: float | None
    balanced: bool  # False where in and out differ by more than two points and no log explains it
    measured: bool = False


def stage_shares(journey_map: Map) -> tuple[StageShare, ...]:
    """One entry a stage, in order. The first stage holds everyone (1.0) as soon as any way onwards has a share, where
    no log counted it."""
    order = {stage.id: place for place, stage in enumerate(journey_map.stages)}
    ways = stage_ways(journey_map)
    arrives, reached = arrivals(ways, tuple(order)), reached_stages(journey_map)
    going: dict[str, list[Way]] = {stage: [] for stage in order}
    for way in ways:
        if way.share is not None and (way.kind == "exit" or leads_on(way, order)):
            going[way.source].append(way)
    shares = {stage: min(max(metric.value / 100, 0.0), 1.0) for stage, metric in reached.items()}
    return tuple(_share(stage, shares.get(stage), arrives.get(stage), going[stage]) for stage in order)


def reached_stages(journey_map: Map) -> dict[str, Metric]:
    """How many of all customers a log counted who come to a stage, of several counts the newest."""
    dated = sorted(journey_map.metrics, key=lambda metric: metric.date or datetime.date.min)
    return {
        metric.stage_id: metric
        for metric in dated
        if metric.kind == "reached" and metric.stage_id and not metric.touchpoint_id and metric.persona_id is None
    }


def _share(stage_id: str, reached: float | None, summed: float | None, going: Iterable[Way]) -> StageShare:
    outward = [way for way in going if way.kind == "exit"]
    onward = [way for way in going if way.kind != "exit"]
    comes = summed if reached is None else reached
    balanced = True
    if comes is not None and onward and not (reached is not None and _counted((*onward, *outward))):
        left_over = comes - _sum(onward) - _sum(outward)
        balanced = left_over >= -TOLERANCE and (left_over <= TOLERANCE or reached is not None)
    leaves = _sum(outward) if outward else None
    return StageShare(stage_id, None if comes is None else min(comes, 1.0), leaves, balanced, reached is not None)


def _sum(ways: Iterable[Way]) -> float:
    return sum(way.share or 0.0 for way in ways)


def _counted(ways: Iterable[Way]) -> bool:
    return all(way.evidence == "measured" for way in ways)
