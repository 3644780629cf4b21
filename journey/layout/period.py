"""The timeframe of a map in words, wherever it is told."""

from journey.i18n import Words
from journey.model import Timeframe


def period(timeframe: Timeframe, words: Words, most: int | None = None) -> str:
    """The label of the timeframe, else the months from its start to its end; nothing for an empty one.

    Where there is room for ``most`` characters, a longer label gives way to the months, if they are known, in short.
    """
    short = most is not None
    days = (timeframe.start, timeframe.end)
    ends = list(dict.fromkeys(words.month(day, short=short) for day in days if day is not None))
    if timeframe.label and (most is None or len(timeframe.label) <= most or not ends):
        return timeframe.label
    return words("poster.from_to", start=ends[0], end=ends[1]) if len(ends) == 2 else "".join(ends)
