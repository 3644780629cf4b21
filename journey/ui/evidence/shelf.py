"""The logs that browsers brought, kept beside their sessions: every load of a page is a new session.

A log is found again by who brought it and by the map it was looked at with. Who is at work keeps theirs; of the others
a few are kept, for some hours.
"""

from collections.abc import Callable
from threading import Lock, RLock
from time import monotonic
from typing import Any, Generic, Protocol, TypeVar

MOST = 6
AT_WORK_SECONDS = 30 * 60  # as long as the server keeps the session of a browser that it does not hear
KEPT_SECONDS = 4 * 60 * 60

Owner = tuple[str, str, str]  # a browser, the link it came by, and a map


class Log(Protocol):
    """``lock``: of whoever works with it. ``is_gone``: it is not to be looked at any more."""

    @property
    def lock(self) -> RLock: ...

    is_gone: bool

    def close(self) -> None: ...


One = TypeVar("One", bound=Log)


class Shelf(Generic[One]):
    """Asked from several threads at once. It waits for no log while it holds its own lock."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._logs: dict[Owner, One] = {}
        self._seen: dict[One, float] = {}

    def bring(self, owner: Owner, log: One) -> None:
        """What ``owner`` has from now on, instead of another."""
        with self._lock:
            self._logs[owner] = log
            self._seen[log] = self._clock()
        self.tidy()

    def look(self, owner: Owner, log: One) -> None:
        """It is looked at now: by an owner who has none, it is theirs too."""
        with self._lock:
            if not log.is_gone:
                self._logs.setdefault(owner, log)
                self._seen[log] = self._clock()

    def find(self, owner: Owner) -> One | None:
        with self._lock:
            return self._logs.get(owner)

    def remove(self, log: One) -> None:
        """For everybody; closed once nobody works with it."""
        self._forget(log)
        with log.lock:
            log.close()

    def tidy(self) -> None:
        """Closes what nobody has looked at for long, and the oldest of too many."""
        with self._lock:
            newest_first, now = sorted(self._seen.items(), key=lambda each: -each[1]), self._clock()
        for place, (log, seen) in enumerate(newest_first):
            if now - seen < (KEPT_SECONDS if place < MOST else AT_WORK_SECONDS):
                continue
            if log.lock.acquire(blocking=False):  # else somebody waits for an answer of it
                try:
                    self.remove(log)
                finally:
                    log.lock.release()

    def clear(self) -> None:
        """At the end of the process, which waits for nobody's answer."""
        for log in list(self._seen):
            self._forget(log)
            if log.lock.acquire(timeout=1):
                log.close()

    def _forget(self, log: One) -> None:
        with self._lock:
            log.is_gone = True
            self._seen.pop(log, None)
            for owner in [owner for owner, kept in self._logs.items() if kept is log]:
                del self._logs[owner]


shelf: Shelf[Any] = Shelf()
"""Of this process."""
