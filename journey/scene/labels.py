"""Labels that never collide: each tries places around its point, nearest first, and stays away if none is free.

```
        ┌ above ┐
 ┌ left ┐   ●   ┌ right ┐      slid outwards in steps until free, or into the
        └ below ┘              head band, where labels share one baseline
```
Positions and sizes are px; boxes are (left, top, right, bottom).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from journey.scene.label_places import Anchor, Place, Places, Wanted
from journey.scene.primitives import Box
from journey.scene.room import Columns, Room, grown, is_clear_of

_UNPLACED = 400.0
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Placed:
    """A label's box, which of its forms it took and which way its lines are set."""

    key: str
    box: Box
    form: int
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class _Asked:
    """A label's places, what a px of its distance counts, and whose labels could want the same room."""

    weight: float
    places: Places
    rivals: list[str]


def place_all(wanted: Sequence[Wanted], room: Room, gap: float = 8.0) -> dict[str, Placed]:
    """The labels that found a place, by key, ``gap`` px apart; they also take their room.

    Those that come first in ``wanted`` choose first, and one that finds no place is left out. Then labels change
    places as long as that serves them all better; nobody who had a place loses it.
    """
    found = _place(tuple(wanted), (room.bounds, tuple(room.curves), tuple(room.boxes)), gap)
    for placed in found:
        room.add_box(placed.box, gap)
    return {placed.key: placed for placed in found}


@lru_cache(maxsize=64)  # most changes to a map leave its labels where they are, and so does another theme
def _place(
    wanted: tuple[Wanted, ...], obstacles: tuple[Box, tuple[Columns, ...], tuple[Box, ...]], gap: float
) -> tuple[Placed, ...]:
    room = Room(*obstacles)
    asked: dict[str, _Asked] = {}
    for rank, (one, rivals) in enumerate(zip(wanted, _rivals(wanted, gap), strict=True)):
        asked[one.key] = _Asked(
            weight=1.0 + 2.0 * (len(wanted) - rank) / len(wanted),
            places=Places(one, room.part(one.within), [(rival.x, rival.y, rival.reach) for rival in rivals]),
            rivals=[rival.key for rival in rivals],
        )
    chosen: dict[str, Place] = {}
    for key in asked:
        found = _first_fitting(asked[key], chosen, gap)
        if found is not None:
            chosen[key] = found
    trying = list(asked)
    for _ in range(_ROUNDS):
        moved = {key for one in trying for key in _improve(one, asked, chosen, gap)}
        trying = [key for key, one in asked.items() if key in moved or not moved.isdisjoint(one.rivals)]
    return tuple(Placed(key, place.box, place.form, place.anchor) for key, place in chosen.items())


def _rivals(wanted: Sequence[Wanted], gap: float) -> list[list[Wanted]]:
    """For each label those whose places may come within ``gap`` px of its own: all that it can clash with."""
    found: list[list[Wanted]] = [[] for _ in wanted]
    reaches = sorted((grown(one.within, gap / 2), rank) for rank, one in enumerate(wanted))
    for index, ((_, top, right, bottom), rank) in enumerate(reaches, 1):
        for box, other in islice(reaches, index, None):  # from left to right, as far as the places of this one go
            if box[0] >= right:
                break
            if box[1] < bottom and box[3] > top:
                found[rank].append(wanted[other])
                found[other].append(wanted[rank])
    return found


def _improve(key: str, asked: dict[str, _Asked], chosen: dict[str, Place], gap: float) -> list[str]:
    """Give ``key`` a cheaper place, moving up to two others if all of them together are better off; who has moved."""
    one = asked[key]
    now = chosen[key].cost if key in chosen else _UNPLACED
    held = [(rival, chosen[rival].box) for rival in one.rivals if rival in chosen]
    for place in one.places:
        gain = one.weight * (now - place.cost)
        if gain < 1.0:
            return []
        left, top, right, bottom = grown(place.box, gap)
        moving = [rival for rival, box in held if box[0] < right and box[2] > left and box[1] < bottom and box[3] > top]
        if len(moving) > 2:
            continue
        trial = {other: there for other, there in chosen.items() if other not in moving} | {key: place}
        for other in moving:
            found = _first_fitting(asked[other], trial, gap)
            if found is None:
                break
            gain -= asked[other].weight * (found.cost - chosen[other].cost)
            trial[other] = found
        else:
            if gain >= 1.0:
                chosen.clear()
                chosen.update(trial)
                return [key, *moving]
    return []


def _first_fitting(one: _Asked, chosen: dict[str, Place], gap: float) -> Place | None:
    held = [chosen[rival].box for rival in one.rivals if rival in chosen]
    return next((place for place in one.places if is_clear_of(grown(place.box, gap), held)), None)
