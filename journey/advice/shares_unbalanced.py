"""More customers go on and leave than came, or fewer: the shares of the ways do not add up at a stage.

A difference of two points is let pass as rounding.

Source: what flows in flows out, as ``journey.model.shares`` counts it.
Example: 60% reach “Order”, 50% go on from it, 30% leave.
"""

from collections.abc import Iterable

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule, grouped
from journey.model.shares import stage_shares


def find(reading: Reading) -> Iterable[Finding]:
    """Stages where what comes in is not what goes out."""
    wrong = {share.stage_id for share in stage_shares(reading.map) if not share.balanced}
    stages = [stage for stage in reading.map.stages if stage.id in wrong]
    return grouped(stages, (stage.name for stage in stages))


RULE = Rule("doubtful", 70, "", find)
