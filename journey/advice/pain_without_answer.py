"""A pain in a stage where no opportunity and no solution stands: known, and left there.

Source: Nielsen Norman Group, “Journey Mapping 101” (2018): a map ends in opportunities.
Example: “The bill cannot be understood” in “Use”, and nothing beside it.
"""

from collections.abc import Iterable

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule, grouped


def find(reading: Reading) -> Iterable[Finding]:
    """Pains whose stage has neither an opportunity nor a solution."""
    insights = [
        (insight, reading.stage_id(insight.touchpoint_id or insight.stage_id)) for insight in reading.map.insights
    ]
    answered = {stage_id for insight, stage_id in insights if insight.kind != "pain"}
    left = [insight for insight, stage_id in insights if insight.kind == "pain" and stage_id not in answered]
    return grouped(left, (insight.title for insight in left))


RULE = Rule("hint", 15, "", find)
