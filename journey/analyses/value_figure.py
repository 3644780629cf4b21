"""The pictures of value: how unevenly it lies, and customers and turnover side by side as months go by."""

from typing import TYPE_CHECKING, Any

from journey.analyses.drawing import layout
from journey.analyses.months import day_of, month_axis
from journey.analyses.percents import percent
from journey.analyses.value_index import Index, index_of
from journey.i18n import Words
from journey.scene.themes import Theme

if TYPE_CHECKING:
    from journey.analyses.value import Value

_TALL_PX, _GAP, _NARROW_PX = 320, 0.1, 640
_APART_PX = 18.0
_SYMBOLS = {"customers": "circle", "value": "diamond", "margin": "square"}


def figure(answer: "Value", t: Words, tokens: Theme, width_px: float = 0) -> dict[str, Any]:
    """The curve at the left, the months at the right; below each other where the place is narrow."""
    narrow, months = bool(width_px) and width_px < _NARROW_PX, answer.monthly
    index = index_of(months)
    both = index is not None
    data, words = _curve(answer, t, tokens)
    highest = max(1.0, *(each.value_share for each in answer.concentration))  # above 1 before what some got back
    plain = {"fixedrange": True, "zeroline": False, "tickfont": {"color": tokens.muted, "size": 14}}
    lines = plain | {"showgrid": True, "gridcolor": tokens.hair, "griddash": "dot"}
    left, right = ([0.0, 1.0], [0.0, 1.0]) if narrow or not both else ([0.0, 0.5 - _GAP / 2], [0.5 + _GAP / 2, 1.0])
    above, below = ([0.58, 1.0], [0.0, 0.42]) if narrow and both else ([0.0, 1.0], [0.0, 1.0])
    title = {"font": {"size": 14, "color": tokens.ink2}, "standoff": 8}
    axes: dict[str, Any] = {
        "xaxis": plain | {"showgrid": False, "domain": left, "range": [0, 1.02], "tickvals": [0, 0.5, 1],
                          "tickformat": ".0%", "anchor": "y", "title": title | {"text": t("analyses.value.axis")}},
        "yaxis": lines | {"domain": above, "range": [0, 1.04 * highest], "tickvals": [0, 0.5, 1], "tickformat": ".0%",
                          "anchor": "x"},
    }  # fmt: skip
    if index:
        series, said = _indexed(index, t, tokens)
        data, words = [*data, *series], [*words, *said]
        axes |= {
            "xaxis2": plain | month_axis([each.month for each in months], t, narrow or len(months) > 8) | {
                "showgrid": False, "domain": right, "anchor": "y2", "range": [-0.3, 1.5 * len(months) - 1],
                "title": title | {"text": "<br>".join(index.told(t))},
            },
            "yaxis2": lines | {"domain": below, "anchor": "x2", "rangemode": "tozero", "nticks": 4},
        }  # fmt: skip
    height = _TALL_PX * (2 if narrow and both else 1)
    return {
        "data": data,
        "layout": layout(
            tokens, height, margin={"l": 48, "r": 12, "t": 14, "b": 72, "pad": 4}, annotations=words, **axes
        ),
    }


def _curve(answer: "Value", t: Words, tokens: Theme) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    across = [each.customers_share for each in answer.concentration]
    up = [each.value_share for each in answer.concentration]
    hover = [
        t("analyses.value.at", customers=t.percent(a), value=t.percent(b)) for a, b in zip(across, up, strict=True)
    ]  # fmt: skip
    data: list[dict[str, Any]] = [
        {
            "type": "scatter", "mode": "lines", "x": across, "y": up, "text": hover, "hoverinfo": "text",
            "line": {"color": tokens.brand, "width": 3}, "fill": "tozeroy", "fillcolor": tokens.brand_tint,
        },
        {
            "type": "scatter", "mode": "lines", "x": [0, 1], "y": [0, 1], "hoverinfo": "skip",
            "line": {"color": tokens.muted, "width": 1.25, "dash": "dot"},
        },
    ]  # fmt: skip
    half = next((each for each in answer.concentration if each.value_share >= 0.5), None)
    if half is None:
        return data, []
    data.append({
        "type": "scatter", "mode": "markers", "x": [half.customers_share], "y": [half.value_share], "hoverinfo": "skip",
        "marker": {"color": tokens.card, "size": 12, "line": {"color": tokens.brand, "width": 2.5}},
    })  # fmt: skip
    share = percent(half.customers_share, t)
    told = f"<b>{t('analyses.value.half_who', share=share)}</b><br>{t('analyses.value.half_what')}"
    return data, [{
        "text": told, "x": half.customers_share, "y": half.value_share, "xanchor": "left", "yanchor": "top",
        "xshift": 12, "yshift": 2, "align": "left", "bgcolor": tokens.brand_tint, "showarrow": False,
        "font": {"color": tokens.ink, "size": 14},
    }]  # fmt: skip


def _indexed(index: Index, t: Words, tokens: Theme) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Customers, turnover and what is left of it each month; each line's name at its end, with the number that is said
    of it, and dashed how far back that is the mean."""
    months = index.months
    below = sorted(index.lines, key=lambda name: index.ends[name])
    shift = {name: _APART_PX * (place - (len(below) - 1) / 2) for place, name in enumerate(below)}
    data, words = [], []
    for name, line in index.lines.items():
        colour, symbol, end = colours(tokens)[name], _SYMBOLS[name], index.ends[name]
        said = [
            t(
                f"analyses.value.{name}_at", month=t.month(day_of(each.month), short=True),
                n=round(getattr(each, name)), index=t.number(value),
            )
            for each, value in zip(months, line, strict=True)
        ]  # fmt: skip
        data.append({
            "type": "scatter", "mode": "lines+markers", "x": list(range(len(months))), "y": line, "xaxis": "x2",
            "yaxis": "y2", "text": said, "hoverinfo": "text", "line": {"color": colour, "width": 3},
            "marker": {"size": 8, "symbol": symbol, "color": colour},
        })  # fmt: skip
        if index.half:
            data.append({
                "type": "scatter", "mode": "lines", "x": [index.since, len(months) - 1], "y": [end, end],
                "xaxis": "x2", "yaxis": "y2", "hoverinfo": "skip",
                "line": {"color": colour, "width": 1.5, "dash": "3px,3px"},
            })  # fmt: skip
        words.append({
            "text": f"<b>{t(f'analyses.value.{name}')}</b> {t.number(end)}", "x": len(months) - 1, "y": end,
            "xref": "x2", "yref": "y2", "xanchor": "left", "yanchor": "middle", "xshift": 10,
            "yshift": shift[name], "showarrow": False, "font": {"color": colour, "size": 14},
        })  # fmt: skip
    return data, words


def colours(tokens: Theme) -> dict[str, str]:
    """Of each line of ``indexed``."""
    return {"customers": tokens.ink2, "value": tokens.brand, "margin": tokens.macro_inks["purchase"]}
