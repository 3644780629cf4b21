"""Rows of shares with their intervals: a dot on a pale bar, and words behind it; hollow where cases are too few.

Where it is narrow, a row has its name above it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from journey.analyses.drawing import layout, names_axis, plain, room_for, wide
from journey.analyses.percents import percents
from journey.analyses.short_names import lines_of
from journey.i18n import Words
from journey.scene.themes import Theme, blend

_ROW_PX, _WORDS = 44, 1.9  # how much of the axis is left to the words, as times the greatest share
_NARROW_PX, _HIGH_ROW_PX, _SIDE_PX, _AXIS_PX = 560, 60, 8, 30
_STEPS, _MOST_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5), 5


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    share: float
    low: float
    high: float
    words: str
    few: bool = False


def verdict(rows: Sequence[Row], t: Words) -> str:
    """Whether two rows stand apart, as a sentence: two whose intervals do not touch, of those with enough cases."""
    judged = [row for row in rows if not row.few]
    if len(judged) < 2:
        return t("analyses.rows.too_few")
    most, least = max(judged, key=lambda row: row.low), min(judged, key=lambda row: row.high)
    if most.low <= least.high:
        return t("analyses.rows.together")
    told = {"most": most.name, "least": least.name}
    for name, row in (("most", most), ("least", least)):
        share, low, high = percents(t, row.share, row.low, row.high)
        told |= {f"{name}_share": share, f"{name}_low": low, f"{name}_high": high}
    return t("analyses.rows.apart", **told)


def _scale(highest: float, tokens: Theme, t: Words) -> dict[str, Any]:
    """An axis that is numbered as far as the rows go, and not under the words behind them."""
    step = next((step for step in _STEPS if highest / step <= _MOST_STEPS), _STEPS[-1])
    ticks = [step * place for place in range(int(highest / step + 1e-9) + 1)]
    return {
        "fixedrange": True, "zeroline": False, "showgrid": True, "gridcolor": tokens.hair, "griddash": "dot",
        "tickvals": ticks, "ticktext": [t.percent(tick) for tick in ticks],
        "tickfont": {"color": tokens.muted, "size": 14},
    }  # fmt: skip


def interval_rows(rows: Sequence[Row], t: Words, tokens: Theme, width_px: float = 0) -> dict[str, Any]:
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
        return {"data": [bars, dots], "layout": _narrow(rows, words, highest, width_px, t, tokens)}
    return {
        "data": [bars, dots],
        "layout": layout(
            tokens, _ROW_PX * len(rows) + 8 + _AXIS_PX,
            margin={"l": room_for(names), "r": 8, "t": 8, "b": _AXIS_PX, "pad": 8},
            yaxis=names_axis(tokens, names), annotations=words, barcornerradius=5,
            xaxis=_scale(highest, tokens, t) | {"range": [0, _WORDS * highest]},
        ),
    }  # fmt: skip


def _narrow(
    rows: Sequence[Row], words: list[dict[str, Any]], highest: float, width_px: float, t: Words, tokens: Theme
) -> dict[str, Any]:
    field = width_px - 2 * _SIDE_PX
    longest = max((wide(each.words) for each in rows), default=0)
    names = [
        {
            "text": plain(lines_of(each.name, field, 14)[0]), "xref": "paper", "x": 0, "y": place,
            "xanchor": "left", "yanchor": "middle", "yshift": 22, "showarrow": False,
            "font": {"color": tokens.ink, "size": 14},
        }
        for place, each in enumerate(rows)
    ]  # fmt: skip
    return layout(
        tokens, _HIGH_ROW_PX * len(rows) + 8 + _AXIS_PX,
        margin={"l": _SIDE_PX, "r": _SIDE_PX, "t": 8, "b": _AXIS_PX, "pad": 0},
        yaxis={"visible": False, "fixedrange": True, "range": [len(rows) - 0.6, -0.7]},
        annotations=words + names, barcornerradius=5,
        xaxis=_scale(highest, tokens, t) | {"range": [0, highest * field / max(field - longest - 24, field / 4)]},
    )  # fmt: skip
