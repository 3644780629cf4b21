"""Any map file at all, as a Hypothesis strategy: every kind of record, every field, made from the JSON Schema."""

from datetime import datetime
from typing import Any

from hypothesis import strategies as st

from journey.model import COLLECTIONS, SCHEMA_VERSION
from journey.model.base import ID_PATTERN, ORDER_PATTERN
from journey.model.references import REFERENCES
from journey.model.schema import json_schema
from tests.model.documents import frozen

SCHEMA = json_schema()
NASTY = (
    "\ud800",
    "\x00\x08",
    "<script>",
    "👩‍👩‍👧‍👦",
    "e\u0301",
    "\u202eabc",
    "\ufdd0",
    "10\u00a0€",
    "a\r\nb\u2028c",
    "{}",
    '"\\',
)
TEXTS = st.one_of(st.text(max_size=12), st.sampled_from(NASTY))
REFERRING = {kind: {reference.field: reference for reference in held} for kind, held in REFERENCES.items()}


@st.composite
def any_document(draw: st.DrawFn) -> dict[str, Any]:
    """A document that ``from_document`` accepts: ids are unique and references lead to records of the right kind."""
    header = draw(_object(SCHEMA, set(COLLECTIONS) | {"timeframe"}))
    first, last = sorted((draw(st.dates()).isoformat(), draw(st.dates()).isoformat()))
    ids = {name: [f"{name}-{n}" for n in range(draw(st.integers(0, 3)))] for name in COLLECTIONS}
    owners = {record_id: COLLECTIONS[name] for name, some in ids.items() for record_id in some}
    made: dict[str, Any] = {}
    for name, kind in COLLECTIONS.items():
        definition = SCHEMA["$defs"][kind.__name__]
        made[name] = []
        for record_id in ids[name]:
            body = draw(_object(definition, {"id", *REFERRING[kind]}))
            pointers = {field: draw(_pointer(reference, owners)) for field, reference in REFERRING[kind].items()}
            if all(value is not None or field not in definition["required"] for field, value in pointers.items()):
                made[name].append({**body, **pointers, "id": record_id})
            else:
                owners.pop(record_id)
    for name, kind in COLLECTIONS.items():  # what pointed to a record that could not be made
        made[name] = [body for body in made[name] if _leads_somewhere(body, kind, owners)]
    made["comments"] = [body for body in made["comments"] if body["target_id"] in _ids(made)]
    made["ballots"] = [body for body in made["ballots"] if body["target_id"] in _ids(made)]
    timeframe = {"label": draw(TEXTS), "start": first, "end": last}
    return {**header, "schema_version": SCHEMA_VERSION, "id": "map", "timeframe": timeframe, **made}


def _ids(made: dict[str, Any]) -> set[str]:
    return {body["id"] for bodies in made.values() for body in bodies}


def _leads_somewhere(body: dict[str, Any], kind: type, owners: dict[str, type]) -> bool:
    held = (body[field] for field in REFERRING[kind])
    return all(
        target in owners for value in held for target in (value if isinstance(value, list) else [value]) if target
    )


def _pointer(reference: Any, owners: dict[str, type]) -> st.SearchStrategy[Any]:
    fitting = [record_id for record_id, kind in owners.items() if issubclass(kind, reference.kinds)]
    if reference.field.endswith("_ids"):
        return st.lists(st.sampled_from(fitting), max_size=2) if fitting else st.just([])
    return st.sampled_from(fitting) if fitting else st.none()


def _object(schema: dict[str, Any], without: set[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {name: _value(body) for name, body in schema["properties"].items() if name not in without}
    )


def _value(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values that a part of the JSON Schema allows."""
    if "$ref" in schema:
        return _object(SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]], set())
    if "anyOf" in schema:
        return st.one_of([_value(option) for option in schema["anyOf"]])
    if "enum" in schema or "const" in schema:
        return st.sampled_from(schema.get("enum") or [schema["const"]])
    low, high = schema.get("minimum"), schema.get("maximum")
    match schema["type"]:
        case "string":
            return _text(schema)
        case "number":
            return st.floats(low, high) | st.integers(int(low), int(high))
        case "integer":
            return st.integers(low, high)
        case "boolean":
            return st.booleans()
        case "array":
            return st.lists(_value(schema["items"]), max_size=3)
        case "null":
            return st.none()
    raise AssertionError(schema)


def _text(schema: dict[str, Any]) -> st.SearchStrategy[str]:
    match schema:
        case {"contentMediaType": "image/jpeg"}:
            return st.sampled_from([frozen(SCHEMA_VERSION)["photos"][0]["jpeg"]])
        case {"contentMediaType": "image/png"}:
            return st.sampled_from(["", frozen(SCHEMA_VERSION)["brands"][0]["logo"]])
        case {"format": "date"}:
            return st.dates().map(lambda day: day.isoformat())
        case {"format": "date-time"}:
            return st.datetimes(min_value=datetime(1990, 1, 1), timezones=st.just(None) | st.timezones()).map(
                lambda moment: moment.isoformat()
            )
        case {"pattern": pattern} if pattern == ID_PATTERN:
            return st.from_regex(r"\A[A-Za-z0-9_.:-]{1,8}\Z")
        case {"pattern": pattern} if pattern == ORDER_PATTERN:
            return st.from_regex(r"\A[!-~]{0,4}\Z")
        case {"pattern": _}:
            return st.from_regex(r"\A#[0-9A-Fa-f]{6}\Z")
    return TEXTS
