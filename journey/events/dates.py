"""How a log writes its times: found out from a sample, said, and changeable.

A style is told by regular expressions that Python and DuckDB read alike, and, of days and months, by patterns in the
notation of C's ``strptime``, which DuckDB reads too. ``microseconds`` is the SQL that reads a time.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

ISO, DAY_FIRST, MONTH_FIRST, NAMED = "iso", "dmy", "mdy", "names"
SECONDS, MILLISECONDS = "seconds", "milliseconds"
STYLES = (ISO, DAY_FIRST, MONTH_FIRST, NAMED, SECONDS, MILLISECONDS)
DAY = r"^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"  # the beginning of a time that has day and month first
_IN_ENGLISH = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_IN_ITALIAN = (
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
    "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
)  # fmt: skip
MONTHS = {
    word: number
    for names in (_IN_ENGLISH, _IN_ITALIAN)
    for number, name in enumerate(names, 1)
    for word in (name, name[:3], *([name[:4]] if number == 9 else []))  # also ``sept``
}
# A day whose month is a word, in small letters, and how it is written with strokes: of several kinds of patterns, the
# kind that every engine reads.
BY_NAME = (
    (r"^([a-z]+)[.]? +(\d{1,2})(st|nd|rd|th)?,? +(\d{4}|\d{2})", r"\2/\1/\4"),
    (r"^([a-zì]+[.,]* +)?(\d{1,2})(st|nd|rd|th|°|º)?[ ./-]*([a-z]+)[.,]?[ ./-]+(\d{4}|\d{2})", r"\2/\4/\5"),
)
WITH_STROKES = r"^(\d+)/([a-z]+)/(.*)$"

_USUAL, _USUAL_LETTERS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S"), 19  # every part of it in full
_NAIVE = r"\d{4}[/-]\d{1,2}[/-]\d{1,2}([T ]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?)?"
_OFFSET = r"\d{4}[/-]\d{1,2}[/-]\d{1,2}[T ]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)? *(Z|UTC|[+-]\d{2}(:?\d{2})?)"
_PARTS = re.compile(
    r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:(,? +)(\d{1,2})([:.])(\d{2})(?:\7(\d{2})([.,]\d+)?)?( ?[AaPp][Mm])?)?$"
)
_NUMBERS = {SECONDS: r"1?\d{9}([.,]\d+)?", MILLISECONDS: r"1?\d{12}([.,]\d+)?"}
_TICKS = {SECONDS: 1_000_000, MILLISECONDS: 1_000}  # microseconds
MOST_DAYS = 3_000  # eight years
_LOOKED_AT = 5_000


@dataclass(frozen=True, slots=True)
class Dates:
    """``patterns``: for ``strptime``, none for the others. ``has_offset``: most values say their offset from UTC.
    ``is_doubtful``: day and month could be read either way."""

    style: str
    patterns: tuple[str, ...] = ()
    has_offset: bool = False
    is_doubtful: bool = False

    @property
    def is_absolute(self) -> bool:
        """Whether a value tells its moment without the zone it was written in."""
        return self.has_offset or self.style in _NUMBERS


def looks_like_a_time(value: str) -> bool:
    value = value.strip()
    styles = (_NAIVE, _OFFSET, *_NUMBERS.values())
    return bool(_PARTS.match(value) or any(_is(style, value) for style in styles) or _PARTS.match(_in_numbers(value)))


def dates_of(values: Sequence[str], style: str = "") -> Dates:
    """The style most of the values are written in; ``style`` says it instead, and only its patterns are looked for.

    Where no value tells day from month, the day comes first, as nearly everywhere; that is a guess and marked as one.
    """
    seen = [value.strip() for value in values[:_LOOKED_AT] if value and value.strip()]
    parts = [match for match in map(_PARTS.match, seen) if match]
    offsets, naive = (sum(_is(pattern, value) for value in seen) for pattern in (_OFFSET, _NAIVE))
    counts = {ISO: offsets + naive, DAY_FIRST: len(parts)}
    counts |= {number: sum(_is(pattern, value) for value in seen) for number, pattern in _NUMBERS.items()}
    found = style or max(counts, key=counts.__getitem__)
    if style == NAMED or (not style and 2 * counts[found] < len(seen)):
        named = [match for match in map(_PARTS.match, map(_in_numbers, seen)) if match]
        if style or len(named) > counts[found]:
            return Dates(NAMED, _patterns(named, DAY_FIRST))
    if found in _NUMBERS:
        return Dates(found)
    if found == ISO:
        return Dates(ISO, has_offset=offsets > naive)
    days = sum(int(match[1]) > 12 for match in parts)
    months = sum(int(match[3]) > 12 for match in parts)
    if not style and months > days:
        found = MONTH_FIRST
    return Dates(found, _patterns(parts, found), is_doubtful=not (style or days or months))


def microseconds(said: str, dates: Dates, timezone: str) -> str:
    """SQL: microseconds since 1970 of the expression ``said``, null where it is not written in this style.

    ``timezone`` is that of values without an offset: an hour that summer time leaves out counts as the hour after it,
    and of an hour that it repeats the second is meant. Without it only the values written like most are read, those
    with an offset or those without, which are taken as they stand.
    """
    if dates.style in _NUMBERS:
        exact = f"try_cast(replace({said}, ',', '.') AS DECIMAL(24, 6))"
        number = f"({exact} * {_TICKS[dates.style]})::HUGEINT::BIGINT"
        return f"CASE WHEN regexp_full_match({said}, '{_NUMBERS[dates.style]}') THEN {number} END"
    offset = _with_offset(said) if dates.style == ISO else "NULL"
    if timezone:
        return f"coalesce(epoch_us(timezone('{timezone}', {_naive(said, dates)})), {offset})"
    return offset if dates.has_offset else f"epoch_us({_naive(said, dates)})"


def changed_hour(said: str, dates: Dates, timezone: str) -> str:
    """SQL: ``left_out`` or ``twice`` where the expression ``said`` is a time in an hour that the zone leaves out or
    repeats when its clocks change, else null; "" where there is no such hour."""
    changes = _changes(timezone) if timezone and dates.style not in _NUMBERS else {}
    if not changes:
        return ""
    days = ", ".join(f"DATE '{day}'" for day in changes)
    naive = _naive(said, dates)
    meant = f"timezone('{timezone}', {naive})"
    back = {f"INTERVAL {-minutes} MINUTE" for minutes in changes.values() if minutes < 0}
    before = ", ".join(f"timezone('{timezone}', {meant} - {each})" for each in sorted(back))
    twice = f"WHEN {naive} IN ({before}) THEN 'twice'" if before else ""
    hour = f"CASE WHEN timezone('{timezone}', {meant}) <> {naive} THEN 'left_out' {twice} END"
    return f"CASE WHEN {naive}::DATE IN ({days}) THEN {hour} END"  # all other days need no second look


def _changes(timezone: str) -> dict[date, int]:
    """The days since 1980 on which the clocks of a zone change, and by how many minutes they go forward."""
    zone, day, found = ZoneInfo(timezone), datetime(1980, 1, 1), {}
    offset = zone.utcoffset(day) or timedelta()
    while day < datetime.now() + timedelta(days=2):
        following = day + timedelta(days=1)
        later = zone.utcoffset(following) or timedelta()
        if later != offset:
            found[day.date()] = round((later - offset) / timedelta(minutes=1))
        day, offset = following, later
    return found


def _naive(said: str, dates: Dates) -> str:
    """SQL: the time that the expression ``said`` tells without an offset."""
    if dates.style == ISO:
        tidy = f"upper(replace({said}, ',', '.'))"
        usual = ", ".join(f"'{pattern}'" for pattern in _USUAL)
        return (
            f"coalesce(CASE WHEN strlen({said}) = {_USUAL_LETTERS} THEN try_strptime({said}, [{usual}]) END,"  # faster
            f" CASE WHEN regexp_full_match({tidy}, '{_NAIVE}') THEN try_cast({tidy} AS TIMESTAMP) END)"
        )
    said = _by_name(said) if dates.style == NAMED else said
    short = f"regexp_replace({said}, '([.,]\\d{{6}})\\d+', '\\1')"  # DuckDB reads no smaller fractions
    patterns = ", ".join(f"'{pattern}'" for pattern in dates.patterns)
    return f"try_strptime({short}, [{patterns}])"


def _with_offset(said: str) -> str:
    """SQL: the microseconds since 1970 of a time that says its offset."""
    tidy = f"upper(replace({said}, ',', '.'))"
    close = f"regexp_replace({tidy}, ' *(UTC|Z|[+-]\\d\\d(:?\\d\\d)?)$', '\\1')"
    exact = f"try_cast(regexp_replace({close}, 'UTC$', 'Z') AS TIMESTAMPTZ)"
    return f"CASE WHEN regexp_full_match({tidy}, '{_OFFSET}') THEN epoch_us({exact}) END"


def _in_numbers(value: str) -> str:
    """A time whose month is a word, with day, month and year in numbers; "" where it is none."""
    value = value.lower()
    for pattern, strokes in BY_NAME:
        value = re.sub(pattern, strokes, value)
    match = re.match(WITH_STROKES, value)
    return f"{match[1]}/{MONTHS[match[2]]}/{match[3]}" if match and match[2] in MONTHS else ""


def _by_name(said: str) -> str:
    """SQL: the same of the expression ``said``, null where it is none."""
    said = f"lower({said})"
    for pattern, strokes in BY_NAME:
        said = f"regexp_replace({said}, '{pattern}', '{strokes}')"
    day, word, rest = (f"regexp_extract({said}, '{WITH_STROKES}', {group})" for group in (1, 2, 3))
    months = ", ".join(f"'{name}': {number}" for name, number in MONTHS.items())
    return f"{day} || '/' || map {{{months}}}[{word}] || '/' || {rest}"


def _is(pattern: str, value: str) -> bool:
    return re.fullmatch(pattern, value, re.IGNORECASE) is not None


def _patterns(parts: Sequence[re.Match[str]], style: str) -> tuple[str, ...]:
    """The patterns seen, and the same with other halves of the time: a clock may leave out what is zero.

    Years of two digits come first, since ``%Y`` reads 24 as the year 24; then the commonest.
    """
    seen = Counter(pattern for match in parts for pattern in _variants(match, style))
    return tuple(sorted(seen or {"%d/%m/%Y": 1}, key=lambda pattern: ("%Y" in pattern, -seen[pattern], pattern)))


def _variants(match: re.Match[str], style: str) -> list[str]:
    sign, year = match[2], "%Y" if len(match[4]) == 4 else "%y"
    day = f"%d{sign}%m{sign}{year}" if style == DAY_FIRST else f"%m{sign}%d{sign}{year}"
    if match[6] is None:
        return [day]
    gap, colon, half = ", " if "," in match[5] else " ", match[7], match[11]
    minutes = f"{day}{gap}{'%I' if half else '%H'}{colon}%M"
    seconds = f"{minutes}{colon}%S"
    end = "" if not half else " %p" if half.startswith(" ") else "%p"
    fractions = [f"{seconds}{match[10][0]}%f{end}"] if match[10] else []
    own = [*fractions, seconds + end, minutes + end] if match[9] else [minutes + end, seconds + end]
    return [own[0], *own, day]  # its own counts twice
