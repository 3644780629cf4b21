"""Reading a log beside the page: who brought a long file sees how far it is, and may stop it."""

from collections.abc import Callable
from threading import Thread

from journey.errors import JourneyError
from journey.events.log import EventLog
from journey.events.watch import Watch

AT_ONCE_SECONDS = 1.5  # a short file is there before the page is drawn


class Job:
    """One reading, in a thread of its own, that ends with a ``log`` or a ``problem``."""

    def __init__(self, read: Callable[[Watch], EventLog]) -> None:
        self.watch = Watch()
        self.log: EventLog | None = None
        self.problem: JourneyError | None = None
        self._read = read
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()
        self._thread.join(AT_ONCE_SECONDS)

    @property
    def is_done(self) -> bool:
        return not self._thread.is_alive()

    def give_up(self) -> None:
        """Stops it; what it had read by then is closed."""
        self.watch.stop()
        self._thread.join()
        if self.log:
            self.log.close()

    def _run(self) -> None:
        try:
            self.log = self._read(self.watch)
        except JourneyError as problem:
            self.problem = problem
        except Exception as problem:
            self.problem = JourneyError("unforeseen", problem=f"{type(problem).__name__}: {problem}")
