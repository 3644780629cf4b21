"""The journey of one customer: every event in its order, with what is known of it."""

from dataclasses import asdict, dataclass
from typing import Any

from journey.errors import JourneyError
from journey.events.log import EventLog, moment
from journey.i18n import Words

MOST_EVENTS = 2_000
_KNOWN = ("channel", "direction", "value", "sentiment", "stage")


@dataclass(frozen=True, slots=True)
class Happening:
    """``time`` as ISO 8601, as it stands in the log."""

    time: str
    event: str
    channel: str | None = None
    direction: str | None = None
    value: float | None = None
    sentiment: float | None = None
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class OneCustomer:
    """``events``: the first of them; ``count`` is of all."""

    customer: str
    count: int
    events: tuple[Happening, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def lines(self, t: Words) -> list[str]:
        return [
            t("analyses.one_customer.title", customer=self.customer, n=self.count),
            *(f"  {each.time}  {each.event}{f' · {each.channel}' if each.channel else ''}" for each in self.events),
        ]


def compute(log: EventLog, customer: str) -> OneCustomer:
    """Raises JourneyError ``unknown_customer`` or ``engine_failed``."""
    events = log.engine.events
    own = events.filter(events.customer == customer)
    count = log.engine.rows(own.agg(count=own.count()))[0]["count"]
    if not count:
        raise JourneyError("unknown_customer", log.understood.name, value=customer)
    known = [role for role in _KNOWN if log.engine.has(role)]
    rows = log.engine.rows(own.order_by(["time", "row"]).select("time", "event", *known).limit(MOST_EVENTS))
    return OneCustomer(
        customer, count, tuple(Happening(**{**row, "time": moment(row["time"]).isoformat()}) for row in rows)
    )
