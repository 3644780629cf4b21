"""One line of text on a given baseline, shortened where it does not fit."""

from journey.scene.measure import Measure
from journey.scene.primitives import Text
from journey.scene.wrap import wrap

ABOVE, BELOW = 0.8, 0.24  # of the size: room over the baseline for accents, under it for descenders


def one_line(
    text: str,
    *,
    x: float,
    y: float,
    width: float,
    size: float,
    measure: Measure,
    fill: str,
    weight: int = 400,
    italic: bool = False,
    anchor: str = "start",
    tracking: float = 0.0,
    id: str = "",
    role: str = "",
    tip: str = "",
) -> Text:
    """``text`` with its baseline at ``y``, in ``width`` px from, around or up to ``x``, by ``anchor``.

    What does not fit ends with ``…``, and ``tip`` then holds the whole text.
    """
    shown = " ".join(text.split())
    span = measure.width(shown, size, weight, italic, tracking)
    if span > width:
        whole = shown
        cut = wrap(shown, measure, size, _untracked(width, shown, tracking, span), weight, italic, 1)
        shown = cut.lines[0] if cut.lines else ""
        span = measure.width(shown, size, weight, italic, tracking)
        tip = f"{tip}\n{whole}" if tip else whole
    left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * width
    return Text(
        x=x, y=y, text=shown, size=size, width=span, box=(left, y - ABOVE * size, left + width, y + BELOW * size),
        weight=weight, italic=italic, fill=fill, anchor=anchor, tracking=tracking, id=id, role=role, tip=tip,
    )  # fmt: skip


def _untracked(width: float, text: str, tracking: float, span: float) -> float:
    """The part of ``width`` that letters without tracking may take, if all letters are as wide as these on average."""
    if not tracking:
        return width
    letters = len(text) * tracking
    return width * (span - letters) / span * 0.96
