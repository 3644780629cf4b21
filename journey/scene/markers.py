"""One shape for each persona, so that colour never stands alone."""

from functools import cache
from math import cos, pi, sin

from journey.scene.pathdata import disc, polygon
from journey.scene.primitives import Path, Shape

SHAPES = ("circle", "diamond", "square", "triangle", "hexagon")


@cache
def marker(name: str) -> Shape:
    """A shape around 0, 0 of about the area of a circle 1 across. Raises ValueError for an unknown name."""
    if name == "circle":
        return Shape(disc(0.0, 0.0, 0.5))
    if name == "diamond":
        return polygon(((0.0, -0.64), (0.64, 0.0), (0.0, 0.64), (-0.64, 0.0)))
    if name == "square":
        return polygon(((-0.45, -0.45), (0.45, -0.45), (0.45, 0.45), (-0.45, 0.45)))
    if name == "triangle":
        return polygon(((0.0, -0.72), (0.66, 0.43), (-0.66, 0.43)))
    if name == "hexagon":
        return polygon(tuple((0.56 * cos(k * pi / 3), 0.56 * sin(k * pi / 3)) for k in range(6)))
    raise ValueError(f"no marker called {name!r}; one of {', '.join(SHAPES)}")


def draw_marker(
    shape: str,
    x: float,
    y: float,
    size: float,
    fill: str,
    stroke: str = "none",
    stroke_width: float = 1.0,
    *,
    id: str = "",
    role: str = "marker",
    tip: str = "",
    series: str = "",
) -> Path:
    """A persona's marker as visible as a circle ``size`` px across, centre at ``x, y``."""
    return Path(
        shape=marker(shape), x=x, y=y, scale=size, fill=fill, stroke=stroke, stroke_width=stroke_width,
        id=id, role=role, tip=tip, series=series,
    )  # fmt: skip
