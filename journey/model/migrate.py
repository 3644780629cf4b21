"""Documents in and out: a JSON object of any known schema version becomes a map, and a map a JSON object."""

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from journey.errors import JourneyError
from journey.model.map import COLLECTIONS, SCHEMA_VERSION, Map
from journey.model.problems import explained
from journey.model.wholeness import MOST_FIELDS, MOST_RECORDS

Document = dict[str, Any]


def _pictures_came(document: Document) -> Document:
    return {**document, "photos": [], "brands": []}


def _counts_came(document: Document) -> Document:
    return dict(document)  # new fields of metrics and links, which may be absent


def _care_channels_came(document: Document) -> Document:
    return dict(document)  # a new field of care, which may be absent


MIGRATIONS: dict[int, Callable[[Document], Document]] = {1: _pictures_came, 2: _counts_came, 3: _care_channels_came}
"""From version n to n + 1. Each has one frozen document of its version among the tests."""


def from_document(document: object, where: str = "") -> Map:
    """The map in a parsed JSON document.

    Raises JourneyError with the place in the document: ``not_a_map``, ``newer_schema``, ``unknown_field``,
    ``missing_field``, ``duplicate_id``, ``dangling_reference``, ``too_many_touchpoints``, ``too_many_records``,
    ``too_many_fields``, ``too_many_in_list``, ``text_too_long`` or ``bad_value``. Only the first problem is told;
    ``inspect`` finds them all.
    """
    try:
        return Map.model_validate(current(document, where))
    except ValidationError as error:
        raise explained(error.errors(include_url=False)[0], where) from None


def current(document: object, where: str = "") -> Document:
    """A parsed JSON document brought to the current schema version, its records still to be looked at.

    Raises JourneyError ``not_a_map``, ``newer_schema``, ``too_many_fields`` or ``too_many_records``.
    """
    if not isinstance(document, dict):
        raise JourneyError("not_a_map", where)
    if len(document) > MOST_FIELDS:
        raise JourneyError("too_many_fields", where, limit=MOST_FIELDS)
    version = document.get("schema_version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise JourneyError("not_a_map", where)
    if version > SCHEMA_VERSION:
        raise JourneyError("newer_schema", where, found=version, known=SCHEMA_VERSION)
    count = sum(len(held) for name in COLLECTIONS if isinstance(held := document.get(name), list))
    if count > MOST_RECORDS:
        raise JourneyError("too_many_records", where, count=count, limit=MOST_RECORDS)
    return migrate(document, version)


def migrate(document: Document, version: int) -> Document:
    """The document brought from ``version`` to the current one, step by step."""
    for step in range(version, SCHEMA_VERSION):
        document = {**MIGRATIONS[step](document), "schema_version": step + 1}
    return document


def to_document(journey_map: Map) -> Document:
    """A JSON-ready object; ``from_document`` of it gives an equal map."""
    return journey_map.model_dump(mode="json")
