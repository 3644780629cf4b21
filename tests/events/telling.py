"""What a log holds, in the fewest words."""

from journey.events.log import EventLog, moment


def events_of(log: EventLog, *columns: str) -> list[tuple[object, ...]]:
    """The events in the order of the file; of one column alone, see ``column_of``."""
    steps = log.engine.steps
    return [tuple(row[name] for name in columns) for row in log.engine.rows(steps.order_by("row").select(*columns))]


def column_of(log: EventLog, column: str) -> list[object]:
    return [row[0] for row in events_of(log, column)]


def times_of(log: EventLog) -> list[str]:
    return [moment(time).isoformat(" ") for time in column_of(log, "time")]  # type: ignore[arg-type]


def refused_of(log: EventLog) -> dict[str, int]:
    return {each.reason: each.count for each in log.understood.refused}


def notes_of(log: EventLog) -> list[str]:
    return [note.key.rpartition(".")[2] for note in log.understood.notes]
