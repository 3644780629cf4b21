"""The three things that customers judge: the company’s reliability, the offer’s quality, how well the service works.

What was felt, what hurts and who was lost at the touchpoints that bear on each; what is only assumed stands apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean
from typing import get_args

from journey.model.feelings import Feeling
from journey.model.findings import Insight
from journey.model.losing import Lost, lost
from journey.model.map import Map
from journey.model.path import Quality

QUALITIES: tuple[Quality, ...] = get_args(Quality)


@dataclass(frozen=True, slots=True)
class Mood:
    """The mean of ``n`` feelings, -5..5; None where there is none."""

    mean: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Judged:
    """One quality: how many touchpoints bear on it, and what is said of them. ``pains`` and ``guessed_pains`` count."""

    quality: Quality
    touchpoints: int
    known: Mood
    assumed: Mood
    pains: int
    guessed_pains: int
    lost: Lost


def judged(journey_map: Map) -> tuple[Judged, ...]:
    """Each of the three, whether anything bears on it or not."""
    return tuple(_judged(journey_map, quality) for quality in QUALITIES)


def _judged(journey_map: Map, quality: Quality) -> Judged:
    ids = {touchpoint.id for touchpoint in journey_map.touchpoints if touchpoint.quality == quality}
    felt = [feeling for feeling in journey_map.feelings if feeling.touchpoint_id in ids]
    pains = [each for each in journey_map.insights if each.kind == "pain" and each.touchpoint_id in ids]
    guessed = sum(_is_guess(each) for each in pains)
    return Judged(
        quality, len(ids), _mood(each for each in felt if not _is_guess(each)),
        _mood(each for each in felt if _is_guess(each)), len(pains) - guessed, guessed,
        lost(loss for loss in journey_map.losses if loss.touchpoint_id in ids),
    )  # fmt: skip


def _is_guess(claim: Feeling | Insight) -> bool:
    return claim.evidence == "assumed"


def _mood(feelings: Iterable[Feeling]) -> Mood:
    valences = [feeling.valence for feeling in feelings]
    return Mood(fmean(valences) if valences else None, len(valences))
