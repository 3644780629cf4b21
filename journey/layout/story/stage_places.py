"""Which touchpoints stand on a stage's frame: its own, and what comes just before and just after."""

from collections.abc import Sequence
from dataclasses import dataclass

from journey.lanes.contents import BEHIND
from journey.layout.story.frame import WIDTH, Teller
from journey.model import Stage, Touchpoint

MOST_OWN, USUAL, MOST_AROUND = 7, 7, 2
Place = Touchpoint | Stage


@dataclass(frozen=True, slots=True)
class Places:
    """``shown`` from left to right; ``own`` the ids of those of the stage itself.

    ``slots`` are their x, px, and beyond the frame's edges those of everything else on the path.
    """

    shown: tuple[Place, ...]
    own: frozenset[str]
    slots: dict[str, float]
    spacing: float


def places_around(teller: Teller, stage: Stage, key_id: str) -> Places:
    cells = [(one, cell_of(teller, one)) for one in teller.map.stages]
    at = next(place for place, (one, _) in enumerate(cells) if one.id == stage.id)
    own = _weightiest(teller, cells[at][1], key_id)
    around = max(USUAL - len(own), 2)
    before = [place for _, cell in cells[:at] for place in cell]
    after = [place for _, cell in cells[at + 1 :] for place in cell]
    first = min(len(before), MOST_AROUND, (around + 1) // 2)
    last = min(len(after), MOST_AROUND, around - first)
    shown = (*before[len(before) - first :], *own, *after[:last])
    spacing = WIDTH / len(shown)
    walked = (*before, *own, *after)
    beyond = len(before) - first  # places off the left edge
    slots = {place.id: (number - beyond + 0.5) * spacing for number, place in enumerate(walked)}
    for one, cell in cells:  # what is felt about a stage as a whole stands in its middle
        xs = [slots[place.id] for place in cell if place.id in slots]
        if xs:
            slots.setdefault(one.id, sum(xs) / len(xs))
    return Places(shown, frozenset(place.id for place in own), slots, spacing)


def cell_of(teller: Teller, stage: Stage) -> Sequence[Place]:
    """What the customer sees in a stage, and what somebody felt behind it; where there is nothing, the stage itself."""
    felt = {feeling.touchpoint_id for feeling in teller.map.feelings}
    cell = next(cell for one, cell in teller.map.path if one.id == stage.id)
    return tuple(one for one in cell if one.layer not in BEHIND or one.id in felt) or (stage,)


def _weightiest(teller: Teller, cell: Sequence[Place], key_id: str) -> tuple[Place, ...]:
    """No more than ``MOST_OWN``, in their order: the key moment, points of no return, moments of truth, strong ones."""
    felt: dict[str, float] = {}
    for feeling in teller.map.feelings:
        place = feeling.touchpoint_id or ""
        felt[place] = max(felt.get(place, 0.0), abs(feeling.valence))

    def weight(place: Place) -> tuple[bool, bool, bool, float]:
        truth = isinstance(place, Touchpoint) and bool(place.moment_of_truth)
        return place.id == key_id, place.id in teller.contents.no_returns, truth, felt.get(place.id, 0.0)

    kept = {place.id for place in sorted(cell, key=weight, reverse=True)[:MOST_OWN]}
    return tuple(place for place in cell if place.id in kept)
