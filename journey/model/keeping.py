"""What keeping customers costs beside winning as many anew: an assumption that a team makes, kept as one metric.

Source: five to one is what is handed down in the trade; nobody has measured it for this company.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from journey.errors import JourneyError
from journey.i18n import Phrase
from journey.model.changes import add, change, new, remove
from journey.model.edits import Edit
from journey.model.findings import Metric
from journey.model.map import Map

USUAL_TIMES, MOST_TIMES = 5.0, 1_000.0


@dataclass(frozen=True, slots=True)
class Keeping:
    """``winning``: the cost of winning one customer, in the team's money; ``times`` that of keeping one."""

    winning: float
    times: float = USUAL_TIMES
    customers: int = 0

    @property
    def kept_for(self) -> float:
        """What keeping all of them costs."""
        return self.winning / self.times * self.customers

    @property
    def won_for(self) -> float:
        """What winning as many anew costs."""
        return self.winning * self.customers


def cost_metric(journey_map: Map, names: Collection[str]) -> Metric | None:
    """The metric of the whole journey that is called so: its value is the cost of winning one customer, its scale how
    many times that of keeping one, its n how many are to be kept."""
    return next(
        (
            metric
            for metric in journey_map.metrics
            if metric.kind == "own" and metric.name in names and not (metric.stage_id or metric.touchpoint_id)
        ),
        None,
    )


def keeping(metric: Metric | None) -> Keeping | None:
    """What the metric says; None where nothing is assumed yet."""
    return Keeping(metric.value, _times(metric.scale), metric.n or 0) if metric else None


def _times(scale: str) -> float:
    try:
        times = float(scale.partition(":")[0])
    except ValueError:
        return USUAL_TIMES
    return times if 1 <= times <= MOST_TIMES else USUAL_TIMES


def assume(
    journey_map: Map, names: Collection[str], wanted: Keeping | None, name: str, source: str, today: date
) -> Edit | None:
    """Keeps the assumption, under ``name`` where it is new; None takes it away. Raises JourneyError ``bad_value``."""
    held = cost_metric(journey_map, names)
    if wanted is None:
        return remove(journey_map, held.id) if held else None
    for found, least in ((wanted.winning, 0), (wanted.customers, 0), (wanted.times, 1)):
        if found < least:
            raise JourneyError("bad_value", name, problem=Phrase("problems.at_least", {"found": found, "limit": least}))
    if not wanted.times <= MOST_TIMES:
        most = Phrase("problems.at_most", {"found": wanted.times, "limit": MOST_TIMES})
        raise JourneyError("bad_value", name, problem=most)
    values: dict[str, float | str] = {"value": wanted.winning, "scale": f"{wanted.times:g}:1", "n": wanted.customers}
    if held:
        return change(journey_map, held.id, **values)
    return add(journey_map, new("metrics", kind="own", name=name, source=source, date=today, **values))
