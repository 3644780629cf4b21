"""A value of a field as a cell, and a cell as the value that it says."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from journey.files.grid import Cell, text_of
from journey.formats.workbook.columns import Column, keys_by_name
from journey.i18n import Phrase, Words

EARLIEST = 1901  # the first year whose days a workbook counts without a mistake
LONGEST = 16_000  # characters of a list in one cell: half of what a cell holds


class Unclear(Exception):
    """A cell that does not say what its column is about."""

    def __init__(self, code: str, **params: object) -> None:
        self.why = Phrase(f"sheet.unclear.{code}", params)
        super().__init__(code)


def faulty(fault: str) -> Unclear:
    """Of a cell whose value nobody knows: an error, or a formula that was never computed."""
    return Unclear("error", found=fault) if fault else Unclear("uncomputed")


def shown(column: Column, value: Any, say: Words) -> Cell:
    """The cell of a value; None stays blank. A list has a line an entry. References are made by the caller."""
    if value is None or value == "" or value == []:
        return None
    match column.kind:
        case "choice":
            return column.named(value, say)
        case "own":
            return column.named(value, say) if value in column.options else str(value)
        case "lines" | "many":
            return "\n".join(value)
        case "date":
            day = date.fromisoformat(value)
            return value if day.year < EARLIEST else day
    return value if isinstance(value, int | float) else str(value)


def chunks(column: Column, value: Any) -> list[Any]:
    """A list in as many parts as it needs cells; everything else is one part."""
    if column.kind not in ("lines", "many") or not value:
        return [value]
    parts: list[list[str]] = [[]]
    length = 0
    for entry in value:
        if parts[-1] and length + len(entry) > LONGEST:
            parts.append([])
            length = 0
        parts[-1].append(entry)
        length += len(entry) + 1
    return parts


def said(column: Column, cell: Cell, find: Callable[[str, tuple[str, ...]], str | None]) -> Any:
    """The value that a cell says, as it stands in a document. Raises Unclear."""
    if cell is None or cell == "":
        return [] if column.empty == () else column.empty
    text = text_of(cell)
    match column.kind:
        case "text" | "prose":
            return text
        case "lines":
            return [line for line in text.split("\n") if line.strip()]
        case "own":
            return keys_by_name(column).get(text.strip().casefold(), text)
        case "choice":
            return _chosen(column, cell, text)
        case "number" | "share" | "whole":
            return _number(column, cell, text)
        case "date":
            return _day(cell, text)
        case "moment":
            return cell.isoformat() if isinstance(cell, datetime) else text
        case "one":
            return _found(column, text, find)
        case "many":
            return _all_found(column, text, find)


def _chosen(column: Column, cell: Cell, text: str) -> object:
    if isinstance(cell, bool) and cell in column.options:
        return cell
    known = keys_by_name(column)
    if text.strip().casefold() not in known:
        allowed = tuple(Phrase(column.key(option)) for option in column.options if option is not None)
        raise Unclear("choice", found=text, allowed=allowed)
    return known[text.strip().casefold()]


def number_of(text: str) -> float | None:
    """A number as people write it: with a comma or a point, a real minus, a percent sign. None for anything else."""
    plain = re.sub(r"[\s\u00a0\u202f']", "", text).replace("−", "-").replace("–", "-")
    percent = plain.endswith("%")
    plain = plain.removesuffix("%")
    if re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+,\d+", plain):
        plain = plain.replace(".", "")
    elif re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+\.\d+", plain):
        plain = plain.replace(",", "")
    plain = plain.replace(",", ".")
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", plain) or len(plain) > 60:
        return None
    return float(plain) / (100 if percent else 1)


def _number(column: Column, cell: Cell, text: str) -> float | int:
    value = None if isinstance(cell, bool) else cell if isinstance(cell, int | float) else number_of(text)
    if value is None:
        raise Unclear("number", found=text)
    if column.kind == "share" and 1 < value <= 100:  # 31 where 31% is meant
        value = value / 100
    if column.kind == "whole":
        if not float(value).is_integer():
            raise Unclear("whole", found=text)
        return int(value)
    return value


def _day(cell: Cell, text: str) -> str:
    if isinstance(cell, date):  # a datetime is one too
        return date(cell.year, cell.month, cell.day).isoformat()
    parts = re.fullmatch(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})", text.strip())
    numbers = [int(part) for part in parts.groups()] if parts else []
    orders = [numbers] if numbers and len(parts[1]) == 4 else [numbers[::-1]] if numbers else []  # type: ignore[index]
    for year, month, day in orders:
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            continue
    raise Unclear("date", found=text)


def _found(column: Column, text: str, find: Callable[[str, tuple[str, ...]], str | None]) -> str:
    found = find(text, column.kinds)
    if found is None:
        raise Unclear("reference", found=text)
    return found


def _all_found(column: Column, text: str, find: Callable[[str, tuple[str, ...]], str | None]) -> list[str]:
    """Each line a name; of a line that is none, each part between semicolons or commas."""
    found: list[str] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        whole = find(line, column.kinds)
        names = [line] if whole else [part for part in re.split(r"\s*[;,]\s*", line) if part]
        found += [_found(column, name, find) for name in names]
    return found
