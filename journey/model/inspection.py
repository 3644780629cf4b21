"""Everything that is wrong with a document at once, and the part of it that can be read all the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from pydantic import ValidationError

from journey.errors import JourneyError
from journey.model.base import Record
from journey.model.map import COLLECTIONS, HEADER_FIELDS, Map
from journey.model.migrate import Document, current
from journey.model.problems import explained, within
from journey.model.references import dangling, pointed_at
from journey.model.wholeness import Placed, flaws

MOST_ERRORS = 10_000  # nobody reads on, and telling a million of them takes minutes


@dataclass(frozen=True, slots=True)
class Inspection:
    """``errors`` in the order of the document; ``readable`` is the map without what is broken in it.

    After ``MOST_ERRORS`` comes one more, ``more_errors``, which says that the rest is left out; records that are broken
    further on are not read either.
    """

    errors: tuple[JourneyError, ...]
    readable: Map


def inspect(document: object, where: str = "") -> Inspection:
    """Looks at every record of a parsed JSON document by itself, then at how they hold together.

    Raises JourneyError only where there is nothing to look at: ``not_a_map``, ``newer_schema``, ``too_many_fields``,
    ``too_many_records``.
    """
    fields = current(document, where)
    errors: list[JourneyError] = []
    header = _header(fields, where, errors)
    placed, broken = _records(fields, where, errors)
    found = flaws(header.id, placed, broken)
    _add(errors, (JourneyError(flaw.code, within(where, flaw.place), **flaw.params) for flaw in found))
    if len(errors) > MOST_ERRORS:
        errors[MOST_ERRORS:] = [JourneyError("more_errors", where, limit=MOST_ERRORS)]
    sound = _holding_together(header.id, placed)
    collections = {name: tuple(r for r in sound if type(r) is kind) for name, kind in COLLECTIONS.items()}
    return Inspection(tuple(errors), header.with_collections({}, collections))


def _add(errors: list[JourneyError], found: Iterable[JourneyError]) -> None:
    """Those that are found, as long as there is room; the first beyond it shows that there are more."""
    errors.extend(islice(found, max(0, MOST_ERRORS + 1 - len(errors))))


def _header(fields: Document, where: str, errors: list[JourneyError]) -> Map:
    """The map with no records; what is broken in its header is left out."""
    kept = {name: value for name, value in fields.items() if name not in COLLECTIONS}
    try:
        return Map.model_validate(kept)
    except ValidationError as error:
        problems = error.errors(include_url=False)
    _add(errors, (explained(problem, where) for problem in problems))
    wrong = {str(problem["loc"][0]) for problem in problems if problem["loc"]}
    sound = {name: value for name, value in kept.items() if name in {"id", *HEADER_FIELDS} - wrong}
    return Map.model_validate({"id": "map", **sound})


def _records(fields: Document, where: str, errors: list[JourneyError]) -> tuple[list[Placed], dict[str, Record]]:
    """The records that can be read, and stand-ins for those that cannot, by id."""
    placed: list[Placed] = []
    broken: dict[str, Record] = {}
    for name, kind in COLLECTIONS.items():
        bodies = fields.get(name, [])
        if not isinstance(bodies, list):
            errors.append(JourneyError("not_a_list", within(where, name)))
            continue
        for index, body in enumerate(bodies):
            record = _record(kind, body, where, (name, index), errors)
            if record is not None:
                placed.append(Placed(f"{name}[{index}]", record))
            elif isinstance(body, Mapping) and isinstance(body.get("id"), str):
                broken[body["id"]] = kind.model_construct(id=body["id"])
    return placed, broken


def _record(
    kind: type[Record], body: object, where: str, place: tuple[str, int], errors: list[JourneyError]
) -> Record | None:
    """The record, without the fields that are wrong in it where it can do without them, as long as errors are told."""
    try:
        return kind.model_validate(body)
    except ValidationError as error:
        if len(errors) > MOST_ERRORS:
            return None
        problems = error.errors(include_url=False)
    _add(errors, (explained(problem, where, place) for problem in problems))
    if not isinstance(body, Mapping):
        return None
    wrong = {problem["loc"][0] for problem in problems if problem["loc"]}
    kept = {field: value for field, value in body.items() if field not in wrong}
    blank = {field: "" for field in ("name", "title", "text") if field in wrong and field in kind.model_fields}
    try:
        return kind.model_validate(blank | kept)
    except ValidationError:
        return None


def _holding_together(map_id: str, placed: list[Placed]) -> list[Record]:
    """The first record of each id, without those that point to nothing, and without those that point to them."""
    index: dict[str, Record] = {}
    pointers: dict[str, list[str]] = {}
    for item in placed:
        if item.record.id != map_id and index.setdefault(item.record.id, item.record) is item.record:
            for _, target in pointed_at(item.record):
                pointers.setdefault(target, []).append(item.record.id)
    doubtful = [record.id for record in index.values() if dangling(record, index)]
    while doubtful:
        record_id = doubtful.pop()
        record = index.get(record_id)
        if record is None:
            continue
        kept = _let_go(record, index)
        if kept is None:
            del index[record_id]
            doubtful.extend(pointers.get(record_id, ()))
        else:
            index[record_id] = kept
    return list(index.values())


def _let_go(record: Record, index: Mapping[str, Record]) -> Record | None:
    """The record without the references that lead nowhere; None where it cannot be without them."""
    for reference, target in pointed_at(record):
        if isinstance(index.get(target), reference.kinds):
            continue
        if reference.on_drop == "cascade":
            return None
        held = getattr(record, reference.field)
        left = tuple(other for other in held if other in index) if isinstance(held, tuple) else None
        record = record.model_copy(update={reference.field: left})
    return record
