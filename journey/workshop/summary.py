"""What a workshop leaves behind, as facts: what was found, what was decided, and what is still open.

What a step still hides stays out until it is shown, or the workshop is over; ``open.hidden`` tells of it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar

from journey.model import EVIDENCE, Map
from journey.model.base import Evidence
from journey.workshop.agenda import NAMES
from journey.workshop.contribution import Answer, Card, Dot, Idea, Mind, Parked, Rating, Source
from journey.workshop.outcome import Heard as Something
from journey.workshop.spread import Spread, disagreements, spread
from journey.workshop.state import Decision, State

HURTS = 0.0  # a moment whose median is below it


class Room(Protocol):
    """The room, as the store keeps it."""

    @property
    def code(self) -> str: ...
    @property
    def state(self) -> State: ...
    @property
    def opened_at(self) -> datetime: ...
    @property
    def closed_at(self) -> datetime | None: ...


class Person(Protocol):
    """Somebody who came in."""

    @property
    def id(self) -> str: ...
    @property
    def simulated(self) -> bool: ...
    @property
    def removed(self) -> bool: ...


class Heard(Something, Protocol):
    """Something that was said, in which step and when as well."""

    @property
    def step(self) -> int: ...
    @property
    def at(self) -> datetime: ...


OfRoom = TypeVar("OfRoom", bound=Heard)


@dataclass(frozen=True, slots=True)
class Told:
    """Words, by how many people; with the best evidence that any of them had, where they were asked for it."""

    text: str
    people: int
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment that was rated: its title, the stage, as whom it was felt ("" as everybody), and all answers."""

    title: str
    stage: str
    persona: str
    spread: Spread


@dataclass(frozen=True, slots=True)
class Ranked:
    """An idea with its dots. Of a group, what its notes say; of one alone, nothing more."""

    title: str
    dots: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Open:
    """Steps of which nothing was heard, those not shown yet, and what was decided for nobody or for no day."""

    silent: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    unowned: int = 0
    undated: int = 0

    def __bool__(self) -> bool:
        return bool(self.silent or self.hidden or self.unowned or self.undated)


@dataclass(frozen=True, slots=True)
class Summary:
    """``first`` and ``last`` are the days on which something was said; ``people`` are real, ``simulated`` are not.

    ``evidence`` counts what was said by how it is known: touchpoints, thoughts, ratings and sources.
    """

    title: str
    code: str
    first: date
    last: date
    people: int
    simulated: int
    said: int
    objective: tuple[Told, ...]
    known: tuple[Told, ...]
    torn: tuple[Moment, ...]
    hurts: tuple[Moment, ...]
    ideas: tuple[Ranked, ...]
    decisions: tuple[Decision, ...]
    taken_along: tuple[Told, ...]
    parked: tuple[Told, ...]
    evidence: Mapping[Evidence, int]
    open: Open

    @property
    def is_rehearsal(self) -> bool:
        """Whether anything in it may come from simulated people."""
        return self.simulated > 0


def summarized(journey_map: Map, room: Room, people: Sequence[Person], heard: Sequence[Heard]) -> Summary:
    """``heard``: what stands, in the order in which it was said. What is about a moment that is gone is left out."""
    here = [person for person in people if not person.removed]
    shown = seen(room, heard)
    moments = _moments(journey_map, shown)
    days = [each.at.date() for each in heard] or [room.opened_at.date()]
    decisions = room.state.decisions
    return Summary(
        title=journey_map.title, code=room.code, first=min(days), last=max(days),
        people=sum(not person.simulated for person in here), simulated=sum(person.simulated for person in here),
        said=len(heard),
        objective=_told(shown, lambda each: isinstance(each.said, Answer) and NAMES[each.step] != "share"),
        known=_told(shown, lambda each: isinstance(each.said, Source)),
        torn=_torn(moments), hurts=_hurts(moments), ideas=_ideas(room.state, shown), decisions=decisions,
        taken_along=_told(shown, lambda each: isinstance(each.said, Answer) and NAMES[each.step] == "share"),
        parked=_told(shown, lambda each: isinstance(each.said, Parked)),
        evidence=_evidence(shown), open=_open(room, heard),
    )  # fmt: skip


def seen(room: Room, heard: Iterable[OfRoom]) -> list[OfRoom]:
    """What may be told to all: everything once the workshop is over, before that what no step hides."""
    hidden = room.state.hidden if room.closed_at is None else frozenset[int]()
    return [each for each in heard if each.step not in hidden]


def _told(heard: Iterable[Heard], wanted: Callable[[Heard], bool]) -> tuple[Told, ...]:
    """The same words once, those of most people first."""
    texts: dict[str, str] = {}
    people: dict[str, set[str]] = {}
    known: dict[str, list[Evidence]] = {}
    for each in filter(wanted, heard):
        if isinstance(each.said, Answer | Source | Parked):
            key = each.said.text.casefold()
            texts.setdefault(key, each.said.text)
            people.setdefault(key, set()).add(each.person_id)
            known.setdefault(key, []).extend([each.said.evidence] if isinstance(each.said, Source) else [])
    found = [
        Told(text, len(people[key]), max(known[key], key=EVIDENCE.index, default=None)) for key, text in texts.items()
    ]
    return tuple(sorted(found, key=lambda told: -told.people))


def _moments(journey_map: Map, heard: Iterable[Heard]) -> list[Moment]:
    """One for each moment and persona that somebody rated, in the order of the path."""
    answers: dict[tuple[str, str], list[float]] = {}
    for each in heard:
        if isinstance(each.said, Rating) and each.said.touchpoint_id in journey_map.numbers:
            persona = journey_map.persona(each.said.persona_id or "")
            key = (each.said.touchpoint_id, persona.name if persona else "")
            answers.setdefault(key, []).append(each.said.valence)
    found = []
    for (place_id, persona_name), values in sorted(answers.items(), key=lambda pair: journey_map.numbers[pair[0][0]]):
        place = journey_map.touchpoint(place_id)
        stage = journey_map.stage(place.stage_id) if place else None
        title, stage_name = place.title if place else "", stage.name if stage else ""
        found.append(Moment(title, stage_name, persona_name, spread(place_id, values)))
    return found


def _torn(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    by_spread = {id(each.spread): each for each in moments}
    return tuple(by_spread[id(each)] for each in disagreements(moment.spread for moment in by_spread.values()))


def _hurts(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    sore = [each for each in moments if each.spread.median < HURTS]
    return tuple(sorted(sore, key=lambda each: (each.spread.median, -each.spread.n)))


def _ideas(state: State, heard: Sequence[Heard]) -> tuple[Ranked, ...]:
    """Groups and the ideas that are in none, the most dots first."""
    words = {each.id: each.said.text for each in heard if isinstance(each.said, Idea)}
    dots: Counter[str] = Counter()
    for each in heard:
        if isinstance(each.said, Dot):
            dots[each.said.target] += each.said.dots
    grouped = {note for group in state.groups for note in group.members}
    found = [
        Ranked(group.title, dots[group.id], notes)
        for group in state.groups
        if (notes := tuple(words[note] for note in group.members if note in words))
    ]
    found += [Ranked(text, dots[one]) for one, text in words.items() if one not in grouped]
    return tuple(sorted(found, key=lambda each: (-each.dots, -len(each.notes))))


def _evidence(heard: Iterable[Heard]) -> Mapping[Evidence, int]:
    found = Counter(each.said.evidence for each in heard if isinstance(each.said, Card | Mind | Rating | Source))
    return {name: found[name] for name in EVIDENCE}


def _open(room: Room, heard: Sequence[Heard]) -> Open:
    there = {each.step for each in heard if not isinstance(each.said, Parked)}
    state = room.state
    there |= {NAMES.index("share")} if state.decisions else set()
    there |= {NAMES.index("affinity")} if state.groups else set()
    hidden = state.hidden if room.closed_at is None else frozenset[int]()
    return Open(
        silent=tuple(name for step, name in enumerate(NAMES) if step not in there),
        hidden=tuple(name for step, name in enumerate(NAMES) if step in there and step in hidden),
        unowned=sum(not each.owner for each in state.decisions),
        undated=sum(each.due is None for each in state.decisions),
    )
