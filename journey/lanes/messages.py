"""How many messages of ours a customer gets in a week at a stage, and whether one more goes over the team's cap.

Care by phone or face to face is a talk, and none of them.
"""

from dataclasses import dataclass

from journey.lanes.contents import contents_of
from journey.model import CareAction, Map, Stage
from journey.model.care_suggestions import Suggestion
from journey.model.caring import RHYTHMS

DAYS_A_WEEK = 7
MOST_SLOWER = 5  # times its own rhythm; news of an open problem every three months is none
VOICE_DAYS = 30  # talking with somebody is no message, but nobody wants it every week


@dataclass(frozen=True, slots=True)
class Messages:
    """A week at the stage where most come: ``now`` as counted there, or as other care sends, if that is more; ``more``
    that an action of care adds. ``is_counted``: whether anybody counted what comes there beside care."""

    stage: Stage
    now: float
    more: float
    cap: float
    is_counted: bool

    @property
    def total(self) -> float:
        return self.now + self.more

    @property
    def is_over(self) -> bool:
        return self.total > self.cap


def messages_with(journey_map: Map, care: CareAction) -> Messages | None:
    """At the action's stage, without one where most messages come; None of a talk, or without a cap or a stage.

    A customer is at one place at a time: of the places of a stage the one with most counts, not their sum.
    """
    held = contents_of(journey_map)
    cap = held.pressure_cap
    found: list[tuple[float, bool, Stage]] = []
    for stage, touchpoints in journey_map.path:
        if care.stage_id in (None, stage.id):
            places = [stage.id, *(touchpoint.id for touchpoint in touchpoints)]
            counted = [held.pressure[place].value for place in places if place in held.pressure]
            found.append((max([*counted, _of_others(journey_map, care, stage.id)]), bool(counted), stage))
    if cap is None or not found or is_talk(care):
        return None
    now, is_counted, stage = max(found, key=lambda each: each[:2])
    more = DAYS_A_WEEK / care.every_days if care.every_days else 1.0  # what is done once comes in one week
    return Messages(stage, now, more, cap.value, is_counted)


@dataclass(frozen=True, slots=True)
class Fit:
    """How often a suggestion may be done within the cap, and ``over``: the messages that keep it from its own rhythm.

    ``by_voice``: no rhythm of messages fits, so somebody calls, or says it on the spot.
    """

    every_days: int
    by_voice: bool = False
    over: Messages | None = None


def fitting(journey_map: Map, suggestion: Suggestion) -> Fit:
    """The fastest of the usual rhythms, from that of the suggestion on, with which the stage stays within the cap."""
    usual, crowded = suggestion.every_days, None
    for days in (usual, *(each for each in RHYTHMS if usual < each <= MOST_SLOWER * usual)):
        care = CareAction(id="suggested", kind=suggestion.kind, stage_id=suggestion.stage.id, every_days=days)
        held = messages_with(journey_map, care)
        if held is None or not held.is_over:
            return Fit(days, over=crowded)
        crowded = crowded or held
    return Fit(max(usual, VOICE_DAYS), True, crowded)


def _of_others(journey_map: Map, care: CareAction, stage_id: str) -> float:
    """Messages a week of all other care for the same customers: which of them was counted already nobody knows."""
    return sum(
        DAYS_A_WEEK / each.every_days
        for each in journey_map.care_actions
        if each.id != care.id and each.every_days and each.stage_id in (None, stage_id) and not is_talk(each)
        if None in (each.persona_id, care.persona_id) or each.persona_id == care.persona_id
    )


def is_talk(care: CareAction) -> bool:
    return care.through in ("phone", "visit")
