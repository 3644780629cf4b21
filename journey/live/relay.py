"""The bell between processes: what one commits on PostgreSQL rings in the rooms of all the others.

The store notifies inside its transaction, so nobody hears of an edit that is not kept; every process listens.
"""

import logging
import threading
from collections.abc import Callable

from journey.live.room import rooms
from journey.store import bell

SECONDS_TO_RETRY = 2.0


class Relay:
    """Listens in a thread of its own, and again when the database was away. Nothing on a database without a bell."""

    def __init__(self, url: str | None = None, ring: Callable[[str, int | None], None] = rooms.ring) -> None:
        self._address = bell.address(url) or ""
        self._ring = ring
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
                bell.listen(self._address, self._ring, self.listening, self._stopping)
            except Exception as error:
                logging.getLogger(__name__).warning("the bell is not heard: %s", type(error).__name__)
                self._stopping.wait(SECONDS_TO_RETRY)
