"""How many are still on the way: the share of people who reach each stage, from the links that carry shares.

Shares of links are fractions of all the customers on the journey. What comes in by main and alternative links is what
arrives; loops come back and do not count; exits leave. Where stages have links of their own, these speak for them:
the touchpoints' links show the same people again, in detail.
"""

from dataclasses import dataclass

from journey.model.map import Map
from journey.model.path import Link


@dataclass(frozen=True, slots=True)
class StageShare:
    """``arrives`` of all customers reach the stage, ``leaves`` of all go away from it; None where nothing says."""

    stage_id: str
    arrives: float | None
    leaves: float | None
    balanced: bool  # False where in and out differ by more than two points


def stage_shares(journey_map: Map) -> tuple[StageShare, ...]:
    """One entry a stage, in order. The first stage holds everyone (1.0) as soon as any link has a share."""
    stage_of = {touchpoint.id: touchpoint.stage_id for touchpoint in journey_map.touchpoints}
    stage_of.update({stage.id: stage.id for stage in journey_map.stages})
    arrives: dict[str, float] = {}
    onward: dict[str, float] = {}
    leaves: dict[str, float] = {}
    for link in _speaking(journey_map):
        source, target = stage_of[link.source_id], stage_of.get(link.target_id or "")
        share = link.share or 0.0
        if link.kind == "exit":
            leaves[source] = leaves.get(source, 0.0) + share
        elif link.kind in ("main", "alternative") and target is not None and target != source:
            arrives[target] = arrives.get(target, 0.0) + share
            onward[source] = onward.get(source, 0.0) + share
    if arrives and journey_map.stages:
        first = journey_map.stages[0].id
        arrives.setdefault(first, 1.0)
    return tuple(_share(stage.id, arrives, onward, leaves) for stage in journey_map.stages)


def _speaking(journey_map: Map) -> list[Link]:
    """The links with a share that count for stages: the stages' own where they have any, else all."""
    shared = [link for link in journey_map.links if link.share is not None]
    stages = {stage.id for stage in journey_map.stages}
    own = [link for link in shared if link.source_id in stages]
    return own if any(link.kind in ("main", "alternative") for link in own) else shared


def _share(stage_id: str, arrives: dict[str, float], onward: dict[str, float], leaves: dict[str, float]) -> StageShare:
    comes = arrives.get(stage_id)
    goes = leaves.get(stage_id)
    balanced = True
    if comes is not None and stage_id in onward:
        balanced = abs(comes - onward[stage_id] - (goes or 0.0)) <= 0.02
    return StageShare(stage_id, None if comes is None else min(comes, 1.0), goes, balanced)
