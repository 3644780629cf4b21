"""The period was over long ago: channels, prices and habits have changed since.

More than a year after the last day. A sample and a map of a future state are left alone.

Source: our own threshold.
Example: a map of spring 2023, opened in autumn 2026.
"""

from collections.abc import Iterator

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule

LONG_AGO_DAYS = 365


def find(reading: Reading) -> Iterator[Finding]:
    """The timeframe, where it ended over a year ago."""
    end = reading.map.timeframe.end
    if end is None or reading.map.is_sample or reading.map.state == "to_be":
        return
    gone = (reading.today - end).days
    if gone > LONG_AGO_DAYS:
        yield Finding("timeframe", params={"n": gone // 30})


RULE = Rule("doubtful", 50, "timeframe", find)
