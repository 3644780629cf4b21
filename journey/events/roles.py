"""What the columns of a log are: guessed from their names in English and Italian, and from what is in them."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence

from journey.errors import JourneyError
from journey.events.dates import looks_like_a_time

ROLES = ("customer", "time", "event", "channel", "direction", "value", "margin", "sentiment", "stage", "segment")
NEEDED = ROLES[:3]
NUMBERS = ("value", "margin", "sentiment")
CLOCK = "clock"  # the role of a column that has the time of day, where that of the time has the day alone
GREATEST = 1e15  # of a value or a sentiment: what is beyond it is none, and can be added up in no engine
TIE = "row"  # the role of a column that orders what has the same time; without it, the rows of a file do

_NAMES: dict[str, tuple[str, ...]] = {
    "customer": (
        "customer", "customer id", "client", "client id", "cliente", "id cliente", "cliente id", "codice cliente",
        "user", "user id", "utente", "id utente", "utente id", "case", "case id", "case concept name", "caso",
        "visitor", "visitor id", "account", "account id", "contact id", "contatto", "customer key",
    ),
    "time": (
        "time", "timestamp", "time timestamp", "datetime", "date time", "data e ora", "data ora", "date", "data", "ora",
        "quando", "when", "event time", "event timestamp", "occurred at", "created at", "momento",
    ),
    "event": (
        "event", "event name", "event type", "evento", "nome evento", "tipo evento", "activity", "attivita", "action",
        "azione", "concept name", "touchpoint", "punto di contatto", "step", "what",
    ),
    "channel": ("channel", "canale", "medium", "mezzo", "channel name", "nome canale", "utm medium"),
    "direction": ("direction", "direzione", "verso", "in out", "inbound outbound", "senso"),
    "value": ("value", "valore", "amount", "importo", "revenue", "ricavo", "fatturato", "turnover", "price", "prezzo"),
    "margin": (
        "margin", "margine", "gross margin", "margine lordo", "profit", "profitto", "utile", "contribution",
        "contribution margin", "margine di contribuzione",
    ),
    "sentiment": ("sentiment", "sentimento", "emotion", "emozione", "valence", "valenza", "umore", "mood"),
    "stage": ("stage", "fase", "phase", "tappa"),
    "segment": (
        "segment", "segmento", "customer segment", "segmento cliente", "persona", "customer group", "gruppo cliente",
        "customer type", "tipo cliente", "cluster",
    ),
}  # fmt: skip
_SOURCES = ("source", "utm source", "fonte", "sorgente")  # a channel, where nothing better is there and they are few
_MOST_SOURCES = 24
_DAYS = ("date", "data", "day", "giorno")
_CLOCKS = ("time", "ora", "orario", "hour", "time of day", "clock")
_CLOCK = re.compile(r"\s*\d{1,2}[:.]\d{2}([:.]\d{2}([.,]\d+)?)?( ?[AaPp][Mm])?\s*\Z")
_MOST = 0.6  # of what a column has, for what it is
_IN = ("in", "inbound", "incoming", "entrata", "in entrata", "ricevuto", "customer", "cliente", "i")
_OUT = ("out", "outbound", "outgoing", "uscita", "in uscita", "inviato", "company", "azienda", "o")
DIRECTIONS = {word: side for side, words in (("in", _IN), ("out", _OUT)) for word in words}


def plainly(name: str) -> str:
    """A column's name without case, accents and signs: ``case:concept:name`` and ``Case concept-name`` are one."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", bare).casefold()))


def guess(
    headers: Sequence[str], sample: Sequence[Sequence[str | None]], given: Collection[str] = ()
) -> dict[str, str]:
    """Role to column, of the columns that are not ``given`` a role. Names decide; of a time that no name tells, the
    first column whose values look like times. Where the day and the time of day have a column each, both are known."""
    found: dict[str, str] = {}
    known = {plainly(header): header for header in reversed(headers) if header not in given}
    clock = next(
        (known[name] for name in _CLOCKS if name in known and _mostly(_CLOCK, headers, sample, known[name])), ""
    )
    day = next((known[name] for name in _DAYS if name in known), "")
    if clock and day:
        found |= {"time": day, CLOCK: clock}
    elif clock:
        known = {name: header for name, header in known.items() if header != clock}
    for role, names in _NAMES.items():
        for name in names if role not in found else ():
            if name in known and known[name] not in found.values():
                found[role] = known[name]
                break
    if "channel" not in found:
        named = [known[name] for name in _SOURCES if name in known and known[name] not in found.values()]
        few = [column for column in named if 0 < len(_kinds(headers, sample, column)) <= _MOST_SOURCES]
        found |= {"channel": few[0]} if few else {}
    if "time" not in found:
        for place, header in enumerate(headers):
            values = [row[place] for row in sample if place < len(row) and row[place]]
            if (
                header not in {*found.values(), *given}
                and values
                and all(looks_like_a_time(str(value)) for value in values)
            ):
                found["time"] = header
                break
    return {role: found[role] for role in (*ROLES, CLOCK) if role in found}


def _kinds(headers: Sequence[str], sample: Sequence[Sequence[str | None]], column: str) -> set[str]:
    """The different values that the sample has in a column."""
    place = list(headers).index(column)
    return {str(row[place]) for row in sample if place < len(row) and row[place]}


def _mostly(
    pattern: re.Pattern[str], headers: Sequence[str], sample: Sequence[Sequence[str | None]], column: str
) -> bool:
    """Whether the sample has something in a column, and most of it looks so."""
    place = list(headers).index(column)
    values = [row[place] for row in sample if place < len(row) and row[place]]
    return bool(values) and sum(bool(pattern.match(str(value))) for value in values) >= _MOST * len(values)


def settled(
    headers: Sequence[str], sample: Sequence[Sequence[str | None]], given: Mapping[str, str], where: str
) -> dict[str, str]:
    """What was guessed, with what somebody said instead (an empty column: none has this role).

    Raises JourneyError ``unknown_role``, ``unknown_column``, ``column_twice`` or ``columns_missing``.
    """
    allowed = (*ROLES, CLOCK, TIE)
    for role, column in given.items():
        if role not in allowed:
            raise JourneyError("unknown_role", where, value=role, allowed=", ".join(allowed))
        if column and column not in headers:
            raise JourneyError("unknown_column", where, value=column, allowed=", ".join(headers))
    roles = {role: column for role, column in {**guess(headers, sample, given.values()), **given}.items() if column}
    twice = next((column for column in roles.values() if list(roles.values()).count(column) > 1), None)
    if twice is not None:
        raise JourneyError("column_twice", where, value=twice)
    missing = [role for role in NEEDED if role not in roles]
    if missing:
        raise JourneyError("columns_missing", where, roles=", ".join(missing), columns=", ".join(headers))
    return roles


def unique(headers: Iterable[str], where: str) -> list[str]:
    """The headers, none of them empty and none twice. Raises JourneyError ``header_twice``."""
    names = [header.strip() or f"column {place}" for place, header in enumerate(headers, 1)]
    folded = [name.casefold() for name in names]
    twice = next((name for name in names if folded.count(name.casefold()) > 1), None)
    if twice is not None:
        raise JourneyError("header_twice", where, value=twice)
    return names
