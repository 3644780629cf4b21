"""How a log writes its times: found out from a sample, said, and changeable.

A style is a list of patterns in the notation of C's ``strptime``, which DuckDB reads too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

ISO, DAY_FIRST, MONTH_FIRST, SECONDS, MILLISECONDS = "iso", "dmy", "mdy", "seconds", "milliseconds"
STYLES = (ISO, DAY_FIRST, MONTH_FIRST, SECONDS, MILLISECONDS)

_ISO = re.compile(r"\d{4}-\d{1,2}-\d{1,2}([T ]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2}|UTC)?$", re.I)
_OFFSET = re.compile(r"(Z|[+-]\d{2}:?\d{2}|UTC)$", re.I)
_PARTS = re.compile(
    r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:(,? +)(\d{1,2})([:.])(\d{2})(?:\7(\d{2})([.,]\d+)?)?( ?[AaPp][Mm])?)?$"
)
_SECONDS, _MILLISECONDS = re.compile(r"1?\d{9}$"), re.compile(r"1?\d{12}$")
_LOOKED_AT = 5_000


@dataclass(frozen=True, slots=True)
class Dates:
    """``patterns``: for ``strptime``, none for the others. ``has_offset``: at least one value says its offset from UTC.
    ``is_doubtful``: day and month could be read either way."""

    style: str
    patterns: tuple[str, ...] = ()
    has_offset: bool = False
    is_doubtful: bool = False


def looks_like_a_time(value: str) -> bool:
    value = value.strip()
    return bool(_ISO.match(value) or _PARTS.match(value) or _SECONDS.match(value) or _MILLISECONDS.match(value))


def dates_of(values: Sequence[str], style: str = "") -> Dates:
    """The style most of the values are written in; ``style`` says it instead, and only its patterns are looked for.

    Where no value tells day from month, the day comes first, as nearly everywhere; that is a guess and marked as one.
    """
    seen = [value.strip() for value in values[:_LOOKED_AT] if value and value.strip()]
    parts = [match for match in map(_PARTS.match, seen) if match]
    counts = {
        ISO: sum(bool(_ISO.match(value)) for value in seen),
        SECONDS: sum(bool(_SECONDS.match(value)) for value in seen),
        MILLISECONDS: sum(bool(_MILLISECONDS.match(value)) for value in seen),
        DAY_FIRST: len(parts),
    }
    found = style or max(counts, key=counts.__getitem__)
    if found in (SECONDS, MILLISECONDS):
        return Dates(found)
    if found == ISO:
        return Dates(ISO, has_offset=any(_OFFSET.search(value) and _ISO.match(value) for value in seen))
    days = sum(int(match[1]) > 12 for match in parts)
    months = sum(int(match[3]) > 12 for match in parts)
    if not style and months > days:
        found = MONTH_FIRST
    patterns = {_pattern(match, found) for match in parts}
    return Dates(
        found, tuple(sorted(patterns, key=lambda each: (-len(each), each))), is_doubtful=not (style or days or months)
    )


def _pattern(match: re.Match[str], style: str) -> str:
    sign, year = match[2], "%Y" if len(match[4]) == 4 else "%y"
    day = f"%d{sign}%m{sign}{year}" if style == DAY_FIRST else f"%m{sign}%d{sign}{year}"
    if match[6] is None:
        return day
    colon, half = match[7], match[11]
    hours = f"%I{colon}%M" if half else f"%H{colon}%M"
    seconds = f"{colon}%S" if match[9] else ""
    fraction = f"{match[10][0]}%f" if match[10] else ""
    return f"{day}{match[5]}{hours}{seconds}{fraction}" + ((" " if half.startswith(" ") else "") + "%p" if half else "")
