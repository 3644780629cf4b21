"""Who sent what a log says was sent: the firm, unless the map says that a partner or other people begin it.

A log knows one direction ``out``. Only what the firm sends is pressure, and a word to be answered: of what comes from
others a customer cannot be spared by the firm.
"""

from collections.abc import Iterable
from typing import Any

from journey.events.mapping import names_on
from journey.model import Map, Touchpoint

FIRM, SEVERAL = "company", "several"
OTHERS = ("partner", "social")


def others(journey_map: Map | None) -> dict[str, str]:
    """The events that others than firm and customer begin, by name, and who does."""
    if journey_map is None:
        return {}
    begun = {place.id: place.initiator for place in journey_map.touchpoints if place.initiator in OTHERS}
    return {event: begun[owner] for event, owner in names_on(journey_map).items() if owner in begun}


def of_the_firm(table: Any, journey_map: Map | None) -> Any:
    """``silences`` in which only what the firm sent was sent."""
    return table.mutate(sent=sent_by_the_firm(table, journey_map)) if others(journey_map) else table


def sent_by_the_firm(table: Any, journey_map: Map | None) -> Any:
    """1 where the firm sent an event of ``silences``, else 0."""
    is_theirs = table.event.cast("string").isin(sorted(others(journey_map)))
    return is_theirs.ifelse(0, table.sent) if others(journey_map) else table.sent


def sent_by_others(table: Any, journey_map: Map | None) -> Any:
    """The events of ``silences`` that were sent, and not by the firm; None where the map knows of none."""
    names = sorted(others(journey_map))
    if not names:
        return None
    event = table.event.cast("string")
    return table.filter(table.sent == 1, event.isin(names)).select(event=event).distinct()


def sender(kind: str, name: str, journey_map: Map | None) -> str:
    """Of what was sent at a point of drop-off: FIRM, one of OTHERS, or SEVERAL where it may have been more than one."""
    known = others(journey_map)
    if not known or journey_map is None:
        return FIRM
    if kind == "event":
        return known.get(name, FIRM)
    if kind == "touchpoint":
        return _one_of(place for place in journey_map.touchpoints if place.title == name and place.event_names)
    if kind == "stage":
        stages = {stage.id for stage in journey_map.stages if stage.name == name}
        return _one_of(
            place
            for place in journey_map.touchpoints
            if place.stage_id in stages and place.event_names and place.initiator != "customer"
        )
    return SEVERAL  # a channel of the log carries whatever is sent through it


def _one_of(places: Iterable[Touchpoint]) -> str:
    found = {place.initiator if place.initiator in OTHERS else FIRM for place in places}
    return found.pop() if len(found) == 1 else SEVERAL if found else FIRM
