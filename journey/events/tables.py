"""A log that stays where it is: a table of an engine, named by a URL."""

from journey.errors import JourneyError
from journey.events.engine import Engine, column_names
from journey.events.ingest import Wishes
from journey.events.log import EventLog, Understood
from journey.events.roles import TIE, settled
from journey.i18n import Phrase


def read(url: str, table: str, wishes: Wishes) -> EventLog:
    """The log in ``schema.table`` of the engine at ``url``. Its times are taken as they stand.

    Raises JourneyError ``engine_unknown``, ``engine_down``, ``table_vanished``, ``columns_missing``, ``unknown_column``
    or ``log_empty``.
    """
    headers = column_names(url, table)
    roles = settled(headers, (), wishes.columns or {}, table)
    engine = Engine.by_url(url, table, roles)
    facts = engine.facts()
    if not facts["events"]:
        engine.close()
        raise JourneyError("log_empty", table, read=0)
    notes = [] if TIE in roles else [Phrase("events.notes.ties")]
    if "direction" not in roles:
        notes.append(Phrase("events.notes.no_direction"))
    understood = Understood(table, engine.name, roles, read=facts["events"], notes=tuple(notes))
    return EventLog(engine, understood, facts["events"], facts["customers"], facts["start"], facts["end"])
