"""Touchpoints of one stage that are several ways to do one thing: who takes one of them hardly ever takes another.

The log says so, for a map cannot: a link of the kind ``alternative`` is a way that fewer walk, not one of two things
to do, and a log knows no personas. Looked at are the customers who went on to a later stage; of the last stage, where
nobody can, those who came at least as far as the stage before. That some were not in the stage at all is in it, so
rare touchpoints are not taken for alternatives only because few customers come to either. Two touchpoints are
alternatives if chance alone would bring ``LEAST_EXPECTED`` of these customers or more to both (as many as there would
be if coming to one had nothing to do with coming to the other), and no more than ``MOST_TOGETHER`` of that do.

In a group of alternatives everyone is one to every other; a touchpoint joins the first group, along the plan, of which
that is true. Counted is what the log of the period shows: a small log, or a rare touchpoint, tells of none.
"""

from collections.abc import Sequence
from typing import Any

from journey.analyses.plan import Plan

LEAST_EXPECTED = 10  # customers: of so many by chance, two or fewer come by chance in 3 of 1,000 cases
MOST_TOGETHER = 0.2


def alternatives(
    together: Sequence[dict[str, Any]], reached: Sequence[dict[str, Any]], plan: Plan
) -> tuple[tuple[int, ...], ...]:
    """The groups of places, each in the order of the plan. ``together``: how many of those looked at came to ``place``
    and ``other``, with every place beside itself; ``reached``: customers by ``stage`` and ``furthest`` place."""
    both = {(row["place"], row["other"]): row["customers"] for row in together}
    furthest = [
        (row["furthest"], row["customers"]) for row in reached if row["stage"] == plan.stage_of[row["furthest"]]
    ]
    groups: list[list[int]] = []
    for place, stage in enumerate(plan.stage_of):
        looked_at = sum(customers for far, customers in furthest if far >= plan.beyond[stage])

        def excludes(other: int, here: int = place, n: int = looked_at) -> bool:
            expected = both.get((here, here), 0) * both.get((other, other), 0) / n if n else 0
            return expected >= LEAST_EXPECTED and both.get((other, here), 0) <= MOST_TOGETHER * expected

        own = (group for group in groups if plan.stage_of[group[0]] == stage and all(map(excludes, group)))
        if group := next(own, None):
            group.append(place)
        else:
            groups.append([place])
    return tuple(tuple(group) for group in groups if len(group) > 1)
