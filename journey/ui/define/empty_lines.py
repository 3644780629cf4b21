"""The empty lines of a table: where one may write what is not there yet, and how a line becomes a record."""

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from itertools import count
from typing import Any

from pydantic import JsonValue

from journey.model import EMOTIONS, Edit, Feeling, Map, Record, Touchpoint
from journey.model.changes import add, change, feeling_of, new
from journey.model.felt import count_felt
from journey.ui.define.newcomers import newcomer


def empty_lines(journey_map: Map, collection: str) -> Iterator[Feeling | Touchpoint]:
    """Records that are not there yet, where the table has a line to write them into."""
    if collection == "touchpoints":
        for stage, cell in journey_map.path:
            if not cell:
                yield Touchpoint(id=_line_id(journey_map, stage.id), stage_id=stage.id, title="")
    elif collection == "feelings":
        for persona in journey_map.personas:
            for place in count_felt(journey_map, persona.id).bare:
                key = "touchpoint_id" if isinstance(place, Touchpoint) else "stage_id"
                line_id = _line_id(journey_map, persona.id, place.id)
                yield Feeling.model_validate({"id": line_id, "persona_id": persona.id, key: place.id})


def _line_id(journey_map: Map, *of: str) -> str:
    """The same for one place whenever it is asked, and of no record."""
    ids = (blake2b("\n".join((*of, str(n))).encode(), digest_size=6).hexdigest() for n in count())
    return next(each for each in ids if journey_map.get(each) is None)


def begins(line: Record) -> dict[str, JsonValue]:
    """What an empty line says already, and the collection ``into`` which it goes; for ``begin``."""
    into, keys = "touchpoints", {"stage_id"}
    if isinstance(line, Feeling):
        into, keys = "feelings", {"persona_id", "touchpoint_id", "stage_id"}
    return {"into": into, **line.model_dump(mode="json", include=keys, exclude_none=True)}


def begin(journey_map: Map, record_id: str, line_says: Mapping[str, Any], fields: dict[str, JsonValue]) -> Edit | None:
    """The first words in an empty line make its record, under the id of the line, so that one writes on in it."""
    own = {field: value for field, value in fields.items() if _says(value)}
    line: dict[str, Any] = {field: value for field, value in line_says.items() if field != "into"}
    if not set(own) - set(line):  # where it would be, and nothing of what
        return None
    if line_says["into"] == "feelings":
        place_id = str(line.get("touchpoint_id") or line.get("stage_id"))
        if held := feeling_of(journey_map, line.get("persona_id"), place_id):  # somebody was faster
            return change(journey_map, held.id, **own)
        if own.get("emotion") in EMOTIONS:
            own = {"valence": EMOTIONS[str(own["emotion"])].valence, **own}
        return add(journey_map, new("feelings", **{"id": record_id, **line, **own}))
    title = str(own.pop("title", ""))
    return add(journey_map, newcomer(journey_map, str(line_says["into"]), title, 0, {**line, **own, "id": record_id}))


def _says(value: JsonValue) -> bool:
    return value is not None and value is not False and bool(str(value).strip())
