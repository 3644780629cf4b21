"""The SQL of every question for every engine, as text to read and to compare.

``python -m tests.analyses.sql`` writes it anew after a question was changed on purpose.
"""

from functools import cache
from importlib import import_module
from pathlib import Path

import ibis

from journey.analyses import QUESTIONS, SILENT, STAGED
from journey.analyses.plan import plan_of
from journey.events.engine import DIALECTS, unbound
from journey.model import Map, Stage, Touchpoint

STAGES = ("Look around", "Order", "Receive", "Ride it")
PLAN = plan_of(
    Map(
        id="map",
        stages=tuple(Stage(id=f"s{place}", order=f"{place}", name=name) for place, name in enumerate(STAGES)),
        touchpoints=tuple(
            Touchpoint(
                id=f"t{place}", stage_id=f"s{place}", title=name, event_names=(f"event {place}", f"also {place}")
            )
            for place, name in enumerate(STAGES)
        ),
    )
)
END, DAYS = 1_786_000_000_000_000, 35  # of the log, and of silence after which a customer is gone
FOLDER = Path(__file__).parent / "snapshots"


@cache
def compiled() -> dict[str, str]:
    """Name of the file to its SQL: one file a question and engine, its parts one after another."""
    _, steps = unbound()
    found: dict[str, str] = {}
    beside = {"adherence": (PLAN,), "one_customer": ("B15405",), **dict.fromkeys(STAGED, (STAGES,))}
    beside |= {name: (END,) if name == "horizon" else (END, DAYS) for name in SILENT}
    for name in (*QUESTIONS, "one_customer"):
        more = beside.get(name, ())
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
