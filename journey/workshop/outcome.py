"""What comes of a workshop, as one edit on its map: everything with how it is known, and how far apart people were.

```
ratings    -> feelings: the median, the middle half, how many answered; the word named most often, words of a customer
cards      -> touchpoints at the end of their stage; said by several, one
minds      -> notes: what they do under "actions", what they think, feel and say under "thoughts"
ideas      -> opportunities, by falling number of dots; a group is one, and the dots are ballots
decisions  -> solutions with their owner and their day
```

Everything gets an id that follows from the room and what was said, so that a workshop that goes on next week adds what
is new, and puts anew what has changed.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, get_args

from journey.i18n import words
from journey.model import EVIDENCE, Edit, Feeling, Insight, Map, Operation, Record, Set, Touchpoint, new_id
from journey.model.base import Evidence
from journey.model.cell_notes import own_lanes
from journey.model.changes import add
from journey.model.rows import Lane, LaneKind, Note
from journey.model.voices import Ballot
from journey.workshop.contribution import Card, Dot, Idea, Mind, Rating, Said
from journey.workshop.spread import spread
from journey.workshop.state import State

Part = Literal["feelings", "touchpoints", "notes", "opportunities", "decisions"]
PARTS: tuple[Part, ...] = get_args(Part)
_LANES: Mapping[str, LaneKind] = {"do": "actions", "think": "thoughts", "feel": "thoughts", "say": "thoughts"}


class Heard(Protocol):
    """Something that was said, by whom, as the store keeps it."""

    @property
    def id(self) -> str: ...
    @property
    def person_id(self) -> str: ...
    @property
    def said(self) -> Said: ...


@dataclass(frozen=True, slots=True)
class Room:
    """Of what something comes: the room's id, where it is, what was said in it, and the people's names by id."""

    id: str
    state: State
    heard: Sequence[Heard]
    names: Mapping[str, str]


def outcome(journey_map: Map, room: Room, parts: Iterable[Part] = PARTS) -> Edit | None:
    """The edit; None where the map holds all of it already. What is about a stage or a moment that is gone is left out.

    Raises JourneyError as ``model.changes`` does.
    """
    operations: list[Operation] = []
    fresh: list[Record] = []
    lanes = _Lanes(journey_map)
    for part in (part for part in PARTS if part in parts):
        for record in _MAKERS[part](journey_map, room, lanes):
            held = journey_map.get(record.id)
            if held is None:
                fresh.append(record)
            else:
                operations += _changed(held, record)
    made = (*lanes.fresh, *fresh)
    operations += add(journey_map, *made).operations if made else ()
    return Edit(label="workshop", subject=journey_map.title, operations=tuple(operations)) if operations else None


class _Lanes:
    """The rows of a map in which notes are put: those it lists, else its own kind made so."""

    def __init__(self, journey_map: Map) -> None:
        self.fresh: list[Lane] = []
        self._listed = list(journey_map.lanes)

    def id_of(self, kind: LaneKind) -> str:
        if not self._listed:
            self.fresh = list(own_lanes())
            self._listed = list(self.fresh)
        found = next((lane for lane in self._listed if lane.kind == kind), None)
        if found is None:
            found = Lane(id=new_id(), kind=kind)
            self.fresh.append(found)
            self._listed.append(found)
        return found.id


def _feelings(journey_map: Map, room: Room, _: _Lanes) -> Iterator[Record]:
    """One for each moment and persona that somebody rated, in place of what the map had there."""
    rated: dict[tuple[str | None, str], list[Rating]] = {}
    for heard in room.heard:
        if isinstance(heard.said, Rating) and journey_map.touchpoint(heard.said.touchpoint_id):
            known = heard.said.persona_id if journey_map.persona(heard.said.persona_id or "") else None
            rated.setdefault((known, heard.said.touchpoint_id), []).append(heard.said)
    for (persona_id, place), ratings in rated.items():
        held = next((f for f in journey_map.feelings if (f.persona_id, f.touchpoint_id) == (persona_id, place)), None)
        found = spread(place, (rating.valence for rating in ratings))
        named = Counter(rating.emotion for rating in ratings if rating.emotion)
        quote = next((rating.words for rating in ratings if rating.words), "")
        yield Feeling(
            id=held.id if held else _id(room, "feeling", persona_id or "", place),
            persona_id=persona_id, touchpoint_id=place, valence=found.median,
            emotion=named.most_common(1)[0][0] if named else "", quote=quote or (held.quote if held else ""),
            evidence=_best(rating.evidence for rating in ratings),
            low=found.low if found.n > 1 else None, high=found.high if found.n > 1 else None, n=found.n,
        )  # fmt: skip


def _touchpoints(journey_map: Map, room: Room, _: _Lanes) -> Iterator[Record]:
    """What several said in the same words is one, with the evidence of who knows best."""
    said: dict[tuple[str, str], list[tuple[str, Card]]] = {}
    for heard in room.heard:
        if isinstance(heard.said, Card) and journey_map.stage(heard.said.stage_id):
            said.setdefault((heard.said.stage_id, heard.said.title.casefold()), []).append((heard.id, heard.said))
    there = {(place.stage_id, place.title.casefold()): place.id for place in journey_map.touchpoints}
    channels = {channel.id for channel in journey_map.channels}
    for key, cards in said.items():
        made = _id(room, cards[0][0])
        if there.get(key, made) != made:
            continue  # the map had it before
        channel = next((card.channel_id for _, card in cards if card.channel_id in channels), None)
        quote = next((card.words for _, card in cards if card.words), "")
        yield Touchpoint(
            id=made, stage_id=key[0], channel_id=channel, title=cards[0][1].title, description=quote,
            evidence=_best(card.evidence for _, card in cards),
        )  # fmt: skip


def _notes(journey_map: Map, room: Room, lanes: _Lanes) -> Iterator[Record]:
    t = words(journey_map.language)
    for heard in room.heard:
        if isinstance(heard.said, Mind) and journey_map.stage(heard.said.stage_id):
            text = t.quoted(heard.said.text) if heard.said.of == "say" else heard.said.text
            yield Note(
                id=_id(room, heard.id), lane_id=lanes.id_of(_LANES[heard.said.of]), stage_id=heard.said.stage_id,
                text=text, evidence=heard.said.evidence,
            )  # fmt: skip


def _opportunities(journey_map: Map, room: Room, __: _Lanes) -> Iterator[Record]:
    ideas = {heard.id: heard.said for heard in room.heard if isinstance(heard.said, Idea)}
    groups = {group.id: (group.title, group.members) for group in room.state.groups}
    alone = set(ideas) - {note for _, members in groups.values() for note in members}
    targets = {**groups, **{one: (idea.text, (one,)) for one, idea in ideas.items() if one in alone}}
    dots = [(heard, heard.said) for heard in room.heard if isinstance(heard.said, Dot) and heard.said.dots]
    given = Counter[str]()
    for _, dot in dots:
        given[dot.target] += dot.dots
    for target in sorted(targets, key=lambda one: -given[one]):
        title, members = targets[target]
        stages = {
            idea.stage_id for one in members if (idea := ideas.get(one)) and journey_map.stage(idea.stage_id or "")
        }
        yield Insight(
            id=_id(room, target), kind="opportunity", title=title, stage_id=stages.pop() if len(stages) == 1 else None
        )
    for heard, dot in dots:
        if dot.target in targets:
            yield Ballot(
                id=_id(room, "ballot", heard.person_id, dot.target), target_id=_id(room, dot.target),
                participant=room.names.get(heard.person_id, ""), value=float(dot.dots),
            )  # fmt: skip


def _decisions(_: Map, room: Room, __: _Lanes) -> Iterator[Record]:
    for made in room.state.decisions:
        yield Insight(id=_id(room, made.id), kind="solution", title=made.text, owner=made.owner, due=made.due)


_MAKERS: Mapping[Part, Callable[[Map, Room, _Lanes], Iterator[Record]]] = {
    "feelings": _feelings, "touchpoints": _touchpoints, "notes": _notes, "opportunities": _opportunities,
    "decisions": _decisions,
}  # fmt: skip
_KEPT = frozenset(["id", "order", "status", "importance", "satisfaction", "impact", "effort"])
"""What a team works out afterwards: a workshop that goes on does not take it back."""


def _changed(held: Record, record: Record) -> list[Operation]:
    before, after = held.model_dump(mode="json"), record.model_dump(mode="json")
    return [
        Set(id=held.id, field=name, value=value)
        for name, value in after.items()
        if name not in _KEPT and name in before and before[name] != value
    ]


def _best(known: Iterable[Evidence]) -> Evidence:
    return max(known, key=EVIDENCE.index)


def _id(room: Room, *said: str) -> str:
    """Always the same for the same thing of the same room, and like every other id."""
    return hashlib.sha256("\n".join((room.id, *said)).encode()).hexdigest()[:12]
