"""A stage far thicker than the others: two stages in one, or the part of the path that the company knows best.

At least eight touchpoints, and three times the median of at least two other stages that have any.

Source: our own threshold.
Example: sixteen touchpoints in “Compare”, four in each of the others.
"""

from collections.abc import Iterable
from statistics import median

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule, grouped

LEAST_CARDS = 8
TIMES = 3


def find(reading: Reading) -> Iterable[Finding]:
    """Stages that hold many times what the others hold."""
    sizes = {stage.id: len(cell) for stage, cell in reading.map.path if cell}
    if len(sizes) < 3:
        return ()
    thick = [
        stage
        for stage in reading.map.stages
        if sizes.get(stage.id, 0) >= LEAST_CARDS
        and sizes[stage.id] >= TIMES * median(size for other, size in sizes.items() if other != stage.id)
    ]
    return grouped(thick, (stage.name for stage in thick), cards=max((sizes[stage.id] for stage in thick), default=0))


RULE = Rule("doubtful", 80, "stages", find)
