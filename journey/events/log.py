"""A log of events that was read: where it came from, what was understood of it, what was refused and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from journey.errors import JourneyError, shown
from journey.i18n import Phrase, Words

if TYPE_CHECKING:
    from journey.events.engine import Engine

MICROSECONDS = 1_000_000  # of a second, as times are counted
LACKING = ("no_customer", "no_event", "no_time")  # reasons that nothing in the row explains
EXAMPLES = 5  # of the rows refused for a reason
_EXAMPLES_TOLD = 3
_UNITS = (("days", 86_400), ("hours", 3_600), ("minutes", 60))
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Refused:
    """Rows left out for one reason (``events.refused.<reason>``), with the first of them: number of the row, 0 where
    it has none, and value."""

    reason: str
    count: int
    examples: tuple[tuple[int, str], ...] = ()

    def told(self, t: Words) -> str:
        """How many rows, why, and which for example, in one or two sentences."""
        told = t(f"events.refused.{self.reason}", n=self.count)
        some = self.examples[:_EXAMPLES_TOLD]
        rows = [f"{row}: {shown(value)}" if value else f"{row}" for row, value in some if row]
        values = [shown(value) for row, value in some if not row]
        if rows:
            return f"{told} {t('events.refused_rows', n=len(rows), rows='; '.join(rows))}"
        return f"{told} {t('events.refused_values', values='; '.join(values))}" if values else told

    def in_short(self) -> Phrase:
        """How many rows, why, and the first for example, as part of a sentence."""
        why = Phrase(f"events.unusable.{self.reason}", {"n": self.count})
        row, value = self.examples[0] if self.examples else (0, "")
        such = f"{'value' if value and self.reason not in LACKING else ''}{'row' if row else ''}"
        return Phrase(f"events.such.{such}", {"why": why, "row": row, "value": shown(value)}) if such else why


def refused_rows(reason: str, rows: Sequence[Mapping[str, Any]], number: str) -> Refused:
    """Rows refused for a reason, from some that say how many ``rows`` these are, their ``number`` and what is
    ``said``."""
    known = ((row[number] if isinstance(row[number], int) else 0, row["said"] or "") for row in rows)
    found = ((row, "" if reason in LACKING else said) for row, said in known)
    return Refused(reason, rows[0]["rows"], tuple(each for each in found if any(each)))


@dataclass(frozen=True, slots=True)
class Understood:
    """What was found out, or said, about a file. ``columns``: role to column, of ``headers``; ``first``: some rows to
    look at, as they are written; ``dates``: its style; ``mixed``: that it is not the only one."""

    name: str
    kind: str
    columns: Mapping[str, str]
    headers: tuple[str, ...] = ()
    first: tuple[tuple[str, ...], ...] = ()
    encoding: str = ""
    delimiter: str = ""
    dates: str = ""
    timezone: str = ""
    decimal: str = ""
    read: int = 0
    refused: tuple[Refused, ...] = ()
    mixed: Phrase | None = None
    notes: tuple[Phrase, ...] = ()

    @property
    def refused_rows(self) -> int:
        return sum(each.count for each in self.refused)


@dataclass(frozen=True, slots=True)
class EventLog:
    """Events in an engine, and their bounds: ``start`` and ``end`` in microseconds since 1970."""

    engine: "Engine"
    understood: Understood
    events: int
    customers: int
    start: int
    end: int
    hashed: bool = field(default=False)

    def close(self) -> None:
        self.engine.close()


def unusable(understood: Understood) -> JourneyError:
    """Why there is no event: ``log_empty``, or ``log_unusable`` with every reason for which rows are refused."""
    if not understood.read:
        return JourneyError("log_empty", understood.name, read=0)
    reasons = [each.in_short() for each in understood.refused]
    told = reasons[-1]
    for each in reversed(reasons[:-1]):
        told = Phrase("events.unusable.and", {"one": each, "other": told})
    return JourneyError("log_unusable", understood.name, n=understood.read, reasons=told)


def moment(microseconds: int) -> datetime:
    """A time of the log as it stands there, without a zone."""
    return (_EPOCH + timedelta(microseconds=microseconds)).replace(tzinfo=None)


def bounds() -> tuple[int, int]:
    """What lies outside is no time of an event: microseconds since 1970 of 1980, and of tomorrow."""
    latest = datetime.now(UTC) + timedelta(days=1)
    return int(_EARLIEST.timestamp()) * MICROSECONDS, int(latest.timestamp()) * MICROSECONDS


def duration(seconds: float, t: Words) -> str:
    """How long something takes, in the largest unit of which there is at least one: ``3.2 days``."""
    for unit, length in _UNITS:
        if seconds >= length:
            return t(f"events.units.{unit}", n=t.number(seconds / length, 1))
    return t("events.units.seconds", n=t.number(seconds, 0))


def first_line(problem: Exception) -> str:
    """What a program says went wrong, without what it adds."""
    return str(problem).strip().splitlines()[0] if str(problem).strip() else type(problem).__name__
