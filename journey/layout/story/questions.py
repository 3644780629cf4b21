"""What is only assumed, as open questions: one of each kind that names the first places, the weightiest kind first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journey.lanes.emotion_words import place_name
from journey.layout.story.frame import Teller
from journey.model import Touchpoint
from journey.model.curves import curve

NAMED = 3  # places of a question


@dataclass(frozen=True, slots=True)
class Question:
    """``about``: what it asks of, the weightiest first; ``whose``: the personas who feel there."""

    kind: str
    about: tuple[str, ...]
    whose: tuple[str, ...] = ()


def open_questions(teller: Teller) -> tuple[Question, ...]:
    """Losses, moments of truth, what hurts, ideas by their score, other touchpoints, and what is felt where the
    touchpoint itself is known; at most one of each kind."""
    journey_map = teller.map
    losses = [one for one in journey_map.losses if one.evidence == "assumed"]
    losses.sort(key=lambda one: -(one.share or 0.0))
    places = [one for _, cell in journey_map.path for one in cell if one.evidence == "assumed"]
    ideas = [one for one in journey_map.insights if one.evidence == "assumed"]
    ideas.sort(key=lambda one: -(one.opportunity_score or 0.0))
    found = {
        "loss": [one.title or teller.words.percent(one.share or 0.0) for one in losses if one.title or one.share],
        "truth": [one.title for one in places if one.moment_of_truth],
        "pain": [one.title for one in ideas if one.kind == "pain"],
        "idea": [one.title for one in ideas if one.kind != "pain"],
        "touchpoint": [one.title for one in places if not one.moment_of_truth],
    }
    asked = [Question(kind, _once(titles)) for kind, titles in found.items()]
    felt = list(_felt(teller))
    places_felt, whose = _once(place for _, place in felt), _once(name for name, _ in felt)
    return tuple(one for one in (*asked, Question("feeling", places_felt, whose)) if one.about)


def sentence(teller: Teller, question: Question, named: int = NAMED) -> str:
    """``Do these really happen: “Pays”, “Waits”, “Calls” and 4 other touchpoints?``; all names of one more than
    ``named``."""
    words, about = teller.words, question.about
    shown = [teller.quoted(one) for one in (about if len(about) <= named + 1 else about[:named])]
    if more := len(about) - len(shown):
        shown.append(words(f"story.asked_more.{question.kind}", n=more))
    titles = teller.listed(shown)
    if question.whose:
        return words("story.asked.feels", n=len(question.whose), names=teller.listed(question.whose), titles=titles)
    return words(f"story.asked.{question.kind}", n=len(about), titles=titles)


def in_full(teller: Teller, question: Question) -> str:
    """The question with every place named, for the notes."""
    return sentence(teller, question, len(question.about))


def _felt(teller: Teller) -> Iterator[tuple[str, str]]:
    """Who feels something and where, the strongest first; nobody's name where the map names nobody."""
    people = [(one.id, teller.names[one.id] or teller.words("advice.names.unnamed")) for one in teller.map.personas]
    found = []
    for persona_id, name in people or [("everyone", "")]:
        for moment in curve(teller.map, persona_id):
            is_asked = isinstance(moment.at, Touchpoint) and moment.at.evidence == "assumed"
            if moment.evidence == "assumed" and not is_asked:
                found.append((abs(moment.valence), name, place_name(moment)))
    found.sort(key=lambda one: -one[0])
    return ((name, place) for _, name, place in found)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    """Each once, without the full stop that would stand inside a sentence."""
    return tuple(dict.fromkeys(name for one in names if (name := one.strip().removesuffix("."))))
