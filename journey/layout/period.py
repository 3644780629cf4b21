"""The timeframe of a map in words, wherever it is told."""

from functools import cache

from journey.i18n import LANGUAGES, Words
from journey.i18n import words as words_of
from journey.model import Timeframe


@cache
def usual_periods(language: str) -> tuple[str, ...]:
    """The periods that we propose ourselves, in the same order in every language."""
    return tuple(words_of(language)("define.suggestions.periods").split("|"))


def period(timeframe: Timeframe, words: Words, most: int | None = None) -> str:
    """The label of the timeframe, else the months from its start to its end; nothing for an empty one.

    One of our own periods is said in the language of ``words``, whichever it was taken in. Where there is room for
    ``most`` characters, a longer label gives way to the months, if they are known, in short.
    """
    short = most is not None
    days = (timeframe.start, timeframe.end)
    ends = list(dict.fromkeys(words.month(day, short=short) for day in days if day is not None))
    if timeframe.label and (most is None or len(timeframe.label) <= most or not ends):
        return _said(timeframe.label, words.language)
    return words("poster.from_to", start=ends[0], end=ends[1]) if len(ends) == 2 else "".join(ends)


def _said(label: str, language: str) -> str:
    for other in LANGUAGES:
        if label in usual_periods(other):
            return usual_periods(language)[usual_periods(other).index(label)]
    return label
