"""What is asked of the log that is held: of which part of it, on whose terms, and once for a state of the map."""

from dataclasses import replace
from importlib import import_module
from typing import Any

from journey.analyses import MAPPED, OF_ONE, SILENT
from journey.analyses.one_customer import customers
from journey.analyses.silence import Terms
from journey.errors import JourneyError
from journey.events.log import EventLog
from journey.events.narrowing import MOST_EVENTS, cut, has_any, narrowed, within
from journey.model import Map, Timeframe
from journey.ui.evidence.held import Held


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
