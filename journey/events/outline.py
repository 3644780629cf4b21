"""What a map drawn from a log would hold: its events in groups, in the order customers meet them, and the ways between.

Events: the ``MOST_EVENTS`` that most customers have, and of equals the most frequent, but for those that hardly anybody
has: fewer than ``RARE`` of the customers of the commonest. The others are counted.
Groups: the log's stages, each event in the one that it mostly stands in. Without stages, or with more than
``MOST_GROUPS``, at most ``MOST_STEPS`` groups of as many events each, in their order.
Ways, each with the share of all customers who go it, hardly any under ``LEAST_SHARE``:

main         from an event to one further on, of the same group or the next
alternative  to one further on, past a group
loop         back, or to the same again
exit         their last event, and nothing after it until the log ends

What the firm sends leads on and is led to, but nobody comes back, skips a group or leaves because a mail came: there,
and between groups, the customers' own events count alone, where the log says which they are. Of the ways between events
the most walked are taken until they are ``COVERED`` of all steps, at most ``MOST_WAYS``; beyond these, and under
``LEAST_SHARE``, only the first that leads to or from an event.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from journey.events.engine import stepped
from journey.events.facts import EventFacts, facts_of
from journey.events.log import EventLog
from journey.events.order import in_order
from journey.events.sentiment import sentiments
from journey.events.spelling import keepable

MOST_EVENTS, MOST_GROUPS, MOST_STEPS, MOST_WAYS = 40, 12, 6, 60
EVENTS_A_STEP = 3  # at least, of groups that nobody named
LEAST_SHARE, RARE, COVERED = 0.03, 0.01, 0.8

Kind = Literal["main", "alternative", "loop", "exit"]


@dataclass(frozen=True, slots=True)
class Group:
    """``stage``: as the log calls it, "" where it has none. ``events`` in the order customers meet them."""

    stage: str
    events: tuple[EventFacts, ...]


@dataclass(frozen=True, slots=True)
class Walked:
    """A way from one event to another, or from the group number ``source`` to another; ``target`` None leads out."""

    source: str | int
    target: str | int | None
    kind: Kind
    share: float


@dataclass(frozen=True, slots=True)
class Outline:
    """``left_out``: how many different events are not in any group; ``nameless``: those whose name no map can hold.

    ``range``: the least and the greatest sentiment.
    """

    groups: tuple[Group, ...]
    ways: tuple[Walked, ...]
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
        tuple(_ways(log, groups)) if groups else (),
        left_out=len(fitting) - len(kept),
        nameless=len(facts) - len(fitting),
        range=sentiments(log),
    )


def _groups(log: EventLog, kept: Sequence[EventFacts]) -> Iterator[Group]:
    by_place = {event.name: event for event in sorted(kept, key=lambda event: event.place)}
    events = [by_place[name] for name in in_order(log, "event", tuple(by_place))]
    stages = {event.stage for event in events} - {""}
    if not 0 < len(stages) <= MOST_GROUPS:
        count = max(min(MOST_STEPS, len(events) // EVENTS_A_STEP), 1)
        ends = [len(events) * place // count for place in range(count + 1)]
        yield from (Group("", tuple(events[start:end])) for start, end in pairwise(ends) if end)
        return
    stage = next(event.stage for event in events if event.stage)
    cells: dict[str, list[EventFacts]] = {}
    for event in events:
        stage = event.stage or stage  # one of no stage is where the one before it is
        cells.setdefault(stage, []).append(event)
    for name in in_order(log, "stage", tuple(cells)):
        yield Group(name, tuple(cells[name]))


def _ways(log: EventLog, groups: Sequence[Group]) -> Iterator[Walked]:
    events = [event for group in groups for event in group.events]
    home = {event.name: number for number, group in enumerate(groups) for event in group.events}
    place = {event.name: number for number, event in enumerate(events)}
    sent = {event.name for event in events if event.direction == "out"}
    steps = _steps(log, list(home))
    own = _steps(log, [name for name in home if name not in sent]) if sent and len(sent) < len(home) else steps
    found = log.engine.rows(_edges(steps, "event", "next_event"))
    total = sum(row["count"] for row in found if row["source"] != row["target"])
    covered = 0
    walked: list[Walked] = []
    touched: set[str] = set()
    for row in sorted(found, key=lambda row: (-row["customers"], row["source"], row["target"])):
        source, target = row["source"], row["target"]
        ends, share = {source, target}, row["customers"] / log.customers
        kind = _kind(place[source], place[target], home[target] - home[source])
        enough = covered >= COVERED * total or len(walked) >= MOST_WAYS or share < LEAST_SHARE
        if (enough and (ends <= touched or source == target)) or (kind != "main" and ends & sent):
            continue
        walked.append(Walked(source, target, kind, share))
        touched |= ends
        covered += row["count"] if source != target else 0
    yield from walked
    yield from _ends(log, own)
    if len(groups) > 1:
        yield from _between(log, own, home)


def _kind(source: int, target: int, groups: int) -> Kind:
    return "loop" if target <= source else "main" if groups <= 1 else "alternative"


def _steps(log: EventLog, names: Sequence[str]) -> Any:
    """The table ``steps`` of these events alone."""
    events = log.engine.events
    own = ("customer", "time", "row", "event")
    return stepped(events.filter(events.event.cast("string").isin(names)).select(*own))


def _edges(steps: Any, source: str, target: str) -> Any:
    going = steps.filter(steps[target].notnull())
    return going.group_by(source=going[source].cast("string"), target=going[target].cast("string")).agg(
        customers=going.customer.nunique(), count=going.count()
    )


def _ends(log: EventLog, steps: Any) -> Iterator[Walked]:
    last = steps.filter(steps.next_event.isnull())
    found = log.engine.rows(last.group_by(source=last.event.cast("string")).agg(customers=last.count()))
    for row in sorted(found, key=lambda row: (-row["customers"], row["source"])):
        if row["customers"] >= LEAST_SHARE * log.customers:
            yield Walked(row["source"], None, "exit", row["customers"] / log.customers)


def _between(log: EventLog, steps: Any, home: dict[str, int]) -> Iterator[Walked]:
    """The ways between the groups, and out of them: customers who go several ways between two count once."""
    cases = list(home.items())
    steps = steps.mutate(
        here=steps.event.cast("string").cases(*cases), there=steps.next_event.cast("string").cases(*cases)
    )
    found = log.engine.rows(_edges(steps.filter(steps.here != steps.there), "here", "there"))
    last = steps.filter(steps.next_event.isnull())
    out = log.engine.rows(last.group_by("here").agg(customers=last.count()))
    for row in sorted(found, key=lambda row: (int(row["source"]), int(row["target"]))):
        if row["customers"] >= LEAST_SHARE * log.customers:
            source, target = int(row["source"]), int(row["target"])
            yield Walked(source, target, _kind(source, target, target - source), row["customers"] / log.customers)
    for row in sorted(out, key=lambda row: int(row["here"])):
        if row["customers"] >= LEAST_SHARE * log.customers:
            yield Walked(int(row["here"]), None, "exit", row["customers"] / log.customers)
