"""What a map drawn from a log would hold: its events in groups, in the order customers meet them.

Events: the ``MOST_EVENTS`` that most customers have, and of equals the most frequent, but for those that hardly anybody
has: fewer than ``RARE`` of the customers of the commonest. The others are counted.
Groups: the log's stages, each event in the one that it mostly stands in. Without stages, or with more than
``MOST_GROUPS``, at most ``MOST_STEPS`` groups of as many events each, in their order. What the firm sends founds none:
the customers' own events alone are counted, where the log says which they are, and it stands with the one it follows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from journey.events.facts import EventFacts, facts_of
from journey.events.log import EventLog
from journey.events.order import in_order
from journey.events.sentiment import sentiments
from journey.events.spelling import keepable

MOST_EVENTS, MOST_GROUPS, MOST_STEPS = 40, 12, 6
EVENTS_A_STEP = 3  # at least, of groups that nobody named
RARE = 0.01


@dataclass(frozen=True, slots=True)
class Group:
    """``stage``: as the log calls it, "" where it has none. ``events`` in the order customers meet them."""

    stage: str
    events: tuple[EventFacts, ...]

    @property
    def commonest(self) -> EventFacts:
        """What most customers do here; what they are sent, where they do nothing."""
        return max(self.events, key=lambda event: (event.direction != "out", event.customers, event.count))


@dataclass(frozen=True, slots=True)
class Outline:
    """``left_out``: how many different events are not in any group; ``nameless``: those whose name no map can hold.

    ``range``: the least and the greatest sentiment.
    """

    groups: tuple[Group, ...]
    left_out: int = 0
    nameless: int = 0
    range: tuple[float, float] = (0.0, 0.0)


def outline(log: EventLog) -> Outline:
    """Raises JourneyError ``engine_failed``."""
    facts = facts_of(log)
    fitting = [event for event in facts if keepable(event.name)]
    most = max((event.customers for event in fitting), default=0)
    common = [event for event in fitting if event.customers >= RARE * most]
    kept = sorted(common, key=lambda event: (-event.customers, -event.count, event.name))[:MOST_EVENTS]
    groups = tuple(_groups(log, kept))
    return Outline(
        groups,
        left_out=len(fitting) - len(kept),
        nameless=len(facts) - len(fitting),
        range=sentiments(log),
    )


def _groups(log: EventLog, kept: Sequence[EventFacts]) -> Iterator[Group]:
    by_place = {event.name: event for event in sorted(kept, key=lambda event: event.place)}
    events = [by_place[name] for name in in_order(log, "event", tuple(by_place))]
    stages = {event.stage for event in events} - {""}
    if not 0 < len(stages) <= MOST_GROUPS:
        events = _after_what_they_follow(log, events)
        yield from (Group("", tuple(events[start:end])) for start, end in pairwise(_ends(events)) if end)
        return
    stage = next(event.stage for event in events if event.stage)
    cells: dict[str, list[EventFacts]] = {}
    for event in events:
        stage = event.stage or stage  # one of no stage is where the one before it is
        cells.setdefault(stage, []).append(event)
    for name in in_order(log, "stage", tuple(cells)):
        yield Group(name, tuple(cells[name]))


def _after_what_they_follow(log: EventLog, events: Sequence[EventFacts]) -> list[EventFacts]:
    """The same, but what the firm sends stands after one of the customers' own events: of those that it follows for at
    least half as many as the one it follows for most, the first. What goes to everybody belongs to no later one."""
    own = [event.name for event in events if event.direction != "out"]
    sent = {event.name for event in events} - {*own}
    followed: dict[str, dict[str, int]] = {name: {} for name in sent}
    for row in log.engine.rows(_following(log.engine.steps, own, sorted(sent))) if own and sent else ():
        followed[row["target"]][row["source"]] = row["customers"]
    after: dict[str, list[EventFacts]] = {name: [] for name in own}
    kept: list[EventFacts] = []  # what follows nothing stays where it is
    for event in events:
        found = followed.get(event.name)
        if not found:
            kept.append(event)
            continue
        first = next(name for name in own if 2 * found.get(name, 0) >= max(found.values()))
        after[first].append(event)
    return [each for event in kept for each in (event, *after.get(event.name, ()))]


def _following(steps: Any, own: Sequence[str], sent: Sequence[str]) -> Any:
    """For how many customers each of their own events is the last before each that is sent to them."""
    steps = steps.select("customer", "position", name=steps.event.cast("string"))
    did = steps.filter(steps.name.isin(own)).select("customer", did="name", latest="position")
    at = steps.name.isin(own).ifelse(steps.position, None)
    steps = steps.mutate(latest=at.cummax(group_by=steps.customer, order_by=steps.position))
    before = steps.filter(steps.name.isin(sent)).join(did, ["customer", "latest"])
    return before.group_by(source=before.did, target=before.name).agg(customers=before.customer.nunique())


def _ends(events: Sequence[EventFacts]) -> list[int]:
    """Where groups of about as many of the customers' own events begin and end: each begins with one of these."""
    own = [place for place, event in enumerate(events) if event.direction != "out"] or list(range(len(events)))
    count = max(min(MOST_STEPS, len(own) // EVENTS_A_STEP), 1)
    return [0, *(own[len(own) * number // count] for number in range(1, count)), len(events)]
