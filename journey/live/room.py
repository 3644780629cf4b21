"""Who has a map open, where they are on it, and its newest head. One process; for the event loop and for all threads.

```
store.commit(...)  ──> rooms.ring(map_id, head) ──> every watcher of the map hears {"head": 12}
store.lock(...)    ──> rooms.ring(map_id, None) ──> and {"access": 3}: who may do what has changed
browser            ──> rooms.move(watcher, "card", True) ──> the others hear {"here": [...]}
rooms.kept(map_id, browser, op) ──> that browser's pages hear {"kept": [op]}, long before their page has run
```
"""

import asyncio
import secrets
import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

BOOT = secrets.token_hex(8)
"""A browser that hears another one knows that the server was started anew, and loads the page again."""

OWN, MAP, OTHERS = "own", "map", "others"
"""What news are about: what one did oneself, the map or who may do what with it, who is where."""

LONGEST_NAME, LONGEST_ID = 40, 80
MOST_HEADS = 5000  # maps whose newest head is remembered
MOST_HERE = 40  # people whom a board names; the others still hear the bell


@dataclass(eq=False)
class Watcher:
    """One open page. ``news`` is set when there is something to tell, ``about`` says what of; many rings are one.

    ``grant_id`` is the link it was opened by, "" for the owner. A ``quiet`` one is a page on which nobody is to be
    seen, and which hears of access alone. ``guest`` is the number of who has no name. ``kept``: operations of this
    ``browser`` that the store has kept, to be told once.
    """

    map_id: str
    name: str
    colour: str
    loop: asyncio.AbstractEventLoop
    grant_id: str = ""
    quiet: bool = False
    guest: int = 0
    browser: str = ""
    id: str = field(default_factory=lambda: secrets.token_hex(6))
    place: str = ""
    writing: bool = False
    news: asyncio.Event = field(default_factory=asyncio.Event)
    about: set[str] = field(default_factory=set)
    kept: list[str] = field(default_factory=list)

    def wake(self, about: str = OTHERS, *kept: str) -> None:
        """Sets ``news`` from whatever thread; a loop that is gone hears nothing."""
        if not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self._hear, about, kept)

    def _hear(self, about: str, kept: tuple[str, ...]) -> None:
        self.about.add(about)
        self.kept.extend(kept)
        self.news.set()


class Rooms:
    """The watchers of every map."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._watchers: dict[str, dict[str, Watcher]] = defaultdict(dict)
        self._heads: dict[str, int] = {}
        self._access: dict[str, int] = {}
        self.holds: Callable[[str, str], tuple[bool, float | None]] = lambda map_id, grant_id: (True, None)
        """Whether the link with an id opens a map now, and for how many seconds more: the store knows."""

    def enter(self, watcher: Watcher) -> None:
        with self._lock:
            self._watchers[watcher.map_id][watcher.id] = watcher
        watcher.wake()
        if not watcher.quiet:
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

    def ring(self, map_id: str, head: int | None) -> None:
        """The map is at ``head`` now; None: who may do what with it has changed. Whoever comes after hears it too.

        Heads only grow; 0 forgets that of a map that was erased, which may come back from a backup.
        """
        with self._lock:
            if head == 0:
                self._heads.pop(map_id, None)
            heard, news = (self._heads, head) if head is not None else (self._access, self._access.get(map_id, 0) + 1)
            heard[map_id] = max(news, heard.pop(map_id, 0))  # to the end: the longest silent goes first
            if len(heard) > MOST_HEADS:
                del heard[next(iter(heard))]
        self._wake(map_id, MAP, also_quiet=head is None)

    def kept(self, map_id: str, browser: str, op_id: str) -> None:
        """The store has kept an operation of a browser: its pages need not wait for the answer that brings the map."""
        with self._lock:
            room = tuple(self._watchers.get(map_id, {}).values())
        for watcher in room:
            if watcher.browser == browser and not watcher.quiet:
                watcher.wake(OWN, op_id)

    def access(self, map_id: str) -> int:
        """How often we have heard that who may do what with the map has changed. Ask before you read the map."""
        with self._lock:
            return self._access.get(map_id, 0)

    def head(self, map_id: str) -> int:
        """The newest number that was heard of; 0 where none was."""
        with self._lock:
            return self._heads.get(map_id, 0)

    def watched(self) -> tuple[str, ...]:
        """The maps that somebody has open."""
        with self._lock:
            return tuple(self._watchers)

    def news_for(self, watcher: Watcher) -> dict[str, Any]:
        """What a board is told, in its own loop: the boot of this process, head, access, the others, what is kept."""
        with self._lock:
            room = self._watchers.get(watcher.map_id, {})
            others = [other for other in room.values() if other is not watcher and not other.quiet][:MOST_HERE]
            head, access = self._heads.get(watcher.map_id, 0), self._access.get(watcher.map_id, 0)
        here = [
            {
                "id": one.id,
                "name": one.name,
                "guest": one.guest,
                "colour": one.colour,
                "place": one.place,
                "writing": one.writing,
            }
            for one in others
        ]
        kept, watcher.kept = watcher.kept, []
        return {"boot": BOOT, "head": head, "access": access, "here": here, "kept": kept}

    def _wake(self, map_id: str, about: str = OTHERS, also_quiet: bool = False) -> None:
        with self._lock:
            room = tuple(self._watchers.get(map_id, {}).values())
        for watcher in room:
            if also_quiet or not watcher.quiet:
                watcher.wake(about)


rooms = Rooms()
"""The rooms of this process."""
