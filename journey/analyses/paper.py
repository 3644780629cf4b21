"""Shapes and words of a figure that stand at so many px from an edge, however wide the figure becomes.

One unit of the axis that goes down is one px. ``left`` is the margin before the axis that goes across; an ``x`` in px
counts from the left edge of the figure, or from the right end of that axis.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from journey.scene.icons import GRID, icon

LINE_PX = 20
_ICON_PX = 17


@dataclass(slots=True)
class Paper:
    left: float
    shapes: list[dict[str, Any]] = field(default_factory=list)
    words: list[dict[str, Any]] = field(default_factory=list)

    def box(self, x0: float, x1: float, y0: float, y1: float, fill: str, *, after: bool = False) -> None:
        """A filled box, in px from the left edge, or ``after`` the axis."""
        shift = 0 if after else self.left
        across = {"xsizemode": "pixel", "xanchor": int(after), "x0": x0 - shift, "x1": x1 - shift}
        self._shape("rect", **across, y0=y0, y1=y1, fillcolor=fill, line={"width": 0})

    def band(self, y0: float, y1: float, fill: str) -> None:
        """A filled box as wide as the axis."""
        self._shape("rect", x0=0, x1=1, y0=y0, y1=y1, fillcolor=fill, line={"width": 0})

    def disc(self, x: float, y: float, radius: float, fill: str, edge: str) -> None:
        """A disc with its middle ``x`` px after the left edge."""
        across = {"xsizemode": "pixel", "xanchor": 0, "x0": x - self.left - radius, "x1": x - self.left + radius}
        line = {"color": edge, "width": 2}
        self._shape("circle", **across, y0=y - radius, y1=y + radius, fillcolor=fill, line=line)

    def frame(self, x0: float, x1: float, y0: float, y1: float, colour: str, dash: str = "3px,3px") -> None:
        """An outline from one value of the axis to another, dashed unless it is said to be ``solid``."""
        line = {"color": colour, "width": 1, "dash": dash}
        self._shape("rect", xref="x", x0=x0, x1=x1, y0=y0, y1=y1, line=line)

    def line(self, y: float, colour: str) -> None:
        """A hairline as wide as the axis."""
        self._shape("line", x0=0, x1=1, y0=y, y1=y, line={"color": colour, "width": 1})

    def icon(self, name: str, x: float, y: float, colour: str) -> None:
        """A drawn icon with its middle ``x`` px after the left edge."""
        scale, left, top = _ICON_PX / GRID, x - self.left - _ICON_PX / 2, y - _ICON_PX / 2
        path = ""
        for letter, *numbers in icon(name).segments:
            places = zip(numbers[::2], numbers[1::2], strict=True)
            path += (
                f"{letter}{' '.join(f'{left + scale * float(a):.1f} {top + scale * float(b):.1f}' for a, b in places)}"
            )
        self._shape("path", path=path, xsizemode="pixel", xanchor=0, line={"color": colour, "width": 1.4})

    def lines(self, said: Sequence[str], x: float, y: float, colour: str, weight: int = 400, size: int = 15) -> None:
        """Lines below each other, the middle of the first at ``y``, from ``x`` px after the left edge."""
        for number, line in enumerate(said):
            self._say(line, 0, x - self.left, y + number * LINE_PX, colour, weight, "left", "paper", size)

    def beside(self, said: str, value: float, y: float, colour: str, weight: int, anchor: str) -> None:
        """Words that begin right of a value of the axis (anchor ``left``), or end left of it (``right``)."""
        self._say(said, value, -6 if anchor == "right" else 6, y, colour, weight, anchor, "x", 14)

    def after(self, said: str, x: float, y: float, colour: str, weight: int, anchor: str = "left") -> None:
        """Words ``x`` px after the right end of the axis."""
        self._say(said, 1, x, y, colour, weight, anchor, "paper", 14)

    def _shape(self, kind: str, **more: Any) -> None:
        self.shapes.append({"type": kind, "layer": "below", "xref": "paper", "yref": "y", **more})

    def _say(self, said: str, x: float, shift: float, y: float, colour: str, weight: int, anchor: str, ref: str,
             size: int) -> None:  # fmt: skip
        down = {"y": y, "yref": "y"} if y >= 0 else {"y": 1, "yshift": -y, "yref": "paper"}  # over the picture
        self.words.append({
            "text": escape(said, quote=False), "x": x, "xshift": shift, "xref": ref, **down,
            "xanchor": anchor, "yanchor": "middle", "showarrow": False, "borderpad": 0,
            "font": {"color": colour, "weight": weight, "size": size},
        })  # fmt: skip
