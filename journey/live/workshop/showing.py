"""What a room looks like now, worked out once for all who look: a phone's view and a screen's, as JSON.

```
somebody says something -> store -> rooms.ring("room*...", 17) -> every line wakes
each line asks for now(room, 17) -> the first makes it, in a thread -> one text for forty phones
```
"""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from journey.live.workshop.told import phone, screen
from journey.store import Store

MOST_ROOMS = 20  # of which what was told last is kept
OLDEST_SECONDS = 5.0
"""After which a room is looked at anew: no bell goes from one process to the other where the database has none."""
Whom = Literal["phone", "screen"]


@dataclass(frozen=True, slots=True)
class Told:
    """A room as of its number ``seq``: the same text for all phones, another for all screens; who was taken out."""

    seq: int
    phone: str
    screen: str
    removed: frozenset[str]
    at: float = field(default_factory=time.monotonic)

    def to(self, whom: Whom) -> str:
        return self.phone if whom == "phone" else self.screen


class Showing:
    """For the event loop alone. ``store`` is the house's own: who may look was asked at the door."""

    def __init__(self) -> None:
        self.store: Callable[[], Store] | None = None
        self._told: dict[str, Told] = {}
        self._making: dict[str, asyncio.Task[Told]] = {}

    async def now(self, room_id: str, seq: int) -> Told:
        """The room as of ``seq`` or later. Raises JourneyError as the store does."""
        held = self._told.get(room_id)
        while held is None or held.seq < seq or time.monotonic() - held.at > OLDEST_SECONDS:
            making = self._making.get(room_id)
            if making is None:
                making = asyncio.create_task(asyncio.to_thread(self._make, room_id))
                self._making[room_id] = making
                making.add_done_callback(lambda _: self._making.pop(room_id, None))
            before, held = held, await asyncio.shield(making)
            if before is not None and held.seq <= before.seq:
                break  # nothing is newer than what is there
        self._told.pop(room_id, None)
        self._told[room_id] = held
        if len(self._told) > MOST_ROOMS:
            del self._told[next(iter(self._told))]
        return held

    def _make(self, room_id: str) -> Told:
        store = self.house()
        room = store.room(room_id)
        journey_map, _ = store.load(room.map_id)
        people, heard = store.people(room_id), store.heard_in(room_id)
        to_phones, to_screens = (
            json.dumps(told(room, people, heard, journey_map), ensure_ascii=False) for told in (phone, screen)
        )
        removed = frozenset(person.id for person in people if person.removed)
        return Told(room.seq, to_phones, to_screens, removed)

    def house(self) -> Store:
        """The store. Raises RuntimeError before the server has one."""
        if self.store is None:
            raise RuntimeError("no store yet")
        return self.store()


showing = Showing()
"""The rooms of this process."""
