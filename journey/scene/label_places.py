"""Where one label may stand: places in rows around its point, the cheapest first.

```
   ─────── head row, where labels share one baseline
 ┌ beside ┐   ●   ┌ beside ┐      in each row set to the start, to the end or in
   ─────── row above, row below   the middle, and slid outwards in steps
```
Positions and sizes are px; boxes are (left, top, right, bottom).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from math import hypot, inf
from typing import Literal, TypeAlias

from journey.scene.primitives import Box
from journey.scene.room import Room

Side = Literal["above", "below", "end"]
Anchor = Literal["start", "middle", "end"]
Point: TypeAlias = tuple[float, float, float]  # another label's x and y, and the radius of what is drawn there
_FAR = 130.0  # beyond this a reader no longer sees which point a label speaks of
_GAP = 6.0
_STEPS = (0.0, 10.0, 20.0, 32.0, 46.0)  # up and down from the end of a line
# How labels may be set in a row, by their cost: the anchor, and how far they are slid from where they would hang.
_OVER: tuple[tuple[float, Anchor, float], ...] = (
    (0.0, "start", 0.0), (4.0, "end", 0.0), (8.0, "middle", 0.0),
    (10.0, "start", 16.0), (14.0, "end", -16.0), (15.0, "start", 36.0), (19.0, "end", -36.0),
    (21.0, "start", 60.0), (25.0, "end", -60.0), (28.5, "start", 90.0), (32.5, "end", -90.0),
)  # fmt: skip
_BESIDE: tuple[tuple[float, Anchor, float], ...] = tuple(
    setting
    for slide in (0.0, 16.0, 36.0, 60.0, 90.0, 130.0)
    for setting in ((0.0, "start", slide), (6.0, "end", -slide))
)
_HEAD_PULL = 75.0  # labels this far above their points still share the head row
_CROSSING = 30.0
_MOST_PLACES = 10  # per form, enough to step aside


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label asked for. ``x, y`` is its point, ``reach`` the radius of what is drawn there.

    ``forms`` are (width, height, cost) of the shapes it may take, cost in px of distance that a better one is worth.
    ``side`` is where it belongs; "end" is the end of a line, where above and below are as good. ``head`` is the top
    of the row that labels above share, or None. ``key`` says whose it is.
    """

    key: str
    x: float
    y: float
    reach: float
    forms: tuple[tuple[float, float, float], ...]
    side: Side = "above"
    head: float | None = None

    @property
    def within(self) -> Box:
        """The box in which all its places lie."""
        width = _FAR + self.reach + max(form[0] for form in self.forms)
        height = _FAR + self.reach + max(form[1] for form in self.forms)
        return (self.x - width, self.y - height, self.x + width, self.y + height)


@dataclass(frozen=True, slots=True)
class Place:
    """A free place: its cost in px of distance, which form fits there and which way the lines are set."""

    cost: float
    box: Box
    form: int
    anchor: Anchor


class Places:
    """The free places of a label, cheapest first; looked for only as far as somebody asks, and then remembered.

    Most labels take one of their first places, and what is in the way of a place takes long to find out.
    """

    def __init__(self, wanted: Wanted, room: Room, others: Sequence[Point]) -> None:
        self._search = _search(wanted, room, others)
        self._found: list[Place] = []

    def __iter__(self) -> Iterator[Place]:
        found = self._found
        index = 0
        while True:
            if index == len(found):
                place = next(self._search, None)
                if place is None:
                    return
                found.append(place)
            yield found[index]
            index += 1


# Tuples, because a picture weighs thousands. A row: the least that a place in it costs, form, top, penalty, and whether
# it is beside the point. A candidate: cost, form, box, anchor, and whether it is known to be free.
_Row: TypeAlias = tuple[float, int, float, float, bool]
_Candidate: TypeAlias = tuple[float, int, Box, Anchor, bool]


def _search(wanted: Wanted, room: Room, others: Sequence[Point]) -> Iterator[Place]:
    """The places that touch nothing that stands still, in the order of their cost; rows open as they come within reach.

    Further forms are tried until there are enough places to step aside, the last one always: it is the smallest.
    """
    last, found, found_of_last = len(wanted.forms) - 1, 0, 0
    waiting: list[_Candidate] = []
    rows = sorted(row for form in range(last + 1) for row in _rows(wanted, form))
    for row in (*rows, None):
        least = row[0] if row else inf
        while waiting and waiting[0][0] <= least:
            cost, form, box, anchor, is_free = heappop(waiting)
            if is_free:
                yield Place(cost, box, form, anchor)
                continue
            if (found_of_last if form == last else found) >= _MOST_PLACES or not room.is_free(box):
                continue
            more = _added_cost(box, wanted, room, others)
            if more is not None:
                found += 1
                found_of_last += form == last
                heappush(waiting, (cost + more, form, box, anchor, True))
        if row and (found_of_last if row[1] == last else found) < _MOST_PLACES:
            waiting += _candidates(wanted, row, room.bounds)
            heapify(waiting)


def _added_cost(box: Box, wanted: Wanted, room: Room, others: Sequence[Point]) -> float | None:
    """What lies between a place and its point costs a reader; None where it would be taken for another point's.

    That is where something stands between, or another point is nearer. Every curve the eye has to cross costs.
    """
    away = _distance(wanted.x, wanted.y, box) - wanted.reach
    if away <= 2 * _GAP:
        return 0.0
    for x, y, reach in others:
        if _distance(x, y, box) - reach < away:
            return None
    if not room.is_clear_between(wanted.x, wanted.y, box):
        return None
    return _CROSSING * room.curves_between(wanted.x, wanted.y, wanted.reach, box)


def _rows(wanted: Wanted, form: int) -> Iterator[_Row]:
    _, height, cost = wanted.forms[form]
    y, reach = wanted.y, wanted.reach
    up, down = y - reach - _GAP - height, y + reach + _GAP
    if wanted.side == "end":
        rows = [(step, top) for step in _STEPS for top in (up - step, down + step)]
    else:
        rows = [(0.0, up), (70.0, down)] if wanted.side == "above" else [(0.0, down), (70.0, up)]
    if wanted.side == "above" and wanted.head is not None and wanted.head <= up + 0.5 * _GAP:
        rows.append((-min(up - wanted.head, _HEAD_PULL) - 10.0, wanted.head))
    for penalty, top in rows:
        away = max(top - y, y - top - height) - reach
        if away <= _FAR:
            yield cost + penalty + away, form, top, cost + penalty, False
    beside = y - 0.6 * reach if wanted.side == "below" else y + 0.6 * reach - height
    for penalty, top in ((12.0, beside), (16.0, y - height / 2)):
        yield cost + penalty, form, top, cost + penalty, True


def _candidates(wanted: Wanted, row: _Row, bounds: Box) -> list[_Candidate]:
    """What is worth trying in a row, moved in where it would leave the bounds sideways."""
    _, form, top, row_penalty, beside = row
    width, height, _ = wanted.forms[form]
    bottom = top + height
    if top < bounds[1] or bottom > bounds[3] or bounds[2] - bounds[0] < width:
        return []
    x, reach = wanted.x, wanted.reach
    hang = -reach - 1.5 * _GAP if beside else min(reach, width / 2)  # how far a label reaches over its point
    lefts = {"start": x - hang, "end": x + hang - width, "middle": x - width / 2}
    down = max(top - wanted.y, wanted.y - bottom, 0.0)
    found: list[_Candidate] = []
    for penalty, anchor, slide in _BESIDE if beside else _OVER:
        left = lefts[anchor] + slide
        if left < bounds[0]:
            left, anchor = bounds[0], "start"
        elif left > bounds[2] - width:
            left, anchor = bounds[2] - width, "end"
        across = left - x if left > x else x - left - width if x > left + width else 0.0
        away = (hypot(across, down) if across else down) - reach
        if away <= _FAR:
            found.append((row_penalty + penalty + away, form, (left, top, left + width, bottom), anchor, False))
    return found


def _distance(x: float, y: float, box: Box) -> float:
    left, top, right, bottom = box
    across = left - x if x < left else x - right if x > right else 0.0
    down = top - y if y < top else y - bottom if y > bottom else 0.0
    return hypot(across, down)
