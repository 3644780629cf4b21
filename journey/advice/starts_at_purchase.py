"""A journey that starts with the purchase: how customers came to it, and who talked them out of it, is not on it.

Silent while the map has fewer than two stages.

Source: Lecinski 2011, “Winning the Zero Moment of Truth”: much is decided before the company is met.
Example: “Order”, “Receive”, “Use”.
"""

from collections.abc import Iterator

from journey.advice.naming import listed
from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule


def find(reading: Reading) -> Iterator[Finding]:
    """The first stage, where none comes before the purchase."""
    stages = reading.map.stages
    if len(stages) >= 2 and all(stage.macro_stage != "pre_purchase" for stage in stages):
        yield Finding("stages", (stages[0].id,), {"names": listed([stages[0].name])})


RULE = Rule("hint", 60, "stages", find)
