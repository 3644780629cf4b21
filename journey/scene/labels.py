"""Labels that never collide: each tries places around its point, nearest first, and stays away if none is free.

```
        ┌ above ┐
 ┌ left ┐   ●   ┌ right ┐      slid outwards in steps until free, or into the
        └ below ┘              head band, where labels share one baseline
```
Positions and sizes are px; boxes are (left, top, right, bottom).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Literal

from journey.scene.primitives import Box
from journey.scene.room import Room

Side = Literal["above", "below", "end"]
Anchor = Literal["start", "middle", "end"]
_GAP = 6.0
_SLIDES = (0.0, 16.0, 36.0, 60.0, 90.0, 130.0)
_STEPS = (0.0, 10.0, 20.0, 32.0, 46.0)  # up and down from the end of a line
_FAR = 130.0  # beyond this a reader no longer sees which point a label speaks of
_HEAD_PULL = 75.0  # labels this far above their points still share the head row
_CROSSING = 30.0
_UNPLACED = 400.0
_MOST_OFFERS = 10  # per form, enough to step aside
_ROUNDS = 3


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


@dataclass(frozen=True, slots=True)
class Placed:
    """A label's box, which of its forms it took and which way its lines are set."""

    key: str
    box: Box
    form: int
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class _Offer:
    cost: float
    box: Box
    form: int
    anchor: Anchor


def place_all(wanted: Sequence[Wanted], room: Room, gap: float = 8.0) -> dict[str, Placed]:
    """The labels that found a place, by key, ``gap`` px apart; they also take their room.

    Those that come first in ``wanted`` choose first, and one that finds no place is left out. Then labels change
    places as long as that serves them all better; nobody who had a place loses it.
    """
    offers = {one.key: _free_offers(one, room, [other for other in wanted if other is not one]) for one in wanted}
    weights = {one.key: 1.0 + 2.0 * (len(wanted) - rank) / len(wanted) for rank, one in enumerate(wanted)}
    chosen: dict[str, _Offer] = {}
    for one in wanted:
        found = _first_fitting(offers[one.key], chosen.values(), gap)
        if found is not None:
            chosen[one.key] = found
    for _ in range(_ROUNDS):
        moves = [_improve(one.key, offers, chosen, weights, gap) for one in wanted]
        if not any(moves):
            break
    for offer in chosen.values():
        room.add_box(offer.box, gap)
    return {key: Placed(key, offer.box, offer.form, offer.anchor) for key, offer in chosen.items()}


def _improve(
    key: str, offers: dict[str, list[_Offer]], chosen: dict[str, _Offer], weights: dict[str, float], gap: float
) -> bool:
    """Give ``key`` a cheaper place, moving up to two others if all of them together are better off."""
    now = chosen[key].cost if key in chosen else _UNPLACED
    for offer in offers[key]:
        gain = weights[key] * (now - offer.cost)
        if gain < 1.0:
            return False
        others = {other: held for other, held in chosen.items() if other != key}
        moving = [other for other, held in others.items() if _near(offer.box, held.box, gap)]
        if len(moving) > 2:
            continue
        trial = {other: held for other, held in others.items() if other not in moving} | {key: offer}
        for other in moving:
            found = _first_fitting(offers[other], trial.values(), gap)
            if found is None:
                break
            gain -= weights[other] * (found.cost - chosen[other].cost)
            trial[other] = found
        else:
            if gain >= 1.0:
                chosen.clear()
                chosen.update(trial)
                return True
    return False


def _first_fitting(offers: Sequence[_Offer], taken: Iterable[_Offer], gap: float) -> _Offer | None:
    boxes = [other.box for other in taken]
    return next((offer for offer in offers if not any(_near(offer.box, box, gap) for box in boxes)), None)


def _near(one: Box, other: Box, gap: float) -> bool:
    return one[0] < other[2] + gap and one[2] > other[0] - gap and one[1] < other[3] + gap and one[3] > other[1] - gap


def _free_offers(wanted: Wanted, room: Room, others: Sequence[Wanted]) -> list[_Offer]:
    """The cheapest places that touch nothing that stands still, cheapest first.

    Further forms are tried until there are enough places to step aside, the last one always: it is the smallest.
    """
    free: list[_Offer] = []
    last = len(wanted.forms) - 1
    for form in range(last + 1):
        if form < last and len(free) >= _MOST_OFFERS:
            continue
        found = 0
        for penalty, box, anchor in sorted(_places(wanted, form, room.bounds)):
            cost = _cost(penalty, box, wanted, room, others) if room.is_free(box) else None
            if cost is not None:
                free.append(_Offer(cost, box, form, anchor))
                found += 1
                if found == _MOST_OFFERS:
                    break
    return sorted(free, key=lambda offer: offer.cost)


def _cost(penalty: float, box: Box, wanted: Wanted, room: Room, others: Sequence[Wanted]) -> float | None:
    """What a place costs a reader; None where the label would be taken for another point's.

    That is where something stands between, or another point is nearer. Every curve the eye has to cross costs.
    """
    away = _distance(wanted.x, wanted.y, box) - wanted.reach
    if away <= 2 * _GAP:
        return penalty
    nearer = any(_distance(other.x, other.y, box) - other.reach < away for other in others)
    if nearer or not room.is_clear_between(wanted.x, wanted.y, box):
        return None
    return penalty + _CROSSING * room.curves_between(wanted.x, wanted.y, wanted.reach, box)


def _places(wanted: Wanted, form: int, bounds: Box) -> Iterator[tuple[float, Box, Anchor]]:
    """Cost, box and anchor of every place worth trying, moved in where it would leave the bounds sideways."""
    width, height, cost = wanted.forms[form]
    if bounds[2] - bounds[0] < width:
        return
    for penalty, left, top, anchor in _spots(wanted, width, height):
        if top < bounds[1] or top + height > bounds[3]:
            continue
        if left < bounds[0]:
            left, anchor = bounds[0], "start"
        elif left > bounds[2] - width:
            left, anchor = bounds[2] - width, "end"
        box = (left, top, left + width, top + height)
        away = _distance(wanted.x, wanted.y, box) - wanted.reach
        if away <= _FAR:
            yield cost + penalty + away, box, anchor


def _spots(wanted: Wanted, width: float, height: float) -> Iterator[tuple[float, float, float, Anchor]]:
    """Penalty, left, top and anchor around the point."""
    x, y, reach = wanted.x, wanted.y, wanted.reach
    up, down = y - reach - _GAP - height, y + reach + _GAP
    if wanted.side == "above" and wanted.head is not None and wanted.head <= up + 0.5 * _GAP:
        yield from _row(wanted, width, wanted.head, -min(up - wanted.head, _HEAD_PULL) - 10.0)
    rows = {
        "above": [(0.0, up), (70.0, down)],
        "below": [(0.0, down), (70.0, up)],
        "end": [(step, top) for step in _STEPS for top in (up - step, down + step)],
    }
    for penalty, top in rows[wanted.side]:
        yield from _row(wanted, width, top, penalty)
    beside = y - 0.6 * reach if wanted.side == "below" else y + 0.6 * reach - height
    for slide in _SLIDES:
        for lift, top in ((12.0, beside), (16.0, y - height / 2)):
            yield lift, x + reach + 1.5 * _GAP + slide, top, "start"
            yield lift + 6.0, x - reach - 1.5 * _GAP - slide - width, top, "end"


def _row(wanted: Wanted, width: float, top: float, penalty: float) -> Iterator[tuple[float, float, float, Anchor]]:
    x, hang = wanted.x, min(wanted.reach, width / 2)
    yield penalty, x - hang, top, "start"
    yield penalty + 4.0, x + hang - width, top, "end"
    yield penalty + 8.0, x - width / 2, top, "middle"
    for slide in _SLIDES[1:5]:
        yield penalty + 6.0 + slide / 4, x - hang + slide, top, "start"
        yield penalty + 10.0 + slide / 4, x + hang - slide - width, top, "end"


def _distance(x: float, y: float, box: Box) -> float:
    across = max(box[0] - x, 0.0, x - box[2])
    down = max(box[1] - y, 0.0, y - box[3])
    return hypot(across, down)
