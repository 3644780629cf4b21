"""Words that would get lost when two people change the same thing: found in the log, kept and offered back."""

from collections.abc import Iterator

from pydantic import JsonValue
from sqlalchemy import Connection

from journey.errors import JourneyError
from journey.model import Edit, Map, Put, Set, plain
from journey.store import log, rows
from journey.store.receipts import LostWords


def overwritten(
    connection: Connection, before: Map, after: Map, edit: Edit, base: int, actor: str
) -> tuple[LostWords, ...]:
    """What others wrote since ``base`` and this edit replaces or takes away with a dropped record."""
    writers: dict[tuple[str, str], str] = {}
    for row in log.since(connection, before.id, base):
        written = [(record_id, field) for op, record_id, field in log.operations_in(row.edit) if op != "drop"]
        writers.update(dict.fromkeys(written, row.actor))
    if not writers:
        return ()
    mine = {(operation.id, operation.field) for operation in edit.operations if isinstance(operation, Set)}
    lost: list[LostWords] = []
    for (record_id, field), writer in writers.items():
        held = _value(before, record_id, field)
        went = record_id in before.index and record_id not in after.index
        replaced = (record_id, field) in mine and held != _value(after, record_id, field)
        if writer != actor and held not in (None, "", []) and (went or replaced):
            lost.append(LostWords(record_id, field, held, writer))
    return tuple(lost)


def _value(journey_map: Map, record_id: str, field: str) -> JsonValue:
    held = journey_map if record_id == journey_map.id else journey_map.index.get(record_id)
    if held is None or (field and field not in type(held).model_fields):
        return None
    found: dict[str, JsonValue] = held.model_dump(mode="json", include={field} if field else None)
    return found[field] if field else found


def refusal(connection: Connection, before: Map, edit: Edit, actor: str, error: JourneyError) -> JourneyError:
    """The error of an edit that found its target gone, with the words that found no place in ``params["words"]``.

    What points to a record that was there once is ``gone`` too; only what never was is a dangling reference.
    """
    target = str(error.params.get("target" if error.code == "dangling_reference" else "id", ""))
    if error.code == "gone" or (error.code == "dangling_reference" and rows.was_there(connection, before.id, target)):
        words = tuple(_homeless(edit, actor))
        return JourneyError("gone", error.where, id=target, words=words)
    return error


def _homeless(edit: Edit, actor: str) -> Iterator[LostWords]:
    for operation in edit.operations:
        if isinstance(operation, Put):
            yield LostWords(operation.record.id, "", operation.record.model_dump(mode="json"), actor)
        elif isinstance(operation, Set):
            yield LostWords(operation.id, operation.field, _clean(operation.value), actor)


def _clean(value: JsonValue) -> JsonValue:
    try:
        return plain(value) if isinstance(value, str) else value
    except ValueError:
        return value
