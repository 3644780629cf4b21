"""Which stage an event belongs to: the map says, by the event names of its touchpoints; else the log's own column.

Stages of a map are told apart by their ids: of two with one name the second is called ``Contact (2)``. A map none of
whose touchpoints names an event of the log speaks of other things, and is left aside.
"""

from typing import Any

from journey.errors import JourneyError
from journey.events.log import EventLog
from journey.events.mapping import names_on
from journey.events.order import in_order as mostly_in_order
from journey.model import Map


def staged(log: EventLog, journey_map: Map | None = None) -> tuple[Any, tuple[str, ...]]:
    """The table ``steps`` with a column ``stage``, null for events of none, and the stages in their order.

    The order is the map's; without a map, that in which most customers who have two of them come to these.
    Raises JourneyError ``no_stages`` where neither says.
    """
    steps = log.engine.steps
    belongs = _belongs(log, journey_map) if journey_map is not None else {}
    if journey_map is not None and belongs:
        used = set(belongs.values())
        order = tuple(name for name in labels(journey_map).values() if name in used)
        return steps.mutate(stage=steps.event.cast("string").cases(*belongs.items())), order
    if not log.engine.has("stage"):
        raise JourneyError("no_stages", log.understood.name)
    known = steps.filter(steps.stage.notnull())
    first = known.group_by(["customer", "stage"]).agg(reached=known.position.min())
    order = first.group_by("stage").agg(middle=first.reached.cast("float64").mean())
    middles = sorted((row["middle"], row["stage"]) for row in log.engine.rows(order))  # an engine sorts words its way
    if not middles:  # the column is there, and empty
        raise JourneyError("no_stages", log.understood.name)
    given = tuple(stage for _, stage in middles)
    compared = mostly_in_order(log, "stage", given)
    return steps, (*compared, *given[len(compared) :])


def labels(journey_map: Map) -> dict[str, str]:
    """The name of every stage by its id, in their order; of several with one name, the later ones with a number."""
    found: dict[str, str] = {}
    taken = {stage.name for stage in journey_map.stages}
    named: set[str] = set()
    for stage, _ in journey_map.path:
        label, number = stage.name, 1
        while label in named or (number > 1 and label in taken):
            number += 1
            label = f"{stage.name} ({number})"
        found[stage.id] = label
        named.add(label)
    return found


def _belongs(log: EventLog, journey_map: Map) -> dict[str, str]:
    """The stage of every event of the log that a touchpoint of the map names; of several, the first along the path."""
    happened = {row["event"] for row in log.engine.rows(log.engine.steps.select("event").distinct())}
    said = labels(journey_map)
    names = {place.id: said[stage.id] for stage, cell in journey_map.path for place in cell}
    return {event: names[place] for event, place in names_on(journey_map).items() if event in happened}


def in_order(rows: list[dict[str, Any]], order: tuple[str, ...]) -> list[dict[str, Any]]:
    """Rows by their stage, in the order of the stages; those of none are left out."""
    place = {stage: number for number, stage in enumerate(order)}
    return sorted((row for row in rows if row["stage"] in place), key=lambda row: place[row["stage"]])
