"""The sign of a way that nobody had planned: a plus in a ring, so that its colour never stands alone."""

from journey.scene.primitives import Circle, Item, Path, Shape
from journey.scene.themes import Theme

REACH = 8.0  # px from its middle to the edge of the ring
_PLUS = Shape((("M", -4.0, 0.0), ("L", 4.0, 0.0), ("M", 0.0, -4.0), ("L", 0.0, 4.0)))


def draw_plus(x: float, y: float, theme: Theme) -> tuple[Item, ...]:
    """The sign with its middle at ``x, y``."""
    return (
        Circle(x=x, y=y, r=REACH - 1.0, fill=theme.card, stroke=theme.unplanned, stroke_width=2.0),
        Path(shape=_PLUS, x=x, y=y, stroke=theme.unplanned, stroke_width=2.2),
    )
