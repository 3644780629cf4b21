"""A touchpoint without a channel: something happens, but nobody knows where.

Only touchpoints that customers see, and only once the map has channels.

Source: CJML, the customer journey modelling language: a communication point has a sender, a receiver and a channel.
Example: “Asks what others pay” without “people they know”.
"""

from collections.abc import Iterable

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule, grouped


def find(reading: Reading) -> Iterable[Finding]:
    """Seen touchpoints that name no channel, on a map that has some."""
    if not reading.map.channels:
        return ()
    adrift = [touchpoint for touchpoint in reading.seen if touchpoint.channel_id is None]
    return grouped(adrift, (touchpoint.title for touchpoint in adrift))


RULE = Rule("missing", 70, "touchpoints", find)
