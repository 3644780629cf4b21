"""Channel and control icons: one stroked path each, drawn on a 24 grid."""

import json
from functools import cache
from pathlib import Path as FilePath

from journey.scene.pathdata import shape
from journey.scene.primitives import Path, Shape

GRID = 24.0
STROKE = 1.75
NEUTRAL = "M12 4.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15 M12 12h.01"  # a ring with a dot: some way, not said which


@cache
def _data() -> dict[str, dict[str, str]]:
    kit: dict[str, dict[str, str]] = json.loads((FilePath(__file__).parent / "icons.json").read_text(encoding="utf-8"))
    return kit


def channel_icons() -> tuple[str, ...]:
    """Names a channel may choose from, in the order they are offered."""
    return tuple(_data()["channels"])


def path_data(name: str) -> str:
    """SVG path data on the 24 grid, for pages and the board. An unknown name gives the neutral icon."""
    kit = _data()
    return kit["channels"].get(name) or kit["controls"].get(name) or NEUTRAL


def icon(name: str) -> Shape:
    """The icon on its 24 grid. An unknown name gives the neutral icon."""
    return shape(path_data(name))


def draw_icon(
    name: str,
    x: float,
    y: float,
    size: float,
    colour: str,
    width: float | None = None,
    tip: str = "",
    role: str = "icon",
) -> Path:
    """An icon ``size`` px square with its centre at ``x, y``; ``width`` is the stroke, else the kit's."""
    return Path(
        shape=icon(name),
        x=x - size / 2,
        y=y - size / 2,
        scale=size / GRID,
        stroke=colour,
        stroke_width=STROKE * size / GRID if width is None else width,
        role=role,
        tip=tip,
    )


def draw_star(x: float, y: float, size: float, colour: str, tip: str = "") -> Path:
    """The filled star of a moment of truth, ``size`` px square, centre at ``x, y``."""
    return Path(
        shape=icon("star"),
        x=x - size / 2,
        y=y - size / 2,
        scale=size / GRID,
        fill=colour,
        stroke=colour,
        stroke_width=1.2 * size / GRID,
        role="moment_of_truth",
        tip=tip,
    )
