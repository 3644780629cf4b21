"""Who has a map open, where they are on it, and its newest head. One process; for the event loop and for all threads.

```
store.commit(...)  ──> bell.ring(map_id, head) ──> every watcher of the map hears {"head": 12}
browser            ──> watcher.at("card", writing=True) ──> the others hear {"here": [...]}
```
"""

import asyncio
import secrets
import threading
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

BOOT = secrets.token_hex(8)
"""A browser that hears another one knows that the server was started anew, and loads the page again."""

LONGEST_NAME, LONGEST_ID = 40, 80
MOST_HEADS = 5000  # maps whose newest head is remembered
MOST_HERE = 40  # people whom a board names; the others still hear the bell


@dataclass(eq=False)
class Watcher:
    """One open board. ``news`` is set when there is something to tell; many rings are one."""

    map_id: str
    name: str
    colour: str
    loop: asyncio.AbstractEventLoop
    id: str = field(default_factory=lambda: secrets.token_hex(6))
    place: str = ""
    writing: bool = False
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self) -> None:
        """Sets ``news`` from whatever thread; a loop that is gone hears nothing."""
        if not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self.news.set)


class Rooms:
    """The watchers of every map."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._watchers: dict[str, dict[str, Watcher]] = defaultdict(dict)
        self._heads: dict[str, int] = {}

    def enter(self, watcher: Watcher) -> None:
        with self._lock:
            self._watchers[watcher.map_id][watcher.id] = watcher
        self._wake(watcher.map_id)

    def leave(self, watcher: Watcher) -> None:
        with self._lock:
            room = self._watchers[watcher.map_id]
            room.pop(watcher.id, None)
            if not room:
                del self._watchers[watcher.map_id]
        self._wake(watcher.map_id)

    def move(self, watcher: Watcher, place: str, writing: bool) -> None:
        """The watcher looks at a card, or writes on it; "" for nowhere."""
        place = place[:LONGEST_ID]
        if (watcher.place, watcher.writing) == (place, writing):
            return
        watcher.place, watcher.writing = place, writing
        self._wake(watcher.map_id)

    def ring(self, map_id: str, head: int) -> None:
        """The map is at ``head`` now. Whoever comes after hears it too."""
        with self._lock:
            self._heads[map_id] = max(head, self._heads.pop(map_id, 0))  # to the end: the longest silent goes first
            if len(self._heads) > MOST_HEADS:
                del self._heads[next(iter(self._heads))]
        self._wake(map_id)

    def watched(self) -> tuple[str, ...]:
        """The maps that somebody has open."""
        with self._lock:
            return tuple(self._watchers)

    def news_for(self, watcher: Watcher) -> dict[str, Any]:
        """What a board is told: the boot of this process, the newest head heard of, the others who are here."""
        with self._lock:
            room = self._watchers.get(watcher.map_id, {})
            others = [other for other in room.values() if other is not watcher][:MOST_HERE]
            head = self._heads.get(watcher.map_id, 0)
        here = [
            {"id": one.id, "name": one.name, "colour": one.colour, "place": one.place, "writing": one.writing}
            for one in others
        ]
        return {"boot": BOOT, "head": head, "here": here}

    def _wake(self, map_id: str) -> None:
        with self._lock:
            room = tuple(self._watchers.get(map_id, {}).values())
        for watcher in room:
            watcher.wake()


rooms = Rooms()
"""The rooms of this process."""
