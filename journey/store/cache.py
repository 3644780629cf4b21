"""Maps that were read lately, so that a page that asks again for the same head gets the same object."""

import threading
from collections import OrderedDict

from journey.model import Map


class MapCache:
    """The newest known state of up to ``limit`` maps. For all threads."""

    def __init__(self, limit: int = 64) -> None:
        self._limit = limit
        self._held: OrderedDict[str, tuple[int, Map]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, map_id: str, head: int) -> Map | None:
        """The map as it was at ``head``; None where it is not held, or held at another head."""
        with self._lock:
            held = self._held.get(map_id)
            if held is None or held[0] != head:
                return None
            self._held.move_to_end(map_id)
            return held[1]

    def put(self, map_id: str, head: int, journey_map: Map) -> None:
        """Holds a map in place of what was held of it; the one that was used longest ago makes room."""
        with self._lock:
            self._held[map_id] = (head, journey_map)
            self._held.move_to_end(map_id)
            while len(self._held) > self._limit:
                self._held.popitem(last=False)
