"""Care that fits a map: news where a problem is told, a way back where customers were lost, thanks for an order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from journey.model.base import Record
from journey.model.changes import new
from journey.model.findings import CareChannel
from journey.model.map import Map
from journey.model.path import Stage

CareKind = Literal["thank_you", "check_in", "problem_update", "win_back"]
FIRST_AFTER_DAYS = 7
_EVERY: dict[CareKind, int] = {"problem_update": 7, "win_back": 30, "thank_you": 7, "check_in": 90}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An action that is not there yet. ``about`` is the pain or the loss it answers, in the map's words, if any."""

    kind: CareKind
    stage: Stage
    about: str = ""

    @property
    def every_days(self) -> int:
        return _EVERY[self.kind]

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.stage.id}"

    def taken(self, title: str, today: date, every_days: int, through: CareChannel | None = None) -> Record:
        """The action as a record, due a week from now. Raises JourneyError ``bad_value``."""
        first = today + timedelta(days=FIRST_AFTER_DAYS)
        return new(
            "care_actions",
            kind=self.kind,
            stage_id=self.stage.id,
            title=title,
            through=through,
            every_days=every_days,
            next_due=first,
        )


def suggestions(journey_map: Map) -> list[Suggestion]:
    """What fits, of a kind at most one a stage: the first of every kind, then the second; without what is there."""
    held = {(care.kind, care.stage_id) for care in journey_map.care_actions}
    everywhere = {kind for kind, stage_id in held if stage_id is None}
    found: dict[str, Suggestion] = {}
    for each in _all(journey_map):
        found.setdefault(each.key, each)
    wanted = [each for each in found.values() if (each.kind, each.stage.id) not in held and each.kind not in everywhere]
    kinds = [each.kind for each in wanted]
    rank = {each.key: kinds[:place].count(each.kind) for place, each in enumerate(wanted)}
    return sorted(wanted, key=lambda each: rank[each.key])


def _all(journey_map: Map) -> Iterator[Suggestion]:
    at = {touchpoint.id: touchpoint.stage_id for touchpoint in journey_map.touchpoints}
    for stage in journey_map.stages:
        for loss in journey_map.losses:
            if loss.control != "wanted" and stage.id == (at.get(loss.touchpoint_id or "") or loss.stage_id):
                place = journey_map.touchpoint(loss.touchpoint_id)
                yield Suggestion("win_back", stage, loss.title or (place.title if place else stage.name))
    bought = False
    for stage in journey_map.stages:
        bought = bought or stage.macro_stage != "pre_purchase"
        for pain in journey_map.insights:
            here = stage.id == (at.get(pain.touchpoint_id or "") or pain.stage_id)
            if bought and pain.kind == "pain" and here:  # before, nobody is a customer whom one could tell
                yield Suggestion("problem_update", stage, pain.title)
    orders = [stage for stage in journey_map.stages if stage.macro_stage == "purchase"]
    if orders:
        yield Suggestion("thank_you", orders[-1])
    after = [stage for stage in journey_map.stages if stage.macro_stage == "post_purchase"]
    if after:
        yield Suggestion("check_in", after[-1])
