"""The committed JSON Schema: never stale, and of one mind with the model."""

import json

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from journey.model import SCHEMA_VERSION, from_document, to_document
from journey.model.schema import PATH, json_schema, text
from tests.any_document import any_document
from tests.model.documents import frozen

VALIDATOR = Draft202012Validator(json_schema())


def test_the_committed_schema_is_what_the_model_says_now():
    assert PATH.read_text(encoding="utf-8") == text(), "run `make schema` and commit data/schemas/"


def test_it_is_a_valid_schema():
    Draft202012Validator.check_schema(json.loads(text()))


@given(any_document())
@settings(max_examples=15, deadline=None)
def test_what_the_model_writes_is_valid(document: dict[str, object]):
    VALIDATOR.validate(to_document(from_document(document)))


@pytest.mark.parametrize(
    "change",
    [
        {"schema_version": 1}, {"id": None}, {"colour": "red"}, {"stages": [{"id": "s"}]}, {"title": "x" * 2001},
        {"feelings": [{"id": "f", "valence": 6}]}, {"touchpoints": [{"id": "t", "stage_id": "s", "title": "x"}] * 2001},
    ],
)  # fmt: skip
def test_what_the_model_refuses_is_not(change: dict[str, object]):
    assert not VALIDATOR.is_valid({**frozen(SCHEMA_VERSION), **change})
    assert VALIDATOR.is_valid(frozen(SCHEMA_VERSION))
