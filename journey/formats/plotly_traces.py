"""Primitives as Plotly traces: what belongs to a series can be switched off in the legend, words and faces included."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from textwrap import shorten, wrap
from typing import Any, TypeAlias

from journey.formats.plotly_ink import (
    Coordinates,
    dash_of,
    dots_along,
    flat,
    gradient_of,
    is_dotted,
    rgba,
    segments_of,
)  # fmt: skip
from journey.formats.svg import legal
from journey.scene.markers import SHAPES, marker
from journey.scene.primitives import Circle, Gradient, Path, Rect, Shape, Text

Trace: TypeAlias = dict[str, Any]
_SYMBOLS = dict(zip(SHAPES, ("circle", "diamond", "square", "triangle-up", "hexagon2"), strict=True))
_SYMBOL_SIZE = dict(zip(SHAPES, (1.0, 0.985, 0.9, 1.46, 1.12), strict=True))  # Plotly's symbols at the same extent
_TEXT_POSITION = {"start": "middle right", "middle": "middle center", "end": "middle left"}
_TIP_LETTERS, _TIP_LINES, _NAME_LETTERS = 64, 12, 32
_RISE = 0.36  # of the size: how far the middle of a line's box stands above its baseline


def plain(text: str) -> str:
    """A person's text for Plotly, which would follow its links and styles: every tag comes out as text."""
    return escape(legal(text), quote=False)


@lru_cache(maxsize=4096)  # a wide thing says its tooltip in several places, and every picture of a map says the same
def tooltip(text: str) -> str:
    """A tooltip in lines of a readable length, which Plotly would not break by itself."""
    lines = [line for part in text.splitlines() for line in wrap(part, _TIP_LETTERS) or [""]]
    if len(lines) > _TIP_LINES:
        lines = [*lines[: _TIP_LINES - 1], "…"]
    return "<br>".join(map(plain, lines))


@dataclass(slots=True)
class Traces:
    """Traces in drawing order; what looks the same and follows at once is joined.

    ``scale`` is screen px per scene px, ``font`` what texts are set in.
    """

    scale: float
    font: str
    found: list[Trace] = field(default_factory=list)
    _last: tuple[object, ...] = ()
    _entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    _flattened: dict[int, tuple[Coordinates, Coordinates]] = field(default_factory=dict)

    def shape(self, item: Rect | Circle | Path, series: str, opacity: float) -> None:
        """A filled or stroked outline; dots become markers, because Plotly cannot draw round ends."""
        if isinstance(item, Circle) and isinstance(item.fill, str) and not item.dash:
            self._disc(item, item.fill, series, opacity)
            return
        if isinstance(item.fill, Gradient) or item.fill != "none":
            self._filled(item, series, opacity)
        if item.stroke == "none":
            return
        if isinstance(item, Path) and is_dotted(item):
            self._dotted(item, series, opacity)
            return
        cap = item.cap if isinstance(item, Path) else "butt"
        line = {
            "color": rgba(item.stroke, opacity),
            "width": round(item.stroke_width * self.scale, 2),
            "dash": dash_of(item.dash, item.stroke_width, cap, self.scale),
            "simplify": False,  # Plotly would leave out points, and level stretches would slope
        }
        xs, ys = self._points(item)
        key = ("line", series, line["color"], line["width"], line["dash"])
        self._add(key, xs, ys, {"mode": "lines", "line": line}, series, legend=item.role in ("curve", "ribbon"))

    def _filled(self, item: Rect | Circle | Path, series: str, opacity: float) -> None:
        xs, ys = self._points(item)
        look: Trace = {"mode": "none", "fill": "toself", "hoveron": "points"}
        if isinstance(item.fill, Gradient):
            look["fillgradient"] = gradient_of(item.fill, opacity)
            key: tuple[object, ...] = ("gradient", series, item.fill, opacity)
        else:
            look["fillcolor"] = rgba(item.fill if isinstance(item.fill, str) else "none", opacity)
            key = ("fill", series, look["fillcolor"])
        self._add(key, xs, ys, look, series, legend=False)

    def _dotted(self, item: Path, series: str, opacity: float) -> None:
        xs, ys = dots_along(segments_of(item), sum(item.dash))
        colour, size = rgba(item.stroke, opacity), round(item.stroke_width * self.scale, 2)
        look = {"mode": "markers", "marker": {"color": colour, "size": size, "line": {"width": 0}}}
        self._add(("dots", series, colour, size), xs, ys, look, series, legend=item.role in ("curve", "ribbon"))

    def _points(self, item: Rect | Circle | Path) -> tuple[Coordinates, Coordinates]:
        """Points along an outline; a line and its casing share theirs. The lists are new, for traces grow."""
        if not isinstance(item, Path) or item.x or item.y or item.scale != 1:
            return flat(segments_of(item))
        if id(item.shape) not in self._flattened:
            self._flattened[id(item.shape)] = flat(item.shape.segments)
        xs, ys = self._flattened[id(item.shape)]
        return [*xs], [*ys]

    def _disc(self, item: Circle, fill: str, series: str, opacity: float) -> None:
        """A circle as a marker, which stays round at any size."""
        width = item.stroke_width * self.scale if item.stroke != "none" else 0.0
        look = {
            "symbol": "circle", "size": round(2 * item.r * self.scale, 2), "color": rgba(fill, opacity), "opacity": 1,
            "line": {"color": rgba(item.stroke, opacity), "width": round(width, 2)},
        }  # fmt: skip
        key = ("disc", series, look["size"], look["color"], rgba(item.stroke, opacity), width)
        x, y = round(item.x, 1), round(item.y, 1)
        self._add(key, [x], [y], {"mode": "markers", "marker": look}, series, legend=False)

    def moment(self, item: Path, series: str) -> None:
        """A persona's marker, with its tooltip; those of one persona share a trace."""
        name = next((name for name in SHAPES if marker(name) is item.shape), SHAPES[0])
        if self._last != ("moments", series):
            marks = {"symbol": [], "size": [], "color": [], "line": {"color": [], "width": []}}
            self.found.append(
                {
                    "type": "scatter", "mode": "markers", "x": [], "y": [], "hovertext": [], "hoverinfo": "text",
                    "marker": {**marks, "opacity": 1}, "name": plain(series), "legendgroup": series,
                    "showlegend": False, "cliponaxis": False, "customdata": [],
                }
            )  # fmt: skip
            self._last = ("moments", series)
        trace = self.found[-1]
        trace["x"].append(round(item.x, 1))
        trace["y"].append(round(item.y, 1))
        trace["hovertext"].append(tooltip(item.tip))
        trace["customdata"].append(item.id)
        marks = trace["marker"]
        marks["symbol"].append(_SYMBOLS[name])
        marks["size"].append(round(item.scale * _SYMBOL_SIZE[name] * self.scale, 2))
        marks["color"].append(rgba(item.fill, 1.0) if isinstance(item.fill, str) else item.stroke)
        marks["line"]["color"].append(item.stroke if item.stroke != "none" else item.fill)
        marks["line"]["width"].append(round(item.stroke_width * self.scale, 2) if item.stroke != "none" else 0)

    def text(self, item: Text, series: str, opacity: float) -> None:
        """A line of words that goes with a series."""
        font = {"family": self.font, "size": round(item.size * self.scale, 2), "color": rgba(item.fill, opacity)}
        font |= {"weight": item.weight, "style": "italic" if item.italic else "normal"}
        key = ("text", series, item.anchor, *font.values())
        if self._last != key:
            self.found.append(
                {
                    "type": "scatter", "mode": "text", "x": [], "y": [], "text": [], "textfont": font,
                    "textposition": _TEXT_POSITION[item.anchor], "hoverinfo": "skip", "legendgroup": series,
                    "showlegend": False, "cliponaxis": False, "name": plain(series),
                }
            )  # fmt: skip
            self._last = key
        trace = self.found[-1]
        trace["x"].append(round(item.x, 1))
        trace["y"].append(round(item.y - _RISE * item.size, 1))
        trace["text"].append(plain(item.text))

    def hover(self, spots: Sequence[tuple[float, float, float, str]]) -> None:
        """Invisible markers that speak: x, y, diameter in scene px, and the tooltip."""
        if not spots:
            return
        self.found.append(
            {
                "type": "scatter", "mode": "markers", "x": [round(x, 1) for x, *_ in spots],
                "y": [round(y, 1) for _, y, *_ in spots], "hovertext": [tooltip(tip) for *_, tip in spots],
                "hoverinfo": "text", "showlegend": False, "cliponaxis": False, "name": "",
                "marker": {"opacity": 0, "size": [round(size * self.scale, 1) for _, _, size, _ in spots]},
            }
        )  # fmt: skip

    def _enter(self, series: str, look: Trace) -> None:
        """How a series looks in the legend: as its first unbroken line, else dotted."""
        line = look.get("line")
        if line is None:
            dots = look["marker"]
            self._entries.setdefault(series, {"color": dots["color"], "width": dots["size"], "dash": "dot"})
        elif series not in self._entries or self._entries[series]["dash"] == "dot":
            self._entries[series] = {**line, "width": min(line["width"], 5.0)}

    def entries(self, first: Sequence[str] = ()) -> list[Trace]:
        """A trace without points for each legend entry: those ``first`` in that order, the rest as they are drawn."""
        order = dict.fromkeys([*first, *(trace["legendgroup"] for trace in self.found if trace.get("legendgroup"))])
        return [
            {
                "type": "scatter", "mode": "lines", "x": [None], "y": [None], "line": self._entries[series],
                "name": plain(shorten(series, _NAME_LETTERS, placeholder="…") or series[:_NAME_LETTERS]),
                "legendgroup": series, "showlegend": True, "hoverinfo": "skip", "legendrank": rank,
            }
            for rank, series in enumerate(order, 1)
            if series in self._entries
        ]  # fmt: skip

    def _add(
        self, key: tuple[object, ...], xs: Coordinates, ys: Coordinates, look: Trace, series: str, legend: bool
    ) -> None:
        if key == self._last:
            gap = [] if look["mode"] == "markers" else [None]
            self.found[-1]["x"] += gap + xs
            self.found[-1]["y"] += gap + ys
            return
        if series and legend:
            self._enter(series, look)
        self.found.append(
            {
                "type": "scatter", "x": xs, "y": ys, **look, "hoverinfo": "skip", "name": plain(series),
                "legendgroup": series, "showlegend": False, "cliponaxis": False,
            }
        )  # fmt: skip
        self._last = key


def is_moment(item: object) -> bool:
    """Whether a path is a persona's marker on its curve."""
    return isinstance(item, Path) and item.role == "moment" and isinstance(item.shape, Shape)
