"""What a person does on a sheet, as the browser sends it, and the edit it becomes.

```
{"op": id, "do": "set",  "id": record, "field": "title", "value": ...}     "face.hair" is a field inside a field
{"op": id, "do": "feel", "id": touchpoint or stage, "persona": id, "field": "valence", "value": 2.5}
{"op": id, "do": "fill", "cells": [{"id": record, "field": "title", "value": ...}, ...], "added": {"do": "add", ...}}
{"op": id, "do": "add",  "into": "touchpoints", "titles": [...], "fields": {"stage_id": ...}, "each": [{...}, ...]}
{"op": id, "do": "paste", "block": [["cell", ...], ...], "fields": {"stage_id": ...}}  see ``pasting``
{"op": id, "do": "place", "missing": {"stages": {"name": [touchpoint, ...]}, "channels": {...}}}
{"op": id, "do": "move", "id": record, "index": 2, "stage": id or None}
{"op": id, "do": "drop", "id": record}
{"op": id, "do": "write", "id": lane, "stage": id, "value": "one note a line", "was": ...}
{"op": id, "do": "link", "id": source, "target": id or None, "kind": "main" | "alternative" | "loop" | "exit"}
{"op": id, "do": "several", "deeds": [{"do": "move", ...}, ...]}               one step for whoever takes it back
{"op": id, "do": "back", "again": False}        takes a step back, or makes it again; see ``taking``
```
"fill" is a block pasted into a table, with what reaches below its last row in ``added``. ``fields`` are of all the
titles, ``each`` of one title after the other. ``was`` is what the person saw in the field. A "set" or a cell with
``begins`` is written into an empty line: the collection ``into`` which it goes, and what the line says already.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from pydantic import JsonValue

from journey.errors import JourneyError
from journey.formats.guesses import macro_stages
from journey.model import EMOTIONS, MACRO_STAGES, Edit, Map, Record, Stage, apply
from journey.model.base import new_id
from journey.model.cell_notes import lane_of, lines_of, notes_in, write_notes
from journey.model.changes import add, change, feel, feeling_of, move, new, remove
from journey.ui.define import belonging
from journey.ui.define.empty_lines import begin
from journey.ui.define.newcomers import newcomer
from journey.ui.define.pasting import Pasted, line_of, read

MOST_TITLES = 500
NUMBERS = ("days", "share", "valence", "importance", "satisfaction", "impact", "effort", "value", "n")
Operation = Mapping[str, Any]


def edit_of(journey_map: Map, operation: Operation) -> Edit | None:
    """The edit that does it on this map; None when nothing changes. Raises JourneyError, as the changes do."""
    deed = _DEEDS.get(str(operation.get("do")))
    if deed is None:
        raise JourneyError("bad_value", "do", problem=str(operation.get("do")))
    return deed(journey_map, operation)


def _set(journey_map: Map, operation: Operation) -> Edit | None:
    record_id, field = str(operation["id"]), str(operation["field"])
    value = _parsed(field, operation.get("value"))
    if operation.get("begins") and journey_map.get(record_id) is None:
        return begin(journey_map, record_id, operation["begins"], {field: value})
    if field == belonging.FIELD:
        return change(journey_map, record_id, **belonging.at(journey_map, value))
    if "." in field:
        field, inner = field.split(".", 1)
        value = {**_held(journey_map, record_id, field), inner: value}
    return change(journey_map, record_id, **{field: value})


def _fill(journey_map: Map, operation: Operation) -> Edit | None:
    """All the cells, or none of them where one does not fit."""
    fields: dict[str, dict[str, JsonValue]] = {}
    begun = {str(cell["id"]): cell["begins"] for cell in operation["cells"] if cell.get("begins")}
    edits: list[Edit] = []
    grown = journey_map
    for cell in operation["cells"]:
        field = str(cell["field"])
        value = _parsed(field, cell.get("value"))
        told = belonging.at(journey_map, value) if field == belonging.FIELD else {field: value}
        fields.setdefault(str(cell["id"]), {}).update(told)
    for record_id, told in fields.items():
        is_new = record_id in begun and journey_map.get(record_id) is None
        edit = begin(grown, record_id, begun[record_id], told) if is_new else change(grown, record_id, **told)
        if edit:
            edits.append(edit)
            grown = apply(grown, edit)[0] if is_new else grown
    added = _add(grown, operation["added"]) if operation.get("added") else None
    if added:
        edits.append(added)
    return _joined(edits)


def _joined(edits: Sequence[Edit]) -> Edit | None:
    """One edit, called as the first of them; None of none."""
    if not edits:
        return None
    operations = tuple(each for edit in edits for each in edit.operations)
    return edits[0].model_copy(update={"operations": operations})


def _held(journey_map: Map, record_id: str, field: str) -> dict[str, JsonValue]:
    owner = journey_map if record_id == journey_map.id else journey_map.get(record_id)
    if owner is None:
        raise JourneyError("gone", where=record_id, id=record_id)
    held = getattr(owner, field, None)
    return held.model_dump(mode="json") if held is not None else {}


def _feel(journey_map: Map, operation: Operation) -> Edit | None:
    """A named emotion also says how strong, where nothing was said before."""
    place_id, persona_id, field = str(operation["id"]), str(operation["persona"]), str(operation["field"])
    fields: dict[str, JsonValue] = {field: operation.get("value")}
    emotion = fields.get("emotion")
    felt = any(feeling_of(journey_map, whose, place_id) for whose in (persona_id, None))
    if emotion in EMOTIONS and not felt:
        fields["valence"] = EMOTIONS[str(emotion)].valence
    return feel(journey_map, persona_id, place_id, **fields)


def _add(journey_map: Map, operation: Operation) -> Edit | None:
    into = str(operation["into"])
    titles = [" ".join(str(title).split()) for title in operation["titles"]]
    each = [*operation.get("each", ()), *({} for _ in titles)]  # what a pasted row says of its own record
    named = [(title, own) for title, own in zip(titles, each, strict=False) if title]
    if len(titles) > MOST_TITLES:
        raise JourneyError("too_many_records", count=len(titles), limit=MOST_TITLES)
    fresh: list[Record] = []
    for title, own in named:
        fields = {**(operation.get("fields") or {}), **{field: _parsed(field, value) for field, value in own.items()}}
        if belonging.FIELD in fields:
            fields |= belonging.at(journey_map, fields.pop(belonging.FIELD))
        fresh.append(newcomer(journey_map, into, title, len(fresh), fields))
    if not fresh:
        return None
    edit = add(journey_map, *fresh)
    return _in_the_order_of_the_cycle(journey_map, edit, fresh) if into == "stages" else edit


def pasted(journey_map: Map, operation: Operation) -> tuple[Edit | None, Pasted]:
    """The edit that adds the touchpoints of a pasted block, with what is to be said of it."""
    block = [[str(cell) for cell in row] for row in operation["block"]]
    if len(block) > MOST_TITLES:
        raise JourneyError("too_many_records", count=len(block), limit=MOST_TITLES)
    found = read(journey_map, block, operation.get("fields") or {})
    return (add(journey_map, *found.records) if found.records else None), found


def _place(journey_map: Map, operation: Operation) -> Edit | None:
    """Makes stages and channels, and puts into them the touchpoints that came with these names."""
    deeds: list[Operation] = []
    texts: dict[str, list[str]] = {}
    for into, asked in operation["missing"].items():
        whens = macro_stages(tuple(asked)) if into == "stages" else ()
        for at, (name, ids) in enumerate(asked.items()):
            cards = [card for card_id in ids if (card := journey_map.touchpoint(card_id))]
            own = {"id": new_id(), **({"macro_stage": whens[at]} if whens else {})}
            deeds.append({"do": "add", "into": into, "titles": [name], "each": [own]})
            for card in cards:
                if into == "stages":
                    deeds.append({"do": "move", "id": card.id, "index": 10**6, "stage": own["id"]})
                else:
                    deeds.append({"do": "set", "id": card.id, "field": "channel_id", "value": own["id"]})
                lines = texts.setdefault(card.id, card.description.splitlines())
                if line_of(into, name) in lines:
                    lines.remove(line_of(into, name))
    for card_id, lines in texts.items():
        deeds.append({"do": "set", "id": card_id, "field": "description", "value": "\n".join(lines)})
    return _several(journey_map, {"deeds": deeds})


def _in_the_order_of_the_cycle(journey_map: Map, edit: Edit, fresh: Sequence[Record]) -> Edit:
    """New stages stand after the last one of the same macro stage or of one before it, not behind the whole path."""
    for record in fresh:
        grown = apply(journey_map, edit)[0]
        rank = MACRO_STAGES.index(cast(Stage, record).macro_stage)
        before = [each for each in grown.stages if each.id != record.id]
        places = [at for at, each in enumerate(before, 1) if MACRO_STAGES.index(each.macro_stage) <= rank]
        moved = move(grown, record.id, max(places, default=0))
        if moved:
            edit = edit.model_copy(update={"operations": (*edit.operations, *moved.operations)})
    return edit


def _move(journey_map: Map, operation: Operation) -> Edit | None:
    return move(journey_map, str(operation["id"]), int(operation["index"]), operation.get("stage"))


def _drop(journey_map: Map, operation: Operation) -> Edit:
    return remove(journey_map, str(operation["id"]))


def _write(journey_map: Map, operation: Operation) -> Edit | None:
    """What others have added to the cell since the person saw it stays."""
    lane_id, stage_id, written = str(operation["id"]), str(operation["stage"]), str(operation["value"]).splitlines()
    seen = str(operation.get("was") or "").splitlines()
    held = lines_of(notes_in(journey_map, lane_of(journey_map, lane_id), stage_id)).splitlines()
    since = [line for line in held if line not in seen and line not in written]
    return write_notes(journey_map, lane_id, stage_id, "\n".join([*written, *since]))


def _link(journey_map: Map, operation: Operation) -> Edit | None:
    """A link between two places; the one that is there already takes on the kind."""
    source, target, kind = str(operation["id"]), operation.get("target"), str(operation["kind"])
    held = next((link for link in journey_map.links if (link.source_id, link.target_id) == (source, target)), None)
    if held is not None:
        return change(journey_map, held.id, kind=kind)
    for place in filter(None, (source, target)):
        if journey_map.get(place) is None:
            raise JourneyError("gone", where=place, id=place)
    return add(journey_map, new("links", source_id=source, target_id=target, kind=kind))


def _several(journey_map: Map, operation: Operation) -> Edit | None:
    """All the deeds one after the other, or none of them where one does not fit."""
    edits: list[Edit] = []
    for deed in operation["deeds"]:
        edit = edit_of(journey_map, deed)
        if edit is not None:
            edits.append(edit)
            journey_map = apply(journey_map, edit)[0]
    return _joined(edits)


_DEEDS: dict[str, Callable[[Map, Operation], Edit | None]] = {
    "set": _set,
    "feel": _feel,
    "fill": _fill,
    "add": _add,
    "move": _move,
    "drop": _drop,
    "write": _write,
    "link": _link,
    "several": _several,
    "paste": lambda journey_map, operation: pasted(journey_map, operation)[0],
    "place": _place,
}


def _parsed(field: str, value: JsonValue) -> JsonValue:
    """Numbers are typed as text, so that an empty one is easy and a comma is read; a share is typed in percent."""
    if field not in NUMBERS or not isinstance(value, str):
        return value
    bare = "".join(value.split()).removesuffix("%").replace(",", ".").replace("\N{MINUS SIGN}", "-")
    if not bare:
        return None
    try:
        number = float(bare)
    except ValueError:
        return value  # the model says what is wrong with it
    return number / 100 if field == "share" else number
