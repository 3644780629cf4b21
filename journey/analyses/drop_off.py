"""Where customers vanish: after which event no own event follows for longer than the horizon, and is that more than
usual?

An **own event** is looked at wherever it can be followed for a whole horizon: the share after which nothing of the
customer's comes (Wilson's interval, on n divided by the design effect of several events of one customer), beside what
is expected of other own events at the same place in the journey, month and stage. What the **firm sends** is another
question: its first in each gap, the silence from there, beside daily landmarks of all gaps that had been silent for as
long; gaps begun by an own event after which many vanish are told apart, so that an answer sent after each of these is
not blamed for it, and what would be flagged is held once more against gaps begun by the same own events. The two are
never pooled. Flagged as a point of no return is only what is far beyond chance
(Benjamini and Hochberg, q under 5%), rests on enough customers, and differs by a tenth at least.
"""

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

from journey.analyses.cases import counted, durations, gaps, in_strata, openers, own_cases, sent_cases
from journey.analyses.drop_off_answer import DropOff, Point
from journey.analyses.drop_off_answer import finding as finding
from journey.analyses.drop_off_figure import figure as figure
from journey.analyses.expected import Raw, Strata, judged, strata, told_apart
from journey.analyses.horizon import settled
from journey.analyses.landmarks import Landmarks, Silent, landmarks
from journey.analyses.senders import sender
from journey.analyses.silence import (
    ORDINARY,
    Terms,
    has_direction,
    looks_like_end,
    names,
    signals_of,
    silences,
    silences_of,
)
from journey.events.log import EventLog
from journey.events.mapping import names_on
from journey.model import Map

KINDS = ("event", "touchpoint", "stage", "channel")


def compute(log: EventLog, journey_map: Map | None = None, terms: Terms = ORDINARY) -> DropOff:
    """Raises JourneyError ``unknown_end``, ``bad_days``, ``no_horizon``, ``too_short_for_silence`` or
    ``engine_failed``."""
    days, horizon = settled(log, journey_map, terms)
    table = placed(silences_of(log, terms, journey_map), log, journey_map)
    cases = log.engine.kept("own", (terms, journey_map, days), lambda: own_cases(table, log.end, days))
    is_told = has_direction(log)
    events = _own(log, cases, "event", days)
    apart = told_apart(events) if is_told else ()
    held = cache(lambda apart: landmarks(log.engine.columns(gaps(table, log.end, days, apart)), days, apart))

    def sending(kind: str, apart: tuple[str, ...]) -> Any:  # counted twice, and long to work out
        about = (terms, journey_map, days, apart)
        return log.engine.kept(f"sent_{kind}", about, lambda: sent_cases(table, kind, log.end, days, apart))

    found: dict[str, tuple[Point, ...]] = {}
    for kind in kinds(table):
        own = events if kind == "event" else _own(log, cases, kind, days)
        sent = _sent(log, sending(kind, apart), kind, days, held(apart)) if is_told else []
        points = judged([*own, *sent])
        if doubtful := {each.event for each in points if each.flag and each.sent}:
            began = log.engine.rows(openers(table, kind, log.end, days, doubtful))
            more = (*apart, *(row["opener"] for row in began if row["opener"] not in apart))
            again = _sent(log, sending(kind, more), kind, days, held(more))
            points = judged([*own, *_one_of(sent, again, doubtful)])
        points = [each.told(sender=sender(kind, each.event, journey_map)) if each.sent else each for each in points]
        found[kind] = tuple(sorted(points, key=lambda each: (-each.flag, -(each.share or 0), each.event)))
    asked_about = tuple(each.event for each in found["event"] if _asked_about(each, terms))
    _say_what_they_hold(found, log, cases, asked_about)
    return DropOff(
        horizon_days=days, return_rate=horizon.return_rate,
        events=found["event"], touchpoints=found.get("touchpoint", ()),
        stages=found.get("stage", ()), channels=found.get("channel", ()), has_direction=is_told,
        ends=terms.ends, signals=signals_of(log, terms),
        perhaps_ends=asked_about,
    )  # fmt: skip


def _one_of(sent: Sequence[Raw], again: Sequence[Raw], doubtful: Collection[str]) -> list[Raw]:
    """What was sent; of those that are ``doubtful`` what they are beside gaps begun by the same own events."""
    return [
        *(each for each in sent if each.name not in doubtful), *(each for each in again if each.name in doubtful)
    ]  # fmt: skip


def _say_what_they_hold(
    found: dict[str, tuple[Point, ...]], log: EventLog, cases: Any, asked_about: Sequence[str]
) -> None:
    """Why a touchpoint, stage or channel is flagged: which own events of it stand out by themselves."""
    groups = [kind for kind in found if kind != "event" and any(each.flag and not each.sent for each in found[kind])]
    events = {*asked_about, *(each.event for each in found["event"] if each.flag and not each.sent)}
    if not groups or not events:
        return
    named = cases.event.cast("string")
    rows = log.engine.rows(cases.filter(named.isin(sorted(events))).select(*groups, found=named).distinct())
    for kind in groups:
        found[kind] = tuple(
            each if each.sent or not each.flag else each.told(
                holds=tuple(sorted({row["found"] for row in rows if str(row[kind]) == each.event}))
            )
            for each in found[kind]
        )  # fmt: skip


def kinds(table: Any) -> tuple[str, ...]:
    """What drop-off can be told by."""
    return tuple(kind for kind in KINDS if kind in table.columns)


def placed(table: Any, log: EventLog, journey_map: Map | None) -> Any:
    """``silences`` with the touchpoint that names an event, where a map names some."""
    named = _titles(log, journey_map) if journey_map else {}
    if not named:
        return table
    beside = log.engine.beside({"named": list(named), "touchpoint": list(named.values())})
    if beside is None:
        return table.mutate(touchpoint=table.event.cast("string").cases(*named.items()))
    return table.left_join(beside, table.event.cast("string") == beside.named).drop("named")


def _titles(log: EventLog, journey_map: Map) -> dict[str, str]:
    happened = set(names(log))
    titles = {place.id: place.title for place in journey_map.touchpoints}
    return {event: titles[place] for event, place in names_on(journey_map).items() if event in happened}


def _asked_about(point: Point, terms: Terms) -> bool:
    """Whether it looks like a natural end that nobody named: customers gather here, and its name says so."""
    return not terms.ends and point.share is not None and point.share > 0.5 and looks_like_end(point.event)


def asked(log: EventLog, journey_map: Map | None = None, terms: Terms = ORDINARY) -> dict[str, Any]:
    """The question as it is put to the engine."""
    days, _ = settled(log, journey_map, terms)
    table = placed(silences_of(log, terms, journey_map), log, journey_map)
    return _questions(table, log.end, days)


def questions(steps: Any, end: int, days: int) -> dict[str, Any]:
    """What is asked of the events, as expressions over ``steps``."""
    return _questions(silences(steps), end, days)


def _questions(table: Any, end: int, days: int) -> dict[str, Any]:
    own, sent = own_cases(table, end, days), sent_cases(table, "event", end, days)
    return {
        "own": counted(own, "event"), "own_expected": in_strata(own, ("event",)), "sent": counted(sent, "event"),
        "sent_expected": in_strata(sent, ("event",), "silent"), "landmarks": gaps(table, end, days),
    }  # fmt: skip


def _own(log: EventLog, cases: Any, kind: str, days: int) -> list[Raw]:
    expected = strata(log.engine.rows(in_strata(cases, (kind,))), kind)
    return _raw(log, cases, kind, days, False, expected)


def _sent(log: EventLog, cases: Any, kind: str, days: int, held: Landmarks) -> list[Raw]:
    rows = log.engine.rows(in_strata(cases, (kind,), "silent", *(["opener"] if held.apart else [])))
    return _raw(log, cases, kind, days, True, held.expected(rows, kind))


def _raw(log: EventLog, cases: Any, kind: str, days: int, sent: bool, expected: Strata | Silent) -> list[Raw]:
    rows = log.engine.rows(counted(cases, kind))
    thin = [row["name"] for row in rows if row["n"] < 0.3 * row["every"]]
    known: dict[str, list[dict[str, Any]]] = {}
    if thin:
        for row in log.engine.rows(durations(cases, kind, thin, log.end)):
            known.setdefault(row["name"], []).append(row)
    return [
        Raw(kind, sent, days, counts=row, expectation=expected, durations=known.get(row["name"], ()))
        for row in rows
    ]  # fmt: skip
