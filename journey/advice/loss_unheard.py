"""Customers were lost and none of them was heard: the reason on the map is then the company's own.

Losses that the company wanted are left out.

Source: Keaveney 1995, “Customer switching behavior in service industries”, Journal of Marketing 59(2): reasons for
leaving as told by those who left.
Example: “Gone after the offer”, reason “pressure”, no conversation.
"""

from collections.abc import Iterable

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule, grouped
from journey.model.losing import was_heard


def find(reading: Reading) -> Iterable[Finding]:
    """Losses of which nobody who left was heard; that somebody would talk is not enough."""
    unheard = [
        loss for loss in reading.map.losses if loss.control != "wanted" and not any(map(was_heard, loss.conversations))
    ]
    places = (loss.title or reading.place_name(loss.touchpoint_id or loss.stage_id) for loss in unheard)
    return grouped(unheard, places)


RULE = Rule("doubtful", 40, "", find)
