"""A log that stays where it is: a table of an engine, named by a URL."""

from journey.errors import JourneyError
from journey.events.engine import Engine, column_names
from journey.events.ingest import Wishes
from journey.events.log import EventLog, Refused, Understood
from journey.events.roles import CLOCK, ROLES, TIE, settled
from journey.i18n import Phrase


def read(url: str, table: str, wishes: Wishes) -> EventLog:
    """The log in ``schema.table`` of the engine at ``url``. Its times are taken as they stand.

    Raises JourneyError ``engine_unknown``, ``engine_down``, ``table_vanished``, ``engine_failed``, ``log_empty``, or
    what ``roles.settled`` raises.
    """
    roles = settled(column_names(url, table), (), wishes.columns or {}, table)
    if CLOCK in roles:
        raise JourneyError("unknown_role", table, value=CLOCK, allowed=", ".join((*ROLES, TIE)))
    engine = Engine.by_url(url, table, roles)
    try:
        facts, judged = engine.facts(), engine.judged()
        read = sum(judged.values())
        if not facts["events"]:
            raise JourneyError("log_empty", table, read=read)
    except BaseException:
        engine.close()
        raise
    refused = tuple(Refused(reason, count) for reason, count in sorted(judged.items(), key=str) if reason)
    unused = bool(wishes.timezone or wishes.dates or wishes.hashed)
    noted = {"ties": TIE not in roles, "no_direction": "direction" not in roles, "as_it_stands": unused}
    notes = tuple(Phrase(f"events.notes.{note}") for note, holds in noted.items() if holds)
    understood = Understood(
        table, engine.name, roles, timezone=engine.timezone, read=read, refused=refused, notes=notes
    )
    return EventLog(engine, understood, facts["events"], facts["customers"], facts["start"], facts["end"])
