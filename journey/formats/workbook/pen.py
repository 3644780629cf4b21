"""What writes the cells of a workbook in which nothing is live: every text is a text, whatever it begins with."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from journey.files.grid import Cell
from journey.i18n import Words
from journey.scene.themes import Theme

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LIVE = re.compile(r"\s*[=+\-@\t\r|%＝＋－＠]")
_FORMATS = {"date": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm:ss", "share": "0.0%", "number": "General", "whole": "0"}


def book_in(buffer: BytesIO) -> "Workbook":
    """A new book that takes no text for a formula, an address or a number."""
    from xlsxwriter import Workbook

    return Workbook(
        buffer,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )


@dataclass(frozen=True, slots=True)
class Pen:
    """What writes: the book, its formats by name, and the language."""

    book: "Workbook"
    formats: dict[str, "Format"]
    say: Words

    def put(self, page: "Worksheet", row: int, place: int, cell: Cell, kind: str) -> None:
        """One cell; a text that some program might take for a formula is marked as a text once more."""
        if cell is None:
            return
        if isinstance(cell, date):
            page.write_datetime(row, place, cell, self.formats["moment" if isinstance(cell, datetime) else "date"])
        elif isinstance(cell, int | float) and not isinstance(cell, bool):
            page.write_number(row, place, cell, self.formats.get(kind, self.formats["number"]))
        else:
            text = str(cell)
            page.write_string(row, place, text, self.formats["quoted" if _LIVE.match(text) else "text"])


def formats_of(book: "Workbook", look: Theme) -> dict[str, "Format"]:
    """The formats of a book, by name."""
    base: dict[str, Any] = {"valign": "top", "font_name": "Calibri", "font_size": 11, "font_color": look.ink}
    made = {name: book.add_format({**base, "num_format": code}) for name, code in _FORMATS.items()}
    made["text"] = book.add_format({**base, "text_wrap": True, "num_format": "@"})
    made["quoted"] = book.add_format({**base, "text_wrap": True, "num_format": "@", "quote_prefix": True})
    head = {
        **base,
        "bold": True,
        "text_wrap": True,
        "valign": "vcenter",
        "bg_color": look.brand,
        "font_color": "#FFFFFF",
    }
    made["head"] = book.add_format(head)
    made["name"] = book.add_format({**base, "bold": True, "font_color": look.ink2})
    made["title"] = book.add_format({**base, "bold": True, "font_size": 20, "font_color": look.brand})
    made["note"] = book.add_format(
        {**base, "text_wrap": True, "font_color": look.ink2, "bg_color": look.panel, "indent": 1}
    )
    return made
