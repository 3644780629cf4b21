"""What a log says of each of its events: how often, of how many customers, when on their way, and mostly how."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from journey.events.log import EventLog

HALFWAY = 0.5  # the place of an event that is all of its customers' journeys
_DIGITS = 6  # beyond them a mean depends on how many hands an engine adds with
_SAID = ("channel", "direction", "stage")


@dataclass(frozen=True, slots=True)
class EventFacts:
    """``place``: the mean of where the event stands in the journeys that have it, from 0, first of all, to 1, last.
    ``channel``, ``direction`` and ``stage``: the commonest, "" where the log names none."""

    name: str
    count: int
    customers: int
    place: float
    channel: str = ""
    direction: str = ""
    stage: str = ""
    sentiment: float | None = None


def facts_of(log: EventLog) -> tuple[EventFacts, ...]:
    """Every event of the log, the most frequent first. Raises JourneyError ``engine_failed``."""
    asked = questions(log.engine.steps)
    parts: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in log.engine.rows(asked["parts"]):
        parts[row["event"]].append(row)
    customers = {row["event"]: row["customers"] for row in log.engine.rows(asked["customers"])}
    found = [_together(name, rows, customers[name]) for name, rows in parts.items()]
    return tuple(sorted(found, key=lambda each: (-each.count, each.name)))


def questions(steps: Any) -> dict[str, Any]:
    """What is asked, as expressions over the table ``steps``: sums of each event, apart for what is said of it."""
    last = steps.position.max().over(group_by=steps.customer)
    steps = steps.mutate(going=(last > 1).ifelse(1, 0), place=(steps.position - 1) / (last - 1).nullif(0))
    sums = {"count": steps.count(), "going": steps.going.sum(), "places": steps.place.sum()}
    if "sentiment" in steps.columns:
        sums |= {"told": steps.sentiment.count(), "sentiments": steps.sentiment.sum()}
    said = [role for role in _SAID if role in steps.columns]
    return {
        "parts": steps.group_by(["event", *said]).agg(**sums),
        "customers": steps.group_by("event").agg(customers=steps.customer.nunique()),
    }


def _together(name: str, rows: list[dict[str, Any]], customers: int) -> EventFacts:
    count, going, told = (sum(row.get(key) or 0 for row in rows) for key in ("count", "going", "told"))
    places, felt = (sum(row.get(key) or 0.0 for row in rows) for key in ("places", "sentiments"))
    return EventFacts(
        name, count, customers, round(places / going, _DIGITS) if going else HALFWAY,
        **{role: _commonest(rows, role) for role in _SAID},
        sentiment=round(felt / told, _DIGITS) if told else None,
    )  # fmt: skip


def _commonest(rows: list[dict[str, Any]], role: str) -> str:
    """What most of the events say, among those that say it; of equals the first by its letters."""
    said: Counter[str] = Counter()
    for row in rows:
        if row.get(role):
            said[row[role]] += row["count"]
    return min(said, key=lambda word: (-said[word], word)) if said else ""
