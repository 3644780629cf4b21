"""The chart of the emotion curve: for each persona a series of their moments, to be edited, and its line.

Where lines are partly only assumed, their known and their assumed stretches are series of their own on the same course:
LibreOffice gives a series one line from end to end.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from journey.formats.slides.deck import Deck, Slide
from journey.formats.slides.layouts import Box
from journey.lanes.emotion_lines import Line as Curve
from journey.lanes.emotion_lines import stretches
from journey.model import Stage, Touchpoint
from journey.scene.monotone import height_at

_WIDTHS = (3.0, 2.5, 2.25, 2.25, 2.0)
_STEPS = 3  # categories for each place of a line that is partly assumed: its own and one at each side, without a name

Values = list[float | None]


def draw_chart(
    deck: Deck, slide: Slide, places: Sequence[Touchpoint | Stage], lines: Sequence[Curve], plot: Box,
    ends: tuple[float, float], descr: str,
) -> None:  # fmt: skip
    """Over ``places``, in ``plot``, with ``ends`` of the value axis; ``descr`` tells it to those who do not see it."""
    from journey.formats.slides.charts import Series, smooth_lines

    partly = any(len({assumed for assumed, _ in stretches(line.stops, line.cubics)}) > 1 for line in lines)
    steps = _STEPS if partly else 1
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
        for kind, course in _courses(line, len(places) * steps, plot, ends) if partly else ():
            told = deck.words(f"slides.curve.{kind}", name=name)
            series.append(Series(told, tuple(course), (kind == "guessed",) * len(course), colour, width, None))
    names = _spaced([_category(deck, place) for place in places], steps, "")
    smooth_lines(slide, deck.words("curve.name"), descr, plot, ends, names, series)


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
