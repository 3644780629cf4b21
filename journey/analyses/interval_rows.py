"""Rows of shares with their intervals: a dot on a pale bar, and words behind it; hollow where cases are too few.

Where it is narrow, a row has its name above it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from journey.analyses.drawing import layout, names_axis, plain, room_for, wide
from journey.scene.themes import Theme, blend

_ROW_PX, _WORDS = 44, 1.9  # how much of the axis is left to the words, as times the greatest share
_NARROW_PX, _HIGH_ROW_PX, _SIDE_PX = 560, 60, 8


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    share: float
    low: float
    high: float
    words: str
    few: bool = False


def interval_rows(rows: Sequence[Row], tokens: Theme, width_px: float = 0) -> dict[str, Any]:
    """``width_px``: how wide it is shown, 0 for wide enough."""
    places, highest = list(range(len(rows))), max((each.high for each in rows), default=0.1) or 0.1
    bars = {
        "type": "bar", "orientation": "h", "hoverinfo": "skip", "width": 0.24, "y": places,
        "base": [each.low for each in rows], "x": [each.high - each.low for each in rows],
        "marker": {"color": blend(tokens.ink2, tokens.card, 0.62), "line": {"width": 0}},
    }  # fmt: skip
    dots = {
        "type": "scatter", "mode": "markers", "x": [each.share for each in rows], "y": places, "hoverinfo": "skip",
        "cliponaxis": False,
        "marker": {
            "color": [tokens.card if each.few else tokens.ink2 for each in rows], "size": 13,
            "line": {"color": [tokens.muted if each.few else tokens.card for each in rows], "width": 2},
        },
    }  # fmt: skip
    words = [
        {
            "text": each.words, "x": each.high, "y": place, "xanchor": "left", "yanchor": "middle", "xshift": 10,
            "showarrow": False, "font": {"color": tokens.muted if each.few else tokens.ink, "size": 14},
        }
        for place, each in enumerate(rows)
    ]  # fmt: skip
    names = [each.name for each in rows]
    if 0 < width_px < _NARROW_PX:
        return {"data": [bars, dots], "layout": _narrow(rows, words, highest, width_px, tokens)}
    return {
        "data": [bars, dots],
        "layout": layout(
            tokens, _ROW_PX * len(rows) + 16, margin={"l": room_for(names), "r": 8, "t": 8, "b": 8, "pad": 8},
            yaxis=names_axis(tokens, names), annotations=words, barcornerradius=5,
            xaxis={"visible": False, "fixedrange": True, "range": [0, _WORDS * highest]},
        ),
    }  # fmt: skip


def _narrow(
    rows: Sequence[Row], words: list[dict[str, Any]], highest: float, width_px: float, tokens: Theme
) -> dict[str, Any]:
    field = width_px - 2 * _SIDE_PX
    longest = max((wide(each.words) for each in rows), default=0)
    names = [
        {
            "text": plain(each.name), "xref": "paper", "x": 0, "y": place, "xanchor": "left", "yanchor": "middle",
            "yshift": 22, "showarrow": False, "font": {"color": tokens.ink, "size": 14},
        }
        for place, each in enumerate(rows)
    ]  # fmt: skip
    return layout(
        tokens, _HIGH_ROW_PX * len(rows) + 16, margin={"l": _SIDE_PX, "r": _SIDE_PX, "t": 8, "b": 8, "pad": 0},
        yaxis={"visible": False, "fixedrange": True, "range": [len(rows) - 0.6, -0.7]},
        annotations=words + names, barcornerradius=5,
        xaxis={
            "visible": False, "fixedrange": True,
            "range": [0, highest * field / max(field - longest - 24, field / 4)],
        },
    )  # fmt: skip
