"""The SQL of every question for every engine, as text to read and to compare.

``python -m tests.analyses.sql`` writes it anew after a question was changed on purpose.
"""

from importlib import import_module
from pathlib import Path

import ibis

from journey.analyses import QUESTIONS, STAGED
from journey.events.engine import DIALECTS, unbound

STAGES = ("Look around", "Order", "Receive", "Ride it")
FOLDER = Path(__file__).parent / "snapshots"


def compiled() -> dict[str, str]:
    """Name of the file to its SQL: one file a question and engine, its parts one after another."""
    _, steps = unbound()
    found: dict[str, str] = {}
    for name in (*QUESTIONS, "one_customer"):
        more = (STAGES,) if name in STAGED else ("B15405",) if name == "one_customer" else ()
        asked = import_module(f"journey.analyses.{name}").questions(steps, *more)
        for dialect in DIALECTS:
            parts = (f"-- {part}\n{ibis.to_sql(question, dialect=dialect)};\n" for part, question in asked.items())
            found[f"{name}.{dialect}.sql"] = "\n".join(parts)
    return found


def renew() -> None:
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.sql"):
        old.unlink()
    for name, sql in compiled().items():
        (FOLDER / name).write_text(sql, encoding="utf-8")


if __name__ == "__main__":
    renew()
