"""What a log counted at the touchpoints, and how it is said: never without n, source and date where they are known."""

import datetime
from collections.abc import Mapping

from journey.i18n import Words
from journey.model import COUNTED_KINDS, Link, Map, Metric
from journey.model.shares import StageShare
from journey.model.ways import Proof

Counted = Mapping[str, Mapping[str, Metric]]  # by touchpoint id and kind


def counted_at(journey_map: Map) -> Counted:
    """What was counted at each touchpoint, of several the newest; what is said of one persona is not everybody's."""
    found: dict[str, dict[str, Metric]] = {}
    for metric in sorted(journey_map.metrics, key=lambda metric: metric.date or datetime.date.min):
        if metric.kind in COUNTED_KINDS and metric.touchpoint_id and metric.persona_id is None:
            found.setdefault(metric.touchpoint_id, {})[metric.kind] = metric
    return found


def share_of(metric: Metric) -> float:
    """The per cent of a metric as a fraction 0..1."""
    return min(max(metric.value / 100, 0.0), 1.0)


def told(metric: Metric, words: Words) -> str:
    """``81% of the 5,120 customers seen in this stage came here (shop-log.csv, Jun 2026)``."""
    felt = metric.kind == "sentiment"
    value = words.number(metric.value, 1, signed=True) if felt else words.percent(share_of(metric))
    known = ", ".join(_parts(metric.source, metric.date, words))
    proof = f" ({known})" if known else ""
    kind = "of_stage" if metric.kind == "reached" and not metric.touchpoint_id else metric.kind
    if metric.n is None:
        return words(f"lanes.counted.{kind}_of_all", value=value, proof=proof)
    return words(f"lanes.counted.{kind}", value=value, n=metric.n, proof=proof)


def arriving(share: StageShare, words: Words) -> str:
    """``82% get here``, or ``82% seen here`` where a log counted them: they may have begun here. "" where nobody
    knows."""
    if share.arrives is None:
        return ""
    return words("poster.seen_here" if share.measured else "poster.get_here", share=words.percent(share.arrives))


def proof_of(measured: Proof | Link, words: Words) -> str:
    """``n 9,310 · shop-log.csv · Jun 2026``, as much of it as is known."""
    n = "" if measured.n is None else words("lanes.n", n=measured.n)
    return " · ".join(part for part in (n, *_parts(measured.source, measured.date, words)) if part)


def _parts(source: str, date: datetime.date | None, words: Words) -> tuple[str, ...]:
    return tuple(part for part in (source, words.month(date, short=True) if date else "") if part)
