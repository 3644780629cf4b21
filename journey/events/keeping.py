"""Tables that an engine keeps for us while it is asked, so that what many questions begin with is worked out once.

In this process they are tables of ours. Elsewhere they are temporary ones, where we may make them: our connection alone
sees them, and they go with it. Where we may not, each question works everything out for itself.
"""

from hashlib import sha256
from secrets import token_hex
from typing import Any

TEMPORARY = ("postgres",)  # engines whose temporary tables the tests try


class Keeper:
    """Keeps tables at hand for one connection."""

    def __init__(self, backend: Any) -> None:
        self.backend = backend
        self.may = getattr(backend, "name", "") in TEMPORARY
        self._names: dict[str, str] = {}

    def keep(self, name: str, table: Any, sql: str) -> Any:
        """The table, kept; or as it was, an expression. One kept earlier under this name is let go."""
        if not self.may:
            return table
        kept = f"itinerario_{name}_{token_hex(6)}"  # nothing of theirs is called so, and what is not named is not lost
        try:
            with self.backend.begin() as cursor:
                if name in self._names:
                    cursor.execute(f"DROP TABLE pg_temp.{self._names.pop(name)}")
                cursor.execute(f"CREATE TEMPORARY TABLE {kept} AS {sql}")
                cursor.execute(f"ANALYZE pg_temp.{kept}")  # without it rows are guessed, and joins are loops
        except Exception:  # what is wrong with the question itself will be told when it is asked
            self.may = False
            return table
        self._names[name] = kept
        return self.backend.table(kept)


def beside(backend: Any, rows: Any, told: str) -> Any:
    """A small table of ours, made once for what it holds, as ``told``."""
    name = f"beside_{sha256(told.encode()).hexdigest()[:16]}"
    backend.con.register("given", rows)
    backend.con.execute(f"CREATE TABLE IF NOT EXISTS {name} AS SELECT * FROM given")
    backend.con.unregister("given")
    return backend.table(name)
