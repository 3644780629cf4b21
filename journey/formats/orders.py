"""Order keys from the order of rows: as many as possible stay as they were, so that one moved row is one change."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from journey.model import key_at, keys


class _Place(NamedTuple):
    id: str
    order: str


def kept_orders(rows: Sequence[tuple[str, str | None]]) -> list[str]:
    """An order key for each row (id, key so far; None for a new one), so that the rows stand as they come."""
    stay = set(
        _longest_ascending([(order, record_id, n) for n, (record_id, order) in enumerate(rows) if order is not None])
    )
    places = [_Place(record_id, order or "") for n, (record_id, order) in enumerate(rows) if n in stay]
    for n, (record_id, _) in enumerate(rows):
        if n in stay:
            continue
        key = key_at(places, n)  # what stands before it in the rows is placed already
        if key is None:
            return list(keys(len(rows)))
        places.insert(n, _Place(record_id, key))
    return [place.order for place in places]


def _longest_ascending(held: list[tuple[str, str, int]]) -> list[int]:
    """Places in the rows of the longest run of (key, id) that ascends."""
    tails: list[tuple[str, str]] = []
    ends: list[int] = []
    before: list[int] = []
    for here, (order, record_id, _) in enumerate(held):
        length = bisect_left(tails, (order, record_id))
        tails[length : length + 1] = [(order, record_id)]
        ends[length : length + 1] = [here]
        before.append(ends[length - 1] if length else -1)
    found: list[int] = []
    here = ends[-1] if ends else -1
    while here >= 0:
        found.append(held[here][2])
        here = before[here]
    return found
