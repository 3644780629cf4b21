"""From a map to a Mermaid diagram, and what is lost on the way.

Characters that mean something to Mermaid are written as its entities (``#58;`` for a colon): it draws them as they
were, and reading the file gives them back.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from statistics import fmean

from journey.formats.format import Written
from journey.formats.losses import Held, lost, not_written
from journey.formats.mermaid_reading import score_of
from journey.i18n import Words, words
from journey.model import Map, Touchpoint
from journey.model.curves import curve
from journey.model.personas import Persona

LONGEST_DRAWN = 50_000  # characters; Mermaid's own default limit, maxTextSize
UNNAMED = "–"
_HELD: Held = {
    "map": frozenset({"title", "scenario"}),
    "personas": frozenset({"name"}),
    "stages": frozenset({"name"}),
    "touchpoints": frozenset({"stage_id", "channel_id", "persona_ids", "title"}),
    "feelings": frozenset({"persona_id", "touchpoint_id", "stage_id", "valence"}),
    "lanes": frozenset({"kind"}),  # a built-in row is on every map
}
_KEYWORD = re.compile(r"(journey\b|title\s|section\s|acctitle\s*:|accdescr\s*[:{]|%)", re.IGNORECASE)


@dataclass(slots=True)
class _Told:
    """What has to be said about the writing."""

    escaped: int = 0
    averaged: int = 0
    unfelt: int = 0
    unnamed: int = 0
    actors: set[str] = field(default_factory=set)  # ids of the personas in any task


@dataclass(frozen=True, slots=True)
class _Felt:
    """The valences of a map: by touchpoint, of each persona by itself, and of everybody."""

    own: dict[str, dict[str, float]] = field(default_factory=dict)
    shared: dict[str, float] = field(default_factory=dict)


def written(journey_map: Map, language: str) -> Written:
    """The diagram as UTF-8 text. The notes speak ``language``."""
    told = _Told()
    lines = ["journey", *_header(journey_map, told)]
    names = _actor_names(journey_map.personas, told)
    felt = _valences(journey_map)
    for number, (stage, touchpoints) in enumerate(journey_map.path):
        if stage.name or number:
            lines.append(f"  section {_safe(_named(stage.name, told), '#:;', told)}")
        lines.extend(f"    {_task(touchpoint, journey_map, felt, names, told)}" for touchpoint in touchpoints)
    text = "\n".join(lines) + "\n"
    return Written(text.encode(), tuple(_notes(journey_map, told, len(text), words(language))))


def _header(journey_map: Map, told: _Told) -> Iterator[str]:
    if journey_map.title:
        yield f"  title {_safe(journey_map.title, '#;<', told)}"
    description = journey_map.scenario
    if "\n" in description:
        yield f"  accDescr {{\n{_safe(description, '#<}', told)}\n  }}"
    elif description:
        yield f"  accDescr: {_safe(description, '#<', told)}"


def _task(touchpoint: Touchpoint, journey_map: Map, felt: _Felt, names: dict[str, str], told: _Told) -> str:
    valences = _walkers(touchpoint, journey_map, felt)
    scores = [valence for valence in valences.values() if valence is not None]
    shared = felt.shared.get(touchpoint.id)
    if not scores and shared is not None:
        scores = [shared]
    told.unfelt += not scores
    told.averaged += len(set(scores)) > 1
    score = score_of(fmean(scores)) if scores else score_of(0)
    told.actors.update(valences)
    actors = ", ".join(names[persona_id] for persona_id in valences)
    title = _safe(_named(touchpoint.title, told), "#:;", told, first_word=True)
    return f"{title}: {score:g}" + (f": {actors}" if actors else "")


def _walkers(touchpoint: Touchpoint, journey_map: Map, felt: _Felt) -> dict[str, float | None]:
    """Who takes part, with what they feel. What everybody feels stands for those who say nothing of their own."""
    own = felt.own.get(touchpoint.id, {})
    shared = felt.shared.get(touchpoint.id)
    everyone = [persona.id for persona in journey_map.personas]
    concerned = [persona_id for persona_id in everyone if persona_id in (touchpoint.persona_ids or everyone)]
    if not own:
        return dict.fromkeys(concerned, shared) if touchpoint.persona_ids else {}
    return {
        persona_id: own.get(persona_id, shared)
        for persona_id in everyone
        if persona_id in own or (shared is not None and persona_id in concerned)
    }


def _valences(journey_map: Map) -> _Felt:
    felt = _Felt()
    for persona_id in (None, *(persona.id for persona in journey_map.personas)):
        for moment in curve(journey_map, persona_id):
            if moment.feeling.persona_id is None:
                felt.shared[moment.at.id] = moment.valence
            else:
                felt.own.setdefault(moment.at.id, {})[moment.feeling.persona_id] = moment.valence
    return felt


def _actor_names(personas: Iterable[Persona], told: _Told) -> dict[str, str]:
    """A name for each persona by id; the second of a name is told from the first by a number."""
    names: dict[str, str] = {}
    for persona in personas:
        name = wanted = _named(persona.name, told)
        number = 1
        while name in names.values():
            number += 1
            name = f"{wanted} ({number})"
        names[persona.id] = name
    return {persona_id: _safe(name, "#:;,", told) for persona_id, name in names.items()}


def _named(text: str, told: _Told) -> str:
    told.unnamed += not text
    return text or UNNAMED


def _safe(text: str, special: str, told: _Told, first_word: bool = False) -> str:
    """``text`` with entities for ``special`` characters and comment signs; ``first_word`` must not be a keyword."""
    safe = "".join(f"#{ord(char)};" if char in special else char for char in text)
    safe = safe.replace("%%", "#37;#37;")
    if first_word and _KEYWORD.match(f"{safe}: "):
        safe = f"#{ord(safe[0])};{safe[1:]}"
    told.escaped += safe != text
    return safe


def _notes(journey_map: Map, told: _Told, length: int, say: Words) -> Iterator[str]:
    strangers = {persona.id for persona in journey_map.personas} - told.actors
    of_stages = {feeling.id for feeling in journey_map.feelings if not feeling.touchpoint_id}
    yield from not_written(lost(journey_map, _HELD, strangers | of_stages), say)
    for what, count in (
        ("averaged", told.averaged), ("unfelt", told.unfelt), ("unnamed", told.unnamed), ("escaped", told.escaped),
    ):  # fmt: skip
        if count:
            yield say(f"mermaid.{what}", n=count)
    if length > LONGEST_DRAWN:
        yield say("mermaid.too_long_to_draw", limit=LONGEST_DRAWN)
