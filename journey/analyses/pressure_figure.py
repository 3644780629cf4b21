"""The picture of pressure: a bar for each number of messages, with its interval; red where it stands apart."""

from typing import Any

from journey.analyses.drawing import layout
from journey.analyses.percents import percents
from journey.analyses.pressure_answer import Pressed, Pressure, said
from journey.i18n import Words
from journey.scene.themes import Theme, blend

_HEIGHT_PX = 340


def figure(answer: Pressure, t: Words, tokens: Theme) -> dict[str, Any]:
    """Bars as high as the share that fell silent after so many messages; under each how many cases it rests on."""
    known = [each for each in answer.by_count if each.share is not None]
    apart = [_is_apart(answer, each) for each in known]
    names = [each.messages.replace("-", "–") for each in known]
    highest = max((each.high or 0 for each in known), default=0.1) * 1.2 or 0.1
    inks = [tokens.loss if red else tokens.ink2 for red in apart]
    data: list[dict[str, Any]] = [
        {
            "type": "bar", "x": names, "y": [each.share for each in known], "width": 0.52, "hoverinfo": "text",
            "hovertext": [said(each, t).replace("; ", "<br>") for each in known],
            "marker": {"color": [blend(ink, tokens.card, 0.7) for ink in inks], "line": {"width": 0}},
        },
        {
            "type": "scatter", "mode": "markers", "x": names, "y": [each.share for each in known], "hoverinfo": "skip",
            "marker": {"color": inks, "size": 12, "line": {"color": tokens.card, "width": 2}},
        },
    ]  # fmt: skip
    shapes = [
        {
            "type": "line", "xref": "x", "yref": "y", "layer": "above", "x0": place, "x1": place, "y0": each.low,
            "y1": each.high, "line": {"color": ink, "width": 3},
        }
        for place, (each, ink) in enumerate(zip(known, inks, strict=True))
    ]  # fmt: skip
    shares = percents(t, *(each.share or 0 for each in known))
    words = [
        {
            "text": f"<b>{written}</b>", "x": place, "y": each.high, "yanchor": "bottom",
            "yshift": 4, "showarrow": False, "font": {"color": ink if red else tokens.ink, "size": 16},
        }
        for place, (each, ink, red, written) in enumerate(zip(known, inks, apart, shares, strict=True))
    ]  # fmt: skip
    ticks = [f"<b>{name}</b><br>n {t.number(each.n)}" for name, each in zip(names, known, strict=True)]
    across = {
        "type": "category", "fixedrange": True, "showgrid": False, "tickmode": "array", "tickvals": names,
        "ticktext": ticks, "tickfont": {"color": tokens.ink2, "size": 14}, "showline": True, "linecolor": tokens.hair2,
        "title": {
            "text": t("analyses.pressure.axis", n=answer.window_days), "font": {"size": 14, "color": tokens.ink2},
        },
    }  # fmt: skip
    return {
        "data": data,
        "layout": layout(
            tokens, _HEIGHT_PX, margin={"l": 8, "r": 8, "t": 12, "b": 76, "pad": 4}, xaxis=across, shapes=shapes,
            annotations=words, barcornerradius=4, yaxis={"visible": False, "fixedrange": True, "range": [0, highest]},
        ),
    }  # fmt: skip


def finding(answer: Pressure, t: Words) -> str:
    """Beyond how many messages more fall silent; or that their number makes no difference."""
    none, cap = answer.by_count[0].share, answer.cap
    if cap is None or none is None:
        return t("analyses.pressure.finding.flat", n=answer.window_days)
    beyond = [each for each in answer.by_count if _is_apart(answer, each)]
    share = sum(each.vanished for each in beyond) / sum(each.n for each in beyond)
    more, fewer = percents(t, share, none)
    return t("analyses.pressure.finding.cap", n=cap, days=answer.window_days, share=more, none=fewer)


def _is_apart(answer: Pressure, each: Pressed) -> bool:
    """Whether it is one of those beyond the cap."""
    return answer.cap is not None and each.n > 0 and int(each.messages.split("-")[0].rstrip("+")) > answer.cap
