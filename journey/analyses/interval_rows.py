"""Rows of shares with their intervals: a dot on a pale bar, and words behind it; hollow where cases are too few."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from journey.analyses.drawing import layout, names_axis, room_for
from journey.scene.themes import Theme, blend

_ROW_PX, _WORDS = 44, 1.9  # how much of the axis is left to the words, as times the greatest share


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    share: float
    low: float
    high: float
    words: str
    few: bool = False


def interval_rows(rows: Sequence[Row], tokens: Theme) -> dict[str, Any]:
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
    return {
        "data": [bars, dots],
        "layout": layout(
            tokens, _ROW_PX * len(rows) + 16, margin={"l": room_for(names), "r": 8, "t": 8, "b": 8, "pad": 8},
            yaxis=names_axis(tokens, names), annotations=words, barcornerradius=5,
            xaxis={"visible": False, "fixedrange": True, "range": [0, _WORDS * highest]},
        ),
    }  # fmt: skip
