"""The finding of a stage: its headline, and the moment that weighs most."""

import re
from collections import Counter
from dataclasses import dataclass

from journey.lanes.emotion_words import emotion_name, place_name
from journey.layout.story.frame import Teller
from journey.model import EMOTIONS, Insight, Loss, Persona, Stage
from journey.model.curves import Moment, curve

WEIGHTY = 2.5  # a moment nearer to zero is no finding
_WORD = re.compile(r"[^\W\d_]{4,}")  # shorter ones name nothing


@dataclass(frozen=True, slots=True)
class KeyMoment:
    """The moment of a stage that weighs most, and whose it is; ``walker`` None where the map names nobody."""

    moment: Moment
    walker: Persona | None


def stage_of_headline(teller: Teller) -> str:
    """The id of the stage that the map's headline is about; "" where it is about the whole, or about several.

    It is the stage of which the headline has the most words that no other stage has: in its name, its touchpoints, or
    what is lost there.
    """
    said = set(_WORD.findall(teller.map.headline.casefold()))
    if not said:
        return ""
    words_of = {stage.id: _own_words(teller, stage) for stage in teller.map.stages}
    spread = Counter(word for words in words_of.values() for word in words)
    count = {stage_id: sum(1 for word in words & said if spread[word] == 1) for stage_id, words in words_of.items()}
    best = max(count.values(), default=0)
    found = [stage_id for stage_id, hits in count.items() if hits == best and best]
    return found[0] if len(found) == 1 else ""


def told_by_headline(teller: Teller) -> bool:
    return bool(stage_of_headline(teller))


def _own_words(teller: Teller, stage: Stage) -> set[str]:
    cell = next(cell for one, cell in teller.map.path if one.id == stage.id)
    places = teller.contents.lost_in(stage.id)
    texts = [stage.name, *(one.title for one in cell), *(teller.contents.no_returns[place].title for place in places)]
    return set(_WORD.findall(" ".join(texts).casefold()))


def loss_of(teller: Teller, stage: Stage) -> Loss | None:
    """The greatest point of no return of a stage."""
    found = [teller.contents.no_returns[place] for place in teller.contents.lost_in(stage.id)]
    return max(found, key=lambda loss: loss.share or 0.0, default=None)


def key_moment(teller: Teller, stage: Stage) -> KeyMoment | None:
    """The lowest moment at the point of no return, else the most extreme one of the stage."""
    people: tuple[Persona | None, ...] = teller.map.personas or (None,)
    found = [
        KeyMoment(moment, walker)
        for walker in people
        for moment in curve(teller.map, walker.id if walker else "everyone")
        if _stage_id(moment) == stage.id
    ]
    loss = loss_of(teller, stage)
    there = [one for one in found if loss and one.moment.at.id == loss.touchpoint_id]
    if there:
        return min(there, key=lambda one: one.moment.valence)
    return max(found, key=lambda one: (abs(one.moment.valence), bool(one.moment.feeling.quote)), default=None)


def _stage_id(moment: Moment) -> str:
    at = moment.at
    return at.id if isinstance(at, Stage) else at.stage_id


def pain_of(teller: Teller, stage: Stage, place_id: str) -> Insight | None:
    """What hurts in a stage: at the place itself, else of the whole; the first in the team's order."""
    pains = teller.contents.insights.get(("pain", stage.id), ())
    at_place = [pain for pain in pains if pain.touchpoint_id == place_id]
    return next(iter([*at_place, *pains]), None)


def headline_of(teller: Teller, stage: Stage) -> str:
    """The map's headline where it is about this stage, else what hurts most or does most good, else the goal."""
    if stage.id == stage_of_headline(teller):
        return teller.map.headline
    loss, key = loss_of(teller, stage), key_moment(teller, stage)
    if loss and loss.title:
        return loss.title
    pain = pain_of(teller, stage, key.moment.at.id if key else "")
    is_low = key is not None and key.moment.valence <= -WEIGHTY
    if pain and (is_low or key is None):
        return pain.title
    if key and abs(key.moment.valence) >= WEIGHTY:
        return moment_sentence(teller, key)
    if stage.goal:
        return teller.quoted(stage.goal)
    if pain:
        return pain.title
    return moment_sentence(teller, key) if key else ""


def moment_sentence(teller: Teller, key: KeyMoment) -> str:
    """``Tom feels trust at “Test ride”.``; of a feeling without a name, whether it is good or bad."""
    words, moment = teller.words, key.moment
    name = teller.names.get(moment.feeling.persona_id or "", "")
    emotion = emotion_name(moment.feeling.emotion, words)
    emotion = emotion.lower() if moment.feeling.emotion in EMOTIONS else emotion  # it stands in a sentence
    place = teller.quoted(place_name(moment))
    if emotion and name:
        return words("story.feels", place=place, name=name, emotion=emotion)
    if emotion:
        return words("story.feel", place=place, emotion=emotion)
    shown = round(moment.valence, 1)
    how = "good" if shown > 0 else "bad" if shown < 0 else "neither"
    value = words.number(moment.valence, 1, signed=True)
    if name:
        return words(f"story.feels_{how}", name=name, place=place, valence=value)
    return words(f"story.feel_{how}", place=place, valence=value)
