"""What the figures of the analyses share: paper, letters and the plain bars and tables they are made of.

A figure is one plain dict of ``data`` and ``layout``. Words stand on the thing they name; nothing needs a legend.
"""

from collections.abc import Sequence
from typing import Any

from journey.analyses.short_names import shortened
from journey.scene.fonts import default_measure
from journey.scene.themes import Theme
from journey.scene.typefaces import css_family

ROW_PX = 34
MARGIN_PX = 24
SIZE = 15  # of words
ARROW = " → "  # from one name to another
# In the meta of a figure, for where there is little room (see ``fitting``)
LEAST_PX = "least_px"  # how wide it must be as it is
OVER = "over"  # its names may stand over its bars
SHORT = "short"  # the names of its columns, and words over them
_LONGEST_NAME = 60
_FIELD_PX = 48  # of a table, at least
_NOTE_PX = 34


def layout(tokens: Theme, height: float, **more: Any) -> dict[str, Any]:
    """The paper of a figure ``height`` px tall; ``more`` wins."""
    font = {"family": css_family(tokens.family), "size": SIZE, "color": tokens.ink}
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
        "tickfont": {"color": tokens.ink, "size": SIZE}, "automargin": False, "ticks": "",
    }  # fmt: skip


def room_for(names: Sequence[str]) -> float:
    """The margin, in px, that names at the left of their rows need."""
    return MARGIN_PX + max((wide(_shortened(name)) for name in names), default=0)


def wide(said: str, size: float = SIZE) -> float:
    """How wide words are, in px."""
    return default_measure().width(said, size)


def _shortened(name: str) -> str:
    return ARROW.join(shortened(end, _LONGEST_NAME, len) for end in name.split(ARROW))


def plain(name: str) -> str:
    """A name as Plotly shows it and does not read it: no markup, and shortened where it is long."""
    return _shortened(name).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def noted(figure: dict[str, Any], said: str, tokens: Theme) -> dict[str, Any]:
    """The figure with words under it, such as how much of an answer it leaves out; as it is where there are none."""
    if not said:
        return figure
    margin = figure["layout"]["margin"]
    note = {
        "text": plain(said), "x": 0, "xref": "container", "xanchor": "left", "y": 0, "yref": "container",
        "yanchor": "bottom", "pad": {"b": 6, "l": 4}, "font": {"color": tokens.ink2, "size": 14},
    }  # fmt: skip
    more = {
        "margin": margin | {"b": margin["b"] + _NOTE_PX}, "height": figure["layout"]["height"] + _NOTE_PX,
        "title": note,
    }  # fmt: skip
    return figure | {"layout": figure["layout"] | more}


def bars(tokens: Theme, names: Sequence[str], values: Sequence[float], labels: Sequence[str]) -> dict[str, Any]:
    """Bars that lie, each with its words behind it."""
    widest = max(values, default=1) or 1
    data = {
        "type": "bar", "orientation": "h", "x": list(values), "y": list(range(len(names))), "text": list(labels),
        "textposition": "outside", "cliponaxis": False, "hoverinfo": "skip", "marker": {"color": tokens.ribbon},
        "textfont": {"color": tokens.ink2, "size": 14},
    }  # fmt: skip
    right = MARGIN_PX + max(map(wide, labels), default=0)
    margin = {"l": room_for(names), "r": right, "t": 8, "b": 8, "pad": 8}
    return {
        "data": [data],
        "layout": layout(
            tokens, ROW_PX * len(names) + 16, margin=margin, yaxis=names_axis(tokens, names),
            xaxis={"visible": False, "fixedrange": True, "range": [0, widest]}, meta={OVER: True},
        ),
    }  # fmt: skip


def table(
    tokens: Theme, rows: Sequence[str], columns: Sequence[str], shares: Sequence[Sequence[float | None]],
    labels: Sequence[Sequence[str]], short: Sequence[str] = (), short_title: str = "",
) -> dict[str, Any]:  # fmt: skip
    """Fields tinted by their share 0..1, each with its number in it; None leaves a field empty. ``short``: names of the
    columns where there is little room, under a title."""
    data = {
        "type": "heatmap", "z": [list(row) for row in shares], "x": list(range(len(columns))),
        "y": list(range(len(rows))), "text": [list(row) for row in labels], "texttemplate": "%{text}",
        "hoverinfo": "skip", "showscale": False, "zmin": 0, "zmax": 1, "xgap": 3, "ygap": 3,
        "colorscale": [[0, tokens.panel], [1, tokens.route]], "textfont": {"color": tokens.ink, "size": SIZE},
    }  # fmt: skip
    across = names_axis(tokens, columns) | {"autorange": True, "side": "top"}
    margin = {"l": room_for(rows), "r": MARGIN_PX, "t": 40, "b": 8, "pad": 8}
    height, down = (ROW_PX + 6) * len(rows) + 56, names_axis(tokens, rows)
    field = max((wide(_shortened(name)) + 16 for name in columns), default=0)
    least = margin["l"] + margin["r"] + max(field, _FIELD_PX) * len(columns)
    more = {"margin": margin, "meta": {LEAST_PX: round(least), SHORT: [list(short), short_title]}}
    return {"data": [data], "layout": layout(tokens, height, yaxis=down, xaxis=across, **more)}
