"""The same by hand: DuckDB's SQL, and no care for a file that is not as it should be."""

import duckdb

from tests.benchmarks.logs.common import STAGES, run

READ = """
CREATE TABLE events AS SELECT row_number() OVER () AS row, customer, epoch_us(time::TIMESTAMP) AS time, event
FROM read_csv('{path}', header = true, delim = ',', all_varchar = true)
"""
NAMES = "CREATE TYPE name AS ENUM (SELECT DISTINCT event FROM events ORDER BY 1)"
STEPS = """
CREATE TABLE steps AS SELECT customer, time, row, event::name AS event, row_number() OVER journey AS position,
    lead(event::name) OVER journey AS next_event, lead(time) OVER journey AS next_time
FROM events WINDOW journey AS (PARTITION BY customer ORDER BY time, row)
"""
EDGES = """
SELECT event, next_event, count(*), median((next_time - time) / 1e6)
FROM steps WHERE next_event IS NOT NULL GROUP BY 1, 2
"""
VARIANTS = """
SELECT path, count(*) AS n FROM (SELECT customer, list(event ORDER BY position) AS path FROM steps GROUP BY 1)
GROUP BY 1 ORDER BY n DESC, path LIMIT 1000
"""
LAST = "SELECT event, count(*), count(*) FILTER (WHERE next_event IS NULL) FROM steps GROUP BY 1"


def funnel() -> str:
    """For each stage who reaches it after the one before, the median time since, and who goes on elsewhere."""
    named = ", ".join(f"'{stage}'" for stage in STAGES)
    parts = [
        f"s0 AS (SELECT customer, min(position) AS reached, min(time) AS came, min(time) AS since FROM steps"
        f" WHERE event = '{STAGES[0]}' GROUP BY 1)"
    ]
    for place, stage in enumerate(STAGES[1:], 1):
        parts.append(
            f"s{place} AS (SELECT customer, min(position) AS reached, min(time) AS came, min(before.came) AS since"
            f" FROM steps JOIN s{place - 1} before USING (customer)"
            f" WHERE event = '{stage}' AND position > before.reached GROUP BY 1)"
        )
    for place, stage in enumerate(STAGES):
        parts.append(
            f"o{place} AS (SELECT customer, max(position) AS last FROM steps"
            f" WHERE event IN ({named}) AND event <> '{stage}' GROUP BY 1)"
        )
    counted = (
        f"SELECT count(*), median(came - since) / 1e6, count(*) FILTER (WHERE last > reached)"
        f" FROM s{n} LEFT JOIN o{n} USING (customer)"
        for n in range(len(STAGES))
    )
    return "WITH " + ", ".join(parts) + " " + " UNION ALL ".join(counted)


def answer(path: str) -> list[tuple[str, str, int]]:
    connection = duckdb.connect(config={"memory_limit": "1200MB"})
    for statement in (READ.format(path=path), NAMES, STEPS, "DROP TABLE events"):
        connection.execute(statement)
    edges = connection.execute(EDGES).fetchall()
    for question in (VARIANTS, LAST, funnel()):
        connection.execute(question).fetchall()
    connection.close()
    return [(source, target, count) for source, target, count, _ in edges]


if __name__ == "__main__":
    run(answer)
