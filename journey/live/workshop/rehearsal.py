"""A rehearsal: simulated people come into a room and speak as the steps open, until they are sent out again."""

import logging
import threading
from itertools import islice
from uuid import uuid4

from journey.errors import JourneyError
from journey.live.workshop.told import targets
from journey.store import Store
from journey.workshop import players

MOST = 60
SECONDS_BETWEEN = 0.5  # two words of a room a second: a facilitator can follow


class Rehearsal:
    """The simulated people of one room, in a thread of its own. ``store``: of whoever leads the room."""

    def __init__(self, store: Store, room_id: str, people: int, seconds_between: float = SECONDS_BETWEEN) -> None:
        room = store.room(room_id)
        language = store.load(room.map_id)[0].language
        self._store, self._room_id, self._pause = store, room_id, seconds_between
        self._tokens = [
            store.join(room_id, players.name(number, language), simulated=True)[0]
            for number in range(1, min(people, MOST) + 1)
        ]
        self._said: dict[tuple[int, int], int] = {}  # of a step and a person, how much of their plan
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="rehearsal", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """They fall silent; what they said is taken out by ``Store.end_rehearsal``."""
        self._stopping.set()
        self._thread.join(timeout=10)

    def _run(self) -> None:
        turn = 0
        while not self._stopping.wait(self._pause):
            try:
                for _ in self._tokens:  # the next one who still has something to say
                    turn = (turn + 1) % len(self._tokens)
                    if self.speak(turn):
                        break
            except JourneyError as error:
                if error.code in ("room_over", "room_removed", "unknown_room", "unknown_map"):
                    return
                if error.code != "room_locked":
                    logging.getLogger(__name__).info("a rehearsal waits: %s", error.code)

    def speak(self, person: int) -> bool:
        """Lets one of them say what comes next in their plan for the open step; False where there is nothing left."""
        room = self._store.room(self._room_id)
        journey_map, _ = self._store.load(room.map_id)
        shown = [one["id"] for one in targets(room, self._store.heard_in(self._room_id))]
        done = self._said.get((room.state.step, person), 0)
        body = next(islice(players.plan(room.state, journey_map, person, shown), done, None), None)
        if body is None:
            return False
        self._store.say(self._tokens[person], uuid4().hex, room.state.step, body)
        self._said[room.state.step, person] = done + 1
        return True


class Rehearsals:
    """The rehearsals of this process, one a room."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._going: dict[str, Rehearsal] = {}

    def begin(self, store: Store, room_id: str, people: int) -> None:
        """Fills the room with so many; what was there of simulated people goes first."""
        self.end(store, room_id)
        made = Rehearsal(store, room_id, people)
        with self._lock:
            self._going[room_id] = made
        made.start()

    def end(self, store: Store, room_id: str) -> None:
        """Takes them out of the room, with all that they said."""
        with self._lock:
            going = self._going.pop(room_id, None)
        if going:
            going.stop()
        if any(person.simulated and not person.removed for person in store.people(room_id)):
            store.end_rehearsal(room_id)


rehearsals = Rehearsals()
