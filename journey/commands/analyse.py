"""``analyse EVENTS``: what customers really did, from a file of events or a table of an engine."""

import argparse
import json
import os
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

from journey.analyses import MAPPED, QUESTIONS, SILENT
from journey.commands.speech import folder_of, harmless, known_language, one_of, say
from journey.errors import JourneyError, shown
from journey.events.log import EventLog, moment
from journey.files.disk import read_whole, write_whole
from journey.formats import document, reader
from journey.i18n import Words, words
from journey.model import Map

UNASKABLE = (
    "no_stages", "many_stages", "no_channels", "needs_map", "no_events_named", "no_horizon", "too_short_for_silence",
    "no_direction", "no_messages", "one_month", "nobody_there", "no_own_events", "no_value",
    "value_without_shares",
)  # fmt: skip


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("events", metavar="EVENTS", help=say("cli.analyse.events"))
    parser.add_argument("--map", metavar="FILE", help=say("cli.analyse.map"))
    parser.add_argument("--columns", metavar="ROLE=COLUMN,..", default="", help=say("cli.analyse.columns"))
    parser.add_argument("--engine", metavar="URL", help=say("cli.analyse.engine"))
    parser.add_argument("--question", metavar="NAME", nargs="+", action="extend", help=say("cli.analyse.question"))
    parser.add_argument("--ends", metavar="EVENT", nargs="+", action="extend", default=[], help=say("cli.analyse.ends"))
    parser.add_argument("--signals", metavar="EVENT", nargs="*", action="extend", help=say("cli.analyse.signals"))
    parser.add_argument("--horizon", metavar="DAYS", help=say("cli.analyse.horizon"))
    parser.add_argument("--window", metavar="DAYS", help=say("cli.analyse.window"))
    parser.add_argument("--timezone", metavar="ZONE", default="", help=say("cli.analyse.timezone"))
    parser.add_argument("--dates", metavar="STYLE", default="", help=say("cli.analyse.dates"))
    parser.add_argument("--hashed", action="store_true", help=say("cli.analyse.hashed"))
    parser.add_argument("--customer", metavar="ID", help=say("cli.analyse.customer"))
    parser.add_argument("--json", metavar="OUT", help=say("cli.analyse.json"))
    parser.add_argument("--html", metavar="OUT", help=say("cli.analyse.html"))
    parser.add_argument("--report", metavar="OUT", help=say("cli.analyse.report"))
    parser.add_argument("--draft", metavar="OUT.journey.json", help=say("cli.analyse.draft"))
    parser.add_argument("--lang", metavar="NAME", default="en", help=say("cli.analyse.lang"))


def run(given: argparse.Namespace) -> int:
    for option in ("map", "json", "html", "report", "draft"):
        if getattr(given, option) == "":  # as a shell leaves it of a variable that says nothing
            raise JourneyError("file_unnamed", f"--{option}")
    everything = () if given.draft and not (given.json or given.html or given.report) else QUESTIONS
    make = _reporter(given.report) if given.report else None
    asked = list(dict.fromkeys(given.question or everything))
    for name in asked:
        one_of("unknown_question", name, QUESTIONS)
    if make and not set(asked) & set(SILENT):
        raise JourneyError("nothing_to_report", Path(given.report).name, allowed=", ".join(SILENT))
    for target in filter(None, (given.json, given.html, given.report)):
        folder_of(target)
    if given.draft:
        _free(given.draft)
    _apart(given)
    known_language(given.lang)
    t = words(given.lang)
    terms = _terms(given)
    journey_map = _map(given.map) if given.map else None
    log = _log(given)
    try:
        _tell(log, t)
        answers, unanswered = {}, dict[str, JourneyError]()
        for name in asked:
            more = (journey_map, terms) if name in SILENT else (journey_map,) if name in MAPPED else ()
            try:
                answers[name] = import_module(f"journey.analyses.{name}").compute(log, *more)
            except JourneyError as error:
                if given.question or error.code not in UNASKABLE:
                    raise
                if error.code not in {each.code for each in unanswered.values()}:
                    print(f"{error.what(t.language)} {error.hint(t.language)}")  # the others go on
                unanswered[name] = error
        if given.customer:
            from journey.analyses import one_customer

            answers["one_customer"] = one_customer.compute(log, given.customer)
        if given.draft:  # last: where a question has no answer nothing is written
            _draft(log, given.draft, t)
    finally:
        log.close()
    if given.json:
        told = {"log": _facts(log), **{name: answer.as_json() for name, answer in answers.items()}}
        if "drop_off" in answers:
            told |= answers["drop_off"].beside()
        write_whole(given.json, (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode())
    if given.html:
        from journey.commands.answers_page import page

        write_whole(given.html, page(log, answers, t))
    if make:
        from journey.analyses.reported import pages

        scenes = pages(log, answers, t, journey_map, unanswered)
        write_whole(given.report, make(scenes, t("analyses.report.title")))
    if not (given.json or given.html or given.report):
        first = answers["drop_off"].asked_first(t) if "drop_off" in answers else []
        for line in (*first, *(line for answer in answers.values() for line in answer.lines(t))):
            print(harmless(line))
    for target in filter(None, (given.json, given.html, given.report)):
        print(t("cli.analyse.written", name=Path(target).name))
    return 0


def _terms(given: argparse.Namespace) -> Any:
    """Raises JourneyError ``bad_days``."""
    from journey.analyses.silence import Terms, whole_days  # with what reads events

    said = {name: getattr(given, name) for name in ("horizon", "window") if getattr(given, name) is not None}
    days = {name: whole_days(f"--{name}", text) for name, text in said.items()}
    signals = None if given.signals is None else tuple(given.signals)
    return Terms(ends=tuple(given.ends), signals=signals, **days).checked()


def _apart(given: argparse.Namespace) -> None:
    """What is read is never written over, and no two answers go to one file. Raises JourneyError ``file_twice``."""
    read = [given.map] if given.engine else [given.map, given.events]
    places = [os.path.realpath(name) for name in (*read, given.json, given.html, given.report, given.draft) if name]
    twice = next((place for place in places if places.count(place) > 1), None)
    if twice is not None:
        raise JourneyError("file_twice", Path(twice).name)


def _free(target: str) -> None:
    """A map is written to a file of its own, and replaces none: somebody may have worked on it."""
    if not target.lower().endswith(document.FORMAT.suffixes):
        raise JourneyError("not_a_map_file", target, allowed=document.FORMAT.suffix)
    folder_of(target)
    if os.path.lexists(target):
        raise JourneyError("file_exists", target)


def _draft(log: EventLog, target: str, t: Words) -> None:
    from journey.analyses.drawn import drawn  # with what reads events
    from journey.formats.draft import draft

    made = draft(log, t.language)
    write_whole(target, document.write(drawn(log, made.journey_map)).data)
    for note in made.notes:
        print(t.say(note))


def _reporter(target: str) -> Callable[..., bytes]:
    """How a report of this suffix is made. Raises JourneyError ``unknown_report``."""
    from journey.formats.report_pages import REPORTS

    suffix = Path(target).suffix.lower()
    if suffix not in REPORTS:
        raise JourneyError("unknown_report", Path(target).name, allowed=", ".join(REPORTS))
    return REPORTS[suffix]


def _map(name: str) -> Map:
    form = reader(name)
    assert form.read  # as reader promises
    return form.read(read_whole(name), name).journey_map


def _log(given: argparse.Namespace) -> EventLog:
    from journey.events.ingest import Wishes, read  # DuckDB and Ibis, which take their time

    wishes = Wishes(_columns(given.columns), dates=given.dates, timezone=given.timezone, hashed=given.hashed)
    if given.engine:
        from journey.events import tables

        return tables.read(given.engine, given.events, wishes)
    return read(given.events, wishes)


def _columns(text: str) -> dict[str, str]:
    """``customer=id,time=when``; a pair with a comma is quoted as in CSV. Raises JourneyError ``bad_columns`` or
    ``role_twice``."""
    import csv

    try:
        pairs = [pair.partition("=") for pair in next(csv.reader([text]), []) if pair.strip()]
    except csv.Error as problem:
        raise JourneyError("bad_columns", "--columns", value=text) from problem
    if any(not sign for _, sign, _ in pairs):
        raise JourneyError("bad_columns", "--columns", value=text)
    said = {role.strip(): column.strip() for role, _, column in pairs}
    if len(said) < len(pairs):
        roles = [role.strip() for role, _, _ in pairs]
        raise JourneyError("role_twice", "--columns", value=next(role for role in roles if roles.count(role) > 1))
    return said


def _facts(log: EventLog) -> dict[str, Any]:
    return {
        "events": log.events,
        "customers": log.customers,
        "start": moment(log.start).isoformat(),
        "end": moment(log.end).isoformat(),
        "timezone": log.understood.timezone,
        "refused": log.understood.refused_rows,
        "refusals": [asdict(refused) for refused in log.understood.refused],
    }


def _tell(log: EventLog, t: Words) -> None:
    known = log.understood
    zone = known.timezone or t("events.understood.as_it_stands")
    start, end = (f"{moment(time):%Y-%m-%d %H:%M}" for time in (log.start, log.end))
    columns = ", ".join(f"{role}={shown(name)}" for role, name in known.columns.items())
    print(t("events.understood.read", name=shown(known.name), n=known.read))
    print(t("events.understood.kept", n=log.events, customers=log.customers))
    print(t("events.understood.period", start=start, end=end, zone=zone))
    print(t("events.understood.columns", columns=columns))
    for refused in known.refused:
        print(refused.told(t))
    for note in filter(None, (known.mixed, *known.notes)):
        print(t.say(note))
