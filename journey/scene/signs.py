"""The signs of a comparison: a disc with a stroke that can be told apart without its colour."""

from collections.abc import Mapping
from types import MappingProxyType

from journey.scene.faces import brightness
from journey.scene.primitives import Circle, Group, Item, Path, Shape
from journey.scene.themes import Theme

_DARK, _LIGHT = "#18212B", "#FFFFFF"
_STROKE = 0.11  # of the disc's width
_LINES: Mapping[str, tuple[tuple[tuple[float, float], ...], ...]] = MappingProxyType(
    {
        "new": (((-0.26, 0.0), (0.26, 0.0)), ((0.0, -0.26), (0.0, 0.26))),
        "gone": (((-0.26, 0.0), (0.26, 0.0)),),
        "moved": (((-0.27, 0.0), (0.27, 0.0)), ((0.06, -0.21), (0.27, 0.0), (0.06, 0.21))),
        "changed": (((-0.24, -0.1), (0.24, -0.1)), ((-0.24, 0.1), (0.24, 0.1)), ((0.13, -0.29), (-0.13, 0.29))),
        "better": (((0.0, 0.27), (0.0, -0.27)), ((-0.21, -0.06), (0.0, -0.27), (0.21, -0.06))),
        "worse": (((0.0, -0.27), (0.0, 0.27)), ((-0.21, 0.06), (0.0, 0.27), (0.21, 0.06))),
        "apart": (
            ((0.0, -0.29), (0.0, 0.29)),
            ((-0.16, -0.13), (0.0, -0.29), (0.16, -0.13)),
            ((-0.16, 0.13), (0.0, 0.29), (0.16, 0.13)),
        ),
    }
)
_SHAPES = {
    sign: Shape(tuple(("L" if place else "M", *point) for line in lines for place, point in enumerate(line)))
    for sign, lines in _LINES.items()
}


def sign_colour(sign: str, theme: Theme) -> str:
    """What is new is the brand's, what is gone grey; better is the sun and worse the dusk of the curve."""
    return {
        "new": theme.brand, "gone": theme.muted, "better": theme.sun, "worse": theme.dusk, "apart": theme.ink,
    }.get(sign, theme.ink2)  # fmt: skip


def draw_sign(sign: str, x: float, y: float, size: float, theme: Theme, tip: str = "") -> Group:
    """A sign ``size`` px across with its centre at ``x, y``."""
    fill = sign_colour(sign, theme)
    items: tuple[Item, ...] = (
        Circle(x=x, y=y, r=size / 2 - 0.6, fill=fill, stroke=theme.ink2, stroke_width=1.2),
        Path(
            shape=_SHAPES[sign], x=x, y=y, scale=size, stroke=_DARK if brightness(fill) > 0.27 else _LIGHT,
            stroke_width=_STROKE * size,
        ),
    )  # fmt: skip
    return Group(items=items, role=f"sign-{sign}", tip=tip)
