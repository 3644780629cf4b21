"""The best or the worst moment of a persona has no words: a height on a scale, but nothing to quote in a meeting.

The best and the worst moment of each curve of three moments or more, where they are two points or more away from zero.

Source: Kahneman and others 1993 for why the extremes count; quoting customers is the practice of qualitative research.
Example: Tom at -4.1, and not a word of his.
"""

from collections.abc import Iterable

from journey.advice.reading import Reading, place_of
from journey.advice.rule import Finding, Rule, grouped
from journey.model.curves import Moment, remembered

LEAST_MOMENTS = 3
LEAST_HEIGHT = 2.0


def find(reading: Reading) -> Iterable[Finding]:
    """Peaks and valleys without a quote."""
    mute: dict[str, Moment] = {}
    for moments in reading.curves.values():
        kept = remembered(moments)
        if kept is None or len(moments) < LEAST_MOMENTS:
            continue
        for moment in (kept.worst, kept.best):
            if abs(moment.valence) >= LEAST_HEIGHT and not moment.feeling.quote:
                mute[moment.feeling.id] = moment
    return grouped([moment.feeling for moment in mute.values()], map(place_of, mute.values()))


RULE = Rule("hint", 35, "emotions", find)
