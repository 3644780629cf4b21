"""The ribbon of the route: a flat top edge, a bottom edge that rises as people leave.

```
 top ━━━━━━━━━━━━━━━━━━━━━━━━━━
     ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
     ▓▓▓▓▓▓▓▓▓▓▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
     station      exit
```
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from journey.model.shares import StageShare
from journey.scene.primitives import Segment, Shape

FULL, LEAST, EVEN = 29.0, 3.0, 18.0  # px: everyone, hardly anyone, nobody says how many
_STEP = 26.0  # half the length over which an exit narrows the ribbon
Knot = tuple[float, float]  # x, width in px


@dataclass(frozen=True, slots=True)
class Leak:
    """``share`` of all customers leaves at ``x``, in stage number ``place``."""

    place: int
    x: float
    share: float


def width_of(share: float) -> float:
    """Px of ribbon for a share 0..1 of all customers."""
    return max(FULL * min(max(share, 0.0), 1.0), LEAST)


def knots(stations: Sequence[float], right: float, shares: Sequence[StageShare], leaks: Sequence[Leak]) -> list[Knot]:
    """Where the ribbon has which width, from left to right. One width throughout when no link carries a share."""
    if not stations:
        return []
    if all(share.arrives is None for share in shares):
        return [(stations[0], EVEN), (right, EVEN)]
    found: list[Knot] = []
    here = 1.0
    for place, (station, share) in enumerate(zip(stations, shares, strict=True)):
        here = here if share.arrives is None else share.arrives
        found.append((station, width_of(here)))
        edge = stations[place + 1] if place + 1 < len(stations) else right
        for leak in sorted((leak for leak in leaks if leak.place == place), key=lambda leak: leak.x):
            after = max(here - leak.share, 0.0)
            found += [(leak.x - _STEP, width_of(here)), (leak.x + _STEP, width_of(after))]
            here = after
        if place + 1 < len(stations):
            found.append(((found[-1][0] + edge) / 2, found[-1][1]))
        else:
            found.append((right, width_of(here)))
    return _growing(found, stations[0], right)


def _growing(found: Sequence[Knot], left: float, right: float) -> list[Knot]:
    """Knots whose x never falls back and never leaves the route."""
    kept: list[Knot] = []
    for x, width in found:
        x = min(max(x, left), right)
        kept.append((max(x, kept[-1][0]) if kept else x, width))
    return kept


def ribbon(top: float, along: Sequence[Knot]) -> Shape:
    """The closed ribbon under ``top`` px; its bottom edge goes from knot to knot in smooth steps."""
    (left, _), (right, last) = along[0], along[-1]
    path: list[Segment] = [("M", left, top), ("L", right, top), ("L", right, top + last)]
    for (x, width), (to, narrow) in pairwise(reversed(along)):
        if width == narrow or x - to < 1:
            path.append(("L", to, top + narrow))
        else:
            middle = (x + to) / 2
            path.append(("C", middle, top + width, middle, top + narrow, to, top + narrow))
    return Shape((*path, ("Z",)))
