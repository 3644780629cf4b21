"""Which of the log's stages, or events, come before which: each is compared with each other one, in the customers that
have both.

A mean of places would be wrong where many journeys begin before the log does, or end early.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Literal

from journey.events.log import EventLog

MOST = 60  # of each other; the rest is not asked for


def in_order(log: EventLog, role: Literal["stage", "event"], names: Sequence[str]) -> tuple[str, ...]:
    """The names, at most ``MOST``, by how many others they mostly come before, less those that mostly come before them
    (as Copeland counts duels); of equals by how clearly, then in the order given.

    Raises JourneyError ``engine_failed``.
    """
    names = names[:MOST]
    won: dict[str, int] = defaultdict(int)
    lead: dict[str, float] = defaultdict(float)
    if len(names) > 1:
        rows = log.engine.rows(question(log.engine.steps, role, names))
        for row in sorted(rows, key=lambda row: (row["name"], row["other"])):  # sums depend on their order
            before, after = row["before"], row["after"]
            won[row["name"]] += (before > after) - (before < after)
            lead[row["name"]] += (before - after) / row["both"]
    return tuple(sorted(names, key=lambda name: (-won[name], -lead[name])))


def question(steps: Any, role: str, names: Sequence[str]) -> Any:
    """For each two names: of the customers that have both, how many had the one first, and how many the other."""
    steps = steps.mutate(name=steps[role].cast("string"))
    kept = steps.filter(steps.name.isin(names))
    first = kept.group_by(["customer", "name"]).agg(first=kept.position.min())
    other = first.select("customer", other="name", other_first="first")
    pairs = first.join(other, "customer")
    pairs = pairs.filter(pairs.name != pairs.other)
    return pairs.group_by(["name", "other"]).agg(
        both=pairs.count(),
        before=(pairs["first"] < pairs.other_first).ifelse(1, 0).sum(),
        after=(pairs["first"] > pairs.other_first).ifelse(1, 0).sum(),
    )
