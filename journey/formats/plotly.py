"""Any scene as a Plotly figure: the same picture as the SVG, with hover and a legend.

What belongs to a series (a persona, a kind of way) becomes traces that the legend switches; the rest becomes shapes
and annotations. Axes are scene px with y downwards and never move. One plain dict, built in one go.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journey.formats.plotly_ink import dash_of, flat, is_dotted, path_text, rgba, segments_of
from journey.formats.plotly_traces import Traces, is_moment, plain
from journey.scene.primitives import Circle, Gradient, Group, Item, Path, Rect, Scene, Text
from journey.scene.themes import theme
from journey.scene.typefaces import css_family

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

WIDTH = 1300.0
LEGEND_FOOT = 22.0  # px under the scene; the legend also uses the scene's own margin there

CONFIG: dict[str, Any] = {
    "displayModeBar": False, "scrollZoom": False, "doubleClick": False, "responsive": False, "showTips": False,
}  # fmt: skip
_RISE = 0.355  # of the size: from a baseline up to the middle of the line's box
_WIDEST_SPOT = 90.0
_SILENT = ("band", "area")  # their moments say the same


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A primitive with what its groups lend it."""

    item: "Rect | Circle | Path | Text"
    series: str
    opacity: float


def figure_dict(scene: Scene, width_px: float = WIDTH, *, legend: bool = True) -> dict[str, Any]:
    """``data`` and ``layout`` of a figure ``width_px`` wide; sizes of words and lines shrink with the scene.

    ``legend`` off leaves out Plotly's own, where a page has another way to show and hide a series.
    """
    scale = width_px / scene.width
    leaves = list(_leaves(_without_legend(scene.items), "", 1.0))
    speaking = [place for place, leaf in enumerate(leaves) if leaf.series and not isinstance(leaf.item, Text)]
    first, last = (speaking[0], speaking[-1]) if speaking else (len(leaves), len(leaves))
    font = css_family(scene.family)
    traces = Traces(scale, font)
    shapes: list[dict[str, Any]] = []
    annotations: list[dict[str, Any]] = []
    for place, leaf in enumerate(leaves):
        item = leaf.item
        if isinstance(item, Text):
            if leaf.series:
                traces.text(item, leaf.series, leaf.opacity)
            elif item.text.strip():
                annotations.append(_annotation(item, leaf.opacity, scale, font))
        elif isinstance(item, Path) and is_moment(item):
            traces.moment(item, leaf.series)
        elif first <= place <= last or isinstance(item.fill, Gradient) or (isinstance(item, Path) and is_dotted(item)):
            traces.shape(item, leaf.series, leaf.opacity)
        else:
            shapes.append(_shape(item, leaf.opacity, scale, "below" if place < first else "above"))
    traces.hover(list(_spots(scene)))
    named = [item.series for item in scene.walk() if item.role == "name" and item.series]
    entries = traces.entries(named) if legend else []
    return {"data": traces.found + entries, "layout": _layout(scene, scale, shapes, annotations, bool(entries))}


def figure(scene: Scene, width_px: float = WIDTH) -> "Figure":
    """The figure as a Plotly object, for files and for callers that need one."""
    from plotly.graph_objects import Figure  # half a second; only where a figure object is asked for

    return Figure(figure_dict(scene, width_px))


def _without_legend(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """A scene's own legend stays out where it is a group: Plotly's own says the same, and switches."""
    return tuple(item for item in items if not (isinstance(item, Group) and item.role == "legend"))


def _leaves(items: tuple[Item, ...], series: str, opacity: float) -> Iterator[_Leaf]:
    for item in items:
        inherited = item.series or series
        if isinstance(item, Group):
            yield from _leaves(item.items, inherited, opacity * item.opacity)
        else:
            yield _Leaf(item, inherited, opacity * item.opacity)


def _shape(item: Rect | Circle | Path, opacity: float, scale: float, layer: str) -> dict[str, Any]:
    cap = item.cap if isinstance(item, Path) else "butt"
    drawn = item.stroke != "none"
    look = {
        "layer": layer,
        "fillcolor": rgba(item.fill, opacity) if isinstance(item.fill, str) else "rgba(0,0,0,0)",
        "line": {
            "color": rgba(item.stroke, opacity),
            "width": round(item.stroke_width * scale, 2) if drawn else 0,
            "dash": dash_of(item.dash, item.stroke_width, cap, scale),
        },
    }
    if isinstance(item, Circle):
        box = {"x0": item.x - item.r, "y0": item.y - item.r, "x1": item.x + item.r, "y1": item.y + item.r}
        return {"type": "circle", **box, **look}
    if isinstance(item, Rect) and item.radius <= 0:
        box = {"x0": item.x, "y0": item.y, "x1": item.x + item.width, "y1": item.y + item.height}
        return {"type": "rect", **box, **look}
    return {"type": "path", "path": path_text(segments_of(item)), **look}


def _annotation(item: Text, opacity: float, scale: float, font: str) -> dict[str, Any]:
    return {
        "x": round(item.x, 1),
        "y": round(item.y - _RISE * item.size, 1),
        "text": plain(item.text),
        "showarrow": False,
        "xanchor": {"start": "left", "middle": "center", "end": "right"}[item.anchor],
        "yanchor": "middle",
        "borderpad": 0,
        "font": {
            "family": font,
            "size": round(item.size * scale, 2),
            "color": rgba(item.fill, opacity),
            "weight": item.weight,
            "style": "italic" if item.italic else "normal",
        },
    }


def _spots(scene: Scene) -> Iterator[tuple[float, float, float, str]]:
    """Where a tooltip appears: the middle of what has one, several along what is wide; each record once."""
    told = {item.id for item in scene.walk() if is_moment(item)}
    for item in scene.walk():
        said_already = is_moment(item) or (item.id in told and item.role in ("face", "label"))
        if not item.tip or item.role in _SILENT or said_already:
            continue
        box = _extent(item)
        if box is None:
            continue
        left, top, right, bottom = box
        size = min(right - left, bottom - top, _WIDEST_SPOT)
        if isinstance(item, Path) and item.stroke != "none" and item.fill == "none":
            yield from ((x, y, 2.5 * item.stroke_width + 10, item.tip) for x, y in _along(item))
            continue
        count = max(1, min(12, int(max(right - left, bottom - top) // max(1.5 * size, 40.0))))
        for k in range(count):
            part = (k + 0.5) / count
            yield left + part * (right - left), top + part * (bottom - top), max(size, 12.0), item.tip


def _along(item: Path) -> Iterator[tuple[float, float]]:
    """About a dozen places on a line."""
    xs, ys = flat(segments_of(item))
    points = [(x, y) for x, y in zip(xs, ys, strict=True) if x is not None and y is not None]
    step = max(1, len(points) // 12)
    yield from points[step // 2 :: step]


def _extent(item: Item) -> tuple[float, float, float, float] | None:
    if isinstance(item, Group):
        boxes = [box for child in item.items if (box := _extent(child)) is not None]
    elif isinstance(item, Text):
        boxes = [item.extent]
    elif isinstance(item, Rect):
        boxes = [(item.x, item.y, item.x + item.width, item.y + item.height)]
    elif isinstance(item, Circle):
        boxes = [(item.x - item.r, item.y - item.r, item.x + item.r, item.y + item.r)]
    else:
        corners = [float(value) for segment in segments_of(item) for value in segment[1:]]
        xs, ys = corners[0::2], corners[1::2]
        boxes = [(min(xs), min(ys), max(xs), max(ys))] if xs else []
    if not boxes:
        return None
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _layout(
    scene: Scene, scale: float, shapes: list[dict[str, Any]], annotations: list[dict[str, Any]], named: bool
) -> dict[str, Any]:
    tokens, font = theme(scene.theme), css_family(scene.family)
    foot = LEGEND_FOOT if named else 0.0
    axis = {"visible": False, "fixedrange": True, "showgrid": False, "zeroline": False}
    return {
        "width": round(scene.width * scale),
        "height": round(scene.height * scale + foot),
        "autosize": False,
        "margin": {"l": 0, "r": 0, "t": 0, "b": foot, "pad": 0, "autoexpand": False},
        "xaxis": {**axis, "range": [0, scene.width]},
        "yaxis": {**axis, "range": [scene.height, 0]},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "dragmode": False,
        "hovermode": "closest",
        "hoverdistance": 16,
        "hoverlabel": {
            "bgcolor": tokens.card,
            "bordercolor": tokens.hair2,
            "align": "left",
            "namelength": -1,
            "font": {"family": font, "size": 15, "color": tokens.ink},
        },
        "font": {"family": font, "size": 15, "color": tokens.ink},
        "showlegend": named,
        "legend": {
            "orientation": "h", "x": 56.0 / scene.width, "xanchor": "left",
            "y": -foot / (scene.height * scale), "yanchor": "bottom",
            "font": {"size": 15, "color": tokens.ink2}, "bgcolor": "rgba(0,0,0,0)", "itemsizing": "trace",
            "groupclick": "togglegroup",
        },
        "shapes": shapes,
        "annotations": annotations,
    }  # fmt: skip
