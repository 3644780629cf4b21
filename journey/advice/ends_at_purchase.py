"""A journey that ends when the customer pays: using, asking for help, renewing and leaving are not on it.

Silent while the map has fewer than two stages.

Source: Lemon and Verhoef 2016, Journal of Marketing 80(6): pre-purchase, purchase, post-purchase.
Example: “Notice”, “Compare”, “Buy”, and nothing after.
"""

from collections.abc import Iterator

from journey.advice.naming import listed
from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule


def find(reading: Reading) -> Iterator[Finding]:
    """The last stage, where none comes after the purchase."""
    stages = reading.map.stages
    if len(stages) >= 2 and all(stage.macro_stage != "post_purchase" for stage in stages):
        last = stages[-1]
        yield Finding("stages", (last.id,), {"names": listed([last.name])})


RULE = Rule("missing", 50, "stages", find)
