"""Simulated people, to try a workshop before the day and to put a load on a server: what one of them would say now.

They are no people: they say sentences from a list, some in nearly the same words, and rate moments around what the map
believes, each with a leaning of their own, so that a room disagrees somewhere.
"""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from journey.i18n import words
from journey.model import EVIDENCE, Map
from journey.workshop.agenda import LENSES, NAMES, STEPS, Kind
from journey.workshop.state import State

NOTES_A_STEP = 3  # of one person: nobody writes more in a few minutes
_SENTENCES = 8  # in the lists of ``workshop.played``
_TORN = 4  # every so many moments one on which the room is of two minds


def name(number: int, language: str) -> str:
    """What everybody can see is no person: ``Rehearsal 7``."""
    return words(language)("workshop.played.name", number=number)


def plan(state: State, journey_map: Map, number: int, targets: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
    """All that the simulated person ``number`` says in the step that is open, in order; always the same.

    ``targets``: the ids of what can be given dots.
    """
    chance = Random(f"{journey_map.id} {state.step} {number}")
    if state.phase != "open":
        return
    takes = STEPS[NAMES[state.step]].takes
    if "rating" in takes:
        yield from _ratings(state, journey_map, number, chance)
    if "dot" in takes and targets:
        yield from _dots(state, targets, chance)
    spoken: list[Kind] = [kind for kind in ("answer", "source", "card", "mind", "idea") if kind in takes]
    for _ in range(chance.randint(1, NOTES_A_STEP) if spoken else 0):
        if (made := _note(chance.choice(spoken), state, journey_map, chance)) is not None:
            yield made


def _ratings(state: State, journey_map: Map, number: int, chance: Random) -> Iterator[dict[str, Any]]:
    believed = {
        feeling.touchpoint_id: feeling.valence
        for feeling in journey_map.feelings
        if feeling.persona_id in (None, state.persona_id)
    }
    leaning = chance.gauss(0, 0.8)
    for place, moment in enumerate(state.moments):
        side = (4.0 if number % 2 else -4.0) if place % _TORN == 1 else 0.0
        felt = side + leaning + believed.get(moment, 0.0) * (0.2 if side else 0.8) + chance.gauss(0, 0.8)
        valence = round(2 * min(max(felt, -5.0), 5.0)) / 2
        yield {"kind": "rating", "touchpoint_id": moment, "persona_id": state.persona_id, "valence": valence}


def _dots(state: State, targets: Sequence[str], chance: Random) -> Iterator[dict[str, Any]]:
    weights = [1 / (place + 1) for place in range(len(targets))]
    given: dict[str, int] = {}
    for target in chance.choices(targets, weights, k=state.budget):
        given[target] = given.get(target, 0) + 1
    yield from ({"kind": "dot", "target": target, "dots": dots} for target, dots in given.items())


def _note(kind: Kind, state: State, journey_map: Map, chance: Random) -> dict[str, Any] | None:
    text = words(journey_map.language)(f"workshop.played.{kind}.{chance.randint(1, _SENTENCES)}")
    if kind in ("card", "mind") and not journey_map.stages:
        return None
    if kind == "card":
        channels = [channel.id for channel in journey_map.channels]
        stage = chance.choice(journey_map.stages).id
        return {
            "kind": kind,
            "title": text,
            "stage_id": stage,
            "channel_id": chance.choice(channels) if channels else None,
        }
    if kind == "mind":
        of, stage = chance.choice(("think", "feel", "say", "do")), chance.choice(journey_map.stages).id
        return {"kind": kind, "of": of, "text": text, "stage_id": stage, "persona_id": state.persona_id}
    if kind == "source":
        return {"kind": kind, "text": text, "evidence": chance.choice(EVIDENCE[1:])}
    return {"kind": kind, "text": text} | ({"lens": state.lens or LENSES[0]} if kind == "idea" else {})
