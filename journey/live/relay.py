"""The bell between processes: what one commits on PostgreSQL rings in the rooms of all the others.

The store notifies inside its transaction, so nobody hears of an edit that is not kept; every process listens. What was
committed while the database could not be heard is looked up once it can.
"""

import logging
import threading
from collections.abc import Callable, Iterable, Mapping

from journey.live.room import rooms
from journey.store import bell

SECONDS_TO_RETRY = 2.0


class Relay:
    """Listens in a thread of its own, and again when the database was away. Nothing on a database without a bell."""

    def __init__(
        self,
        url: str | None = None,
        ring: Callable[[str, int | None], None] = rooms.ring,
        watched: Callable[[], Iterable[str]] = rooms.watched,
    ) -> None:
        self._address = bell.address(url) or ""
        self._ring = ring
        self._watched = watched
        self._stopping = threading.Event()
        self.listening = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        if self._address:
            self._thread = threading.Thread(target=self._run, name="bell", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if self._thread:
            self._thread.join(timeout=5)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                bell.listen(self._address, self._ring, self._begun, self._stopping)
            except Exception as error:
                self.listening.clear()
                logging.getLogger(__name__).warning("the bell is not heard: %s", type(error).__name__)
                self._stopping.wait(SECONDS_TO_RETRY)

    def _begun(self, heads_of: Callable[[Iterable[str]], Mapping[str, int]]) -> None:
        """Nothing is missed from now on; what was missed until now rings once."""
        if watched := tuple(self._watched()):
            heads = heads_of(watched)
            for map_id in watched:
                if map_id in heads:
                    self._ring(map_id, heads[map_id])
                self._ring(map_id, None)  # a link may have been taken back, or the map erased
        self.listening.set()
