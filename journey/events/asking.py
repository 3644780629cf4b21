"""A question is put to an engine, and what is wrong with either becomes a sentence."""

from typing import Any

from journey.errors import JourneyError
from journey.events.log import first_line


def asked(backend: Any, question: Any) -> list[dict[str, Any]]:
    """The answer as rows of plain values. Raises JourneyError ``engine_failed``."""
    rows: list[dict[str, Any]] = arrow(backend, question).to_pylist()
    return rows


def arrow(backend: Any, question: Any) -> Any:
    """The answer as it comes, by column. Raises JourneyError ``engine_failed``."""
    try:
        return backend.to_pyarrow(question)
    except Exception as problem:
        raise JourneyError("engine_failed", backend.name, problem=first_line(problem)) from problem
