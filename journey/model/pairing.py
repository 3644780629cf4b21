"""Which records of two maps stand for the same thing: by their ids, else by what they are called."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from journey.model.base import Record
from journey.model.folding import folded
from journey.model.map import Map
from journey.model.path import Channel, Stage, Touchpoint
from journey.model.personas import Persona

Kind = TypeVar("Kind", bound=Record)
Name = Callable[[Kind], str]
ALIKE = 0.6  # of the pairs of letters of two names


@dataclass(frozen=True, slots=True)
class Pairs:
    """The records of the map before, by the id of the record after that stands for the same thing."""

    personas: Mapping[str, Persona]
    channels: Mapping[str, Channel]
    stages: Mapping[str, Stage]
    touchpoints: Mapping[str, Touchpoint]


def pair(before: Map, after: Map) -> Pairs:
    """Pairs by id; an id is overruled where the names say otherwise, as of files that count their records.

    Touchpoints are looked for by title in the stage that stands for theirs; elsewhere only under the very same title.
    """
    stages = _pairs(before.stages, after.stages, lambda stage: stage.name)
    return Pairs(
        _pairs(before.personas, after.personas, lambda persona: persona.name),
        _pairs(before.channels, after.channels, lambda channel: channel.name),
        stages,
        _touchpoints(before, after, stages),
    )


def _touchpoints(before: Map, after: Map, stages: Mapping[str, Stage]) -> dict[str, Touchpoint]:
    def title(touchpoint: Touchpoint) -> str:
        return touchpoint.title

    found = _by_id(before.touchpoints, after.touchpoints, title)
    was = dict(before.path)
    for stage, cell in after.path:
        if stage.id in stages:
            _by_name(was[stages[stage.id]], cell, title, found)
    _by_same_name(before.touchpoints, after.touchpoints, title, found)
    return found


def _pairs(before: Sequence[Kind], after: Sequence[Kind], name: Name[Kind]) -> dict[str, Kind]:
    found = _by_id(before, after, name)
    _by_name(before, after, name, found)
    return found


def _by_id(before: Sequence[Kind], after: Sequence[Kind], name: Name[Kind]) -> dict[str, Kind]:
    was = {record.id: record for record in before}
    named_before, named_after = _named(before, name), _named(after, name)
    found = {}
    for record in after:
        held = was.get(record.id)
        if held is None:
            continue
        old, new = folded(name(held)), folded(name(record))
        if old == new or not (named_before.get(new) or named_after.get(old)):
            found[record.id] = held
    return found


def _by_name(before: Iterable[Kind], after: Iterable[Kind], name: Name[Kind], found: dict[str, Kind]) -> None:
    """Adds pairs of the same name, then of names alike, the most alike first, among those that have no pair yet."""
    free, left = _by_same_name(before, after, name, found)
    theirs = [_letters(name(record)) for record in free]
    likely = []
    for place, record in enumerate(left):
        own = _letters(name(record))
        likely += [
            (-likeness, place, other)
            for other, each in enumerate(theirs)
            if (likeness := _likeness(own, each)) >= ALIKE
        ]
    taken: set[int] = set()
    for _, place, other in sorted(likely):
        if left[place].id not in found and other not in taken:
            taken.add(other)
            found[left[place].id] = free[other]


def _by_same_name(
    before: Iterable[Kind], after: Iterable[Kind], name: Name[Kind], found: dict[str, Kind]
) -> tuple[list[Kind], list[Kind]]:
    """Adds pairs of the same name among those that have no pair yet; gives those of both sides that still have none."""
    taken = {record.id for record in found.values()}
    waiting = _named((record for record in before if record.id not in taken), name)
    left = []
    for record in after:
        if record.id in found:
            continue
        same = waiting.get(folded(name(record)))
        if same:
            found[record.id] = same.pop(0)
        else:
            left.append(record)
    return [record for same in waiting.values() for record in same], left


def merged(
    before: Sequence[Kind], after: Sequence[Kind], pairs: Mapping[str, Kind]
) -> Iterator[tuple[Kind | None, Kind | None]]:
    """Two sequences as one: in the order of the later, each that is gone from it behind the one it stood behind."""
    here = {record.id for record in before}
    place_after = {
        pairs[record.id].id: place
        for place, record in enumerate(after)
        if record.id in pairs and pairs[record.id].id in here
    }
    behind: dict[int, list[Kind]] = defaultdict(list)
    last = -1
    for record in before:
        if record.id in place_after:
            last = place_after[record.id]
        else:
            behind[last].append(record)
    for place in range(-1, len(after)):
        if place >= 0:
            held = pairs.get(after[place].id)
            yield (held if held is not None and held.id in here else None), after[place]
        for record in behind[place]:
            yield record, None


def out_of_order(before: Sequence[Kind], after: Sequence[Kind], pairs: Mapping[str, Kind]) -> frozenset[str]:
    """The ids after of the fewest records that one would have to move to bring ``before`` into the order of ``after``.

    Those of both that are on no longest rising run of the places they had before.
    """
    places = {record.id: place for place, record in enumerate(before)}
    both = [(record.id, places[pairs[record.id].id]) for record in after if _is_among(record, pairs, places)]
    ends: list[int] = []  # of the best run of each length: where it ends before
    lengths = []
    for _, place in both:
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        lengths.append(length)
    steady, wanted, next_place = set(), len(ends) - 1, len(before)
    for (record_id, place), length in zip(reversed(both), reversed(lengths), strict=True):
        if length == wanted and place < next_place:
            steady.add(record_id)
            wanted, next_place = wanted - 1, place
    return frozenset(record_id for record_id, _ in both) - steady


def _is_among(record: Record, pairs: Mapping[str, Kind], places: Mapping[str, int]) -> bool:
    return record.id in pairs and pairs[record.id].id in places


def _named(records: Iterable[Kind], name: Name[Kind]) -> dict[str, list[Kind]]:
    named: dict[str, list[Kind]] = defaultdict(list)
    for record in records:
        named[folded(name(record))].append(record)
    return named


@lru_cache(maxsize=4096)
def _letters(text: str) -> frozenset[str]:
    """The neighbouring pairs of letters of a name; the name itself where it is too short to have any."""
    clean = folded(text)
    return frozenset(a + b for a, b in pairwise(clean)) or frozenset((clean,))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The part 0..1 of the pairs that two names share (Dice 1945)."""
    return 2 * len(one & other) / (len(one) + len(other))
