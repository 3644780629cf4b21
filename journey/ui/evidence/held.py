"""The log that somebody looks at: a file of theirs, what they said about it, and the answers they have had.

It lives in this process and nowhere else: in their session, and on the shelf for the next one of the same browser. The
file is kept beside it, for it is read again when a column gets another role; both go when another file comes, or when
nobody looks at them any more. Of a table of an engine nothing is kept.
"""

import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial, wraps
from threading import RLock
from typing import IO, Any, ParamSpec, TypeVar

from journey.analyses.silence import Terms
from journey.errors import JourneyError
from journey.events.ingest import Wishes, looked_at, read
from journey.events.log import EventLog
from journey.events.narrowing import Part, happened
from journey.events.sample.log import PATH
from journey.events.tables import looked_at as look_at_table
from journey.events.tables import read as read_table
from journey.events.watch import Watch
from journey.ui.evidence.job import Job
from journey.ui.evidence.shelf import Owner, shelf
from journey.ui.session import session

EVENT_LOG = "event_log"  # under which name the session keeps it
Asked = tuple[str, str]  # a question, and the map it is asked of
Value = TypeVar("Value")
Given = ParamSpec("Given")


@dataclass(slots=True, eq=False)
class Held:
    """``lock``: of whoever works with it. ``is_gone``: for all who had it.

    ``log`` is what is looked at, the ``part`` of the ``whole``; None while ``job`` reads it, or where it cannot be
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
    chosen: dict[str, Any] = field(default_factory=dict)  # on a page about it, the last time
    lock: RLock = field(default_factory=RLock)
    is_gone: bool = False

    def stop(self) -> None:
        """Nothing is read any more, and what was read is closed."""
        if self.job:
            self.job.give_up()
        elif self.whole:
            with suppress(Exception):  # of an engine that went away there is nothing to close
                self.whole.close()

    def close(self) -> None:
        self.stop()
        if self.file:
            self.file.close()
        self.answers.clear()


def held() -> Held | None:
    """What this session looks at; in a new one, what its browser looked at with this map."""
    found: Held | None = session.get(EVENT_LOG, None)
    if found is None or found.is_gone:
        found = shelf.find(_owner())
        session.put(EVENT_LOG, found)
        for name, value in tuple(found.chosen.items()) if found else ():
            session.put(name, value)
    if found is None:
        return None
    shelf.look(_owner(), found)
    with found.lock:
        if found.job and found.job.is_done:
            _arrived(found, found.job)
        return None if found.is_gone else found


def alone(work: Callable[Given, Value]) -> Callable[Given, Value]:
    """Work on the log that no other page of the same browser comes between."""

    @wraps(work)
    def working(*args: Given.args, **more: Given.kwargs) -> Value:
        found = held()
        if found is None:
            return work(*args, **more)
        with found.lock:
            return work(*args, **more)

    return working


def choose(found: Held, name: str, value: object) -> None:
    """On a page about the log: that page keeps it, and a new one begins with it."""
    found.chosen[name] = value
    session.put(name, value)


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


@alone
def wish(**changed: object) -> None:
    """Reads the log again, with something said about it."""
    if (found := held()) is None:
        return
    found.stop()
    wishes = replace(found.wishes, **changed)  # type: ignore[arg-type]
    said = wishes.columns or {}
    before = found.whole.understood.columns if found.whole else found.columns
    found.columns = {role: name for role, name in before.items() if name not in said.values()} | {**said}
    found.wishes, found.whole, found.log, found.problem = wishes, None, None, None
    found.applied, found.cut, found.customer = Part(), 0, ""
    found.answers.clear()
    found.customers.clear()
    _read_on(found)


@alone
def wish_column(role: str, column: str) -> None:
    found = held()
    if found is not None:
        said: Mapping[str, str] = found.wishes.columns or {}
        wish(columns={**{each: name for each, name in said.items() if name != column}, role: column})


@alone
def look_at(key: str) -> None:
    """The customer that a box of that key names."""
    if found := held():
        found.customer = session.widget(key, "").strip()


def drop() -> None:
    """For every page of the browser."""
    found = held()
    if found is not None:
        session.put(f"said of {found.name}", (found.terms, found.no_ends))  # it may be brought again
        shelf.remove(found)
    session.put(EVENT_LOG, None)


def _owner() -> Owner:
    return session.preferences.browser, session.link_id, session.map_id


def _said(name: str) -> dict[str, Any]:
    return dict(zip(("terms", "no_ends"), session.get(f"said of {name}", ()), strict=False))


def _begin(found: Held) -> None:
    session.put(EVENT_LOG, found)
    shelf.bring(_owner(), found)
    _read_on(found)


def _read_on(found: Held) -> None:
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
