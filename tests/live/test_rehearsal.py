"""A room is filled with simulated people, who speak as the steps open, and emptied of them without a trace."""

from functools import partial

from journey.live.workshop.rehearsal import Rehearsal, rehearsals
from journey.store import Store
from journey.store.room_rows import Room
from journey.workshop import state
from journey.workshop.agenda import NAMES


def test_they_say_what_the_open_step_asks_for_and_then_are_silent(store: Store, room: Room) -> None:
    played = Rehearsal(store, room.id, 3)
    assert [person.name for person in store.people(room.id)] == ["Prova 1", "Prova 2", "Prova 3"]
    assert not played.speak(0)
    store.steer(room.id, partial(state.go, step=NAMES.index("objective"), now=store._clock()))
    while any(played.speak(person) for person in range(3)):
        pass
    heard = store.heard_in(room.id)
    assert {each.said.kind for each in heard} == {"answer"}
    assert {each.person_id for each in heard} == {person.id for person in store.people(room.id)}


def test_a_rehearsal_ends_without_a_trace_and_may_begin_again(store: Store, room: Room) -> None:
    token, _ = store.join(room.id, "Ann")
    store.steer(room.id, partial(state.go, step=0, now=store._clock()))
    store.say(token, "a1", 0, {"kind": "answer", "text": "Fewer calls"})
    rehearsals.begin(store, room.id, 5)
    rehearsals.begin(store, room.id, 4)
    assert sum(person.simulated and not person.removed for person in store.people(room.id)) == 4
    rehearsals.end(store, room.id)
    assert [each.id for each in store.heard_in(room.id)] == ["a1"]
    assert [person.name for person in store.people(room.id) if not person.removed] == ["Ann"]
