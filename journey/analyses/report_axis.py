"""Round numbers for the axes of a report."""

from collections.abc import Sequence
from math import ceil

from journey.i18n import Words

_MOST_TICKS = 6
_SHARES = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25)  # from a tick to the next
_INDICES = (10, 20, 25, 50, 100, 200, 500, 1_000)
_DAYS = (1, 2, 5, 7, 14, 30, 60, 90, 180, 365)


def shares(most: float, t: Words) -> list[tuple[float, str]]:
    """From nought to at most ``most``, each with what it is called."""
    return [(each, t.percent(each, 0 if (100 * each).is_integer() else 1)) for each in _ticks(most, _SHARES)]


def days(most: float, t: Words) -> list[tuple[float, str]]:
    return [(each, t.number(each)) for each in _ticks(most, _DAYS)]


def indices(most: float, t: Words) -> list[tuple[float, str]]:
    return [(each, t.number(each)) for each in _ticks(most, _INDICES)]


def _ticks(most: float, steps: Sequence[float]) -> list[float]:
    step = next((each for each in steps if most / each < _MOST_TICKS), steps[-1] * ceil(most / steps[-1] / _MOST_TICKS))
    return [round(step * place, 6) for place in range(int(most / step + 1e-9) + 1)]
