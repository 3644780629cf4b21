"""What is put somewhere else looks the same there."""

import pytest

from journey.formats.library import open_sample
from journey.layout import lay_out
from journey.scene.placed import placed
from journey.scene.primitives import Gradient, Rect, Scene, Shape, Text
from journey.scene.primitives import Path as Drawn


def everything() -> Scene:
    return lay_out(open_sample("en"), "curve")


def of(items: tuple[object, ...]) -> Scene:
    return Scene(10, 10, items, "x", "x")  # type: ignore[arg-type]


def test_there_and_back_is_where_it_was() -> None:
    scene = everything()
    back = placed(placed(scene.items, 30, -12, 2.0), -15, 6, 0.5)
    for one, other in zip(scene.walk(), of(back).walk(), strict=True):
        assert type(one) is type(other)
        for name in ("x", "y", "width", "height", "r", "size", "scale", "stroke_width", "box", "dash"):
            if hasattr(one, name):
                assert getattr(other, name) == pytest.approx(getattr(one, name)), name


def test_every_measure_grows_with_it() -> None:
    shade = Gradient(0, 0, 10, 0, ((0, "#000000", 1), (1, "#FFFFFF", 1)))
    text = Text(x=1, y=2, text="a", size=10, width=6, box=(1, -6, 7, 4))
    rect = Rect(x=1, y=1, width=4, height=2, radius=1, fill=shade, stroke_width=1, dash=(2, 1))
    line = Drawn(shape=Shape((("M", 0, 0), ("L", 1, 1))), x=3, y=3)
    first, second, third = placed((text, rect, line), 100, 50, 3)
    assert isinstance(first, Text) and isinstance(second, Rect) and isinstance(third, Drawn)
    assert (first.x, first.y, first.size, first.width, first.box) == (103, 56, 30, 18, (103, 32, 121, 62))
    assert (second.x, second.y, second.width, second.height, second.radius) == (103, 53, 12, 6, 3)
    assert (second.stroke_width, second.dash) == (3, (6, 3))
    assert second.fill == Gradient(100, 50, 130, 50, shade.stops)
    assert (third.x, third.y, third.scale) == (109, 59, 3)
