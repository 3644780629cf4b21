"""The finding of a stage: its headline, and the moment that weighs most."""

import re
from collections import Counter
from dataclasses import dataclass

from journey.lanes.emotion_words import emotion_name, place_name
from journey.layout.story.frame import Teller
from journey.model import EMOTIONS, Insight, Loss, Persona, Stage, face_of
from journey.model.curves import Moment, best_of, curve, worst_of

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
    what is lost there. Of a stage where nobody is lost it has to have the name: any other word may be chance.
    """
    said = _words(teller.map.headline)
    if not said:
        return ""
    words_of = {stage.id: _own_words(teller, stage) for stage in teller.map.stages}
    spread = Counter(word for words in words_of.values() for word in words)
    count = {}
    for stage in teller.map.stages:
        hits = {word for word in words_of[stage.id] & said if spread[word] == 1}
        count[stage.id] = len(hits) if hits & _words(stage.name) or teller.contents.lost_in(stage.id) else 0
    best = max(count.values(), default=0)
    found = [stage_id for stage_id, hits in count.items() if hits == best and best]
    return found[0] if len(found) == 1 else ""


def told_by_headline(teller: Teller) -> bool:
    return bool(stage_of_headline(teller))


def _own_words(teller: Teller, stage: Stage) -> set[str]:
    cell = next(cell for one, cell in teller.map.path if one.id == stage.id)
    places = teller.contents.lost_in(stage.id)
    texts = [stage.name, *(one.title for one in cell), *(teller.contents.no_returns[place].title for place in places)]
    return _words(" ".join(texts))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def loss_of(teller: Teller, stage: Stage) -> Loss | None:
    """The greatest point of no return of a stage."""
    found = [teller.contents.no_returns[place] for place in teller.contents.lost_in(stage.id)]
    return max(found, key=lambda loss: loss.share or 0.0, default=None)


def key_moment(teller: Teller, stage: Stage) -> KeyMoment | None:
    """Where customers are lost, the lowest moment, at that place if anybody feels something there; else the most
    extreme one of the stage, and of a high and a low that weigh the same the low. Of equals the first of which most is
    said."""
    people: tuple[Persona | None, ...] = teller.map.personas or (None,)
    found = [
        KeyMoment(moment, walker)
        for walker in people
        for moment in curve(teller.map, walker.id if walker else "everyone")
        if _stage_id(moment) == stage.id
    ]
    if not found:
        return None
    loss = loss_of(teller, stage)
    there = [one for one in found if loss and one.moment.at.id == loss.touchpoint_id]
    moments = [one.moment for one in there or found]
    best, worst = best_of(moments), worst_of(moments)
    key = worst if loss or abs(worst.valence) >= abs(best.valence) else best
    return next(one for one in found if one.moment is key)


def _stage_id(moment: Moment) -> str:
    at = moment.at
    return at.id if isinstance(at, Stage) else at.stage_id


def pain_of(teller: Teller, stage: Stage, place_id: str) -> Insight | None:
    """What hurts at a place, else in the stage as a whole, the first in the team's order; anything that hurts in it
    where no place is given."""
    pains = teller.contents.insights.get(("pain", stage.id), ())
    at_place = [pain for pain in pains if pain.touchpoint_id == place_id]
    rest = [pain for pain in pains if not (place_id and pain.touchpoint_id)]
    return next(iter([*at_place, *rest]), None)


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
    """``Tom feels trust at “Test ride”.``; of a feeling without a name, whether it is good or bad, as its face is.
    Who feels the same there is named too."""
    words, moment = teller.words, key.moment
    names = _who_feel_so(teller, key)
    name = teller.listed(names) if names else ""
    emotion = emotion_name(moment.feeling.emotion, words)
    emotion = emotion.lower() if moment.feeling.emotion in EMOTIONS else emotion  # it stands in a sentence
    place = teller.quoted(place_name(moment))
    if emotion and name:
        return words("story.feels", n=len(names), place=place, name=name, emotion=emotion)
    if emotion:
        return words("story.feel", place=place, emotion=emotion)
    shown = round(moment.valence, 1)
    is_flat = face_of("", moment.valence) == "neutral"
    how = "neither" if is_flat else "good" if shown > 0 else "bad"
    value = words.number(moment.valence, 1, signed=True)
    if name:
        return words(f"story.feels_{how}", n=len(names), name=name, place=place, valence=value)
    return words(f"story.feel_{how}", place=place, valence=value)


def _who_feel_so(teller: Teller, key: KeyMoment) -> list[str]:
    """The names of all who have the same feeling at the same place, as it is shown."""
    if key.walker is None:
        return []
    same = (key.moment.at.id, round(key.moment.valence, 1), key.moment.feeling.emotion)
    found = [
        teller.names[one.id]
        for one in teller.map.personas
        for moment in curve(teller.map, one.id)
        if one is key.walker or (moment.at.id, round(moment.valence, 1), moment.feeling.emotion) == same
    ]
    return [name for name in dict.fromkeys(found) if name]
