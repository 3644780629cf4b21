"""Which events record a touchpoint, as the map keeps it: said of many events in one edit, and taken back."""

from collections.abc import Mapping, Sequence

from journey.errors import JourneyError
from journey.events.facts import EventFacts
from journey.events.spelling import readable, words_of
from journey.model import Channel, Edit, Map, Record
from journey.model.changes import add, new
from journey.model.edits import Operation, Set

NEW = "new:"
"""Before the id of a stage: a touchpoint for the event, which the map does not have yet."""


def confirmed(journey_map: Map, chosen: Sequence[tuple[EventFacts, str]]) -> Edit | None:
    """Each event becomes one of the names of a touchpoint, or a new touchpoint at the end of a stage: one edit.

    Events that a touchpoint names already stay with it; None when nothing is left. Raises JourneyError ``gone`` for a
    touchpoint or a stage that is not there any more.
    """
    named = names_on(journey_map)
    chosen = [(event, target) for event, target in chosen if event.name not in named]
    held: dict[str, list[str]] = {}
    made = []
    for event, target in chosen:
        if target.startswith(NEW):
            made.append(_touchpoint(journey_map, event, target.removeprefix(NEW)))
        elif touchpoint := journey_map.touchpoint(target):
            held.setdefault(target, list(touchpoint.event_names)).append(event.name)
        else:
            raise JourneyError("gone", where=target, id=target)
    operations: list[Operation] = [Set(id=id_, field="event_names", value=list(names)) for id_, names in held.items()]
    if made:
        operations += add(journey_map, *made).operations
    if not operations:
        return None
    label, subject = ("match.event", chosen[0][0].name[:80]) if len(chosen) == 1 else ("match.events", str(len(chosen)))
    return Edit(label=label, subject=subject, operations=tuple(operations))


def taken_back(journey_map: Map, event: str) -> Edit | None:
    """No touchpoint names the event any more; None where none did."""
    holders = [touchpoint for touchpoint in journey_map.touchpoints if event in touchpoint.event_names]
    operations = tuple(
        Set(id=holder.id, field="event_names", value=[name for name in holder.event_names if name != event])
        for holder in holders
    )
    return Edit(label="match.back", subject=event[:80], operations=operations) if operations else None


def names_on(journey_map: Map) -> Mapping[str, str]:
    """The touchpoint of every event that the map names, by the event's name; of two the first on the path."""
    path = [touchpoint for _, cell in journey_map.path for touchpoint in cell]
    return {name: touchpoint.id for touchpoint in reversed(path) for name in touchpoint.event_names}


def initiator_of(event: EventFacts) -> str:
    """Who starts it, by its direction; without one the customer does."""
    return "company" if event.direction == "out" else "customer"


def _touchpoint(journey_map: Map, event: EventFacts, stage_id: str) -> Record:
    if journey_map.stage(stage_id) is None:
        raise JourneyError("gone", where=stage_id, id=stage_id)
    channel = _channel(journey_map.channels, event.channel)
    return new(
        "touchpoints", stage_id=stage_id, channel_id=channel, title=readable(event.name), evidence="measured",
        initiator=initiator_of(event), event_names=[event.name],
    )  # fmt: skip


def _channel(channels: Sequence[Channel], said: str) -> str | None:
    """The channel of the map that is called so, or drawn so."""
    spoken = words_of(said)
    names = [(words_of(channel.name), channel.id) for channel in channels]
    names += [(words_of(channel.icon), channel.id) for channel in channels]
    return next((id_ for name, id_ in names if spoken and "".join(name) == "".join(spoken)), None)
