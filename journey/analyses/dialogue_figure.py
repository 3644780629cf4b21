"""The pictures of a dialogue: how much is answered month by month, and what customers said against what they did."""

from typing import TYPE_CHECKING, Any

from journey.analyses.drawing import layout
from journey.analyses.interval_rows import Row, interval_rows, verdict
from journey.analyses.months import month_axis
from journey.analyses.percents import percent
from journey.i18n import Words
from journey.scene.themes import Theme

if TYPE_CHECKING:
    from journey.analyses.dialogue import Dialogue, Said

_HEIGHT_PX, _NARROW_PX = 280, 560


def figure(answer: "Dialogue", t: Words, tokens: Theme, width_px: float = 0) -> dict[str, Any]:
    """Bars of the share of exchanges that went both ways, a month each."""
    months, narrow = answer.monthly, bool(width_px) and width_px < _NARROW_PX
    every = -(-len(months) // (6 if narrow else 14)) or 1
    shown = [t.percent(each.share) if place % every == 0 else "" for place, each in enumerate(months)]
    hover = [
        t("analyses.dialogue.month", month=each.month, share=percent(each.share, t), n=each.exchanges)
        for each in months
    ]  # fmt: skip
    data = {
        "type": "bar", "x": list(range(len(months))), "y": [each.share for each in months], "text": shown,
        "textposition": "outside", "cliponaxis": False, "hovertext": hover, "hoverinfo": "text", "width": 0.6,
        "marker": {"color": tokens.brand, "line": {"width": 0}}, "textfont": {"color": tokens.ink, "size": 14},
    }  # fmt: skip
    highest = max((each.share for each in months), default=0.1) * 1.2 or 0.1
    across = month_axis([each.month for each in months], t, narrow) | {
        "fixedrange": True, "showgrid": False, "zeroline": False, "range": [-0.6, max(len(months), 1) - 0.4],
        "tickfont": {"color": tokens.ink2, "size": 14}, "showline": True, "linecolor": tokens.hair2,
    }  # fmt: skip
    return {
        "data": [data],
        "layout": layout(
            tokens, _HEIGHT_PX, margin={"l": 8, "r": 8, "t": 16, "b": 52, "pad": 4}, xaxis=across, barcornerradius=4,
            yaxis={"visible": False, "fixedrange": True, "range": [0, highest]},
        ),
    }  # fmt: skip


def said_figure(answer: "Dialogue", t: Words, tokens: Theme, width_px: float = 0) -> dict[str, Any]:
    """A row for each third of what was said: the share of those who fell silent after it, with its interval."""
    return interval_rows([_row(each, t) for each in answer.said], t, tokens, width_px)


def said_finding(answer: "Dialogue", t: Words) -> str:
    """Whether those who said one thing fell silent more often than those who said another."""
    return verdict([_row(each, t) for each in answer.said], t)


def _row(each: "Said", t: Words) -> Row:
    share = percent(each.share, t)
    told = t("analyses.dialogue.stated", share=share, n=each.n)
    return Row(t(f"analyses.dialogue.mood.{each.mood}"), each.share, each.low, each.high, told)
