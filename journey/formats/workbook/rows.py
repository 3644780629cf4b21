"""What stands on each sheet, before anybody draws it: the records of a map as rows of cells, in their order."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from journey.files.grid import Cell
from journey.formats.workbook.cells import chunks, shown
from journey.formats.workbook.columns import SHEETS, TALKS, VOICES, Column, columns, titled
from journey.formats.workbook.labels import labels_of, reference
from journey.i18n import Words
from journey.model import Map, Record

MARK = "itinerario"
"""The first word of a sheet of ours, in its first, hidden cell."""
OWN_KEYS = ("id", "label", "order")
"""The hidden columns in front of the others."""


@dataclass(frozen=True, slots=True)
class Line:
    """One record as a row: how it is recognised, and its cells."""

    id: str
    label: str
    order: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One kind of record. ``columns`` and the ``heads`` over them; a list too long for a cell goes on in the next."""

    name: str
    title: str
    columns: tuple[Column, ...]
    heads: tuple[str, ...]
    lines: tuple[Line, ...]


def sheets(journey_map: Map, say: Words) -> list[Sheet]:
    """The sheets of a map: of each kind of record one, of voices only where there are any."""
    labels = labels_of(journey_map, say)
    made = [_sheet(name, journey_map, labels, say) for name in SHEETS]
    return [sheet for sheet in made if sheet.lines or sheet.name not in VOICES]


def key_of(sheet: Sheet, place: int) -> str:
    """The field of a column as the hidden row says it: ``needs``, and ``needs#2`` where the list goes on."""
    field = sheet.columns[place].field
    number = sum(1 for column in sheet.columns[: place + 1] if column.field == field)
    return field if number == 1 else f"{field}#{number}"


def _sheet(name: str, journey_map: Map, labels: dict[str, str], say: Words) -> Sheet:
    plain = columns(name)
    found = (
        [(key, talk, "") for key, talk in talks(journey_map).items()] if name == TALKS else _records(journey_map, name)
    )
    values = [
        [chunks(column, value_of(column, body, journey_map, labels, say)) for column in plain] for _, body, _ in found
    ]
    widths = [max((len(row[place]) for row in values), default=1) for place in range(len(plain))]
    wide = tuple(column for column, width in zip(plain, widths, strict=True) for _ in range(width))
    lines = tuple(
        Line(record_id, labels.get(record_id, ""), order, tuple(_cells(plain, parts, widths, say)))
        for (record_id, _, order), parts in zip(found, values, strict=True)
    )
    titles = [titled(name, column, say) for column in plain]
    heads = tuple(
        title if part == 0 else say("sheet.goes_on", column=title)
        for title, width in zip(titles, widths, strict=True)
        for part in range(width)
    )
    return Sheet(name, say(f"sheet.names.{name}"), wide, heads, lines)


def _records(journey_map: Map, name: str) -> list[tuple[str, dict[str, object], str]]:
    """Id, fields and order key of each record; what has no order of its own along the path, persona after persona."""
    records: tuple[Record, ...] = getattr(journey_map, name)
    if name == "touchpoints":
        records = tuple(touchpoint for _, cell in journey_map.path for touchpoint in cell)
    elif records and not hasattr(records[0], "order"):
        along = [record.id for stage, cell in journey_map.path for record in (stage, *cell)]
        places = {record_id: place for place, record_id in enumerate(along)}
        whose = {persona.id: place for place, persona in enumerate(journey_map.personas)}
        rank = {record.id: (_first(record, whose, "persona_id"), _place(record, places)) for record in records}
        records = tuple(sorted(records, key=lambda record: rank[record.id]))
    return [(record.id, record.model_dump(mode="json"), getattr(record, "order", "")) for record in records]


def _place(record: Record, places: Mapping[str, int]) -> int:
    return min(_first(record, places, field) for field in ("touchpoint_id", "stage_id", "source_id"))


def _first(record: Record, places: Mapping[str, int], field: str) -> int:
    return places.get(getattr(record, field, None) or "", len(places))


def talks(journey_map: Map) -> dict[str, dict[str, object]]:
    """The talks of all losses, each by the key that a workbook knows it by: a talk has no id."""
    return {
        f"{loss.id}#{number}": {"loss_id": loss.id, **talk.model_dump(mode="json")}
        for loss in journey_map.losses
        for number, talk in enumerate(loss.conversations)
    }


def value_of(column: Column, body: dict[str, object], journey_map: Map, labels: dict[str, str], say: Words) -> object:
    """What a record says in a column, before it is written: references as the words of what they lead to."""
    value: object = body
    for part in column.field.split("."):
        value = value[part] if isinstance(value, dict) else None
    if column.kind == "one":
        record = journey_map.get(str(value or ""))
        return reference(record, column.kinds, labels, say) if record else None
    if column.kind == "many" and isinstance(value, list):
        return [reference(journey_map.index[each], column.kinds, labels, say) for each in value]
    return value


def _cells(plain: tuple[Column, ...], parts: list[list[object]], widths: list[int], say: Words) -> list[Cell]:
    made: list[Cell] = []
    for column, values, width in zip(plain, parts, widths, strict=True):
        text = replace(column, kind="text") if column.kind == "one" else column
        made += [shown(text, value, say) for value in values] + [None] * (width - len(values))
    return made
