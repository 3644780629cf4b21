"""Our side: a file becomes a log, and the log is asked."""

from journey.analyses import funnel, itinerary
from journey.events.ingest import read
from tests.benchmarks.logs.common import STAGES, run


def answer(path: str) -> list[tuple[str, str, int]]:
    log = read(path)
    asked = itinerary.asked(log)
    found = {name: log.engine.rows(asked[name]) for name in ("edges", "variants", "exits")}
    steps = log.engine.steps.filter(log.engine.steps.event.isin(STAGES))
    log.engine.rows(funnel.question(steps.mutate(stage=steps.event), STAGES))
    log.close()
    return [(row["source"], row["target"], row["count"]) for row in found["edges"]]


if __name__ == "__main__":
    run(answer)
