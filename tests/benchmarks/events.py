"""From a file of events to its edges, variants, last events and a funnel: by us, by hand, and by two peers.

The file is made here, always the same: 12 events a customer on average, 40 different ones, times in whole hours, so
that some of a customer’s share one and the order of the rows counts.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

import duckdb

from journey.analyses import itinerary
from journey.events.ingest import read
from journey.events.narrowing import Part, happened, narrowed
from tests.benchmarks.timing import ROOT, Row, median_of

PROGRAMS = ROOT / "tests" / "benchmarks" / "logs"
PEERS = {"pm4py": "pm4py>=2.7.23,<2.8", "retentioneering": "retentioneering>=5.2.4,<5.3"}
MILLION = 1_000_000
SECONDS, GIGABYTES = 1.3, {MILLION: 0.55, 10 * MILLION: 2.2}
TIMES_FASTER = {MILLION: {"pm4py": 4.0, "retentioneering": 1.6}, 10 * MILLION: {"pm4py": 12.0, "retentioneering": 4.0}}
NO_SLOWER = 1.15  # than plain SQL, at ten millions
ROWS = """
COPY (SELECT 'C' || lpad((hash(i) % ({n} // 12))::VARCHAR, 7, '0') AS customer,
    strftime(TIMESTAMP '2026-01-01' + to_hours((hash(i * 7 + 1) % 4320)::BIGINT), '%Y-%m-%d %H:%M:%S') AS time,
    'event ' || ((hash(i * 13 + 5) % 40) * (hash(i * 3 + 5) % 40) // 40) AS event
    FROM range({n}) AS numbers(i)) TO '{path}' (HEADER, DELIMITER ',')
"""


def rows() -> list[Row]:
    measured: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="itinerario-bench-") as folder:
        for size, runs in ((MILLION, 6), (10 * MILLION, 3)):
            path = Path(folder) / f"{size}.csv"
            duckdb.sql(ROWS.format(n=size, path=path))
            measured += _side_by_side(path, size, runs)
            if size == MILLION:
                measured += _asked(path)
            path.unlink()
    return measured


def _side_by_side(path: Path, size: int, runs: int) -> list[Row]:
    name = f"{size // MILLION}M events"
    ours = program([sys.executable, "-m", "tests.benchmarks.logs.ours"], path, runs)
    plain = program([sys.executable, "-m", "tests.benchmarks.logs.plain"], path, runs)
    target = SECONDS if size == MILLION else plain["seconds"] * NO_SLOWER
    memory = f"{ours['gigabytes']:.2f} GB of {GIGABYTES[size]}"
    measured = [
        Row(f"{name}: Itinerario", ours["seconds"], runs - 1, target, memory),
        Row(f"{name}: DuckDB’s SQL by hand", plain["seconds"], runs - 1, None, _beside(ours, plain)),
    ]
    for peer, requirement in PEERS.items():
        python = _environment(peer, requirement)
        found = program([python, str(PROGRAMS / f"with_{peer}.py")], path, 3 if size == MILLION else 2)
        remark = f"{_beside(ours, found)}; at least {TIMES_FASTER[size][peer]:g} times expected"
        measured.append(Row(f"{name}: {peer}", found["seconds"], found["runs"], None, remark))
    return measured


def _beside(ours: dict[str, Any], other: dict[str, Any]) -> str:
    same = "the same edges" if ours["edges"] == other["edges"] else "OTHER EDGES"
    return f"{other['seconds'] / ours['seconds']:.2f} times our time, {other['gigabytes']:.2f} GB, {same}"


def program(command: list[str], path: Path, runs: int) -> dict[str, Any]:
    """Medians without the first run, in a process of its own."""
    done = subprocess.run(
        [*command, str(path), str(runs)], cwd=ROOT, check=True, capture_output=True, text=True,
        env={**os.environ, "RETENTIONEERING_NO_TRACK": "1", "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    told = [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{"run"')]
    return {
        "seconds": median(each["seconds"] for each in told[1:]), "runs": len(told) - 1,
        "gigabytes": max(each["gigabytes"] for each in told), "edges": told[-1]["edges"],
    }  # fmt: skip


def _environment(peer: str, requirement: str) -> str:
    folder = ROOT / "build" / f"peer-{peer}"
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", requirement], check=True)
    return str(python)


def _asked(path: Path) -> list[Row]:
    """A filter changed on the page, and what the engine adds to a question."""
    log = read(path)
    event = next(iter(happened(log)))
    changed = median_of(lambda: itinerary.compute(narrowed(log, Part(event=event))), 5)
    question = log.engine.steps.agg(n=log.engine.steps.count())
    sql = log.engine.sql(question)
    ours, runs = median_of(lambda: log.engine.rows(question), 25)
    bare, _ = median_of(lambda: log.engine.backend.con.execute(sql).fetchall(), 25)
    log.close()
    return [
        Row("1M events: a changed filter, answered", *changed, 1.0),
        Row("1M events: what the engine adds to a question", ours - bare, runs, 0.015),
    ]
