"""What makes a set of records one whole map: not too many of them, ids of their own, references that lead somewhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from journey.model.base import Record
from journey.model.path import Touchpoint
from journey.model.references import dangling

MOST_TOUCHPOINTS = 2000
MOST_RECORDS = 50_000
MOST_FIELDS = 500  # of one JSON object; none that we know has thirty


@dataclass(frozen=True, slots=True)
class Placed:
    """A record and where it stands in the document: ``stages[3]``."""

    place: str
    record: Record


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that keeps records from being a map: an error code, the place, and what fills the sentence."""

    code: str
    place: str
    params: dict[str, object]


def flaws(map_id: str, placed: Sequence[Placed], broken: Mapping[str, Record] | None = None) -> Iterator[Flaw]:
    """Every flaw, the gravest first. ``broken`` are records by id that are there but cannot be read: references to them
    are not dangling."""
    yield from _crowds(placed)
    first: dict[str, str] = {map_id: "id"}
    for item in placed:
        held = first.setdefault(item.record.id, item.place)
        if held != item.place:
            yield Flaw("duplicate_id", f"{item.place}.id", {"id": item.record.id, "first": held})
    index = {item.record.id: item.record for item in reversed(placed)} | dict(broken or {})
    for item in placed:
        problem = dangling(item.record, index)
        if problem:
            yield Flaw("dangling_reference", f"{item.place}.{problem[0]}", {"target": problem[1]})


def _crowds(placed: Sequence[Placed]) -> Iterator[Flaw]:
    touchpoints = sum(1 for item in placed if isinstance(item.record, Touchpoint))
    if touchpoints > MOST_TOUCHPOINTS:
        yield Flaw("too_many_touchpoints", "touchpoints", {"count": touchpoints, "limit": MOST_TOUCHPOINTS})
    if len(placed) > MOST_RECORDS:
        yield Flaw("too_many_records", "", {"count": len(placed), "limit": MOST_RECORDS})
