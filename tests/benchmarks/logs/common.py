"""What every side does alike: runs its answer some times and prints how long it took, how much memory, which edges.

Only the standard library: the peers run it in environments of their own.
"""

import hashlib
import json
import resource
import sys
from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Any

STAGES = ("event 0", "event 1", "event 2", "event 4")
"""A funnel of four stages, each of one event."""


def run(
    answer: Callable[[Any], Iterable[tuple[str, str, int]]], load: Callable[[str], Any] = lambda path: path
) -> None:  # fmt: skip
    """``program FILE RUNS``; the first run warms up. ``answer`` gives edges: source, target, count; what it takes to
    ``load`` the file is not timed."""
    path, runs = sys.argv[1], int(sys.argv[2])
    for number in range(runs):
        given = load(path)
        start = perf_counter()
        edges = list(answer(given))
        seconds = perf_counter() - start
        told = "\n".join(sorted(f"{source}>{target}={count}" for source, target, count in edges))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        digest = hashlib.sha256(told.encode()).hexdigest()[:16]
        print(json.dumps({"run": number, "seconds": seconds, "gigabytes": peak, "edges": digest}), flush=True)
