"""The plan that a log is held against: the touchpoints of a map that name an event, along its path."""

from collections.abc import Mapping
from dataclasses import dataclass

from journey.analyses.adherence_answer import Unplanned
from journey.errors import JourneyError
from journey.events.facts import EventFacts
from journey.events.mapping import NEW, confirmed, names_on
from journey.model import Edit, Map, Stage, Touchpoint, apply
from journey.model.changes import move


@dataclass(frozen=True, slots=True)
class Plan:
    """``places``: the touchpoints in their order, known by their number in it; ``stage_of`` the number of their stage.

    ``events``: the place that each event belongs to; of several touchpoints that name it, the first. ``unrecorded``:
    touchpoints that have none of their own, of which a log says nothing. ``personas``: of a place that is for some
    only, their names; ``icons``: of its channel. ``alternatives``: groups of places of which a customer takes one.
    """

    stages: tuple[Stage, ...]
    places: tuple[Touchpoint, ...]
    stage_of: tuple[int, ...]
    events: Mapping[str, int]
    unrecorded: tuple[Touchpoint, ...]
    personas: tuple[tuple[str, ...], ...]
    icons: tuple[str, ...]
    alternatives: tuple[tuple[int, ...], ...] = ()

    @property
    def units(self) -> dict[int, int]:
        """Of every place that has alternatives, the last of them: there all of them are counted as one."""
        return {place: group[-1] for group in self.alternatives for place in group}

    @property
    def beyond(self) -> dict[int, int]:
        """The first place after each stage; of the last stage the first place of the stage before it."""
        stages = list(self.bounds())
        begins = [first for first, _ in self.bounds().values()]
        return dict(zip(stages, [*begins[1:], begins[-2] if len(begins) > 1 else 0], strict=True))

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
    owners = names_on(journey_map)
    owning = set(owners.values())
    recorded = [(number, place) for number, place in walked if place.id in owning]
    if not recorded:
        raise JourneyError("no_events_named", journey_map.title)
    at = {place.id: number for number, (_, place) in enumerate(recorded)}
    events = {event: at[owner] for event, owner in owners.items()}
    icons = {channel.id: channel.icon for channel in journey_map.channels}
    names = {persona.id: persona.name for persona in journey_map.personas}
    return Plan(
        stages=tuple(stage for stage, _ in journey_map.path),
        places=tuple(place for _, place in recorded),
        stage_of=tuple(number for number, _ in recorded),
        events=events,
        unrecorded=tuple(place for _, place in walked if place.id not in at),
        personas=tuple(tuple(names[each] for each in place.persona_ids) for _, place in recorded),
        icons=tuple(icons.get(place.channel_id or "", "") for _, place in recorded),
    )


def addition(journey_map: Map, found: Unplanned) -> Edit | None:
    """Puts an unplanned event on the map, as a touchpoint of its stage, right after the one that it mostly follows.

    None where a touchpoint names it by now, or its stage is gone.
    """
    if journey_map.stage(found.stage_id) is None:
        return None
    facts = EventFacts(found.event, 0, found.customers, 0.0, found.channel, found.direction)
    edit = confirmed(journey_map, [(facts, f"{NEW}{found.stage_id}")])
    cell = [place.id for place in journey_map.touchpoints if place.stage_id == found.stage_id]
    if edit is None or found.before_id not in cell:
        return edit
    after = apply(journey_map, edit)[0]
    (place,) = after.index.keys() - journey_map.index.keys()
    moved = move(after, place, cell.index(found.before_id) + 1)
    return edit.model_copy(update={"operations": edit.operations + moved.operations}) if moved else edit
