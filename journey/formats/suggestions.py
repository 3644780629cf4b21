"""What maps of a kind of business usually hold, to be taken word by word.

The words are short and general and come from ``data/suggestions``; the feelings of a moment come from the template of
that business. Nothing here is about the map at hand: what is there already is for the caller to leave out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from journey.formats.business import ANY, businesses
from journey.formats.library import open_template
from journey.formats.usual import Subject, said, usual
from journey.i18n import words
from journey.layout.period import usual_periods
from journey.model import MACRO_STAGES, Map, Stage, Touchpoint
from journey.model.folding import folded

LISTS = ("needs", "expectations", "goals", "opinions", "pains")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``words`` to take, the ``fields`` that come with them, and for a touchpoint the ``icon`` of its channel."""

    words: str
    fields: Mapping[str, object] = field(default_factory=dict)
    icon: str = ""


def place_of(journey_map: Map, stage: Stage) -> float:
    """Where a stage stands among those of its macro stage, 0..1 from the first to the last."""
    alike = [each.id for each in journey_map.stages if each.macro_stage == stage.macro_stage]
    return (alike.index(stage.id) + 0.5) / len(alike)


@cache
def of_personas(business: str, language: str) -> tuple[Suggestion, ...]:
    """Each segment with a first need. Nothing for any business: who they are is not to be guessed."""
    return tuple(
        Suggestion(name, {"segment": name, "needs": [said(each["need"], language)]})
        for each in _of("personas", business)["segments"]
        for name in (said(each, language),)
    )


@cache
def of_persona_lists(business: str, language: str) -> Mapping[str, tuple[str, ...]]:
    """What the personas need, expect, want, think and complain of, under the names of these fields."""
    known = _of("personas", business)
    return {name: tuple(said(each, language) for each in known[name]) for name in LISTS}


@cache
def of_frame(business: str, language: str) -> Mapping[str, tuple[str, ...]]:
    """Periods to choose from, and an objective and a scenario as one might write them."""
    known = usual("purposes").get(business, {})
    told = {name: tuple(said(each, language) for each in known.get(name, ())) for name in ("objective", "scenario")}
    return {"timeframe.label": usual_periods(language), **told}


@cache
def of_stages(business: str, language: str) -> tuple[Suggestion, ...]:
    """The stages in their order, each with its macro stage."""
    known = _of("stages", business)
    return tuple(
        Suggestion(said(each, language), {"macro_stage": macro}) for macro in MACRO_STAGES for each in known[macro]
    )


@cache
def of_channels(business: str, language: str) -> tuple[Suggestion, ...]:
    """The channels with their icons; for any business those that most know."""
    known = _of("channels", business)
    return tuple(Suggestion(said(each, language), {"icon": each["icon"], "kind": each["kind"]}) for each in known)


@cache
def of_touchpoints(business: str, language: str, macro_stage: str, place: float) -> tuple[Suggestion, ...]:
    """What usually happens in a macro stage, first what stands nearest to ``place`` (0..1, see ``place_of``) in it."""
    known = _of("touchpoints", business)[macro_stage]
    near = sorted(range(len(known)), key=lambda number: abs((number + 0.5) / len(known) - place))
    return tuple(
        Suggestion(said(each, language), {"initiator": each["by"]}, each["icon"])
        for each in (known[number] for number in near)
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
    """Pains or opportunities; solutions are one's own."""
    known = usual("purposes").get(business, {}).get(kind, ())
    return tuple(Suggestion(said(each, language)) for each in known)


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


def _of(subject: Subject, business: str) -> Any:
    """What is usual in a kind of business; in any, where it is not known."""
    known = usual(subject)
    return known.get(business, known[ANY])
