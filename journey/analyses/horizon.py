"""How long a silence means goodbye: of those silent for so many days, how many come back within a while.

Only gaps between own events that can be seen to their end are counted: R(h) is, over own events at most ``tau - h -
W`` before the log ends at ``tau``, the share of gaps longer than h days that end within h + W. The horizon is the
first h with R(h) of at most a tenth, and at least a hundred such gaps. Customers who are silent when the log ends are
not pooled: those long gone would swamp those just gone.
"""

from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from journey.analyses.drawing import MARGIN_PX, layout
from journey.analyses.percents import percent
from journey.analyses.silence import DAY, ORDINARY, Terms, at_risk, days_begun, days_over, silences, silences_of
from journey.errors import JourneyError
from journey.events.log import EventLog
from journey.i18n import Words
from journey.model import Map
from journey.scene.themes import Theme

NOBODY = 0.0005  # of those silent: a share that is told as none
RETURNING, LEAST = 0.1, 100  # the share of those who still come back, and the gaps it must rest on
_OF_THE_LOG, _TIMES, _QUANTILE = 3, 3, 0.9
_POINTS = 120  # of the curve that are drawn


@dataclass(frozen=True, slots=True)
class Returning:
    """Of ``n`` silences longer than ``days`` the share that ended within the window."""

    days: int
    return_rate: float
    n: int


@dataclass(frozen=True, slots=True)
class Horizon:
    """``days``: after which a customer counts as gone, None where the log does not say; ``found``: what it says itself,
    whatever was ``chosen``. ``window_days``: W."""

    days: int | None
    return_rate: float | None
    curve: tuple[Returning, ...]
    window_days: int
    found: int | None
    chosen: bool = False

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def lines(self, t: Words) -> list[str]:
        told = [t("analyses.horizon.title"), f"  {finding(self, t)}"]
        some = (7, 14, 30, 60, 90, 180)
        for each in self.curve:
            if each.days in some:
                told.append(
                    "  " + t("analyses.horizon.at", days=each.days, share=percent(each.return_rate, t), n=each.n)
                )
        return [*told, f"  {why}"] if (why := edge(self, t)) else told


def compute(log: EventLog, journey_map: Map | None = None, terms: Terms = ORDINARY) -> Horizon:
    """Raises JourneyError ``unknown_end``, ``bad_days``, ``no_own_events`` or ``engine_failed``."""
    terms = terms.checked()
    found: Horizon = log.engine.once(
        "horizon", (terms.ends, terms.signals), lambda: _found(log, silences_of(log, terms, journey_map))
    )
    if terms.horizon is None:
        return found
    at = next((each for each in found.curve if each.days == terms.horizon), None)
    return replace(found, days=terms.horizon, return_rate=at.return_rate if at else None, chosen=True)


def settled(log: EventLog, journey_map: Map | None, terms: Terms) -> tuple[int, Horizon]:
    """The days of silence after which a customer is gone. Raises JourneyError ``no_horizon`` too, where neither the log
    nor a person says."""
    answer = compute(log, journey_map, terms)
    if answer.days is None:
        raise JourneyError("no_horizon", log.understood.name)
    if log.end - log.start < answer.days * DAY:
        raise JourneyError(
            "too_short_for_silence", log.understood.name, days=answer.days, span=(log.end - log.start) // DAY
        )
    return answer.days, answer


def asked(log: EventLog, journey_map: Map | None = None, terms: Terms = ORDINARY) -> dict[str, Any]:
    """The question as it is put to the engine."""
    return {"gaps": question(silences_of(log, terms, journey_map), log.end)}


def questions(steps: Any, end: int) -> dict[str, Any]:
    return {"gaps": question(silences(steps), end)}


def question(table: Any, end: int) -> Any:
    """Own events by the days until the next (-1: none), and the days for which they are followed."""
    told = at_risk(table).filter(lambda each: each.over.isnull())
    told = told.select(gap=days_begun(told.next_own - told.time).fill_null(-1), followed=days_over(end - told.time))
    return told.group_by(["gap", "followed"]).agg(gaps=told.count())


def _found(log: EventLog, table: Any) -> Horizon:
    told = log.engine.columns(question(table, log.end))
    gap, followed, count = (np.asarray(told[name], dtype=np.int64) for name in ("gap", "followed", "gaps"))
    completed = gap >= 0
    if not len(gap) and not log.engine.rows(at_risk(table).agg(own=lambda each: each.count()))[0]["own"]:
        raise JourneyError("no_own_events", log.understood.name)
    if not completed.any():
        return Horizon(None, None, (), 0, None)
    window = _window(gap[completed], count[completed], (log.end - log.start) // DAY)
    longest = int(followed.max()) - window
    curve = curve_of(gap, followed, count, window, longest)
    found = next((each for each in curve if each.days and each.return_rate <= RETURNING and each.n >= LEAST), None)
    days = found.days if found else None
    return Horizon(days, found.return_rate if found else None, curve, window, days)


def curve_of(gap: Any, followed: Any, count: Any, window: int, longest: int) -> tuple[Returning, ...]:
    """R(h) for every whole h of 0 to ``longest`` days at which somebody is silent. ``gap``: -1 where none ended."""
    told = []
    for days in range(max(longest, -1) + 1):
        seen = followed >= days + window
        silent = seen & ((gap < 0) | (gap > days))
        n = int(count[silent].sum())
        if n:
            back = int(count[silent & (gap >= 0) & (gap <= days + window)].sum())
            told.append(Returning(days, back / n, n))
    return tuple(told)


def _window(gap: Any, count: Any, span: int) -> int:
    """W, in days: three times what nine in ten gaps last at most, and at most a third of the log."""
    order = np.argsort(gap, kind="stable")
    upto = np.cumsum(count[order])
    ninth = int(gap[order][np.searchsorted(upto, _QUANTILE * upto[-1])])
    return max(1, min(_TIMES * ninth, int(span) // _OF_THE_LOG))


def finding(answer: Horizon, t: Words) -> str:
    """How long a silence means goodbye, as a sentence."""
    if answer.days is None:
        return t("analyses.horizon.none")
    if answer.return_rate is None:
        return t("analyses.horizon.chosen_unseen", n=answer.days)
    key = "chosen" if answer.chosen and answer.days != answer.found else "finding"
    nobody = "_nobody" if answer.return_rate < NOBODY else ""
    return t(f"analyses.horizon.{key}{nobody}", n=answer.days, share=percent(answer.return_rate, t))


def edge(answer: Horizon, t: Words) -> str:
    """Why the curve falls to nothing at once, where it does: what looks cut off is what the log holds."""
    back = [place for place, each in enumerate(answer.curve) if each.return_rate > 0]
    if not back or back[-1] + 1 == len(answer.curve):
        return ""
    last, first = answer.curve[back[-1]], answer.curve[back[-1] + 1]
    if last.return_rate <= RETURNING:
        return ""
    longer = t.number(first.n)
    return t("analyses.horizon.edge", n=first.days, longer=longer, window=t.number(answer.window_days))


def figure(answer: Horizon, t: Words, tokens: Theme) -> dict[str, Any]:
    """The curve of those who come back, with the horizon marked on it."""
    shown = [each for each in answer.curve if each.n >= LEAST] or list(answer.curve)
    every = max(1, len(shown) // _POINTS)
    points = shown[::every]
    hover = [
        t("analyses.horizon.at", days=each.days, share=percent(each.return_rate, t), n=each.n) for each in points
    ]  # fmt: skip
    across, up = [each.days for each in points], [each.return_rate for each in points]
    highest = max(up, default=1) * 1.12 or 1
    data = [{
        "type": "scatter", "mode": "lines", "x": across, "y": up, "text": hover, "hoverinfo": "text",
        "line": {"color": tokens.brand, "width": 3}, "fill": "tozeroy", "fillcolor": tokens.brand_tint,
    }]  # fmt: skip
    shapes, words = [], []
    if answer.days is not None and answer.return_rate is not None:
        line = {"color": tokens.ink, "width": 1.5, "dash": "3px,3px"}
        shapes = [
            {
                "type": "line",
                "x0": 0,
                "x1": answer.days,
                "y0": answer.return_rate,
                "y1": answer.return_rate,
                "line": line,
            },
            {"type": "line", "x0": answer.days, "x1": answer.days, "y0": 0, "y1": answer.return_rate, "line": line},
        ]
        data.append({
            "type": "scatter", "mode": "markers", "x": [answer.days], "y": [answer.return_rate], "hoverinfo": "skip",
            "marker": {"color": tokens.brand, "size": 13, "line": {"color": tokens.card, "width": 2}},
        })  # fmt: skip
        left = across and answer.days > 0.6 * across[-1]
        words = [{
            "text": f"<b>{t('analyses.horizon.days', n=answer.days)}</b><br>"
            + t("analyses.horizon.back", share=percent(answer.return_rate, t)),
            "x": answer.days, "y": answer.return_rate, "xanchor": "right" if left else "left", "yanchor": "bottom",
            "xshift": -10 if left else 10, "yshift": 6, "showarrow": False, "align": "right" if left else "left",
            "font": {"color": tokens.ink, "size": 15},
        }]  # fmt: skip
    axis = {"fixedrange": True, "showgrid": False, "zeroline": False, "tickfont": {"color": tokens.ink2, "size": 14}}
    return {
        "data": data,
        "layout": layout(
            tokens, 260, shapes=shapes, annotations=words, margin={"l": 56, "r": MARGIN_PX, "t": 16, "b": 52, "pad": 4},
            xaxis=axis | {
                "rangemode": "tozero",
                "title": {"text": t("analyses.horizon.axis"), "font": {"size": 14, "color": tokens.ink2}},
            },
            yaxis=axis | {
                "tickformat": ".0%", "range": [0, highest], "nticks": 5,
                "showgrid": True, "gridcolor": tokens.hair, "griddash": "dot",
            },
        ),
    }  # fmt: skip
