"""How many messages of ours a customer gets in a week at a stage, and whether one more goes over the team's cap."""

from dataclasses import dataclass

from journey.lanes.contents import contents_of
from journey.model import CareAction, Map, Stage

DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Messages:
    """A week at the stage where most come: ``now`` as counted there, or as other care sends, if that is more; ``more``
    that an action of care adds."""

    stage: Stage
    now: float
    more: float
    cap: float

    @property
    def total(self) -> float:
        return self.now + self.more

    @property
    def is_over(self) -> bool:
        return self.total > self.cap


def messages_with(journey_map: Map, care: CareAction) -> Messages | None:
    """At the action's stage, without one where most messages come; None where the map has no cap or no stage.

    A customer is at one place at a time: of the places of a stage the one with most counts, not their sum.
    """
    held = contents_of(journey_map)
    cap = held.pressure_cap
    found: list[tuple[float, Stage]] = []
    for stage, touchpoints in journey_map.path:
        if care.stage_id in (None, stage.id):
            places = [stage.id, *(touchpoint.id for touchpoint in touchpoints)]
            counted = (held.pressure[place].value for place in places if place in held.pressure)
            found.append((max(*counted, _of_others(journey_map, care, stage.id), 0.0), stage))
    if cap is None or not found:
        return None
    now, stage = max(found, key=lambda each: each[0])
    more = max(1.0, DAYS_A_WEEK / care.every_days) if care.every_days else 1.0
    return Messages(stage, now, more, cap.value)


def _of_others(journey_map: Map, care: CareAction, stage_id: str) -> float:
    """Messages a week of all other care for the same customers: which of them was counted already nobody knows."""
    return sum(
        DAYS_A_WEEK / each.every_days
        for each in journey_map.care_actions
        if each.id != care.id and each.every_days and each.stage_id in (None, stage_id)
        if None in (each.persona_id, care.persona_id) or each.persona_id == care.persona_id
    )
