"""The point of no return on the graph: how many vanish, in a frame under the stop where they are last seen."""

from dataclasses import dataclass

from journey.i18n import Words
from journey.lanes.no_return import interval_of, tip
from journey.layout.graph_sizes import Sizes
from journey.model import Loss
from journey.scene.measure import Measure
from journey.scene.primitives import Group, Item, Rect, Text
from journey.scene.themes import Theme
from journey.scene.wrap import wrap

_PADDING, _LINE = 10.0, 1.22


@dataclass(frozen=True, slots=True)
class Callout:
    """The lines of a loss as (text, width, weight), ``size`` px high, and the size of their frame."""

    loss: Loss
    lines: tuple[tuple[str, float, int], ...]
    size: float
    width: float
    height: float
    tip: str


def callout_of(loss: Loss, words: Words, measure: Measure, sizes: Sizes) -> Callout:
    """The words for a loss, measured; no wider than a name."""
    size, room = sizes.small, sizes.name_width - 2 * _PADDING
    vanish = words("graph.vanish", share=words.percent(loss.share or 0.0))
    interval = f"({interval_of(loss, words)})" if interval_of(loss, words) else ""
    both = f"{vanish} {interval}".strip()
    fits = measure.width(both, size) <= room
    parts = [(words("curve.no_return"), 700), *([(both, 400)] if fits else [(vanish, 400), (interval, 400)])]
    lines = tuple(
        (line, width, weight)
        for text, weight in parts
        if text
        for wrapped in (wrap(text, measure, size, room, weight, max_lines=2),)
        for line, width in zip(wrapped.lines, wrapped.widths, strict=True)
    )
    widest = max((width for _, width, _ in lines), default=0.0)
    height = len(lines) * _LINE * size + 1.2 * _PADDING
    return Callout(loss, lines, size, widest + 2 * _PADDING, height, tip(loss, words))


def draw_callout(callout: Callout, theme: Theme, x: float, top: float) -> Group:
    """The frame with its middle at ``x``; inverted on paper without colour."""
    inverted = theme.name == "print"
    left, size = x - callout.width / 2, callout.size
    box = (left, top, left + callout.width, top + callout.height)
    items: list[Item] = [
        Rect(
            x=left, y=top, width=callout.width, height=callout.height, radius=6.0, stroke=theme.loss, stroke_width=1.8,
            fill=theme.loss if inverted else theme.card,
        )
    ]  # fmt: skip
    baseline = top + 0.6 * _PADDING + 0.98 * size
    for text, width, weight in callout.lines:
        fill = theme.card if inverted else theme.loss if weight == 700 else theme.ink
        items.append(
            Text(
                x=x, y=baseline, text=text, size=size, width=width, weight=weight, fill=fill, anchor="middle", box=box,
                role="noreturn",
            )
        )  # fmt: skip
        baseline += _LINE * size
    return Group(items=tuple(items), role="noreturn", id=callout.loss.id, tip=callout.tip)
