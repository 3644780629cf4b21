"""The events of an answer as people call them: by the touchpoint that names them, else in words that can be read."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from journey.events.mapping import names_on
from journey.events.spelling import readable
from journey.model import Map, Touchpoint
from journey.model.folding import folded

_EVENTS = {
    "edges": ("source", "target"), "flows": ("source", "target"), "variants": ("path",), "loops": ("event",),
    "entries": ("event",), "exits": ("event",), "events": ("event",),
    "kinds": ("event",), "cooling": ("last_event",),
}  # fmt: skip
_NAMES = ("perhaps_ends", "holds", "others")


def titles(journey_map: Map | None) -> dict[str, str]:
    """What each event that the map names is called; those that share a touchpoint are told apart."""
    if journey_map is None:
        return {}
    owners = names_on(journey_map)
    shared = Counter(owners.values())
    found = {}
    for event, owner in owners.items():
        place = journey_map.get(owner)
        assert isinstance(place, Touchpoint)
        found[event] = f"{place.title} ({readable(event)})" if shared[owner] > 1 else place.title
    return found


def groups(journey_map: Map | None) -> dict[str, str]:
    """What each group of customers, folded, is called whose persona the map has: ``Families · Tom Hartley``."""
    personas = journey_map.personas if journey_map else ()
    told = {each.segment.strip(): each.name for each in personas if each.segment and each.name}
    return {folded(segment): f"{segment} · {name}" for segment, name in told.items()}


def named(answer: Any, known: Mapping[str, str]) -> Any:
    """The answer with its events called so; whatever has no events stays."""
    if not is_dataclass(answer) or isinstance(answer, type):
        return answer

    def called(event: Any) -> Any:
        if isinstance(event, tuple):
            return tuple(map(called, event))
        return None if event is None else known.get(event) or readable(event)

    changed: dict[str, Any] = {name: called(getattr(answer, name)) for name in _NAMES if hasattr(answer, name)}
    for each in fields(answer):
        rows = getattr(answer, each.name)
        names = (*_EVENTS.get(each.name, ()), *_held_by(rows))
        if each.name == "sources":
            changed[each.name] = tuple(
                replace(row, name=called(row.name)) if row.kind == "event" else row for row in rows
            )
        elif names and isinstance(rows, tuple):
            changed[each.name] = tuple(
                replace(row, **{name: called(getattr(row, name)) for name in names}) for row in rows
            )
    return replace(answer, **changed)


def _held_by(rows: Any) -> list[str]:
    return [name for name in _NAMES if isinstance(rows, tuple) and rows and hasattr(rows[0], name)]
