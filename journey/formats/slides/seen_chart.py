"""A chart of a slide as lines and points, as its frame pins it."""

from collections.abc import Callable, Iterator
from typing import Any

from journey.formats.slides.layouts import Box
from journey.scene.monotone import line_through, monotone
from journey.scene.primitives import Circle, Item, Path, Shape

_DOT = 3.0  # radius of a point on a line, pt


def chart_items(
    chart: Any, box: Box, colour: Callable[[Any], str], stroke: Callable[[Any], dict[str, Any]]
) -> Iterator[Item]:
    """Smooth lines over categories, or points on a field from 0 to 10."""
    left, top, width, tall = box
    is_line = chart.find(".//{*}lineChart") is not None
    low, high = _ends(chart)
    for series in chart.iter("{*}ser"):
        look = series.find("{*}spPr")
        marker = series.find("{*}marker")
        if is_line:
            values, count = _values(series.find("{*}val"))
            step = width / max(count, 1)
            points = [
                (left + (place + 0.5) * step, top + (high - value) / (high - low) * tall)
                for place, value in sorted(values.items())
            ]
            line = stroke(look) if look is not None else {}
            if line and points[1:]:
                yield Path(shape=Shape(tuple(line_through(monotone(points)))), **line)
            radius = _DOT
        else:
            xs, ys = (_values(series.find(f"{{*}}{side}Val"))[0] for side in "xy")
            points = [(left + xs[n] / 10 * width, top + (10 - ys[n]) / 10 * tall) for n in xs if n in ys]
            radius = 8.5
        props = marker.find("{*}spPr") if marker is not None else None
        if props is not None:
            edge = {name: value for name, value in stroke(props).items() if name != "dash"}
            yield from (Circle(x=x, y=y, r=radius, fill=colour(props), **edge) for x, y in points)


def _values(holder: Any) -> tuple[dict[int, float], int]:
    """Values by their place, and how many places there are."""
    points = {int(point.get("idx")): float(point.find("{*}v").text) for point in holder.iter("{*}pt")}
    count = holder.find(".//{*}ptCount")
    return points, int(count.get("val")) if count is not None else len(points)


def _ends(chart: Any) -> tuple[float, float]:
    scaling = chart.find(".//{*}valAx/{*}scaling")
    low, high = scaling.find("{*}min"), scaling.find("{*}max")
    return float(low.get("val")), float(high.get("val"))
