"""A log that stays where it is: a table of an engine, named by a URL."""

from journey.errors import JourneyError
from journey.events.dates import STYLES
from journey.events.engine import Engine, first_rows
from journey.events.ingest import Wishes
from journey.events.log import EventLog, Understood, unusable
from journey.events.mixed import mixed_table
from journey.events.roles import CLOCK, ROLES, TIE, guess, settled
from journey.i18n import Phrase


def read(url: str, table: str, wishes: Wishes) -> EventLog:
    """The log in ``schema.table`` of the engine at ``url``. Its times are taken as they stand.

    Raises JourneyError ``unknown_dates``, ``engine_unknown``, ``engine_down``, ``table_vanished``, ``engine_failed``,
    or what ``log.unusable`` says and ``roles.settled`` raises.
    """
    if wishes.dates and wishes.dates not in STYLES:
        raise JourneyError("unknown_dates", table, value=wishes.dates, allowed=", ".join(STYLES))
    headers, first = first_rows(url, table)
    roles = settled(headers, (), wishes.columns or {}, table)
    if CLOCK in roles:
        raise JourneyError("unknown_role", table, value=CLOCK, allowed=", ".join((*ROLES, TIE)))
    engine = Engine.by_url(url, table, roles, wishes.dates)
    try:
        facts, refused, dates = engine.facts(), engine.refusals(), engine.dates
        are_unread = dates.style and any(each.reason == "bad_time" for each in refused)
        mixed = mixed_table(engine.backend, engine.told, dates.style) if are_unread else None
        unused = bool(wishes.timezone or wishes.hashed or (wishes.dates and not dates.style))
        noted = {
            "day_or_month": dates.is_doubtful, "ties": TIE not in roles,
            "no_direction": "direction" not in roles, "as_it_stands": unused,
        }  # fmt: skip
        understood = Understood(
            table, engine.name, roles, headers, first, dates=dates.style, timezone=engine.timezone, refused=refused,
            read=facts["events"] + sum(each.count for each in refused), mixed=mixed,
            notes=tuple(Phrase(f"events.notes.{note}") for note, holds in noted.items() if holds),
        )  # fmt: skip
        if not facts["events"]:
            raise unusable(understood)
    except BaseException:
        engine.close()
        raise
    return EventLog(engine, understood, facts["events"], facts["customers"], facts["start"], facts["end"])


def looked_at(url: str, table: str, wishes: Wishes) -> Understood:
    """What a table looks like that cannot be read as a log yet. Raises as ``read`` does."""
    headers, first = first_rows(url, table)
    said = wishes.columns or {}
    return Understood(table, url.partition(":")[0], {**guess(headers, (), said.values()), **said}, headers, first)
