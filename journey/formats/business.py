"""Kinds of business, and which one a map is about: only where it plainly shows."""

import re
from collections.abc import Iterator
from functools import cache

from journey.formats.library import open_template, templates
from journey.formats.usual import said, usual
from journey.i18n import LANGUAGES
from journey.model import MACRO_STAGES, Map
from journey.model.folding import folded

ANY = "any"
_BLANK = "blank"
_ENOUGH_SHARED = 3  # names of stages and touchpoints that no other kind has
_SPOKEN_OF = (  # words of a title, folded, that leave no doubt, in English and Italian
    (r"insurance|insurer|assicurazion\w*|polizz[ae]", "insurance"),
    (r"hotels?|restaurants?|ristorant[ei]|albergh?[oi]|agriturism[oi]|guesthouse|b b|hostel|ostell[oi]", "hotel"),
    (r"medical|clinics?|hospitals?|dentists?|patients|patient journey|healthcare|medic[oi]|medica|ambulatori\w*"
     r"|ospedal\w+|dentista|pazient[ei]", "medical-visit"),
    (r"public (?:service|office)s?|municipal\w*|city council|citizens?|permit|comune di|municip\w+|cittadini"
     r"|serviz\w+ pubblic\w+|permess[oi]", "public-service"),
    (r"software|saas", "subscription-software"),
    (r"consulting|consultancy|consulenz[ae]", "consulting-sale"),
    (r"e ?commerce|web ?shop|online (?:\w+ )?(?:shop|store)|(?:shop|store) online|negozio (?:\w+ )*online",
     "online-shop"),
)  # fmt: skip


def businesses() -> tuple[str, ...]:
    """The kinds of business that have a template, by its name."""
    return tuple(dict.fromkeys(each.name for each in templates() if each.name != _BLANK))


def guessed_business(journey_map: Map) -> str:
    """The kind of business that a map is about: by names that only this kind has, else by its title.

    ``ANY`` where neither tells, and where a title speaks of two kinds. What a map is for is not read: a swim school
    that hopes for citizens and subscriptions is neither an office nor a program.
    """
    return _shared(journey_map) or _spoken_of(journey_map.title) or ANY


def _spoken_of(title: str) -> str:
    spoken = folded(title)
    found = {name for words, name in _SPOKEN_OF if re.search(rf"\b(?:{words})\b", spoken)}
    return found.pop() if len(found) == 1 else ""


def _shared(journey_map: Map) -> str:
    told = {folded(record.name) for record in journey_map.stages}
    told |= {folded(record.title) for record in journey_map.touchpoints}
    shared = {name: len(told & own) for name, own in _own_names().items()}
    first, second, *_ = sorted(shared, key=shared.__getitem__, reverse=True)
    return first if shared[first] >= _ENOUGH_SHARED and shared[first] > shared[second] else ""


@cache
def _own_names() -> dict[str, frozenset[str]]:
    """Names of stages and touchpoints that one kind of business has and no other, in every language."""
    known = {name: frozenset(map(folded, _names(name))) for name in (*businesses(), ANY)}
    return {
        name: names.difference(*(others for other, others in known.items() if other != name))
        for name, names in known.items()
        if name != ANY
    }


def _names(business: str) -> Iterator[str]:
    for language in LANGUAGES:
        template = open_template(_BLANK if business == ANY else business, language)
        yield from (each.name for each in template.stages)
        yield from (each.title for each in template.touchpoints)
        for lists in (usual("stages")[business], usual("touchpoints")[business]):
            yield from (said(entry, language) for macro_stage in MACRO_STAGES for entry in lists[macro_stage])
