"""Stages named from the company's side: customers look around and decide; nobody wakes up to be “converted”.

A stage's name is split into words; a word from the trade in either language speaks for the company, whatever language
the map is in, since the trade mixes them. Two words written as one are found too (“up-selling”, “win back”).

Source: the practice of naming stages in the customer's words; the lists are our own.
Example: “Lead nurturing”, “Onboarding”, “Fidelizzazione”.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule, grouped

ENGLISH = """
    acquisition advocacy aftersales churn conversion convert crosssell crossselling engagement fulfillment fulfilment
    funnel lead leads loyalty monetisation monetization nurture nurturing onboarding pipeline postsales presales
    prospect prospecting prospects reactivation remarketing retargeting retention sales segmentation targeting upsell
    upselling winback
"""
ITALIAN = """
    acquisizione contrattualizzazione conversione convertire erogazione evasione fidelizzare fidelizzazione
    monetizzazione postvendita prevendita profilazione prospezione riattivazione segmentazione vendita
"""
TRADE = frozenset(ENGLISH.split() + ITALIAN.split())


def from_inside(name: str) -> bool:
    """Whether a name has a word of the trade in it."""
    words = re.findall(r"[^\W\d_]+", name.casefold())
    return not TRADE.isdisjoint([*words, *(first + second for first, second in pairwise(words))])


def find(reading: Reading) -> Iterable[Finding]:
    """Stages whose names say what the company does."""
    inside = [stage for stage in reading.map.stages if from_inside(stage.name)]
    return grouped(inside, (stage.name for stage in inside))


RULE = Rule("doubtful", 20, "stages", find)
