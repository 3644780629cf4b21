"""What a file changed since it was written, brought onto a map on which others worked on meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from journey.errors import JourneyError
from journey.model import Drop, Edit, Map, Set, apply, difference

MARK_PATTERN = r"(\d{1,18})-([0-9a-f]{8})"
"""A number of an edit, and a print of the map after it: a map restored elsewhere may number its edits anew."""

At = Callable[[int], Map | None]
"""Gives a map as it was right after an edit of that number, where it is known."""


@dataclass(frozen=True, slots=True)
class Since:
    """``on``: the map as it would be. ``both``: id and field of what was changed in the file and on the map, the field
    empty for a record that the file removes. ``late``: how many changes of the file are about what is gone."""

    on: Map
    both: tuple[tuple[str, str], ...] = ()
    late: int = 0


def mark_of(journey_map: Map, head: int) -> str:
    """By which a file tells of which state of its map it was written."""
    return f"{head}-{sha256(journey_map.model_dump_json().encode(errors='replace')).hexdigest()[:8]}"


def state_of(mark: str, at: At) -> Map | None:
    """The state that a mark tells of; None for none, and where the edit of that number left another one."""
    number = mark.partition("-")[0]
    then = at(int(number)) if number else None
    return then if then is not None and mark_of(then, int(number)) == mark else None


def onto(then: Map, file: Map, now: Map) -> Since:
    """What leads from ``then`` to ``file``, on ``now``. Where both changed the same, the file is taken, and it is
    told."""
    both: list[tuple[str, str]] = []
    on, late = now, 0
    for operation in difference(then, file, label="bring").operations:
        if isinstance(operation, Set | Drop):
            if operation.id != now.id and operation.id not in on.index:
                late += isinstance(operation, Set) and operation.id in then.index and operation.id not in now.index
                continue
            if _was_changed(operation, then, now):
                both.append((operation.id, operation.field if isinstance(operation, Set) else ""))
        try:
            on, _ = apply(on, Edit(label="bring", operations=(operation,)))
        except JourneyError:  # it is about something that went
            late += 1
    return Since(on, tuple(each for each in both if each[1] != "order"), late)


def _was_changed(operation: Set | Drop, then: Map, now: Map) -> bool:
    """Whether what an operation is about is on the map not as it was, nor as the operation would have it."""
    was, held = (each if operation.id == now.id else each.index.get(operation.id) for each in (then, now))
    if was is None or held is None:
        return False
    if isinstance(operation, Drop):
        return was != held
    before, after = (each.model_dump(mode="json", include={operation.field}) for each in (was, held))
    return before != after and after.get(operation.field) != operation.value
