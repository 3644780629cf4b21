"""One of the three things that customers judge is never touched: the company, the offer or the service.

Silent until three touchpoints say which of them they bear on.

Source: the practice that the product follows: customers compare reliability of the company, quality of the offer and
effectiveness of the service.
Example: six touchpoints bear on the offer, two on the company, none on the service.
"""

from collections.abc import Iterator
from typing import get_args

from journey.advice.naming import listed
from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule
from journey.i18n import Phrase
from journey.model.path import Quality

LEAST_JUDGED = 3


def find(reading: Reading) -> Iterator[Finding]:
    """The qualities that no touchpoint bears on."""
    judged = [touchpoint.quality for touchpoint in reading.map.touchpoints if touchpoint.quality]
    never = [quality for quality in get_args(Quality) if quality not in judged]
    if len(judged) >= LEAST_JUDGED and never:
        names = listed(Phrase(f"advice.qualities.{quality}") for quality in never)
        yield Finding("touchpoints", params={"n": len(never), "names": names})


RULE = Rule("hint", 70, "touchpoints", find)
