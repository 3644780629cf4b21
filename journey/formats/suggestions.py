"""What maps of the same kind of business hold, to be taken word by word.

Touchpoints come from short general lists, everything else from the template of that business. Nothing here is about the
map at hand but its guess: what is there already is for the caller to leave out.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from journey.formats.library import open_template, templates
from journey.formats.usual_touchpoints import usual_touchpoints
from journey.i18n import LANGUAGES, words
from journey.model import MACRO_STAGES, Map, Stage, Touchpoint

ANY = "any"
_BLANK = "blank"
_ENOUGH_SHARED = 3  # names of stages and touchpoints that tell more than the title does
_SPOKEN_OF = (  # how words of a title begin, in English and Italian, and the template they call up
    ("insur|polic|polizz|assicur|sinistr", "insurance"),
    ("hotel|restaur|ristor|alberg|guest|ospit|b&b|agrit|travel|viagg|holiday|vacanz|stay|soggiorn", "hotel"),
    ("medic|health|salut|sanit|clinic|doctor|dottor|patient|pazient|hospital|ospedal|dentist|visita", "medical-visit"),
    (
        r"public\b|pubblic[aoi]\b|pubbliche\b|municip|comun[ei]\b|citizen|cittadin|permit|permess|council",
        "public-service",
    ),
    ("software|saas|app\\b|subscri|abbonam|platform|piattaform|licen", "subscription-software"),
    ("consult|consul|b2b|tender|offert|proposal|propost|agency|agenzi", "consulting-sale"),
    ("shop|store|negoz|commerce|retail|fashion|moda|bike|bici|order|ordin", "online-shop"),
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``words`` to take, the ``fields`` that come with them, and for a touchpoint the ``icon`` of its channel."""

    words: str
    fields: Mapping[str, object] = field(default_factory=dict)
    icon: str = ""


def businesses() -> tuple[str, ...]:
    """The kinds of business that have a template, by its name."""
    return tuple(dict.fromkeys(each.name for each in templates() if each.name != _BLANK))


def folded(text: str) -> str:
    """Words without case, accents and signs: two texts that fold alike say the same."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return " ".join(re.findall(r"\w+", bare.casefold()))


def guessed_business(journey_map: Map) -> str:
    """The kind of business that a map is about: by much that it shares with a template, its title, its purpose.

    ``ANY`` where none of the three tells. A few shared names tell nothing: everybody compares and pays.
    """
    purpose = f"{journey_map.objective} {journey_map.scenario}"
    return _shared(journey_map) or _spoken_of(journey_map.title) or _spoken_of(purpose) or ANY


def _spoken_of(told: str) -> str:
    spoken = folded(told)
    found = (name for starts, name in _SPOKEN_OF if re.search(rf"\b(?:{starts})", spoken))
    return next((name for name in found if name in businesses()), "")


def _shared(journey_map: Map) -> str:
    told = {folded(record.name) for record in journey_map.stages}
    told |= {folded(record.title) for record in journey_map.touchpoints}
    shared = {name: len(told & _names(name)) for name in businesses()}
    most = max(shared, key=shared.__getitem__, default="")
    return most if shared.get(most, 0) >= _ENOUGH_SHARED else ""


def place_of(journey_map: Map, stage: Stage) -> float:
    """Where a stage stands among those of its macro stage, 0..1 from the first to the last."""
    alike = [each.id for each in journey_map.stages if each.macro_stage == stage.macro_stage]
    return (alike.index(stage.id) + 0.5) / len(alike)


@cache
def of_personas(business: str, language: str) -> tuple[Suggestion, ...]:
    """Each segment with what it needs. Nothing for any business: who they are is not to be guessed."""
    return tuple(
        Suggestion(each.segment, {"segment": each.segment, "needs": list(each.needs), "goals": list(each.goals)})
        for template in _template(business, language)
        for each in template.personas
        if each.segment
    )


@cache
def of_persona_lists(business: str, language: str) -> Mapping[str, tuple[str, ...]]:
    """What the personas need, expect, want and complain of, under the names of these fields."""
    fields = ("needs", "expectations", "goals", "opinions", "pains")
    return {
        name: tuple(
            entry
            for template in _template(business, language)
            for each in template.personas
            for entry in getattr(each, name)
        )
        for name in fields
    }


@cache
def of_frame(business: str, language: str) -> Mapping[str, tuple[str, ...]]:
    """Periods to choose from, and an objective and a scenario as one might write them."""
    periods = tuple(words(language)("define.suggestions.periods").split("|"))
    found = _template(business, language)
    return {
        "timeframe.label": periods,
        "objective": tuple(each.objective for each in found if each.objective),
        "scenario": tuple(each.scenario for each in found if each.scenario),
    }


@cache
def of_stages(business: str, language: str) -> tuple[Suggestion, ...]:
    """The stages in their order, each with its macro stage."""
    found = _template(business, language)
    if found:
        return tuple(Suggestion(each.name, {"macro_stage": each.macro_stage}) for each in found[0].stages)
    t = words(language)
    return tuple(
        Suggestion(name, {"macro_stage": macro})
        for macro in MACRO_STAGES
        for name in t(f"define.suggestions.stages.{macro}").split("|")
    )


@cache
def of_channels(business: str, language: str) -> tuple[Suggestion, ...]:
    """The channels with their icons; for any business those that most know."""
    found = _template(business, language)
    if found:
        return tuple(Suggestion(each.name, {"icon": each.icon, "kind": each.kind}) for each in found[0].channels)
    return tuple(Suggestion(name) for name in words(language)("define.suggestions.channels").split("|"))


@cache
def of_touchpoints(business: str, language: str, macro_stage: str, place: float) -> tuple[Suggestion, ...]:
    """What usually happens in a macro stage, first what stands nearest to ``place`` (0..1, see ``place_of``) in it."""
    usual = usual_touchpoints(business, language, macro_stage)
    near = sorted(range(len(usual)), key=lambda number: abs((number + 0.5) / len(usual) - place))
    return tuple(
        Suggestion(usual[number].words, {"initiator": usual[number].initiator}, usual[number].icon) for number in near
    )


@cache
def of_emotions(business: str, language: str, macro_stage: str, place: float, title: str) -> tuple[str, ...]:
    """Keys of the emotions that are named there; where the moment itself is in the template, only its own."""
    found = _template(business, language)
    if not found:
        return tuple(words(language)(f"define.suggestions.emotions.{macro_stage}").split("|"))
    near = _nearest(found[0], macro_stage, place)
    same = [each for each in near if folded(each.title) == folded(title)]
    named = [
        feeling.emotion
        for each in (same or near)
        for feeling in found[0].feelings
        if feeling.touchpoint_id == each.id and feeling.emotion
    ]
    return tuple(dict.fromkeys(named))


@cache
def of_insights(business: str, language: str, kind: str) -> tuple[Suggestion, ...]:
    """Pains, opportunities or solutions, along the path."""
    found = _template(business, language)
    return tuple(Suggestion(each.title) for template in found for each in template.insights if each.kind == kind)


def not_there(offered: Iterable[Suggestion], there: Iterable[str]) -> tuple[Suggestion, ...]:
    """Those whose words are not among ``there``, however they are written."""
    taken = {folded(each) for each in there}
    return tuple(each for each in offered if folded(each.words) not in taken)


def _nearest(template: Map, macro_stage: str, place: float) -> list[Touchpoint]:
    cells = [(stage, cell) for stage, cell in template.path if stage.macro_stage == macro_stage]
    cells.sort(key=lambda each: abs(place_of(template, each[0]) - place))
    return [touchpoint for _, cell in cells for touchpoint in cell]


def _template(business: str, language: str) -> tuple[Map, ...]:
    return (open_template(business, language),) if business in businesses() else ()


@cache
def _names(business: str) -> frozenset[str]:
    """The names of a template's stages and touchpoints, in every language."""
    found = (open_template(business, language) for language in LANGUAGES)
    return frozenset(
        folded(name)
        for template in found
        for name in (*(each.name for each in template.stages), *(each.title for each in template.touchpoints))
    )
