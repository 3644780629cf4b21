"""The end is worse than the middle: it is one of the two moments by which the whole is remembered.

At least five moments, and the last one and a half points or more below the mean of those between the first and it.

Source: Kahneman, Fredrickson, Schreiber and Redelmeier 1993, “When more pain is preferred to less: adding a better
end”, Psychological Science 4(6), the peak-end rule. The threshold is ours.
Example: a middle around +2, and at the end “The price for newcomers” at -1.
"""

from collections.abc import Iterable
from statistics import fmean

from journey.advice.naming import listed
from journey.advice.reading import Reading, place_of
from journey.advice.rule import Finding, Rule, grouped

LEAST_MOMENTS = 5
LEAST_FALL = 1.5  # points of valence


def find(reading: Reading) -> Iterable[Finding]:
    """The last moments of the curves that end low, with the places where they do."""
    ends = {
        persona_id: moments[-1]
        for persona_id, moments in reading.curves.items()
        if len(moments) >= LEAST_MOMENTS
        and moments[-1].valence <= fmean(moment.valence for moment in moments[1:-1]) - LEAST_FALL
    }
    personas = listed(map(reading.whose, ends))
    return grouped([end.feeling for end in ends.values()], map(place_of, ends.values()), personas=personas)


RULE = Rule("hint", 25, "emotions", find)
