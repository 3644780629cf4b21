"""A map written as a workbook in which nothing is live: every text is a text, whatever it begins with.

In front of each sheet stand a hidden row with the names of the fields and hidden columns with id, name as written and
order key: by them edits are recognised when the file comes back.
"""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from journey.formats.workbook.cells import shown
from journey.formats.workbook.columns import Column, header, titled
from journey.formats.workbook.pen import Pen, book_in, formats_of
from journey.formats.workbook.rows import MARK, OWN_KEYS, Line, Sheet, key_of, sheets
from journey.i18n import words
from journey.model import SCHEMA_VERSION, Map
from journey.model.map import COLLECTIONS
from journey.scene.brands import theme_of

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

FIRST_ROW = 2  # after the hidden row and the heads, counted from 0
ROOM = 300  # rows below the last one that have drop-down lists too
_WIDTHS = {"prose": 46, "lines": 40, "text": 28, "one": 28, "many": 24, "choice": 22, "own": 18, "moment": 22}
_WIDTH, _HIDDEN_WIDTH = 13, 3
_LINE, _MOST_LINES = 15, 20  # points of a line of text, and how many lines a row shows at most
_SHOWN_FIELDS = ("answers", "is_sample")  # of the map, that nobody edits


def written(journey_map: Map, language: str, mark: str = "") -> bytes:
    """The whole file, in a language. ``mark`` tells of which state of the map it is."""
    say, buffer = words(language), BytesIO()
    book = book_in(buffer)
    book.set_properties({"title": journey_map.title[:250], "comments": say("sheet.about")})
    pen = Pen(book, formats_of(book, theme_of(journey_map, "light")), say)
    _front(pen, journey_map, mark)
    made = sheets(journey_map, say)
    pages = [book.add_worksheet(sheet.title) for sheet in made]
    lists = _Lists(pen)
    names = {sheet.name: _name_range(sheet) for sheet in made}
    for sheet, page in zip(made, pages, strict=True):
        _fill(pen, sheet, page)
        _offer(sheet, page, lists, names)
    lists.write()
    book.close()
    return buffer.getvalue()


def _front(pen: Pen, journey_map: Map, mark: str) -> None:
    """The first sheet: how to edit, and the fields of the map itself, one below the other."""
    say, page = pen.say, pen.book.add_worksheet(pen.say("sheet.names.map"))
    page.hide_gridlines(2)
    page.fit_to_pages(1, 0)
    page.set_column(0, 0, _HIDDEN_WIDTH, None, {"hidden": True})
    page.set_column(1, 1, 24)
    page.set_column(2, 2, 84)
    page.write_string(0, 0, f"{MARK} map {SCHEMA_VERSION}")
    page.write_string(0, 1, say("sheet.title"), pen.formats["title"])
    page.set_row(0, 30)
    page.merge_range(1, 1, 1, 2, "", pen.formats["note"])
    page.write_string(1, 1, say("sheet.how"), pen.formats["note"])
    page.set_row(1, 96)
    page.write_string(2, 0, "id")
    page.write_string(2, 2, journey_map.id)
    page.write_string(2, 3, mark)
    page.set_row(2, None, None, {"hidden": True})
    body = journey_map.model_dump(mode="json", exclude=set(COLLECTIONS))
    for row, column in enumerate(header(), FIRST_ROW + 2):
        value: Any = body
        for part in column.field.split("."):
            value = value[part]
        page.write_string(row, 0, column.field)
        page.write_string(row, 1, titled("map", column, say), pen.formats["name"])
        pen.put(page, row, 2, shown(column, value, say), column.kind)
        if column.options:
            named = [column.named(option, say) for option in column.options]
            page.data_validation(row, 2, row, 2, {"validate": "list", "source": named})
        if column.field in _SHOWN_FIELDS:
            page.set_row(row, None, None, {"hidden": True})


def _fill(pen: Pen, sheet: Sheet, page: "Worksheet") -> None:
    page.set_row(0, None, None, {"hidden": True})
    page.set_row(1, 32)
    page.write_string(0, 0, f"{MARK} {sheet.name} {SCHEMA_VERSION}")
    for place, key in enumerate(OWN_KEYS):
        page.write_string(1, place, key)
    page.set_column(0, len(OWN_KEYS) - 1, _HIDDEN_WIDTH, None, {"hidden": True})
    shift = len(OWN_KEYS)
    for place, (column, head) in enumerate(zip(sheet.columns, sheet.heads, strict=True), shift):
        look = pen.formats.get(column.kind, pen.formats["text"])
        page.set_column(place, place, _WIDTHS.get(column.kind, _WIDTH), look)
        page.write_string(0, place, key_of(sheet, place - shift))
        page.write_string(1, place, head, pen.formats["head"])
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(1)
    page.freeze_panes(FIRST_ROW, shift + 1 + (sheet.columns[0].kind == "one"))
    for row, line in enumerate(sheet.lines, FIRST_ROW):
        if (tall := _lines_of(sheet, line)) > 1:
            page.set_row(row, tall * _LINE)
        for place, own in enumerate((line.id, line.label, line.order)):
            if own:
                page.write_string(row, place, own)
        for place, (column, cell) in enumerate(zip(sheet.columns, line.cells, strict=True), shift):
            pen.put(page, row, place, cell, column.kind)
    if sheet.lines:
        page.autofilter(1, shift, FIRST_ROW + len(sheet.lines) - 1, shift + len(sheet.columns) - 1)


def _lines_of(sheet: Sheet, line: Line) -> int:
    """How many lines the tallest cell of a row takes, roughly: some programs do not see to it themselves."""
    tallest = 1
    for column, cell in zip(sheet.columns, line.cells, strict=True):
        wide = _WIDTHS.get(column.kind, _WIDTH)
        if isinstance(cell, str):
            tallest = max(tallest, sum(1 + len(part) // wide for part in cell.split("\n")))
    return min(tallest, _MOST_LINES)


def _name_range(sheet: Sheet) -> str:
    """Where the names on a sheet stand that others refer to, with room for new ones; empty where it has none."""
    named = [n for n, column in enumerate(sheet.columns) if column.field in ("name", "title")]
    if not named:
        return ""
    letter = _letter(len(OWN_KEYS) + named[0])
    last = FIRST_ROW + len(sheet.lines) + ROOM
    return f"='{sheet.title.replace(chr(39), chr(39) * 2)}'!${letter}${FIRST_ROW + 1}:${letter}${last}"


def _letter(place: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(place))


def _offer(sheet: Sheet, page: "Worksheet", lists: "_Lists", names: dict[str, str]) -> None:
    """Drop-down lists. They offer; what else is typed is asked about when the file is read."""
    last = FIRST_ROW + len(sheet.lines) + ROOM
    for place, column in enumerate(sheet.columns, len(OWN_KEYS)):
        source = names.get(column.kinds[0], "") if column.kinds else lists.range_of(column) if column.options else ""
        if source:
            offered = {"validate": "list", "source": source, "show_error": False}
            page.data_validation(FIRST_ROW, place, last, place, offered)


class _Lists:
    """A hidden last sheet with what may be chosen: the names of a list may be longer than a rule holds."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._title = pen.say("sheet.names.lists")
        self._columns: dict[tuple[str, tuple[object, ...]], list[str]] = {}

    def range_of(self, column: Column) -> str:
        key = (column.words, column.options)
        named = [column.named(option, self._pen.say) for option in column.options if option is not None]
        self._columns.setdefault(key, named)
        letter = _letter(list(self._columns).index(key) + 1)
        return f"='{self._title}'!${letter}$2:${letter}${1 + len(named)}"

    def write(self) -> None:
        page = self._pen.book.add_worksheet(self._title)
        page.hide()
        page.write_string(0, 0, f"{MARK} lists {SCHEMA_VERSION}")
        for place, named in enumerate(self._columns.values(), 1):
            for row, name in enumerate(named, 1):
                page.write_string(row, place, name)
