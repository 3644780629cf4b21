"""Inspection: every error at once, and the part of a document that can be read all the same."""

import pytest
from hypothesis import given, settings

from journey.errors import JourneyError
from journey.model import SCHEMA_VERSION, from_document
from journey.model.inspection import MOST_ERRORS, inspect
from tests.any_document import any_document
from tests.model.documents import frozen


def broken(**changes: object) -> dict[str, object]:
    return {"schema_version": 1, "id": "m", **changes}


def told(document: object) -> list[tuple[str, str]]:
    return [(error.code, error.where) for error in inspect(document).errors]


def test_a_whole_map_has_no_errors_and_reads_whole():
    inspection = inspect(frozen(SCHEMA_VERSION))
    assert inspection.errors == ()
    assert inspection.readable == from_document(frozen(SCHEMA_VERSION))


def test_all_errors_are_found_not_only_the_first():
    document = broken(
        title=4,
        colour="red",
        personas={},
        stages=[{"id": "s", "name": "Look", "days": -1, "wide": 1}, {"id": "s", "name": "Again"}, 7],
        touchpoints=[{"id": "t", "stage_id": "nowhere", "title": "x"}, {"id": "u", "title": "x"}],
        comments=[{"id": "k", "target_id": "u", "text": "x"}],
    )
    assert told(document) == [
        ("bad_value", "title"),
        ("unknown_field", "colour"),
        ("not_a_list", "personas"),
        ("bad_value", "stages[0].days"),
        ("unknown_field", "stages[0].wide"),
        ("bad_value", "stages[2]"),
        ("missing_field", "touchpoints[1].stage_id"),
        ("duplicate_id", "stages[1].id"),
        ("dangling_reference", "touchpoints[0].stage_id"),
    ]


def test_what_holds_together_is_readable():
    document = broken(
        title=["x"],
        headline="Kept",
        personas=[{"id": "ada", "name": "Ada", "share": 3}],
        stages=[{"id": "s"}, {"id": "s", "name": "Again"}],
        touchpoints=[
            {"id": "t", "stage_id": "s", "title": "x", "channel_id": "none", "persona_ids": ["ada", "none"]},
            {"id": "u", "stage_id": "none", "title": "y"},
        ],
        feelings=[{"id": "f", "touchpoint_id": "u"}, {"id": "g", "touchpoint_id": "t"}],
        comments=[{"id": "k", "target_id": "f", "text": "x"}, {"id": "o", "target_id": "k", "text": "x"}],
    )
    readable = inspect(document).readable
    assert (readable.title, readable.headline) == ("", "Kept")
    assert set(readable.index) == {"ada", "s", "t", "g"}
    assert readable.touchpoint("t").channel_id is None
    assert readable.touchpoint("t").persona_ids == ("ada",)


def test_a_reference_to_a_record_that_cannot_be_read_is_not_told_twice():
    document = broken(
        touchpoints=[{"id": "t", "title": "x"}],
        feelings=[{"id": "f", "touchpoint_id": "t"}, {"id": "g", "touchpoint_id": "x"}],
    )
    assert told(document) == [
        ("missing_field", "touchpoints[0].stage_id"),
        ("dangling_reference", "feelings[1].touchpoint_id"),
    ]


def test_too_many_touchpoints_are_one_error():
    cards = [{"id": f"t{n}", "stage_id": "s", "title": "x"} for n in range(2001)]
    assert told(broken(stages=[{"id": "s", "name": "x"}], touchpoints=cards)) == [
        ("too_many_touchpoints", "touchpoints")
    ]


@pytest.mark.parametrize("document", [None, [], {}, {"schema_version": 99}])
def test_where_there_is_nothing_to_look_at_it_is_refused(document: object):
    with pytest.raises(JourneyError):
        inspect(document)


@given(any_document())
@settings(max_examples=15, deadline=None)
def test_inspecting_and_reading_agree_on_what_is_valid(document: dict[str, object]):
    assert inspect(document).errors == ()
    assert inspect(document).readable == from_document(document)


@given(any_document())
@settings(max_examples=15, deadline=None)
def test_inspecting_and_reading_agree_on_what_is_not(document: dict[str, object]):
    document["stages"] = []
    inspection = inspect(document)
    if inspection.errors:
        with pytest.raises(JourneyError) as refused:
            from_document(document)
        assert refused.value.message() == inspection.errors[0].message()
    assert from_document(inspection.readable.model_dump(mode="json")) == inspection.readable


@pytest.mark.parametrize("unknown", [1, 30])
def test_of_very_many_errors_the_first_are_told_and_that_there_are_more(unknown: int):
    count = 2 * MOST_ERRORS // unknown
    stage = {f"field{n}": 1 for n in range(unknown)}
    errors = inspect(broken(stages=[{"id": f"s{n}", "name": "x", **stage} for n in range(count)])).errors
    assert len(errors) == MOST_ERRORS + 1
    assert [error.code for error in errors[-2:]] == ["unknown_field", "more_errors"]
    assert "more than 10,000 errors" in errors[-1].message()
