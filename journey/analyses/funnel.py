"""How many customers get from one stage to the next, and how long it takes them.

A customer has reached a stage if one of its events comes after they reached the stage before it: who pays without
having looked around has not paid, for the funnel. The first stage is reached by its first event.
"""

from dataclasses import asdict, dataclass
from typing import Any

from journey.analyses.drawing import bars
from journey.analyses.stages import staged
from journey.events.log import MICROSECONDS, EventLog, duration
from journey.i18n import Words
from journey.model import Map
from journey.scene.themes import Theme


@dataclass(frozen=True, slots=True)
class Reached:
    """``share``: of those who reached the stage before, 1 for the first. ``median_seconds``: from that to this."""

    stage: str
    customers: int
    share: float
    median_seconds: float | None


@dataclass(frozen=True, slots=True)
class Funnel:
    stages: tuple[Reached, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def lines(self, t: Words) -> list[str]:
        told = [t("analyses.funnel.title")]
        for each in self.stages:
            after = f" ({duration(each.median_seconds, t)})" if each.median_seconds is not None else ""
            told.append(f"  {each.stage}: {t.number(each.customers)}, {t.percent(each.share)}{after}")
        return told


def compute(log: EventLog, journey_map: Map | None = None) -> Funnel:
    """Raises JourneyError ``no_stages`` or ``engine_failed``."""
    steps, order = staged(log, journey_map)
    rows = {row["place"]: row for row in log.engine.rows(question(steps, order))} if order else {}
    stages: list[Reached] = []
    before = 0
    for place, stage in enumerate(order):
        row = rows.get(place, {"customers": 0, "median_seconds": None})
        share = 1.0 if place == 0 else row["customers"] / before if before else 0.0
        stages.append(Reached(stage, row["customers"], share, row["median_seconds"] if place else None))
        before = row["customers"]
    return Funnel(tuple(stages))


def asked(log: EventLog, journey_map: Map | None = None) -> dict[str, Any]:
    """The question as it is put to the engine."""
    return questions(*staged(log, journey_map))


def finding(answer: Funnel, t: Words) -> str:
    """The step on which most are lost, as a sentence; "" where there is none."""
    worst = min(answer.stages[1:], key=lambda each: each.share, default=None)
    if worst is None:
        return ""
    before = answer.stages[answer.stages.index(worst) - 1]
    return t("analyses.funnel.finding", before=before.stage, stage=worst.stage, share=t.percent(worst.share))


def figure(answer: Funnel, t: Words, tokens: Theme) -> dict[str, Any]:
    """Bars as long as the customers who got there, each with its share of those before."""
    return bars(
        tokens,
        [each.stage for each in answer.stages],
        [each.customers for each in answer.stages],
        [
            t.number(each.customers) if not place else f"{t.number(each.customers)} · {t.percent(each.share)}"
            for place, each in enumerate(answer.stages)
        ],
    )


def questions(steps: Any, order: tuple[str, ...]) -> dict[str, Any]:
    """What is asked, as expressions over the table ``steps``, whose stages stand in this order."""
    return {"funnel": question(steps, order)}


def question(steps: Any, order: tuple[str, ...]) -> Any:
    """One row a stage: its place in the order, how many reached it, the median time since the stage before."""
    import ibis

    answer = reached = None
    for place, stage in enumerate(order):
        here = steps.filter(steps.stage == stage).select("customer", "position", "time")
        if reached is None:
            reached = here.group_by("customer").agg(at=here.position.min(), when=here.time.min(), since=here.time.min())
        else:
            later = here.join(reached, "customer").filter(lambda both: both.position > both["at"])
            reached = later.group_by("customer").agg(
                at=later.position.min(), when=later.time.min(), since=later.when.min()
            )
        counted = reached.agg(
            place=ibis.literal(place),
            customers=reached.count(),
            median_seconds=(reached.when - reached.since).median() / MICROSECONDS,
        )
        answer = counted if answer is None else answer.union(counted)
    return answer
