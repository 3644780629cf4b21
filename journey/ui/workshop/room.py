"""The room of the open map as whoever leads it sees it, and how a button changes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from journey.live.workshop.told import screen
from journey.model import Map
from journey.store.room_rows import Person, Room
from journey.store.saying import Heard
from journey.ui.clock import now
from journey.ui.problems import told
from journey.ui.session import session, store
from journey.workshop.agenda import NAMES
from journey.workshop.contribution import Parked
from journey.workshop.moments import rated
from journey.workshop.state import State, ask, go

Move = Callable[[State], State]


@dataclass(frozen=True, slots=True)
class Seen:
    """``shown`` is what the wall shows: who leads sees no more of a step that hides what is said in it."""

    map: Map
    room: Room
    people: Sequence[Person]
    shown: dict[str, Any]
    parked: tuple[tuple[str, str], ...]

    @property
    def state(self) -> State:
        return self.room.state


def seen(journey_map: Map, room: Room) -> Seen:
    """The room as the store holds it now."""
    fresh, people, heard = store().room(room.id), store().people(room.id), store().heard_in(room.id)
    names = {person.id: name_of(person) for person in people}
    return Seen(journey_map, fresh, people, screen(fresh, people, heard, journey_map), _parked(fresh, heard, names))


def name_of(person: Person) -> str:
    return person.name or session.words("workshop.join.anonymous", n=person.number)


def usual_question(found: Seen) -> str:
    """What the phones ask where the facilitator asks nothing else."""
    t, state = session.words, found.state
    key = f"workshop.steps.{state.name}.question"
    if state.name != "empathy":
        return t(key)
    persona = found.map.persona(state.persona_id)
    return t(key, name=persona.name.split(" ")[0]) if persona else t(f"{key}_all")


def steer(room_id: str, move: Move) -> None:
    """For callbacks: makes a move, or keeps what is to be said where it was refused."""
    with told():
        store().steer(room_id, move)


def timed(move: Callable[..., State], **values: object) -> Move:
    """A move that needs to know when it is made: at the click, not when the button was drawn."""
    return lambda state: move(state, now=now(), **values)


def go_to(journey_map: Map, step: int) -> Move:
    """To a step. Empathy begins with the first persona and their moments, where no others were chosen."""
    return partial(_gone, journey_map=journey_map, step=step)


def _gone(state: State, journey_map: Map, step: int) -> State:
    moved = go(state, step, now())
    if NAMES[step] != "empathy" or moved.moments:
        return moved
    persona_id = journey_map.personas[0].id if journey_map.personas else None
    return ask(moved, moved.question, persona_id, rated(journey_map, persona_id))


def _parked(room: Room, heard: Sequence[Heard], names: dict[str, str]) -> tuple[tuple[str, str], ...]:
    open_now = (each for each in heard if each.step not in room.state.hidden)
    return tuple((each.said.text, names.get(each.person_id, "")) for each in open_now if isinstance(each.said, Parked))


def length(minutes: int) -> str:
    """``2 h 25``, ``45 min``."""
    hours, rest = divmod(minutes, 60)
    key = "hours" if hours else "minutes"
    return session.words(f"workshop_page.{key}", hours=str(hours), n=f"{rest:02}" if hours else str(rest))
