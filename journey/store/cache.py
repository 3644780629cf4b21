"""Maps that were read lately, so that a page that asks again for the same head gets the same object."""

import threading
from collections import OrderedDict
from datetime import datetime

from journey.model import Map


class MapCache:
    """The newest known state of up to ``limit`` maps. For all threads."""

    def __init__(self, limit: int = 64) -> None:
        self._limit = limit
        self._held: OrderedDict[str, tuple[int, datetime, Map]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, map_id: str, head: int, made: datetime) -> Map | None:
        """The map made at ``made`` as it was at ``head``; None where it is not held, or held at another head.

        A map that was erased and brought in again has the same id, and may come to the same head, with other words.
        """
        with self._lock:
            held = self._held.get(map_id)
            if held is None or held[:2] != (head, made):
                return None
            self._held.move_to_end(map_id)
            return held[2]

    def put(self, map_id: str, head: int, made: datetime, journey_map: Map) -> None:
        """Holds a map in place of what was held of it; the one that was used longest ago makes room."""
        with self._lock:
            self._held[map_id] = (head, made, journey_map)
            self._held.move_to_end(map_id)
            while len(self._held) > self._limit:
                self._held.popitem(last=False)

    def clear(self) -> None:
        """Holds nothing any more."""
        with self._lock:
            self._held.clear()
