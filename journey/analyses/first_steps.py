"""Where customers go first: the flow from their first event to the next few, step by step."""

from dataclasses import asdict, dataclass
from typing import Any

import ibis

from journey.events.log import EventLog
from journey.i18n import Words

STEPS = 5  # events of a journey that are followed
MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Flow:
    """``count`` customers whose event number ``position`` was ``source``, and the next one ``target``; None: none."""

    position: int
    source: str
    target: str | None
    count: int


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """By position, then by falling count."""

    flows: tuple[Flow, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def lines(self, t: Words) -> list[str]:
        return [
            t("analyses.first_steps.title"),
            *(
                f"  {flow.source} → {flow.target or t('analyses.first_steps.nothing')}: {t.number(flow.count)}"
                for flow in self.flows[:MOST_SHOWN]
            ),
        ]


def compute(log: EventLog, steps_followed: int = STEPS) -> FirstSteps:
    """Raises JourneyError ``engine_failed``."""
    rows = log.engine.rows(question(log.engine.steps, steps_followed))
    return FirstSteps(tuple(Flow(**row) for row in rows))


def question(steps: Any, steps_followed: int = STEPS) -> Any:
    first = steps.filter(steps.position < steps_followed)
    return (
        first.group_by("position", source=first.event, target=first.next_event)
        .agg(count=first.count())
        .order_by(["position", ibis.desc("count"), "source", ibis.asc("target", nulls_first=False)])
    )
