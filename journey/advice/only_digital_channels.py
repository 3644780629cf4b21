"""All channels are digital: then nobody telephones, asks a neighbour or holds the thing in their hands.

Silent while there is only one channel.

Source: Verhoef, Neslin and Vroomen 2007, “Multichannel customer management: understanding the research-shopper
phenomenon”, International Journal of Research in Marketing 24(2): people search in one channel and buy in another.
Example: website, e-mail, app, social network.
"""

from collections.abc import Iterable

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule, grouped


def find(reading: Reading) -> Iterable[Finding]:
    """All the channels, where each one is digital."""
    channels = reading.map.channels
    if len(channels) < 2 or any(channel.kind != "digital" for channel in channels):
        return ()
    return grouped(channels, (channel.name for channel in channels))


RULE = Rule("hint", 55, "channels", find)
