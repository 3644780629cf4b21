"""How far apart the answers of a room lie: the median, the middle half, and every one of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

FEWEST = 3
"""Answers before it can be said that a room disagrees."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Of one moment, in units of valence -5..5: the ``answers`` from low to high, and their quartiles."""

    place_id: str
    answers: tuple[float, ...]
    median: float
    low: float
    high: float

    @property
    def n(self) -> int:
        return len(self.answers)

    @property
    def width(self) -> float:
        """Of the middle half."""
        return self.high - self.low


def spread(place_id: str, answers: Iterable[float]) -> Spread:
    """Quartiles by linear interpolation between the order statistics (type 7 of Hyndman and Fan 1996).

    Raises ValueError where there are no answers.
    """
    found = tuple(sorted(answers))
    if not found:
        raise ValueError("no answers")
    return Spread(place_id, found, float(median(found)), _quantile(found, 0.25), _quantile(found, 0.75))


def spreads(answers: Mapping[str, Iterable[float]]) -> tuple[Spread, ...]:
    """One for each moment that has answers, in the order given."""
    return tuple(spread(place, found) for place, each in answers.items() if (found := tuple(each)))


def disagreements(found: Iterable[Spread]) -> tuple[Spread, ...]:
    """The moments on which the room disagrees, the widest first; of equals the one with the widest whole."""
    able = [each for each in found if each.n >= FEWEST and each.width > 0]
    return tuple(sorted(able, key=lambda each: (-each.width, each.answers[0] - each.answers[-1])))


def _quantile(answers: Sequence[float], share: float) -> float:
    at = share * (len(answers) - 1)
    below = int(at)
    above = min(below + 1, len(answers) - 1)
    return answers[below] + (at - below) * (answers[above] - answers[below])
