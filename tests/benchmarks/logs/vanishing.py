"""Our side of who vanishes and where: a log that is read already is asked all six questions."""

from collections.abc import Iterator
from importlib import import_module

from journey.analyses import SILENT
from journey.analyses.silence import Terms
from journey.events.ingest import read
from journey.events.log import EventLog
from tests.benchmarks.logs.common import run

TERMS = Terms(horizon=30)


def answers(log: EventLog) -> Iterator[tuple[str, str, int]]:
    """What is counted at each event, as the edges of the others are: so that who counts otherwise is seen."""
    found = {name: import_module(f"journey.analyses.{name}").compute(log, None, TERMS) for name in SILENT}
    log.close()
    yield from ((each.event, "vanished", each.vanished) for each in found["drop_off"].events)
    yield from ((each.messages, "messages", each.vanished) for each in found["pressure"].by_count)


if __name__ == "__main__":
    run(answers, read)
