"""How long customers stay in a stage: the time from each of its events to their next event, of any stage, added up.

The last event of a customer so far has no next one and adds nothing: what is not over is not measured.
"""

from dataclasses import asdict, dataclass
from typing import Any

from journey.analyses.stages import in_order, staged
from journey.events.log import EventLog, duration
from journey.i18n import Words
from journey.model import Map

MICROSECONDS = 1_000_000


@dataclass(frozen=True, slots=True)
class Stay:
    """Quartiles over ``customers`` who had an event of the stage that was followed by another."""

    stage: str
    customers: int
    low_seconds: float
    median_seconds: float
    high_seconds: float


@dataclass(frozen=True, slots=True)
class TimeInStage:
    stages: tuple[Stay, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def lines(self, t: Words) -> list[str]:
        return [
            t("analyses.time_in_stage.title"),
            *(
                f"  {each.stage}: {duration(each.median_seconds, t)}"
                f" ({duration(each.low_seconds, t)} – {duration(each.high_seconds, t)}, n = {t.number(each.customers)})"
                for each in self.stages
            ),
        ]


def compute(log: EventLog, journey_map: Map | None = None) -> TimeInStage:
    """Raises JourneyError ``no_stages`` or ``engine_failed``."""
    steps, order = staged(log, journey_map)
    return TimeInStage(tuple(Stay(**row) for row in in_order(log.engine.rows(question(steps)), order)))


def question(steps: Any) -> Any:
    over = steps.filter(steps.stage.notnull(), steps.next_time.notnull())
    stays = over.group_by(["customer", "stage"]).agg(stay=(over.next_time - over.time).sum().cast("int64"))
    return stays.group_by("stage").agg(
        customers=stays.count(),
        low_seconds=stays.stay.quantile(0.25) / MICROSECONDS,
        median_seconds=stays.stay.median() / MICROSECONDS,
        high_seconds=stays.stay.quantile(0.75) / MICROSECONDS,
    )
