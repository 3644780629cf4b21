"""Our own workbook read back: the map that it holds now, and for every cell that says nothing clear, why."""

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from hashlib import sha256
from math import isclose
from typing import Any

from journey.files.grid import Grid, at, is_blank, text_of
from journey.files.grid import Row as Cells
from journey.formats.format import Reading
from journey.formats.orders import kept_orders
from journey.formats.since import MARK_PATTERN
from journey.formats.workbook.cells import Unclear, faulty, said
from journey.formats.workbook.columns import SHEETS, TALKS, Column, columns, header
from journey.formats.workbook.desk import Desk, Row
from journey.formats.workbook.mending import mended
from journey.formats.workbook.rows import MARK, OWN_KEYS
from journey.i18n import Phrase
from journey.model import COLLECTIONS, SCHEMA_VERSION, Map, to_document
from journey.model.base import ID_PATTERN, ORDER_PATTERN
from journey.model.references import REFERENCES

_MARKED = re.compile(rf"{MARK} (\w+) \d+")
_FRONT_NAME, _FRONT_CELL, _FRONT_MARK = 1, 2, 3  # places on the first sheet
_WHOSE = {"persona_id", "touchpoint_id", "stage_id"}  # without them a feeling would be everybody's, or nowhere


def is_ours(found: Iterable[Grid]) -> bool:
    """Whether a workbook is one that we wrote: a sheet of it says so in its first, hidden cell."""
    return any(_mark(grid) in COLLECTIONS for grid in found)


def id_of(found: Iterable[Grid]) -> str:
    """The id of the map that a workbook of ours came from; empty where it does not say."""
    own_id = _told(found, _FRONT_CELL)
    return own_id if re.match(ID_PATTERN, own_id) else ""


def mark_of(found: Iterable[Grid]) -> str:
    """Of which state of its map a workbook was written; empty where it does not say."""
    mark = _told(found, _FRONT_MARK)
    return mark if re.fullmatch(MARK_PATTERN, mark) else ""


def _told(found: Iterable[Grid], place: int) -> str:
    front = next((grid for grid in found if _mark(grid) == "map"), None)
    return next((text_of(at(row, place)) for _, row in front or () if text_of(at(row, 0)) == "id"), "")


def read(found: Iterable[Grid], data: bytes, base: Map | None = None) -> Reading:
    """The map in the sheets. What a cell does not say clearly stays as it is in ``base``, else at its default; so does
    whatever has no sheet.

    ``base`` is the map that the file may come from: only where it has the same id. Raises JourneyError as
    ``inspect`` does.
    """
    found = list(found)
    marked = {_mark(grid): grid for grid in reversed(found)}
    own_id = id_of(found)
    desk = Desk(sha256(data).hexdigest()[:8], base if base is not None and base.id == own_id else None)
    document = _header(desk, marked.get("map"), own_id)
    document |= desk.keep([name for name in COLLECTIONS if name not in marked])
    rows = {name: _rows(desk, name, marked[name]) for name in SHEETS if name in marked}
    lost = desk.keep([name for name in COLLECTIONS if name in rows and marked[name].unread])
    for name in COLLECTIONS:
        if name in rows:
            pairs = [(row, body) for row in rows[name] if (body := _body(desk, row))]
            document[name] = desk.place(name, pairs, lost.get(name, []))
    if TALKS in rows and not (desk.base and marked[TALKS].unread):  # talks have no ids by which to tell which are gone
        _talk(desk, document, rows[TALKS])
    _order(document)
    journey_map = mended(desk, document)
    gone = [name for name in SHEETS if name not in marked and name != "comments" and not desk.kept_in_silence(name)]
    named = tuple(Phrase(f"sheet.names.{name}") for name in gone)
    notes = [Phrase("sheet.notes.no_sheet", {"n": len(gone), "sheets": named})] if gone else []
    notes += _unread(found, marked)
    notes += desk.notes({persona.id: persona.name for persona in journey_map.personas})
    unread = [phrase for grid in found for phrase in grid.unread]
    return Reading(journey_map, tuple(notes), (*unread, *desk.refused))


def _unread(found: list[Grid], marked: dict[str, Grid]) -> list[Phrase]:
    """What somebody added that has no place on a map: sheets of their own, copies of ours, columns beside ours."""
    ours = {id(grid) for grid in marked.values()}
    names = [grid.name for grid in found if id(grid) not in ours and grid.rows]
    for grid in (grid for name, grid in marked.items() if name in SHEETS):
        head: Cells = next((row for _, row in grid.rows[1:] if _is_head(row)), ())
        known = [bool(text_of(key)) for key in grid.rows[0][1]]
        for place, words in enumerate(map(text_of, head)):
            if (
                place >= len(OWN_KEYS)
                and words
                and not at(known, place)
                and any(not is_blank(at(row, place)) for _, row in grid.rows[2:])
            ):
                names.append(f"{grid.name}, {words}")
    return [Phrase("sheet.notes.unread", {"words": ", ".join(f"“{name}”" for name in names)})] if names else []


def _mark(grid: Grid) -> str:
    number, row = grid.rows[0] if grid.rows else (0, ())
    found = _MARKED.fullmatch(text_of(at(row, 0))) if number == 1 else None
    return found[1] if found else ""


def _header(desk: Desk, front: Grid | None, own_id: str) -> dict[str, Any]:
    document: dict[str, Any] = to_document(desk.base) if desk.base else {"timeframe": {}}
    document |= {"schema_version": SCHEMA_VERSION, "id": own_id or f"book-{desk.digest}"}
    desk.taken.add(document["id"])
    by_field = {column.field: column for column in header()}
    for number, cells in front or ():
        column = by_field.get(text_of(at(cells, 0)))
        if front is None or column is None:
            continue
        heads, said_here = {column: text_of(at(cells, _FRONT_NAME))}, {column: [at(cells, _FRONT_CELL)]}
        fault = front.faults.get((number, _FRONT_CELL))
        faults = {} if fault is None else {column: fault}
        row = Row("map", front, number, document["id"], None, said_here, heads, faults)
        _say(desk, row, document)
        desk.places[column.field] = desk.places[column.field.split(".")[0]] = (row, document)
    return document


def _rows(desk: Desk, name: str, grid: Grid) -> list[Row]:
    """The rows of a sheet that say anything, each with an id of its own; who they are is entered in the directory."""
    by_field = {column.field: column for column in columns(name)}
    places: dict[Column, list[int]] = {}
    for place, key in enumerate(grid.rows[0][1][len(OWN_KEYS) :], len(OWN_KEYS)):
        column = by_field.get(text_of(key).split("#")[0])
        if column:
            places.setdefault(column, []).append(place)
    head: Cells = next((row for _, row in grid.rows[1:] if _is_head(row)), ())
    heads = {column: text_of(at(head, where[0])) for column, where in places.items()}
    made: list[Row] = []
    for number, row in grid.rows[1:]:
        faults = {
            column: grid.faults[number, place]
            for column, where in places.items()
            for place in where
            if (number, place) in grid.faults
        }
        if _is_head(row) or (all(is_blank(cell) for cell in row[len(OWN_KEYS) :]) and not faults):
            continue
        own_id, label, order = (text_of(at(row, place)) for place in range(len(OWN_KEYS)))
        is_known = (own_id in desk.held or bool(re.match(ID_PATTERN, own_id))) and own_id not in desk.taken
        record_id = own_id if is_known else f"{name}-{desk.digest}-{number}"
        desk.taken.add(record_id)
        cells = {column: [at(row, place) for place in where] for column, where in places.items()}
        kept = order if is_known and re.match(ORDER_PATTERN, order) else None
        made.append(Row(name, grid, number, record_id, kept, cells, heads, faults))
        if is_known:
            desk.directory.add(name, record_id, (label,))
    for each in made:
        named = next((cells for column, cells in each.cells.items() if column.field in ("name", "title")), [])
        desk.directory.add(name, each.id, (text_of(cell) for cell in named))
    return made


def _is_head(row: Cells) -> bool:
    """The row of the heads is known by the words in its hidden cells, wherever it stands."""
    return tuple(text_of(cell) for cell in row[: len(OWN_KEYS)]) == OWN_KEYS


def _body(desk: Desk, row: Row) -> dict[str, Any] | None:
    """The record of a row as a document has it. None for one that goes with what it was about, and for a new feeling
    of which nobody knows whose it is; one that was there stays as it was."""
    held = desk.held.get(row.id, {})
    if _goes_along(desk, row, held):
        return None
    body = deepcopy(held)
    unclear = _say(desk, row, body)
    if row.sheet == "feelings":
        if unclear & _WHOSE:
            if not held:
                return None
            body = deepcopy(held)
        desk.speak(body.get("emotion", ""), held.get("emotion", ""))
    return {**body, "id": row.id, **({"order": row.order} if "order" in COLLECTIONS[row.sheet].model_fields else {})}


def _goes_along(desk: Desk, row: Row, held: Mapping[str, Any]) -> bool:
    """Whether a record was about one whose row was deleted, and its own row still calls it so."""
    fields = {each.field for each in REFERENCES[COLLECTIONS[row.sheet]] if each.on_drop == "cascade"}
    return any(
        column.field in fields and len(cells) == 1 and desk.is_gone(held.get(column.field), text_of(cells[0]))
        for column, cells in row.cells.items()
    )


def _say(desk: Desk, row: Row, body: dict[str, Any]) -> set[str]:
    """Puts into a record what the cells of its row say clearly; the fields that the others are about come back."""
    held = desk.held.get(row.id, {})
    not_clear: set[str] = set()
    for column, cells in row.cells.items():
        try:
            if column in row.faults:
                raise faulty(row.faults[column])
            values = [said(column, cell, desk.find) for cell in cells]
        except Unclear as unclear:
            desk.refuse(row, column, unclear.why)
            not_clear.add(column.field)
            continue
        value = [each for part in values for each in part] if isinstance(values[0], list) else values[0]
        if (value is None and column.needed) or (
            value == "" and column.kind == "own" and row.order is None and not held
        ):
            continue
        _put(body, column.field, value)
        _as_precise(body, held, column)
    return not_clear


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


def _talk(desk: Desk, document: dict[str, Any], rows: list[Row]) -> None:
    """Talks go into the losses they are about."""
    places = {body["id"]: f"losses[{number}]" for number, body in enumerate(document["losses"])}
    losses = {body["id"]: body for body in document["losses"]}
    for body in losses.values():
        body["conversations"] = []
    for row in rows:
        talk = deepcopy(desk.held.get(row.id, {}))
        _say(desk, row, talk)
        loss_id = talk.pop("loss_id", None)
        if loss_id in losses:
            spoken = losses[loss_id]["conversations"]
            desk.places[f"{places[loss_id]}.conversations[{len(spoken)}]"] = (row, talk)
            spoken.append(talk)


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
