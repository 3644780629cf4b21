"""The log that somebody looks at: a file of theirs, what they said about it, and the answers they have had.

It lives in their session and nowhere else. The file is kept beside it, for it is read again when a column gets another
role; both go when another file comes, or with the session.
"""

import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import IO, Any

from journey.analyses import MAPPED
from journey.analyses.stages import happened
from journey.errors import JourneyError
from journey.events.ingest import Wishes, headers_of, read
from journey.events.log import EventLog
from journey.events.sample.log import PATH
from journey.model import Map
from journey.ui.session import session

_KEY = "event_log"


@dataclass(slots=True)
class Held:
    """``log`` is None where the file cannot be read as somebody wishes; ``problem`` then says why."""

    name: str
    file: IO[bytes]
    wishes: Wishes
    log: EventLog | None = None
    problem: JourneyError | None = None
    headers: tuple[str, ...] = ()
    answers: dict[tuple[str, str, int], Any] = field(default_factory=dict)
    events: frozenset[str] | None = None


def held() -> Held | None:
    found: Held | None = session.get(_KEY, None)
    return found


def take(name: str, data: bytes) -> None:
    """Reads a file, instead of what was looked at before."""
    drop()
    file = tempfile.NamedTemporaryFile(prefix="itinerario-events-")  # noqa: SIM115
    file.write(data)
    file.flush()
    session.put(_KEY, _read(Held(name, file, Wishes())))


def take_sample() -> None:
    """Reads the log of the sample map's shop: made up, with its truth beside it."""
    take(PATH.name, PATH.read_bytes())


def wish(**changed: object) -> None:
    """Reads the file again, with something said about it."""
    found = held()
    if found is None:
        return
    if found.log:
        found.log.close()
    session.put(_KEY, _read(Held(found.name, found.file, replace(found.wishes, **changed))))  # type: ignore[arg-type]


def wish_column(role: str, column: str) -> None:
    found = held()
    if found is not None:
        said: Mapping[str, str] = found.wishes.columns or {}
        wish(columns={**{each: name for each, name in said.items() if name != column}, role: column})


def drop() -> None:
    found = held()
    if found is not None:
        if found.log:
            found.log.close()
        found.file.close()
    session.put(_KEY, None)


def answer(found: Held, question: str, journey_map: Map | None, head: int) -> Any:
    """What the log says to a question, asked once for a state of the map. Raises JourneyError."""
    known = (question, journey_map.id if journey_map else "", head)
    if known not in found.answers:
        module = import_module(f"journey.analyses.{question}")
        found.answers[known] = module.compute(found.log, *about(question, journey_map))
    return found.answers[known]


def is_of(found: Held, journey_map: Map | None) -> bool:
    """Whether a touchpoint of the map names an event of the log."""
    if found.log is None or journey_map is None:
        return False
    if found.events is None:
        found.events = happened(found.log)
    return any(event in found.events for place in journey_map.touchpoints for event in place.event_names)


def about(question: str, journey_map: Map | None) -> tuple[Map | None, ...]:
    """What a question is asked with, beside the log."""
    return (journey_map,) if question in MAPPED else ()


def _read(found: Held) -> Held:
    try:
        found.log = read(found.file.name, found.wishes, found.name)
        found.headers = found.log.understood.headers
    except JourneyError as problem:
        found.problem = problem
        with suppress(JourneyError):
            found.headers = headers_of(found.file.name, found.wishes, found.name)
    return found
