"""The plan that a log is held against: the touchpoints of a map that name an event, along its path."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from journey.analyses.adherence_answer import Unplanned
from journey.errors import JourneyError
from journey.model import Edit, Map, Stage, Touchpoint, apply
from journey.model.changes import add, move, new
from journey.model.folding import folded

_JOINTS = re.compile(r"[_.\-/:]+")


@dataclass(frozen=True, slots=True)
class Plan:
    """``places``: the touchpoints in their order, known by their number in it; ``stage_of`` the number of their stage.

    ``events``: the place that each event belongs to; of several touchpoints that name it, the first. ``unrecorded``:
    touchpoints that name none, of which a log says nothing. ``personas``: of a place that is for some only, their
    names; ``icons``: of its channel.
    """

    stages: tuple[Stage, ...]
    places: tuple[Touchpoint, ...]
    stage_of: tuple[int, ...]
    events: Mapping[str, int]
    unrecorded: tuple[Touchpoint, ...]
    personas: tuple[tuple[str, ...], ...]
    icons: tuple[str, ...]

    def bounds(self) -> dict[int, tuple[int, int]]:
        """The first and the last place of every stage that has one."""
        found: dict[int, tuple[int, int]] = {}
        for place, stage in enumerate(self.stage_of):
            found[stage] = (found.get(stage, (place,))[0], place)
        return found


def plan_of(journey_map: Map | None) -> Plan:
    """Raises JourneyError ``needs_map``, or ``no_events_named`` where no touchpoint names an event."""
    if journey_map is None:
        raise JourneyError("needs_map")
    walked = [(number, place) for number, (_, cell) in enumerate(journey_map.path) for place in cell]
    recorded = [(number, place) for number, place in walked if place.event_names]
    if not recorded:
        raise JourneyError("no_events_named", journey_map.title)
    events: dict[str, int] = {}
    for at, (_, place) in enumerate(recorded):
        for event in place.event_names:
            events.setdefault(event, at)
    icons = {channel.id: channel.icon for channel in journey_map.channels}
    names = {persona.id: persona.name for persona in journey_map.personas}
    return Plan(
        stages=tuple(stage for stage, _ in journey_map.path),
        places=tuple(place for _, place in recorded),
        stage_of=tuple(number for number, _ in recorded),
        events=events,
        unrecorded=tuple(place for _, place in walked if not place.event_names),
        personas=tuple(tuple(names[each] for each in place.persona_ids) for _, place in recorded),
        icons=tuple(icons.get(place.channel_id or "", "") for _, place in recorded),
    )


def spoken(event: str) -> str:
    """``basket_mail_sent`` as a person would write it: ``Basket mail sent``. What has spaces is written so already."""
    words = event if " " in event else " ".join(_JOINTS.split(event)).strip()
    return words[:1].upper() + words[1:] or event


def addition(journey_map: Map, found: Unplanned) -> Edit | None:
    """Puts an unplanned event on the map, as a touchpoint of its stage, right after the one that it mostly follows.

    None where a touchpoint names it by now, or its stage is gone.
    """
    named = any(found.event in place.event_names for place in journey_map.touchpoints)
    if named or journey_map.stage(found.stage_id) is None:
        return None
    said = folded(found.channel).replace(" ", "")
    channels = (channel.id for channel in journey_map.channels if folded(channel.name).replace(" ", "") == said)
    place = new(
        "touchpoints", stage_id=found.stage_id, title=spoken(found.event), event_names=[found.event],
        initiator="company" if found.direction == "out" else "customer", evidence="measured",
        channel_id=next(channels, None) if said else None,
    )  # fmt: skip
    edit = add(journey_map, place)
    cell = [each.id for each in journey_map.touchpoints if each.stage_id == found.stage_id]
    if found.before_id not in cell:
        return edit
    moved = move(apply(journey_map, edit)[0], place.id, cell.index(found.before_id) + 1)
    return edit.model_copy(update={"operations": edit.operations + moved.operations}) if moved else edit
