"""How much one may have of the bell: lines at once, and words on a line. No page of a person comes near."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

MOST_OF_BROWSER = 12  # tabs of one browser on one map
MOST_OF_LINK = 200  # a room of forty with one link, each with a phone and a few tabs
MOST = 1000  # of the server, which needs as many open files again for the pages themselves
MOST_AT_ONCE, A_SECOND = 40, 10.0  # what a line may say; a page says where one is four times a second


class Lines:
    """The lines that are open. For the event loop alone."""

    def __init__(self) -> None:
        self._open: Counter[tuple[str, ...]] = Counter()

    @contextmanager
    def one_more(self, map_id: str, grant_id: str, browser: str) -> Iterator[bool]:
        """Holds a line for as long as it lasts, and says whether there was room for it."""
        rooms = ((), (map_id, grant_id), (map_id, grant_id, browser))
        has_room = all(self._open[room] < most for room, most in zip(rooms, _limits(), strict=True))
        self._open.update(rooms if has_room else ())
        try:
            yield has_room
        finally:
            self._open.subtract(rooms if has_room else ())
            self._open += Counter()  # forgets the rooms that are empty


class Pace:
    """How much may still be said on a line: a stock that fills again."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock, self._left, self._seen = clock, float(MOST_AT_ONCE), clock()

    def allows(self) -> bool:
        """Takes one word from the stock, where there is one."""
        now = self._clock()
        self._left = min(self._left + (now - self._seen) * A_SECOND, MOST_AT_ONCE)
        self._seen = now
        self._left -= 1
        return self._left >= 0


def _limits() -> tuple[int, ...]:
    return MOST, MOST_OF_LINK, MOST_OF_BROWSER
