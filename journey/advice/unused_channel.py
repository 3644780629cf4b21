"""A channel that no touchpoint uses: customers do not meet the company there, or the map has forgotten it.

Silent while a stage is still without touchpoints: the channel may be for that one.

Source: Verhoef, Kannan and Inman 2015, “From multi-channel retailing to omni-channel retailing”, Journal of Retailing
91(2): customers move between channels while they decide, so a channel is drawn where they use it.
Example: “Shop” among the channels, and nothing happens in a shop.
"""

from collections.abc import Iterable

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule, grouped


def find(reading: Reading) -> Iterable[Finding]:
    """Channels without a touchpoint."""
    if not reading.map.touchpoints or not all(cell for _, cell in reading.map.path):
        return ()
    used = {touchpoint.channel_id for touchpoint in reading.map.touchpoints}
    idle = [channel for channel in reading.map.channels if channel.id not in used]
    return grouped(idle, (channel.name for channel in idle))


RULE = Rule("doubtful", 85, "channels", find)
