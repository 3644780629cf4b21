"""The times and numbers of an engine's table, whatever its types: read where they stand, null where they cannot be.

An engine stops at the first word that it cannot cast, so words are cast only where a pattern says that they can be.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from math import isfinite
from typing import Any

from journey.events.asking import asked
from journey.events.dates import (
    BY_NAME,
    DAY,
    ISO,
    MILLISECONDS,
    MONTH_FIRST,
    MONTHS,
    MOST_DAYS,
    NAMED,
    SECONDS,
    WITH_STROKES,
    Dates,
    dates_of,
)
from journey.events.log import MICROSECONDS
from journey.events.sources import SAMPLE

_DAYS = (  # no year has a 31st of April; some have a 29th of February
    r"([1-9]\d{3}-(0?[13578]|1[02])-(0?[1-9]|[12]\d|3[01])|[1-9]\d{3}-(0?[469]|11)-(0?[1-9]|[12]\d|30)"
    r"|[1-9]\d{3}-0?2-(0?[1-9]|1\d|2[0-8])|([1-9]\d(0[48]|[2468][048]|[13579][26])|([2468][048]|[13579][26])00)-0?2-29)"
)
_CLOCK = r"[T ]([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?"
_NAIVE = f"^{_DAYS}({_CLOCK})?$"
_OFFSET = f"^{_DAYS}{_CLOCK}[+-](0\\d|1[0-5])(:[0-5]\\d)?$"
_DAY_FIRST = r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"
_NUMBER = r"^[+-]?(\d{1,30}(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?$"
_LEAST, _GREATEST = datetime(1000, 1, 1), datetime(9999, 12, 31)  # what an engine calls infinite lies beyond
_MOST = 9_000_000_000_000_000_000  # of a whole number


def microseconds(time: Any, dates: Dates, ticks: int) -> Any:
    """Whole microseconds since 1970, with no tie that the table does not have; with a zone in UTC, else as it stands.

    ``dates``: how words write a time; ``ticks``: the microseconds in one of a number.
    """
    kind = time.type()
    if kind.is_string():
        if dates.style not in (SECONDS, MILLISECONDS):
            return _in_microseconds(_moment(time, dates))  # a word that is read lies within the bounds
        time = number(time.replace(",", "."))
    elif not kind.is_numeric():
        return _since(time if kind.is_timestamp() else time.cast("timestamp"))
    most = _MOST // ticks
    if time.type().is_integer():
        return _within(time, -most, most) * ticks
    time = time.cast("float64")
    return (_within((~time.isnan()).ifelse(time, None), -most, most) * ticks).round().cast("int64")


def ticks_of(usual: float | None, dates: Dates) -> int:
    """Microseconds in the unit of numbers like this one: seconds, milliseconds or microseconds."""
    if dates.style in (SECONDS, MILLISECONDS):
        return MICROSECONDS if dates.style == SECONDS else 1_000
    digits = len(str(int(usual))) if usual is not None and isfinite(usual) else 0
    return MICROSECONDS if digits <= 11 else 1_000 if digits <= 14 else 1


def number(said: Any, decimal: str = ".") -> Any:
    """A number, also one in words, which may have a currency and signs between thousands; null of any other kind."""
    if said.type().is_numeric() and not said.type().is_boolean():
        if str(said.type().copy(nullable=True)) == "decimal(19, 4)":  # so money is told, which becomes no float at once
            said = said.cast("decimal(20, 4)")
        return said.cast("float64")
    if not said.type().is_string():  # a kind of the engine's own
        said, decimal = said.cast("string"), "."
    other = "." if decimal == "," else ","
    plain = said.re_replace("[\\s\u00a0\u202f€$£]", "").replace(other, "").replace(decimal, ".")
    return _where(plain, _NUMBER).cast("float64")


def _where(words: Any, pattern: str) -> Any:
    return words.re_extract(pattern, 0).nullif("")  # whole: words that are asked for twice are worked out twice


def _moment(said: Any, dates: Dates) -> Any:
    words = said.strip()
    if dates.style == NAMED:
        words = _by_name(words)
    if dates.style != ISO:
        day, month = ("2", "1") if dates.style == MONTH_FIRST else ("1", "2")
        words = words.re_replace(_DAY_FIRST, f"\\3-\\{month}-\\{day}")
    words = words.upper().re_replace(", +", " ").replace("/", "-").replace(",", ".")
    words = words.re_replace(r"(\.\d{6})\d+", r"\1")  # some engines would round
    if not dates.has_offset:
        return _where(words, _NAIVE).cast("timestamp")
    words = words.re_replace(r" *(UTC|Z)$", "+00:00").re_replace(r" *([+-]\d\d):?(\d\d)$", r"\1:\2")
    return _where(words.re_replace(r" +([+-]\d\d)$", r"\1"), _OFFSET).cast("timestamp('UTC')")


def _by_name(words: Any) -> Any:
    words = words.lower()
    for pattern, strokes in BY_NAME:
        words = words.re_replace(pattern, strokes)
    day, word, rest = (words.re_extract(WITH_STROKES, group) for group in (1, 2, 3))
    rest = rest.re_replace(r"^(\d\d)($|\D)", r"20\1\2")
    return day + "/" + word.cases(*((name, str(number)) for name, number in MONTHS.items())) + "/" + rest


def _since(moment: Any) -> Any:
    zone = UTC if moment.type().timezone else None
    return _in_microseconds(_within(moment, _LEAST.replace(tzinfo=zone), _GREATEST.replace(tzinfo=zone)))


def _in_microseconds(moment: Any) -> Any:
    seconds = moment.truncate("s").epoch_seconds().cast("int64")
    return seconds * MICROSECONDS + moment.strftime("%f").cast("int64")


def _within(value: Any, least: Any, greatest: Any) -> Any:
    """The value, or the bound that it lies beyond, which is refused as ancient or future and can be counted with."""
    return (value < least).ifelse(least, (value > greatest).ifelse(greatest, value))


def decimal_of(values: list[str]) -> str:
    """The decimal sign of numbers as they are written: a comma where one stands last, and no point after it."""
    commas = sum("," in value and value.rfind(",") > value.rfind(".") for value in values)
    points = sum("." in value and value.rfind(".") > value.rfind(",") for value in values)
    return "," if commas > points else "."


def dates_in(backend: Any, raw: Any, time: Any, style: str) -> Dates:
    """How the words of a column write a time: told by some rows of its table, and by the different days of all where
    these leave it open. Raises JourneyError ``engine_failed``."""
    some = raw.select(said=time).filter(time.strip().nullif("").notnull()).limit(SAMPLE)
    seen = [row["said"] for row in asked(backend, some)]
    dates = dates_of(seen, style)
    if dates.is_doubtful:
        days = raw.select(day=time.strip().re_extract(DAY, 0)).distinct().limit(MOST_DAYS)
        dates = dates_of([*seen, *(row["day"] for row in asked(backend, days) if row["day"])])
    return dates


def decimal_in(backend: Any, raw: Any, columns: Sequence[Any]) -> str:
    """The decimal sign of the numbers in words of some columns, as in some rows; a point where there are none."""
    some = [raw.select(said=each).limit(SAMPLE) for each in columns if each.type().is_string()]
    return decimal_of([row["said"] for rows in some for row in asked(backend, rows) if row["said"]])
