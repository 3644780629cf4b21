"""What the figures of the analyses share: paper, letters and the plain bars and tables they are made of.

A figure is one plain dict of ``data`` and ``layout``. Words stand on the thing they name; nothing needs a legend.
"""

from collections.abc import Sequence
from typing import Any

from journey.scene.themes import Theme
from journey.scene.typefaces import css_family

ROW_PX = 34
MARGIN_PX = 24
LEAST_PX = "least_px"  # in the meta of a figure: how wide it must be, or scroll
_LETTER_PX = 7.4  # of a usual letter at 15 px
_LONGEST_NAME = 44
_ARROW, _TWO_LINES = " → ", 1.4  # how much taller rows of two lines are
_MOST_NAMES = 0.42  # of the width of a figure
_FIELD_PX = 48  # of a table, at least


def layout(tokens: Theme, height: float, **more: Any) -> dict[str, Any]:
    """The paper of a figure ``height`` px tall; ``more`` wins."""
    font = {"family": css_family(tokens.family), "size": 15, "color": tokens.ink}
    quiet = {"fixedrange": True, "showgrid": False, "zeroline": False, "tickfont": {"color": tokens.ink}}
    return {
        "height": round(height),
        "margin": {"l": MARGIN_PX, "r": MARGIN_PX, "t": MARGIN_PX, "b": MARGIN_PX, "pad": 6},
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)", "font": font, "showlegend": False,
        "dragmode": False, "hovermode": "closest", "bargap": 0.35,
        "hoverlabel": {"bgcolor": tokens.card, "bordercolor": tokens.hair2, "align": "left", "font": font},
        "xaxis": quiet, "yaxis": quiet,
    } | more  # fmt: skip


def names_axis(tokens: Theme, names: Sequence[str]) -> dict[str, Any]:
    """The axis of a figure whose rows have names, the first of them on top."""
    return {
        "type": "category", "autorange": "reversed", "fixedrange": True, "showgrid": False, "zeroline": False,
        "tickmode": "array", "tickvals": list(range(len(names))), "ticktext": [plain(name) for name in names],
        "tickfont": {"color": tokens.ink, "size": 15}, "automargin": False,
    }  # fmt: skip


def room_for(names: Sequence[str]) -> float:
    """The margin, in px, that names at the left of their rows need."""
    return MARGIN_PX + _LETTER_PX * max((len(_shortened(name)) for name in names), default=0)


def _shortened(name: str) -> str:
    return _ARROW.join(_cut(end, _LONGEST_NAME) for end in name.split(_ARROW))


def fitted(figure: dict[str, Any], width_px: float) -> dict[str, Any]:
    """A figure for a place this wide: names at the left of its rows take no more than ``_MOST_NAMES`` of it.

    One that would be unreadable there keeps the width it needs, as its own ``width``, and scrolls.
    """
    if width_px < (least := least_px(figure)):
        return figure | {"layout": figure["layout"] | {"width": least}} if width_px else figure
    margin, names = figure["layout"].get("margin", {}), figure["layout"].get("yaxis", {}).get("ticktext")
    room = _MOST_NAMES * width_px
    if not width_px or not names or margin.get("l", 0) <= room:
        return figure
    letters = int((room - MARGIN_PX) / _LETTER_PX)
    short = [_broken(name, letters) for name in names]
    axis = figure["layout"]["yaxis"] | {"ticktext": short}
    more = {"margin": margin | {"l": room}, "yaxis": axis}
    if any("<br>" in name for name in short):
        more["height"] = round(figure["layout"]["height"] * _TWO_LINES)
    return figure | {"layout": figure["layout"] | more}


def least_px(figure: dict[str, Any]) -> float:
    """How wide a figure must be to be read; 0 where any width will do."""
    return float(figure["layout"].get("meta", {}).get(LEAST_PX, 0))


def _broken(name: str, letters: int) -> str:
    """A name in so many letters; what leads from one to another is two lines, for both ends tell something."""
    if len(name) <= letters:
        return name
    ends = name.split(_ARROW)
    told = ends if len(ends) == 1 else [ends[0], f"→ {ends[1]}"]
    return "<br>".join(_cut(each, letters) for each in told)


def plain(name: str) -> str:
    """A name as Plotly shows it and does not read it: no markup, and shortened where it is long."""
    return _shortened(name).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _cut(name: str, most: int) -> str:
    return name if len(name) <= most else name[: most - 1] + "…"


def bars(tokens: Theme, names: Sequence[str], values: Sequence[float], labels: Sequence[str]) -> dict[str, Any]:
    """Bars that lie, each with its words behind it."""
    widest = max(values, default=1) or 1
    data = {
        "type": "bar", "orientation": "h", "x": list(values), "y": list(range(len(names))), "text": list(labels),
        "textposition": "outside", "cliponaxis": False, "hoverinfo": "skip", "marker": {"color": tokens.ribbon},
        "textfont": {"color": tokens.ink2},
    }  # fmt: skip
    right = MARGIN_PX + _LETTER_PX * max((len(label) for label in labels), default=0)
    margin = {"l": room_for(names), "r": right, "t": 8, "b": 8, "pad": 8}
    return {
        "data": [data],
        "layout": layout(
            tokens, ROW_PX * len(names) + 16, margin=margin, yaxis=names_axis(tokens, names),
            xaxis={"visible": False, "fixedrange": True, "range": [0, widest]},
        ),
    }  # fmt: skip


def table(
    tokens: Theme, rows: Sequence[str], columns: Sequence[str], shares: Sequence[Sequence[float | None]],
    labels: Sequence[Sequence[str]],
) -> dict[str, Any]:  # fmt: skip
    """Fields tinted by their share 0..1, each with its number in it; None leaves a field empty."""
    data = {
        "type": "heatmap", "z": [list(row) for row in shares], "x": list(range(len(columns))),
        "y": list(range(len(rows))), "text": [list(row) for row in labels], "texttemplate": "%{text}",
        "hoverinfo": "skip", "showscale": False, "zmin": 0, "zmax": 1, "xgap": 3, "ygap": 3,
        "colorscale": [[0, tokens.panel], [1, tokens.route]], "textfont": {"color": tokens.ink},
    }  # fmt: skip
    across = names_axis(tokens, columns) | {"autorange": True, "side": "top"}
    margin = {"l": room_for(rows), "r": MARGIN_PX, "t": 40, "b": 8, "pad": 8}
    height, down = (ROW_PX + 6) * len(rows) + 56, names_axis(tokens, rows)
    field = max((_LETTER_PX * len(_shortened(name)) + 16 for name in columns), default=0)
    least = margin["l"] + margin["r"] + max(field, _FIELD_PX) * len(columns)
    more = {"margin": margin, "meta": {LEAST_PX: round(least)}}
    return {"data": [data], "layout": layout(tokens, height, yaxis=down, xaxis=across, **more)}
