"""Who vanishes and where: the six questions put to a log that is loaded, in a process of its own.

No peer answers them: pm4py and retentioneering know no direction, no silence and no contact pressure, and take the last
event of a journey for its end. So there is nothing to stand beside, and the targets are seconds and memory.
"""

import sys
import tempfile
from pathlib import Path

import duckdb

from tests.benchmarks.events import MILLION, program
from tests.benchmarks.timing import Row

SECONDS, GIGABYTES = {MILLION: 5.0, 10 * MILLION: 45.0}, {MILLION: 1.0}
ROWS = """
COPY (SELECT 'C' || lpad((hash(i) % ({n} // 12))::VARCHAR, 7, '0') AS customer,
    strftime(TIMESTAMP '2026-01-01' + to_hours((hash(i * 7 + 1) % 4320)::BIGINT), '%Y-%m-%d %H:%M:%S') AS time,
    'event ' || kind AS event, ['web', 'app', 'shop', 'mail', 'phone'][1 + (hash(i * 5 + 3) % 5)::BIGINT] AS channel,
    CASE WHEN kind % 4 = 3 THEN 'out' ELSE 'in' END AS direction, (hash(i * 11 + 2) % 100)::BIGINT AS value
    FROM (SELECT i, (hash(i * 13 + 5) % 40) * (hash(i * 3 + 5) % 40) // 40 AS kind FROM range({n}) AS numbers(i)))
TO '{path}' (HEADER, DELIMITER ',')
"""


def rows() -> list[Row]:
    measured = []
    with tempfile.TemporaryDirectory(prefix="itinerario-bench-") as folder:
        for size, runs in ((MILLION, 4), (10 * MILLION, 2)):
            path = Path(folder) / f"{size}.csv"
            duckdb.sql(ROWS.format(n=size, path=path))
            found = program([sys.executable, "-m", "tests.benchmarks.logs.vanishing"], path, runs)
            allowed = f" of {GIGABYTES[size]:g}" if size in GIGABYTES else ""
            remark = f"{found['gigabytes']:.2f} GB{allowed}, with the log; no peer answers these"
            what = f"{size // MILLION}M events: where customers vanish, six questions"
            measured.append(Row(what, found["seconds"], found["runs"], SECONDS[size], remark))
            path.unlink()
    return measured


if __name__ == "__main__":
    print(*rows(), sep="\n")
