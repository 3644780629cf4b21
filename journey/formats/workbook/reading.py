"""Our own workbook read back: the map that it holds now, and for every cell that says nothing clear, why."""

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from hashlib import sha256
from math import isclose
from typing import Any

from journey.formats.format import Reading
from journey.formats.grid import Cell, Grid, at, is_blank, text_of
from journey.formats.orders import kept_orders
from journey.formats.workbook.cells import Unclear, said
from journey.formats.workbook.columns import SHEETS, TALKS, UNWRITTEN, Column, columns, header, titled
from journey.formats.workbook.labels import Directory
from journey.formats.workbook.rows import MARK, OWN_KEYS
from journey.i18n import Phrase, words
from journey.model import COLLECTIONS, SCHEMA_VERSION, Map, to_document
from journey.model.base import ID_PATTERN, ORDER_PATTERN
from journey.model.inspection import inspect

_MARKED = re.compile(rf"{MARK} (\w+) \d+")
_PLACED = re.compile(r"(\w+)\[(\d+)\](?:\.(\w+))?")


def is_ours(found: Iterable[Grid]) -> bool:
    """Whether a workbook is one that we wrote: a sheet of it says so in its first, hidden cell."""
    return any(_mark(grid) in COLLECTIONS for grid in found)


def read(found: Iterable[Grid], data: bytes, base: Map | None = None) -> Reading:
    """The map in the sheets. What a cell does not say clearly stays as it is in ``base``, else at its default.

    ``base`` is the map that the file may come from: only where it has the same id. Raises JourneyError as
    ``inspect`` does.
    """
    marked = {_mark(grid): grid for grid in reversed(list(found))}
    desk = _Desk(sha256(data).hexdigest()[:8], base)
    front = marked.get("map")
    document = _header(desk, front)
    if base is None or document["id"] != base.id:
        desk.held = {}
    rows = {name: _rows(desk, name, marked[name]) for name in SHEETS if name in marked}
    for name in COLLECTIONS:
        document[name] = [_body(desk, row) for row in rows.get(name, [])]
    if base is not None and document["id"] == base.id:
        kept = {None, *(persona["id"] for persona in document["personas"])}
        for name in UNWRITTEN:
            document[name] = [body for body in to_document(base)[name] if body.get("persona_id") in kept]
    _talk(desk, document, rows.get(TALKS, []))
    _order(document)
    looked = inspect(document)
    for error in looked.errors:
        desk.refuse(*_place(error.where, rows), Phrase(f"errors.{error.code}.what", error.params))
    return Reading(looked.readable, (), tuple(desk.refused))


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: the record it is, its cells by column, and where it stands."""

    sheet: str
    grid: Grid
    number: int
    id: str
    order: str | None
    cells: Mapping[Column, list[Cell]]


@dataclass(slots=True)
class _Desk:
    """What is known while reading: who is called what, what the records held, what was not understood."""

    digest: str
    base: Map | None
    held: dict[str, dict[str, Any]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    directory: Directory = field(default_factory=Directory)
    refused: list[Phrase] = field(default_factory=list)
    told: set[tuple[str, int, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        if self.base:
            self.held = {record.id: record.model_dump(mode="json") for record in self.base.records()}

    def refuse(self, sheet: str, row: int, column: str, why: Phrase) -> None:
        """Once a cell: a reference to a record that went is told as the cell has it, not again as what became of it."""
        if (sheet, row, column) not in self.told:
            self.told.add((sheet, row, column))
            params = {"sheet": sheet, "row": str(row), "column": column, "why": why}
            self.refused.append(Phrase("sheet.refused" if column else "sheet.refused_row", params))


def _mark(grid: Grid) -> str:
    number, row = grid.rows[0]
    found = _MARKED.fullmatch(text_of(at(row, 0))) if number == 1 else None
    return found[1] if found else ""


def _header(desk: _Desk, front: Grid | None) -> dict[str, Any]:
    cells = {text_of(at(row, 0)): (number, at(row, 2)) for number, row in front or ()}
    own_id = text_of(cells["id"][1]) if "id" in cells else ""
    is_base = desk.base is not None and own_id == desk.base.id
    document: dict[str, Any] = to_document(desk.base) if desk.base and is_base else {"timeframe": {}}
    for column in header():
        number, cell = cells.get(column.field, (0, None))
        if not number:
            continue
        try:
            value = said(column, cell, desk.directory.find)
        except Unclear as unclear:
            desk.refuse(front.name if front else "", number, titled("map", column, words("en")), unclear.why)
            continue
        _put(document, column.field, value)
    document |= {
        "schema_version": SCHEMA_VERSION,
        "id": own_id if re.match(ID_PATTERN, own_id) else f"book-{desk.digest}",
    }
    desk.taken.add(document["id"])
    return document


def _rows(desk: _Desk, name: str, grid: Grid) -> list[_Row]:
    """The rows of a sheet that say anything, each with an id of its own; who they are is entered in the directory."""
    by_field = {column.field: column for column in columns(name)}
    places: dict[Column, list[int]] = {}
    for place, key in enumerate(grid.rows[0][1][len(OWN_KEYS) :], len(OWN_KEYS)):
        column = by_field.get(text_of(key).split("#")[0])
        if column:
            places.setdefault(column, []).append(place)
    made: list[_Row] = []
    for number, row in grid.rows[1:]:
        if number == 2 or all(is_blank(cell) for cell in row[len(OWN_KEYS) :]):
            continue
        own_id, label, order = (text_of(at(row, place)) for place in range(len(OWN_KEYS)))
        is_known = bool(re.match(ID_PATTERN, own_id)) and own_id not in desk.taken
        record_id = own_id if is_known else f"{name}-{desk.digest}-{number}"
        desk.taken.add(record_id)
        cells = {column: [at(row, place) for place in where] for column, where in places.items()}
        made.append(
            _Row(name, grid, number, record_id, order if is_known and re.match(ORDER_PATTERN, order) else None, cells)
        )
        if is_known:
            desk.directory.add(name, record_id, (label,))
    for each in made:
        named = next((cells for column, cells in each.cells.items() if column.field in ("name", "title")), [])
        desk.directory.add(name, each.id, (text_of(cell) for cell in named))
    return made


def _body(desk: _Desk, row: _Row) -> dict[str, Any]:
    """The record of a row as a document has it."""
    held = desk.held.get(row.id, {})
    body: dict[str, Any] = deepcopy(held)
    for column, cells in row.cells.items():
        try:
            values = [said(column, cell, desk.directory.find) for cell in cells]
        except Unclear as unclear:
            desk.refuse(row.grid.name, row.number, _head(row, column), unclear.why)
            continue
        value = [each for part in values for each in part] if isinstance(values[0], list) else values[0]
        if (value is None and column.needed) or (
            value == "" and column.kind == "own" and row.order is None and not held
        ):
            continue
        _put(body, column.field, value)
        _as_precise(body, held, column)
    return {**body, "id": row.id, **({"order": row.order} if "order" in COLLECTIONS[row.sheet].model_fields else {})}


def _head(row: _Row, column: Column) -> str:
    """What the column is called in this file."""
    heads = next((cells for number, cells in row.grid.rows if number == 2), ())
    keys = [text_of(key) for key in row.grid.rows[0][1]]
    return text_of(at(heads, keys.index(column.field))) if column.field in keys else column.field


def _put(body: dict[str, Any], path: str, value: object) -> None:
    *owners, name = path.split(".")
    for owner in owners:
        body = body.setdefault(owner, {})
    body[name] = value


def _as_precise(body: dict[str, Any], held: Mapping[str, Any], column: Column) -> None:
    """A workbook keeps fifteen digits of a number: what is the same in these is the same number."""
    before, now = held.get(column.field), body.get(column.field)
    if isinstance(before, float) and isinstance(now, int | float) and isclose(before, now, rel_tol=1e-14):
        body[column.field] = before


def _talk(desk: _Desk, document: dict[str, Any], rows: list[_Row]) -> None:
    """Talks go into the losses they are about. Without a sheet of theirs nothing was said about them."""
    losses = {body["id"]: body for body in document["losses"]}
    for body in losses.values():
        body["conversations"] = []
    for row in rows:
        talk = {}
        for column, cells in row.cells.items():
            try:
                talk[column.field] = said(column, cells[0], desk.directory.find)
            except Unclear as unclear:
                desk.refuse(row.grid.name, row.number, _head(row, column), unclear.why)
        loss_id = talk.pop("loss_id", None)
        if loss_id in losses:
            losses[loss_id]["conversations"].append(talk)


def _order(document: dict[str, Any]) -> None:
    """Order keys from the order of the rows; touchpoints stand in an order within their stage."""
    for name, kind in COLLECTIONS.items():
        if "order" not in kind.model_fields:
            continue
        groups: dict[object, list[dict[str, Any]]] = {}
        for body in document[name]:
            groups.setdefault(body.get("stage_id") if name == "touchpoints" else None, []).append(body)
        for group in groups.values():
            placed = kept_orders([(body["id"], body["order"]) for body in group])
            for body, order in zip(group, placed, strict=True):
                body["order"] = order


def _place(where: str, rows: Mapping[str, list[_Row]]) -> tuple[str, int, str]:
    """Sheet, row and column of a place in the document such as ``stages[3].name``."""
    found = _PLACED.search(where)
    if not found or int(found[2]) >= len(rows.get(found[1], ())):
        return where, 0, ""
    row = rows[found[1]][int(found[2])]
    column = next((column for column in row.cells if column.field == found[3]), None)
    return row.grid.name, row.number, _head(row, column) if column else ""
