"""The log that somebody looks at: a file of theirs, what they said about it, and the answers they have had.

It lives in their session and nowhere else. The file is kept beside it, for it is read again when a column gets another
role; both go when another file comes, or with the session. Of a table of an engine nothing is kept.
"""

import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from importlib import import_module
from typing import IO, Any

from journey.analyses import MAPPED, OF_ONE, SILENT
from journey.analyses.one_customer import customers
from journey.analyses.silence import Terms
from journey.errors import JourneyError
from journey.events.ingest import Wishes, looked_at, read
from journey.events.log import EventLog
from journey.events.narrowing import MOST_EVENTS, Part, cut, happened, has_any, narrowed, within
from journey.events.sample.log import PATH
from journey.events.tables import looked_at as look_at_table
from journey.events.tables import read as read_table
from journey.events.watch import Watch
from journey.model import Map, Timeframe
from journey.ui.evidence.job import Job
from journey.ui.session import EVENT_LOG, session

Asked = tuple[str, str]  # a question, and the map it is asked of


@dataclass(slots=True)
class Held:
    """``log`` is what is looked at, the ``part`` of the ``whole``; None while ``job`` reads it, or where it cannot be
    read as somebody wishes: ``problem`` then says why. ``file`` is None for a table of the engine at ``url``."""

    name: str
    file: IO[bytes] | None
    wishes: Wishes = field(default_factory=Wishes)
    url: str = ""
    job: Job | None = None
    whole: EventLog | None = None
    log: EventLog | None = None
    part: Part | None = None  # None: the map's timeframe
    applied: Part = field(default_factory=Part)
    cut: int = 0  # customers of the part whose journeys go beyond it
    problem: JourneyError | None = None
    headers: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)  # of the roles, as they were read before, or are wished
    first: tuple[tuple[str, ...], ...] = ()  # rows, as they are written
    happened: dict[str, int] = field(default_factory=dict)
    customers: dict[str, int] = field(default_factory=dict)  # some to look at
    customer: str = ""
    terms: Terms = field(default_factory=Terms)  # of silence, as somebody said them
    no_ends: frozenset[str] = frozenset()  # what looks like a natural end and is none
    terms_told: int = 0  # how often a button, and no field, said something of the terms
    answers: dict[tuple[str, str, int], Any] = field(default_factory=dict)
    unticked: dict[Asked, frozenset[str]] = field(default_factory=dict)  # claims that shall not become evidence


def held() -> Held | None:
    found: Held | None = session.get(EVENT_LOG, None)
    if found and found.job and found.job.is_done:
        _arrived(found, found.job)
    return found


def take(name: str, data: IO[bytes]) -> None:
    """Reads a file, instead of what was looked at before."""
    drop()
    file = tempfile.NamedTemporaryFile(prefix="itinerario-events-")  # noqa: SIM115
    shutil.copyfileobj(data, file)
    file.flush()
    _begin(Held(name, file, **_said(name)))


def take_sample() -> None:
    """Reads the log of the sample map's shop: made up, with its truth beside it."""
    with PATH.open("rb") as file:
        take(PATH.name, file)


def take_table(url: str, table: str) -> None:
    """Asks a table of an engine, which stays there."""
    drop()
    _begin(Held(table, None, url=url, **_said(table)))


def wish(**changed: object) -> None:
    """Reads the log again, with something said about it."""
    if (found := held()) is None:
        return
    _close(found)
    wishes = replace(found.wishes, **changed)  # type: ignore[arg-type]
    said = wishes.columns or {}
    before = found.whole.understood.columns if found.whole else found.columns
    columns = {role: name for role, name in before.items() if name not in said.values()} | {**said}
    again = Held(found.name, found.file, wishes, found.url, part=found.part, terms=found.terms, unticked=found.unticked)
    again.headers, again.columns, again.happened = found.headers, columns, found.happened
    again.first, again.no_ends = found.first, found.no_ends
    _begin(again)


def wish_column(role: str, column: str) -> None:
    found = held()
    if found is not None:
        said: Mapping[str, str] = found.wishes.columns or {}
        wish(columns={**{each: name for each, name in said.items() if name != column}, role: column})


def look_at(key: str) -> None:
    """The customer that a box of that key names."""
    if found := held():
        found.customer = session.widget(key, "").strip()


def drop() -> None:
    found = held()
    if found is not None:
        session.put(f"said of {found.name}", (found.terms, found.no_ends))  # it may be brought again
        _close(found)
        if found.file:
            found.file.close()
    session.put(EVENT_LOG, None)


def narrow(found: Held, journey_map: Map | None) -> None:
    """Looks at the part that was chosen; where nobody chose one, at the timeframe of the map."""
    if found.whole is None:
        return
    part = found.part
    if part is None:
        frame = journey_map.timeframe if journey_map and is_of(found, journey_map) else Timeframe()
        part = within(found.whole, frame.start, frame.end)
    if part == found.applied and found.log:
        return
    found.applied, found.problem = part, None
    found.answers.clear()
    found.customers.clear()
    try:
        found.log, found.cut = narrowed(found.whole, part), cut(found.whole, part)
    except JourneyError as problem:
        found.log, found.problem = None, problem


def answer(found: Held, question: str, journey_map: Map | None, head: int) -> Any:
    """What the log says to a question, asked once for a state of the map. Raises JourneyError."""
    known = (question, _of(found, question, journey_map), head)
    if known not in found.answers:
        module = import_module(f"journey.analyses.{question}")
        found.answers[known] = module.compute(log_for(found, question), *about(found, question, journey_map))
    return found.answers[known]


def asked(found: Held, question: str, journey_map: Map | None, head: int) -> tuple[str, ...]:
    """The question as SQL, found once for a state of the map: to write it, some ask the engine. Raises JourneyError."""
    known = (f"sql of {question}", _of(found, question, journey_map), head)
    if known not in found.answers:
        log = log_for(found, question)
        expressions = import_module(f"journey.analyses.{question}").asked(log, *about(found, question, journey_map))
        found.answers[known] = tuple(map(log.engine.sql, expressions.values()))
    told: tuple[str, ...] = found.answers[known]
    return told


def log_for(found: Held, question: str) -> EventLog:
    """What a question looks at: who vanished is seen only later, beyond the timeframe of a map."""
    log = found.whole if question in SILENT and found.part is None else found.log
    assert log is not None
    return log


def terms_of(found: Held) -> Terms:
    """What was said of silence, without ends that are no events of the log any more: it may have been read anew."""
    return replace(found.terms, ends=tuple(end for end in found.terms.ends if end in found.happened))


def _of(found: Held, question: str, journey_map: Map | None) -> str:
    """Whom and what an answer is about, beside all of the log."""
    if question in SILENT:
        return f"{journey_map.id if journey_map else ''} {terms_of(found)}"
    return one_of(found) if question == OF_ONE else journey_map.id if journey_map else ""


def is_of(found: Held, journey_map: Map | None) -> bool:
    """Whether a touchpoint of the map names an event of the log."""
    names = frozenset(name for place in (journey_map.touchpoints if journey_map else ()) for name in place.event_names)
    log = found.whole or found.log
    if not names.isdisjoint(found.happened):
        return True
    if log is None or not names or len(found.happened) < MOST_EVENTS:  # then these are all
        return False
    try:
        return bool(log.engine.once("named", names, lambda: has_any(log, names)))
    except JourneyError:  # the engine went away, as the next answer will say
        return False


def about(found: Held, question: str, journey_map: Map | None) -> tuple[Map | Terms | str | None, ...]:
    """What a question is asked with, beside the log."""
    if question in SILENT:
        return journey_map, terms_of(found)
    return (one_of(found),) if question == OF_ONE else (journey_map,) if question in MAPPED else ()


def one_of(found: Held) -> str:
    """The customer who is looked at: who was chosen, else the one with the most varied journey."""
    assert found.log is not None
    if not found.customers:
        found.customers = customers(found.log)
    return found.customer or next(iter(found.customers))


def _said(name: str) -> dict[str, Any]:
    return dict(zip(("terms", "no_ends"), session.get(f"said of {name}", ()), strict=False))


def _begin(found: Held) -> None:
    session.put(EVENT_LOG, found)
    found.job = Job(partial(_read, found))
    held()


def _read(found: Held, watch: Watch) -> EventLog:
    if found.file is None:
        return read_table(found.url, found.name, found.wishes)
    return read(found.file.name, found.wishes, found.name, watch)


def _arrived(found: Held, job: Job) -> None:
    found.job, found.whole, found.log, found.problem = None, job.log, job.log, job.problem
    try:
        if found.whole:
            known = found.whole.understood
            found.headers, found.first = known.headers, known.first
            found.happened = happened(found.whole)
        else:
            with suppress(JourneyError):
                _look(found)
    except JourneyError as problem:  # the engine went away meanwhile
        found.log, found.problem = None, problem


def _look(found: Held) -> None:
    """At what cannot be read as a log yet."""
    if found.file is None:
        known = look_at_table(found.url, found.name, found.wishes)
    else:
        known = looked_at(found.file.name, found.wishes, found.name)
    found.headers, found.columns, found.first = known.headers, known.columns, known.first


def _close(found: Held) -> None:
    if found.job:
        found.job.give_up()
    elif found.whole:
        found.whole.close()
