"""Medians of repeated runs, and the table they are printed in."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Row:
    """One measured thing: seconds (median of ``runs``), its target, and a remark."""

    what: str
    seconds: float | None
    runs: int
    target: float | None = None
    remark: str = ""

    @property
    def met(self) -> str:
        if self.seconds is None or self.target is None:
            return ""
        return "yes" if self.seconds <= self.target else "NO"


def median_of(action: Callable[[], object], runs: int = 9, warm: int = 1) -> tuple[float, int]:
    """Median seconds of ``action`` after ``warm`` runs that do not count."""
    for _ in range(warm):
        action()
    taken = []
    for _ in range(runs):
        start = perf_counter()
        action()
        taken.append(perf_counter() - start)
    return median(taken), runs


def process_median(command: list[str], runs: int = 5) -> tuple[float, int]:
    """Median wall seconds of a whole process."""

    def run() -> None:
        subprocess.run([sys.executable, *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)

    return median_of(run, runs)


def shown(seconds: float | None) -> str:
    if seconds is None:
        return "not measured"
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def table(title: str, rows: list[Row]) -> str:
    """A Markdown table."""
    lines = [f"## {title}", "", "| what | median | target | met | runs | remark |", "|---|---:|---:|---|---:|---|"]
    for row in rows:
        target = shown(row.target) if row.target is not None else ""
        lines.append(f"| {row.what} | {shown(row.seconds)} | {target} | {row.met} | {row.runs} | {row.remark} |")
    return "\n".join(lines) + "\n"
