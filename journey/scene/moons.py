"""Evidence as a moon: the more is known, the fuller."""

from functools import cache
from math import pi

from journey.model.base import EVIDENCE
from journey.scene.pathdata import arc
from journey.scene.primitives import Circle, Group, Item, Path, Shape
from journey.scene.themes import Theme


@cache
def _slice(part: float) -> Shape:
    """A pie slice of the unit circle, clockwise from twelve o'clock."""
    return Shape((("M", 0.0, 0.0), ("L", 0.0, -1.0), *arc(0.0, 0.0, 1.0, -pi / 2, -pi / 2 + 2 * pi * part), ("Z",)))


def draw_moon(
    evidence: str, x: float, y: float, size: float, theme: Theme, tip: str = "", colour: str | None = None
) -> Group:
    """A moon ``size`` px across with its centre at ``x, y``: dashed ring, one third, two thirds, full.

    Raises ValueError for an unknown kind of evidence.
    """
    if evidence not in EVIDENCE:
        raise ValueError(f"no evidence called {evidence!r}; one of {', '.join(EVIDENCE)}")
    level = EVIDENCE.index(evidence)
    ink = colour or theme.ink2
    line = max(0.9, size * 0.115)
    r = (size - line) / 2
    items: list[Item]
    if level == 0:
        beat = 2 * pi * r / (12 if size < 18 else 16)  # few enough dashes to be seen as dashes at poster size
        items = [Circle(x=x, y=y, r=r, stroke=ink, stroke_width=line, dash=(0.52 * beat, 0.48 * beat))]
    elif level == 3:
        items = [Circle(x=x, y=y, r=size / 2, fill=ink)]
    else:
        items = [
            Circle(x=x, y=y, r=r, fill=theme.card, stroke=ink, stroke_width=line),
            Path(shape=_slice(level / 3), x=x, y=y, scale=r, fill=ink),
        ]
    return Group(items=tuple(items), role="evidence", tip=tip)
