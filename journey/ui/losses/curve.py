"""Customers against value, the most valuable first: a curve over the line on which all are worth the same."""

from collections.abc import Sequence
from typing import Any

from journey.analyses.drawing import layout, plain
from journey.analyses.value import Value
from journey.i18n import Words
from journey.model.losing import Step
from journey.scene.themes import Theme

_HEIGHT = 250
_ENDS = (0.0, 0.5, 1.0)


def curve_of_losses(steps: Sequence[Step], t: Words, tokens: Theme) -> dict[str, Any]:
    """Each recorded loss is a stretch of it; those that were wanted are green and have their name."""
    hovers = ["", *(plain(step.loss.title or t(f"losses_page.controls.{step.loss.control}")) for step in steps)]
    points = [(0.0, 0.0), *((step.customers_share, step.value_share) for step in steps)]
    wanted, before = [], points[0]
    for step, after in zip(steps, points[1:], strict=True):
        if step.loss.control == "wanted":
            wanted.append(_stretch(before, after, tokens))
        before = after
    return _figure(points, hovers, wanted, t("losses_page.value.across_lost"), t, tokens)


def curve_of_value(answer: Value, t: Words, tokens: Theme) -> dict[str, Any]:
    """The concentration that a log tells, of all its customers."""
    points = [(each.customers_share, each.value_share) for each in answer.concentration]
    return _figure(points, [""] * len(points), [], t("losses_page.value.across"), t, tokens, marked=False)


def _stretch(before: tuple[float, float], after: tuple[float, float], tokens: Theme) -> dict[str, Any]:
    return {
        "type": "rect", "xref": "x", "yref": "paper", "x0": before[0], "x1": after[0], "y0": 0, "y1": 1,
        "layer": "below", "line": {"width": 0}, "fillcolor": tokens.macro_tints["post_purchase"],
    }  # fmt: skip


def _figure(
    points: Sequence[tuple[float, float]], names: Sequence[str], shapes: list[dict[str, Any]], across: str, t: Words,
    tokens: Theme, marked: bool = True,
) -> dict[str, Any]:  # fmt: skip
    told = [
        t("losses_page.value.point", heads=t.percent(heads), value=t.percent(value)) + (f"<br>{name}" if name else "")
        for (heads, value), name in zip(points, names, strict=True)
    ]
    equal = {
        "type": "scatter", "mode": "lines", "x": [0, 1], "y": [0, 1], "hoverinfo": "skip",
        "line": {"color": tokens.hair2, "width": 1.5},
    }  # fmt: skip
    line = {
        "type": "scatter", "mode": "lines+markers" if marked else "lines", "x": [x for x, _ in points],
        "y": [y for _, y in points], "hovertext": told, "hoverinfo": "text", "fill": "tozeroy",
        "fillcolor": _faint(tokens.brand), "line": {"color": tokens.brand, "width": 3},
        "marker": {"color": tokens.card, "size": 9, "line": {"color": tokens.brand, "width": 2.5}},
    }  # fmt: skip
    quiet = {
        "fixedrange": True, "showgrid": False, "zeroline": False, "tickvals": _ENDS,
        "ticktext": [t.percent(share) for share in _ENDS], "tickfont": {"color": tokens.muted, "size": 14},
    }  # fmt: skip
    title = {"text": across, "font": {"color": tokens.muted, "size": 14}}
    sides = {
        "xaxis": quiet | {"range": [-0.02, 1.03], "title": title},
        "yaxis": quiet | {"range": [-0.02, 1.06], "showgrid": True, "gridcolor": tokens.hair},
        "margin": {"l": 48, "r": 12, "t": 6, "b": 52, "pad": 4},
    }  # fmt: skip
    return {"data": [equal, line], "layout": layout(tokens, _HEIGHT, shapes=shapes, **sides)}


def _faint(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.09)"
