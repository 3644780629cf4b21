"""The chart of the emotion curve: for each persona a series of their moments, to be edited, and its line.

A smooth series swings beyond its points. Where that would be seen, lines are series of their own on the house's course.
So are the known and the assumed stretches of a line that is partly only assumed: LibreOffice gives a series one line
from end to end.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import Any

from journey.formats.slides.deck import Deck, Slide
from journey.formats.slides.layouts import Box
from journey.lanes.emotion_lines import Line as Curve
from journey.lanes.emotion_lines import stretches
from journey.model import Stage, Touchpoint
from journey.scene.monotone import height_at

_WIDTHS = (3.0, 2.5, 2.25, 2.25, 2.0)
_STEPS = 5  # categories for each place where lines stand apart: its own and two at each side, without a name
_ASTRAY = 0.25  # points that a smooth series may leave the house's course by
_PARTS = 16  # of a piece of a smooth series, to see where it goes

Values = list[float | None]


def draw_chart(
    deck: Deck, slide: Slide, places: Sequence[Touchpoint | Stage], lines: Sequence[Curve], plot: Box,
    ends: tuple[float, float], descr: str,
) -> None:  # fmt: skip
    """Over ``places``, in ``plot``, with ``ends`` of the value axis; ``descr`` tells it to those who do not see it."""
    from journey.formats.slides.charts import Series, smooth_lines

    most = _ASTRAY / (ends[1] - ends[0]) * plot[3]
    apart = any(_is_mixed(line) or swing(line) > most for line in lines)
    steps = _STEPS if apart else 1
    series = []
    for line in lines:
        felt = {stop.moment.at.id: stop.moment for stop in line.stops}
        moments = [felt.get(place.id) for place in places]
        values = [None if moment is None else round(moment.valence, 2) for moment in moments]
        assumed = [moment is not None and moment.evidence == "assumed" for moment in moments]
        index = line.walker.index
        name, colour, width = line.name or "–", deck.palette.persona(index), _WIDTHS[index % len(_WIDTHS)]
        guessed = tuple(_spaced(assumed, steps, False))
        series.append(Series(name, tuple(_spaced(values, steps, None)), guessed, colour, width, index))
        for kind, course in _courses(line, len(places) * steps, plot, ends) if apart else ():
            told = deck.words(f"slides.curve.{kind}", name=name)
            series.append(Series(told, tuple(course), (kind == "guessed",) * len(course), colour, width, None))
    names = _spaced([_category(deck, place) for place in places], steps, "")
    smooth_lines(slide, deck.words("curve.name"), descr, plot, ends, names, series)


def swing(line: Curve) -> float:
    """How far, px, a smooth series through a line's stops would leave the line.

    Office draws each piece as a Bezier whose handles are a sixth of the way between the neighbours of its ends.
    """
    points = [(stop.x, stop.y) for stop in line.stops]
    most = 0.0
    for place, (start, end) in enumerate(pairwise(points)):
        before, after = points[max(place - 1, 0)], points[min(place + 2, len(points) - 1)]
        ways = zip(before, start, end, after, strict=True)
        xs, ys = ((a, a + (b - o) / 6, b - (c - a) / 6, b) for o, a, b, c in ways)
        for part in range(1, _PARTS):
            x, y = (_bezier(*four, part / _PARTS) for four in (xs, ys))
            course = height_at(line.cubics, x)
            most = max(most, abs(y - course) if course is not None else inf)
    return most


def _bezier(a: float, b: float, c: float, d: float, t: float) -> float:
    s = 1.0 - t
    return s * s * s * a + 3.0 * t * s * (s * b + t * c) + t * t * t * d


def _is_mixed(line: Curve) -> bool:
    return len({assumed for assumed, _ in stretches(line.stops, line.cubics)}) > 1


def _category(deck: Deck, place: Touchpoint | Stage) -> str:
    """``3 Reads reviews``."""
    name = place.title if isinstance(place, Touchpoint) else place.name
    number = deck.map.numbers.get(place.id)
    return f"{number} {name}" if number else name or "–"


def _spaced(values: Sequence[Any], steps: int, blank: Any) -> list[Any]:
    """Each value in the middle of its ``steps`` categories."""
    side = [blank] * (steps // 2)
    return [one for value in values for one in (*side, value, *side)]


def _courses(line: Curve, count: int, plot: Box, ends: tuple[float, float]) -> Iterator[tuple[str, Values]]:
    """What is known of a line and what is only assumed, as values for ``count`` categories; both where they meet."""
    left, top, width, tall = plot
    low, high = ends
    step = width / count
    found: dict[str, Values] = {"known": [None] * count, "guessed": [None] * count}
    for assumed, run in stretches(line.stops, line.cubics):
        first, last = (round((x - left) / step - 0.5) for x in (run[0].x0, run[-1].x3))
        for place in range(first, last + 1):
            x = min(max(left + (place + 0.5) * step, run[0].x0), run[-1].x3)
            y = height_at(run, x)
            if y is not None:
                found["guessed" if assumed else "known"][place] = round(high - (y - top) / tall * (high - low), 3)
    return ((kind, values) for kind, values in found.items() if any(value is not None for value in values))
