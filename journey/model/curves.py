"""Emotion curves: a persona's feelings along the path, their peaks and valleys, and what is remembered. All derived."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

from journey.model.base import Evidence
from journey.model.feelings import Feeling
from journey.model.map import Map
from journey.model.path import Stage, Touchpoint


@dataclass(frozen=True, slots=True)
class Moment:
    """One point of a curve. ``at`` is the touchpoint, or the stage for a feeling about a whole stage.

    ``low`` and ``high`` are the middle half of ``n`` answers, None where nobody was asked more than once.
    """

    feeling: Feeling
    at: Touchpoint | Stage
    valence: float
    low: float | None
    high: float | None
    n: int | None

    @property
    def evidence(self) -> Evidence:
        return self.feeling.evidence


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is remembered of an experience, a heuristic: the mean of the most extreme moment and the last one.

    Source: Kahneman, Fredrickson, Schreiber and Redelmeier 1993, the peak-end rule.
    """

    best: Moment
    worst: Moment
    last: Moment
    score: float


def curve(journey_map: Map, persona_id: str | None) -> tuple[Moment, ...]:
    """A persona's moments in the order of the path. A feeling of its own goes before one that everybody shares.

    What everybody feels is felt by those who come by: at a touchpoint for others it does not count.
    """
    own: dict[str, Feeling] = {}
    for feeling in journey_map.feelings:
        place = feeling.touchpoint_id or feeling.stage_id
        if place is None or feeling.persona_id not in (None, persona_id):
            continue
        if feeling.persona_id is None and (place in own or _passed_by(journey_map, persona_id, feeling)):
            continue
        own[place] = feeling
    ratings: dict[str, list[float]] = {}
    for ballot in journey_map.ballots:
        if ballot.kind == "rating":
            ratings.setdefault(ballot.target_id, []).append(min(max(ballot.value, -5.0), 5.0))
    moments: list[Moment] = []
    for stage, touchpoints in journey_map.path:
        felt = [_moment(own[place.id], place, ratings) for place in touchpoints if place.id in own]
        if stage.id in own and not felt:  # a stage's own feeling speaks where its touchpoints say nothing
            felt = [_moment(own[stage.id], stage, ratings)]
        moments.extend(felt)
    return tuple(moments)


def _passed_by(journey_map: Map, persona_id: str | None, feeling: Feeling) -> bool:
    """Whether the feeling is about a touchpoint that the persona does not come to."""
    touchpoint = journey_map.touchpoint(feeling.touchpoint_id)
    others = touchpoint.persona_ids if touchpoint else ()
    return persona_id is not None and bool(others) and persona_id not in others


def _moment(feeling: Feeling, at: Touchpoint | Stage, ratings: dict[str, list[float]]) -> Moment:
    rated = ratings.get(feeling.id, [])
    if len(rated) >= 2:
        low, middle, high = quantiles(rated, n=4, method="inclusive")
        return Moment(feeling, at, middle, low, high, len(rated))
    return Moment(feeling, at, feeling.valence, feeling.low, feeling.high, feeling.n)


def best_of(moments: Sequence[Moment]) -> Moment:
    """The best moment; of equals the first of which most is said."""
    return max(moments, key=lambda moment: (moment.valence, *_said(moment)))


def worst_of(moments: Sequence[Moment]) -> Moment:
    """The worst moment; of equals the first of which most is said."""
    return max(moments, key=lambda moment: (-moment.valence, *_said(moment)))


def _said(moment: Moment) -> tuple[bool, bool]:
    return bool(moment.feeling.quote), bool(moment.feeling.emotion)


def turns(moments: Sequence[Moment], least: float = 2.0) -> tuple[Moment, ...]:
    """The moments worth a label, most extreme first: best, worst, last, and turns of at least ``least`` points.

    A turn is a local peak or valley whose drop to the next turn on both sides is at least ``least``; after the last one
    the curve may stay where it came to.
    """
    if not moments:
        return ()
    values = [moment.valence for moment in moments]
    ends = {id(best_of(moments)), id(worst_of(moments)), id(moments[-1])}
    picked = {index for index, moment in enumerate(moments) if id(moment) in ends}
    picked.update(_turning_points(values, least))
    return tuple(moments[index] for index in sorted(picked, key=lambda index: (-abs(values[index]), index)))


def _turning_points(values: Sequence[float], least: float) -> list[int]:
    """Indices of peaks and valleys after ripples smaller than ``least`` are left out (a zigzag filter)."""
    pivots: list[int] = []
    extreme, direction = 0, 0
    for index, value in enumerate(values):
        gain = value - values[extreme]
        if direction == 0:
            if abs(gain) >= least:
                direction, extreme = (1 if gain > 0 else -1), index
        elif gain * direction >= 0:
            extreme = index
        elif -gain * direction >= least:
            pivots.append(extreme)
            direction, extreme = -direction, index
    return [*pivots, extreme] if direction else pivots


def remembered(moments: Sequence[Moment]) -> Remembered | None:
    """Best, worst, last and the peak-end score of a curve; None where nothing was felt."""
    if not moments:
        return None
    best, worst = best_of(moments), worst_of(moments)
    peak = best if abs(best.valence) >= abs(worst.valence) else worst
    last = moments[-1]
    return Remembered(best, worst, last, (peak.valence + last.valence) / 2)
