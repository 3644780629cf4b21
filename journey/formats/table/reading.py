"""A table as a map, or as what it changes on the map that it came from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import combinations, islice
from pathlib import PurePath
from typing import Any

from journey.errors import JourneyError
from journey.files.grid import Cell, Grid, at, text_of
from journey.formats.format import Reading
from journey.formats.guesses import nearly_same
from journey.formats.orders import kept_orders
from journey.formats.table.building import Builder
from journey.formats.table.roles import language_of
from journey.formats.table.rows import OWNER, table_of
from journey.formats.table.said import Said, paired, place_of, sound, with_unread
from journey.formats.table.shape import Laid, laid
from journey.formats.table.values import are_votes, decimal_of
from journey.formats.workbook.desk import MOST_TOLD, own_words
from journey.i18n import Phrase, words
from journey.model import LANE_KINDS, SCHEMA_VERSION, Drop, Edit, Map, Put, Set, apply, difference
from journey.model.folding import folded
from journey.model.inspection import inspect
from journey.model.map import COLLECTIONS, HEADER_FIELDS


@dataclass(frozen=True, slots=True)
class How:
    """What a person corrected: the roles of columns by place, the decimal sign. What is not given is found out."""

    roles: Mapping[int, str] = field(default_factory=dict)
    decimal: str = ""


AS_FOUND = How()
_MOST_COMPARED = 60  # stages; nobody reads more of them


@dataclass(frozen=True, slots=True)
class Understood:
    """A table with the roles its columns have in the end, and the decimal sign."""

    table: Laid
    roles: tuple[str, ...]
    decimal: str

    @property
    def owner(self) -> str:
        """The id of the map that the table was written of, as the head over its ids tells; empty for any other."""
        return self._told(1)

    @property
    def mark(self) -> str:
        """Of which state of that map it was written; empty where it does not tell."""
        return self._told(2)

    def _told(self, part: int) -> str:
        heads = [head for head, role in zip(self.table.heads, self.roles, strict=True) if role == "id"]
        found = re.fullmatch(OWNER, heads[0]) if heads else None
        return (found[part] or "") if found else ""


def understood(table: Laid | None, how: How = AS_FOUND, where: str = "") -> Understood:
    """What the columns of a table are about. Raises JourneyError ``no_table``."""
    if table is None:
        raise JourneyError("no_table", where)
    roles = tuple(how.roles.get(place, role) for place, role in enumerate(table.roles))
    if how.decimal:
        return Understood(table, roles, how.decimal)
    return Understood(table, roles, decimal_of(_strengths(table, roles)))


def _strengths(table: Laid, roles: Sequence[str]) -> list[str]:
    return [text_of(at(row, place)) for _, row in table.rows for place, role in enumerate(roles) if role == "emotion"]


def read(grid: Grid, data: bytes, where: str = "", how: How = AS_FOUND, base: Map | None = None) -> Reading:
    """The map in a grid, as ``read_table``. Raises JourneyError ``no_table`` or ``no_rows``."""
    return read_table(understood(laid(grid), how, where), data, where, base)


def read_table(seen: Understood, data: bytes, where: str = "", base: Map | None = None) -> Reading:
    """The map in a table; with ``base``, which the table was written of, that map as the table changes it.

    Raises JourneyError ``no_rows`` where nothing stands under the heads; it does not empty a map.
    """
    if not seen.table.rows and not seen.table.unread and (base is None or _as_written(base, seen).table.rows):
        raise JourneyError("no_rows", where)
    digest = sha256(data).hexdigest()[:8]
    if base is not None:
        return _changed(seen, digest, base)
    builder = Builder(None, digest, splits="id" not in seen.roles)
    _take(builder, seen, [(row, None) for row in _rows(seen, fills=True)])
    builder.guess_macro_stages()
    title = seen.table.title or PurePath(where.replace("\\", "/")).name.split(".")[0]
    made = {
        "schema_version": SCHEMA_VERSION,
        "id": f"table-{digest}",
        "title": title[:200],
        "language": language_of(seen.table.heads),
    }
    looked = inspect(made | _collections(builder, lanes=True))
    refused = [*seen.table.unread, *builder.refused, *(_told(error) for error in looked.errors)]
    return Reading(looked.readable, tuple(_notes(seen, builder)), tuple(refused))


def _changed(seen: Understood, digest: str, base: Map) -> Reading:
    """What the table says now against what it would say of ``base``: the rest of the map stays as it is."""
    written = list(_rows(_as_written(base, seen), fills=False))
    rows = list(_rows(seen, fills=False))
    before, now = (Builder(base, digest, splits=False) for _ in range(2))
    for row in written:
        before.take(row, seen.decimal)
    pairs = list(zip(rows, paired(rows, written, base), strict=True))
    _take(now, seen, with_unread(pairs, written) if seen.table.unread else pairs)
    header = base.model_dump(mode="json", include={"id", "schema_version", *HEADER_FIELDS})
    was, looked = (inspect(header | _collections(builder, lanes=False)) for builder in (before, now))
    edit = difference(was.readable, looked.readable, label="import.table")
    operations = tuple(_on(base, looked.readable, edit))
    after, _ = apply(base, Edit(label=edit.label, operations=operations))
    refused = [*seen.table.unread, *now.refused, *(_told(error) for error in looked.errors)]
    return Reading(after, tuple(_notes(seen, now)), tuple(refused))


def _as_written(base: Map, seen: Understood) -> Understood:
    """The table that we would write of a map, with the columns that this one has."""
    held = table_of(base, words(language_of(seen.table.heads)))
    kept = {role for role in seen.roles if role != "lane"}
    lanes = {folded(head) for head, role in zip(seen.table.heads, seen.roles, strict=True) if role == "lane"}
    roles = tuple(
        role if role in kept or (role == "lane" and folded(head) in lanes) else "ignored"
        for head, role in zip(held.heads, held.roles, strict=True)
    )
    return Understood(held, roles, seen.decimal)


def _on(base: Map, after: Map, edit: Edit) -> Iterator[Put | Set | Drop]:
    """The operations of an edit between two tables as operations on the whole map."""
    put: set[str] = set()
    for operation in edit.operations:
        if isinstance(operation, Put):
            yield from _put(base, operation)
        elif operation.id in base.index or operation.id == base.id:
            yield operation
        elif isinstance(operation, Set) and operation.id not in put and (record := after.get(operation.id)):
            put.add(operation.id)  # a feeling that everybody shared has become somebody's own
            yield Put.of(record)


def _put(base: Map, operation: Put) -> Iterator[Put | Set]:
    """A new record; of one that the map has, but a table of it has not, only the fields that the table tells."""
    held = base.get(operation.record.id)
    if held is None:
        yield operation
        return
    now, was = (record.model_dump(mode="json") for record in (operation.record, held))
    told = (field for field in now if field in operation.record.model_fields_set)
    yield from (Set(id=held.id, field=field, value=now[field]) for field in told if now[field] != was[field])


def _take(builder: Builder, seen: Understood, rows: Sequence[tuple[Said, Said | None]]) -> None:
    """Takes rows, each with what it was when it was written."""
    for row, held in rows:
        if kept := sound(row, seen.decimal, held, builder.refused):
            builder.take(kept, seen.decimal)


def _rows(seen: Understood, fills: bool) -> Iterator[Said]:
    """What each row says. Where it ``fills``, a stage that stands once over several rows, as merged cells leave it, is
    that of each."""
    last: dict[str, str] = {}
    for place, row in seen.table.rows:
        cells: dict[str, str] = {}
        lanes: dict[str, str] = {}
        for head, role, cell in zip(seen.table.heads, seen.roles, _wide(row, len(seen.roles)), strict=True):
            text = text_of(cell).strip()
            if role == "emotion" and isinstance(cell, float):
                text = text.replace(".", seen.decimal)
            if role == "lane" and text:
                lanes[head] = text
            elif role != "ignored" and text:
                cells[role] = f"{cells[role]}\n{text}" if role in cells else text
        for role in ("stage", "macro_stage") if fills else ():
            last[role] = cells.get(role) or last.get(role, "")
        yield Said(place, cells | {role: text for role, text in last.items() if text}, lanes)


def _wide(row: Sequence[Cell], width: int) -> list[Cell]:
    return [*row, *[None] * (width - len(row))][:width]


def _collections(builder: Builder, lanes: bool) -> dict[str, Any]:
    """The records of a builder as a document has them, with order keys; ``lanes`` adds the usual rows to new ones."""
    made = {name: list(bodies.values()) for name, bodies in builder.made.items()}
    everyone = {body["id"] for body in made["personas"]}
    for body in made["touchpoints"]:
        walkers = builder.walkers[body["id"]]
        only = "" not in walkers and walkers != everyone
        body["persona_ids"] = [each["id"] for each in made["personas"] if each["id"] in walkers] if only else []
    if lanes and made["lanes"]:
        own = [body for body in made["lanes"] if body["kind"] == "text"]
        built_in = {body["kind"]: body for body in made["lanes"] if body["kind"] != "text"}
        usual = [
            {"id": f"lanes-{kind}-{builder.digest}", "kind": kind, "order": None}
            for kind in LANE_KINDS
            if kind != "text"
        ]
        made["lanes"] = [*(built_in.get(body["kind"], body) for body in usual), *own]
    for name, kind in COLLECTIONS.items():
        groups: dict[object, list[dict[str, Any]]] = {}
        for body in made[name] if "order" in kind.model_fields else ():
            groups.setdefault(body["stage_id"] if name == "touchpoints" else None, []).append(body)
        for group in groups.values():
            placed = kept_orders([(body["id"], body["order"]) for body in group])
            for body, order in zip(group, placed, strict=True):
                body["order"] = order
    return made


def _notes(seen: Understood, builder: Builder) -> Iterator[Phrase]:
    """What is worth knowing about how the table was understood, one phrase a kind."""
    if seen.table.across:
        yield Phrase("table.notes.across")
    own = [head for head, role in zip(seen.table.heads, seen.roles, strict=True) if role == "lane"]
    if own:
        yield Phrase("table.notes.lanes", {"n": len(own), "heads": ", ".join(own)[:200]})
    if builder.unknown:
        found = (Phrase("table.found", {"words": text, "place": place_of(row)}) for text, row in builder.unknown)
        yield Phrase("table.notes.feelings", {"n": len(builder.unknown), "found": tuple(islice(found, MOST_TOLD))})
    if builder.own_words:
        yield own_words(builder.own_words)
    for text, name in builder.near.items():
        yield Phrase("table.notes.near_persona", {"text": text, "name": name})
    if builder.base is None and are_votes(_strengths(seen.table, seen.roles)):
        yield Phrase("table.notes.votes")
    if builder.base is None:
        yield from _about_stages(builder)
    if not builder.made["touchpoints"] and builder.made["stages"]:
        yield Phrase("table.notes.no_touchpoints")


def _about_stages(builder: Builder) -> Iterator[Phrase]:
    """That it was only guessed when they are, and which of them may be one that was misspelt."""
    stages = list(builder.made["stages"].values())
    if builder.guesses_macro_stages:
        yield Phrase("table.notes.macro_stages")
    for one, other in combinations(stages[:_MOST_COMPARED], 2):
        if nearly_same(one["name"], other["name"]):
            yield Phrase("table.notes.near_stages", {"one": one["name"], "other": other["name"]})


def _told(error: JourneyError) -> Phrase:
    return Phrase("table.refused", {"place": error.where, "why": Phrase(f"errors.{error.code}.what", error.params)})
