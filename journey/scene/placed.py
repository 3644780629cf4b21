"""Puts what was drawn at the origin somewhere else, larger or smaller."""

from collections.abc import Sequence
from dataclasses import replace

from journey.scene.primitives import Circle, Gradient, Group, Item, Paint, Path, Rect, Text


def placed(items: Sequence[Item], x: float, y: float, scale: float = 1.0) -> tuple[Item, ...]:
    """The items times ``scale``, and then moved by ``x, y`` px."""
    return tuple(_one(item, x, y, scale) for item in items)


def _one(item: Item, x: float, y: float, scale: float) -> Item:
    if isinstance(item, Group):
        return replace(item, items=placed(item.items, x, y, scale))
    there = replace(item, x=x + item.x * scale, y=y + item.y * scale)
    if isinstance(there, Text):
        left, top, right, bottom = there.box
        return replace(
            there,
            size=there.size * scale,
            width=there.width * scale,
            tracking=there.tracking * scale,
            box=(x + left * scale, y + top * scale, x + right * scale, y + bottom * scale),
        )
    drawn = replace(
        there,
        fill=_paint(there.fill, x, y, scale),
        stroke_width=there.stroke_width * scale,
        dash=tuple(length * scale for length in there.dash),
    )
    if isinstance(drawn, Rect):
        return replace(drawn, width=drawn.width * scale, height=drawn.height * scale, radius=drawn.radius * scale)
    if isinstance(drawn, Circle):
        return replace(drawn, r=drawn.r * scale)
    assert isinstance(drawn, Path)
    return replace(drawn, scale=drawn.scale * scale)


def _paint(paint: Paint, x: float, y: float, scale: float) -> Paint:
    if not isinstance(paint, Gradient):
        return paint
    return replace(
        paint, x1=x + paint.x1 * scale, y1=y + paint.y1 * scale, x2=x + paint.x2 * scale, y2=y + paint.y2 * scale
    )
