"""How far the reading of a long file has come, and how to stop it, for whoever waits for it."""

from threading import Event

import duckdb


class Watch:
    """Given to ``ingest.read``, it may be asked from another thread meanwhile."""

    def __init__(self) -> None:
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._step, self._steps = 0, 1
        self._stopped = Event()

    @property
    def is_stopped(self) -> bool:
        return self._stopped.is_set()

    def begins(self, connection: duckdb.DuckDBPyConnection, step: int, steps: int) -> None:
        """The reading has come to this step of so many, and asks ``connection``. Raises InterruptException if it is to
        stop."""
        connection.execute("SET enable_progress_bar = true")
        connection.execute("SET enable_progress_bar_print = false")
        self._connection, self._step, self._steps = connection, step, steps
        self.goes_on()

    def goes_on(self) -> None:
        """Asked again and again where it is not the engine that reads. Raises InterruptException if it is to stop."""
        if self.is_stopped:
            raise duckdb.InterruptException("stopped")

    def share(self) -> float:
        """How much of it is done, 0..1, as far as the engine can tell."""
        try:
            done = self._connection.query_progress() if self._connection else 0.0
        except duckdb.Error:  # closed meanwhile
            return 1.0
        return min((self._step + max(done, 0.0) / 100) / self._steps, 1.0)

    def stop(self) -> None:
        """Whoever reads gets JourneyError ``log_stopped``, and nothing is left."""
        self._stopped.set()
        if self._connection:
            self._connection.interrupt()
