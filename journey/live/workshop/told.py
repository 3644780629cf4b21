"""What phones and screens are told of a room. The same for all phones, so that it is worked out once for forty.

What somebody has said in a step that still hides it stands in neither: of it only numbers are told. A phone knows its
own words.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from journey.model import Map, Persona
from journey.scene.icons import path_data
from journey.store.room_rows import Person, Room
from journey.store.saying import Heard
from journey.workshop.agenda import NAMES
from journey.workshop.contribution import Answer, Card, Dot, Idea, Mind, Parked, Rating, Said, Source
from journey.workshop.spread import Spread, disagreements, spreads

MOST_NOTES = 200  # that a screen is told, the newest; of the others how many there are in each stage
AFFINITY, EMPATHY = NAMES.index("affinity"), NAMES.index("empathy")


def phone(room: Room, people: Sequence[Person], heard: Sequence[Heard], journey_map: Map) -> dict[str, Any]:
    """What every phone needs, and nothing that changes with each word that others say."""
    state = room.state
    return {
        **_both(room, people, journey_map),
        "takes": sorted(kind for kind in (*state.now_open.takes, "parking") if state.takes(kind)),
        "stages": [{"id": each.id, "name": each.name, "macro": each.macro_stage} for each in journey_map.stages],
        "channels": [{"id": each.id, "name": each.name, "icon": path_data(each.icon)} for each in journey_map.channels],
        "moments": [
            {
                "id": place.id,
                "title": place.title,
                "stage_id": place.stage_id,
                "stage": _stage(journey_map, place.stage_id),
                **_channel(journey_map, place.channel_id),
            }
            for one in state.moments
            if (place := journey_map.touchpoint(one))
        ],
        "targets": targets(room, heard) if state.step == AFFINITY else [],
    }


def screen(room: Room, people: Sequence[Person], heard: Sequence[Heard], journey_map: Map) -> dict[str, Any]:
    """What the wall shows: of a step that hides what is said, how much and from how many."""
    state = room.state
    here = [each for each in heard if each.step == state.step and _counts(each.said)]
    names = {person.id: person.name for person in people}
    shown = () if state.hides else here
    found = _spreads(journey_map, shown)
    notes = [each for each in shown if not isinstance(each.said, Rating | Dot)]
    older = Counter(str(_about(each.said, journey_map).get("stage", "")) for each in notes[:-MOST_NOTES])
    return {
        **_both(room, people, journey_map),
        "said": len(here),
        "from": len({each.person_id for each in here}),
        "notes": [
            {
                "id": each.id,
                "text": words_of(each.said),
                "by": names.get(each.person_id, ""),
                **_about(each.said, journey_map),
            }
            for each in notes[-MOST_NOTES:]
        ],
        "older": older,
        "ratings": [_told(each, journey_map) for each in found],
        "torn": [each.place_id for each in disagreements(found)],
        "ranked": ranked(room, heard) if state.step >= AFFINITY and AFFINITY not in state.hidden else [],
        "targets": targets(room, heard) if state.step == AFFINITY and state.hides else [],
        "order": [each.name for each in journey_map.stages],
        "decisions": [
            {"text": each.text, "owner": each.owner, "due": each.due.isoformat() if each.due else ""}
            for each in state.decisions
        ],
        "parked": sum(isinstance(each.said, Parked) for each in heard),
        "minutes": list(state.minutes),
    }


def targets(room: Room, heard: Iterable[Heard]) -> list[dict[str, Any]]:
    """What can be given dots: groups of notes, and the ideas that are in none. Only what the room has revealed."""
    shown = (each for each in heard if isinstance(each.said, Idea) and each.step not in room.state.hidden)
    ideas = {each.id: words_of(each.said) for each in shown}
    within = {note for group in room.state.groups for note in group.members}
    groups = [{"id": group.id, "text": group.title, "n": len(group.members)} for group in room.state.groups]
    return [*groups, *({"id": one, "text": text, "n": 1} for one, text in ideas.items() if one not in within)]


def ranked(room: Room, heard: Sequence[Heard]) -> list[dict[str, Any]]:
    """The targets by their dots, the most first; those without come last, in their order."""
    dots: Counter[str] = Counter()
    for each in heard:
        if isinstance(each.said, Dot):
            dots[each.said.target] += each.said.dots
    found = [{**target, "dots": dots[target["id"]]} for target in targets(room, heard)]
    return sorted(found, key=lambda target: -target["dots"])


def _counts(said: Said) -> bool:
    """Whether it is a part of what the step asks for: the parking lot is not, nor are dots that were taken back."""
    return not isinstance(said, Parked) and not (isinstance(said, Dot) and said.dots == 0)


def words_of(said: Said) -> str:
    """The words of a note; "" for what has none."""
    if isinstance(said, Card):
        return said.title
    if isinstance(said, Rating):
        return said.words
    return said.text if isinstance(said, Answer | Source | Mind | Idea | Parked) else ""


def _both(room: Room, people: Sequence[Person], journey_map: Map) -> dict[str, Any]:
    state, persona = room.state, journey_map.persona(room.state.persona_id or "")
    return {
        "code": room.code,
        "title": journey_map.title,
        "step": state.step,
        "name": state.name,
        "phase": state.phase,
        "hides": state.hides,
        "revealed": state.step in state.revealed,
        "locked": state.locked,
        "closed": room.closed_at is not None,
        "ends": round(state.ends_at.timestamp() * 1000) if state.ends_at else None,
        "left": round(state.left),
        "question": state.question,
        "lens": state.lens,
        "budget": state.budget,
        "people": sum(not person.removed for person in people),
        "played": sum(person.simulated and not person.removed for person in people),
        "persona": _persona(persona, journey_map) if persona else None,
    }


def _persona(persona: Persona, journey_map: Map) -> dict[str, Any]:
    at = journey_map.personas.index(persona)
    return {"id": persona.id, "name": persona.name.split(" ")[0], "at": at}


def _stage(journey_map: Map, stage_id: str) -> str:
    stage = journey_map.stage(stage_id)
    return stage.name if stage else ""


def _channel(journey_map: Map, channel_id: str | None) -> dict[str, str]:
    channel = journey_map.channel(channel_id)
    return {"channel": channel.name, "icon": path_data(channel.icon)} if channel else {}


def _about(said: Said, journey_map: Map) -> dict[str, Any]:
    """Where a note belongs, in words, and what kind it is."""
    told: dict[str, Any] = {"kind": said.kind}
    if isinstance(said, Card | Mind | Idea):
        told["stage"] = _stage(journey_map, said.stage_id or "")
    if isinstance(said, Card):
        told |= _channel(journey_map, said.channel_id)
    if isinstance(said, Mind):
        told["of"] = said.of
    if isinstance(said, Source):
        told["evidence"] = said.evidence
    return told | ({"lens": said.lens} if isinstance(said, Idea) else {})


def _spreads(journey_map: Map, heard: Iterable[Heard]) -> tuple[Spread, ...]:
    answers: dict[str, list[float]] = {place: [] for place in journey_map.numbers}
    for each in heard:
        if isinstance(each.said, Rating) and each.said.touchpoint_id in answers:
            answers[each.said.touchpoint_id].append(each.said.valence)
    return spreads(answers)


def _told(found: Spread, journey_map: Map) -> dict[str, Any]:
    place = journey_map.touchpoint(found.place_id)
    return {
        "id": found.place_id, "title": place.title if place else "", "number": journey_map.numbers[found.place_id],
        "stage": _stage(journey_map, place.stage_id) if place else "", "answers": list(found.answers),
        "median": found.median, "low": found.low, "high": found.high, "n": found.n,
    }  # fmt: skip
