"""The picture of a haemorrhage: the monthly rates with their intervals, and where another rate begins."""

from typing import TYPE_CHECKING, Any

from journey.analyses.drawing import layout
from journey.analyses.months import month_axis
from journey.i18n import Words
from journey.scene.themes import Theme, blend

if TYPE_CHECKING:
    from journey.analyses.haemorrhage import Haemorrhage, Month

_HEIGHT_PX, _NARROW_PX = 320, 560


def figure(answer: "Haemorrhage", t: Words, tokens: Theme, width_px: float = 0) -> dict[str, Any]:
    """Dots on pale bars; dashed the rates before and after; a red line at the change, on a band of where it may be."""
    months, narrow = answer.monthly, bool(width_px) and width_px < _NARROW_PX
    known = [(place, each) for place, each in enumerate(months) if each.rate is not None]
    names = [each.month for each in months]
    at = names.index(answer.began) if answer.began in names else None
    worse = at is not None and (answer.rate_after or 0) > (answer.rate_before or 0)

    def ink(place: int) -> str:
        return tokens.loss if worse and at is not None and place >= at else tokens.ink2

    highest = max((each.high or 0 for _, each in known), default=0.1) * 1.25 or 0.1
    bars = {
        "type": "bar", "x": [place for place, _ in known], "base": [each.low for _, each in known],
        "y": [(each.high or 0) - (each.low or 0) for _, each in known], "hoverinfo": "skip",
        "width": max(0.05, min(0.2, 0.016 * len(months))),
        "marker": {"color": [blend(ink(place), tokens.card, 0.62) for place, _ in known], "line": {"width": 0}},
    }  # fmt: skip
    dots = {
        "type": "scatter", "mode": "markers", "x": [place for place, _ in known], "y": [each.rate for _, each in known],
        "text": [_said(each, t) for _, each in known], "hoverinfo": "text", "cliponaxis": False,
        "marker": {"color": [ink(place) for place, _ in known], "size": 13, "line": {"color": tokens.card, "width": 2}},
    }  # fmt: skip
    every = -(-len(known) // (6 if narrow else 14)) or 1
    words = [
        {
            "text": f"<b>{t.percent(each.rate or 0, 1)}</b>", "x": place, "y": each.low, "yanchor": "top", "yshift": -4,
            "showarrow": False, "font": {"color": ink(place) if ink(place) == tokens.loss else tokens.ink, "size": 14},
        }
        for number, (place, each) in enumerate(known) if number % every == 0
    ]  # fmt: skip
    shapes = _change(answer, tokens, names, at, worse) if at is not None else []
    across = month_axis(names, t, narrow) | {
        "fixedrange": True, "showgrid": False, "zeroline": False, "range": [-0.6, len(months) - 0.4],
        "tickfont": {"color": tokens.ink2, "size": 14}, "showline": True, "linecolor": tokens.hair2,
    }  # fmt: skip
    up = {"fixedrange": True, "showgrid": True, "gridcolor": tokens.hair, "griddash": "dot", "range": [0, highest],
          "tickformat": ".0%", "nticks": 4, "zeroline": False,
          "tickfont": {"color": tokens.muted, "size": 14}}  # fmt: skip
    return {
        "data": [bars, dots],
        "layout": layout(
            tokens, _HEIGHT_PX, margin={"l": 46, "r": 8, "t": 12, "b": 52, "pad": 4}, xaxis=across, yaxis=up,
            shapes=shapes, annotations=words, barcornerradius=5,
        ),
    }  # fmt: skip


def _change(answer: "Haemorrhage", tokens: Theme, names: list[str], at: int, worse: bool) -> list[dict[str, Any]]:
    """The band of where it may have begun, the two rates, and the line between them."""
    ink, shapes, place = tokens.loss if worse else tokens.brand, [], at - 0.5
    if answer.between:
        first, last = (names.index(month) for month in answer.between)
        tint = tokens.loss_tint if worse else tokens.brand_tint
        shapes.append({
            "type": "rect", "layer": "below", "xref": "x", "yref": "paper", "x0": first - 0.5, "x1": last + 0.5,
            "y0": 0, "y1": 1, "fillcolor": tint, "line": {"width": 0},
        })  # fmt: skip
    for start, end, rate, colour in (
        (-0.5, place, answer.rate_before, tokens.ink), (place, len(names) - 0.5, answer.rate_after, ink)
    ):  # fmt: skip
        shapes.append({
            "type": "line", "layer": "below", "xref": "x", "yref": "y", "x0": start, "x1": end, "y0": rate, "y1": rate,
            "line": {"color": colour, "width": 1.75, "dash": "4px,4px"},
        })  # fmt: skip
    shapes.append({
        "type": "line", "layer": "below", "xref": "x", "yref": "paper", "x0": place, "x1": place, "y0": 0, "y1": 1,
        "line": {"color": ink, "width": 2.5},
    })  # fmt: skip
    return shapes


def _said(each: "Month", t: Words) -> str:
    share, low, high = (t.percent(value or 0, 1) for value in (each.rate, each.low, each.high))
    return t("analyses.haemorrhage.row", month=each.month, share=share, low=low, high=high, n=each.active)
