"""What a person reads about a wrong value: our words in both languages, never the library's."""

from typing import get_origin

import pytest
from pydantic import ValidationError

from journey.errors import JourneyError
from journey.model import COLLECTIONS, Map, apply, from_document
from journey.model.base import MOST_IN_LIST
from journey.model.changes import change
from journey.model.inspection import inspect
from journey.model.wholeness import MOST_FIELDS

STAGE = {"id": "s", "name": "Look"}
ADA = {"id": "p", "name": "Ada"}
REMARK = {"id": "k", "target_id": "k", "text": ""}


def refusal(**fields: object) -> JourneyError:
    with pytest.raises(JourneyError) as refused:
        from_document({"schema_version": 1, "id": "m", **fields}, "bikes.json")
    return refused.value


@pytest.mark.parametrize(
    ("fields", "where", "english", "italian"),
    [
        ({"title": ["x"]}, "title", "text is needed, not a list", "serve un testo, non una lista"),
        ({"title": None}, "title", "text is needed, not null", "serve un testo, non null"),
        ({"is_sample": "maybe"}, "is_sample", "true or false is needed, not maybe", "serve true o false, non maybe"),
        ({"timeframe": 3}, "timeframe", "an object with named fields is needed, not 3", "serve un oggetto"),
        ({"timeframe": {"start": "1.2.2026"}}, "timeframe.start", "YYYY-MM-DD, not 1.2.2026", "AAAA-MM-GG, non"),
        ({"comments": [{**REMARK, "at": "noon"}]}, "comments[0].at", "not noon", "non noon"),
        ({"stages": [{**STAGE, "days": "two"}]}, "stages[0].days", "a number is needed, not two", "un numero, non two"),
        ({"stages": [{**STAGE, "days": -0.5}]}, "stages[0].days", "-0.5 is below 0", "-0.5 è sotto 0"),
        ({"stages": [{**STAGE, "color": "red"}]}, "stages[0].color", "#RRGGBB, not “red”", "#RRGGBB, non «red»"),
        ({"stages": [{**STAGE, "id": "a b"}]}, "stages[0].id", "not “a b”", "non «a b»"),
        ({"stages": [{**STAGE, "order": "é"}]}, "stages[0].order", "plain ASCII", "ASCII"),
        ({"stages": [{**STAGE, "order": "x" * 201}]}, "stages[0].order", "at most 200 characters", "al massimo 200"),
        ({"stages": [{**STAGE, "macro_stage": "later"}]}, "stages[0].macro_stage", "“later” is none of", "non è fra"),
        ({"metrics": [{"id": "x", "value": 10**20}]}, "metrics[0].value", "a huge number is above 1,000", "smisurato"),
        ({"metrics": [{"id": "x", "value": 1, "n": 1.5}]}, "metrics[0].n", "a whole number is", "intero, non 1.5"),
        ({"personas": [{**ADA, "face": {"hair": "blue"}}]}, "personas[0].face.hair", "“blue” is none of", "«blue»"),
        ({"metrics": [{"id": "x", "value": True}]}, "metrics[0].value", "a number is needed, not true", "non true"),
        ({"metrics": [{"id": "x", "value": "7"}]}, "metrics[0].value", "a number is needed, not 7", "non 7"),
        ({"metrics": [{"id": "x", "value": 1, "n": "9"}]}, "metrics[0].n", "a whole number is", "intero, non 9"),
        ({"metrics": [{"id": "x", "value": 1, "date": 0}]}, "metrics[0].date", "YYYY-MM-DD, not 0", "AAAA-MM-GG"),
        ({"metrics": [{"id": "x", "value": 1, "date": "20260101"}]}, "metrics[0].date", "not 20260101", "non 2026"),
        ({"comments": [{**REMARK, "at": 86400}]}, "comments[0].at", "not 86400", "non 86400"),
        ({"is_sample": "yes"}, "is_sample", "true or false is needed, not yes", "non yes"),
        ({"language": []}, "language", "none of: en, it", "en, it"),
        ({"personas": [{**ADA, "needs": ["a", 3]}]}, "personas[0].needs[1]", "text is needed, not 3", "non 3"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_with_its_place_and_what_is_allowed(
    fields: dict[str, object], where: str, english: str, italian: str
):
    error = refusal(**fields)
    assert error.code == "bad_value"
    assert error.where == f"bikes.json: {where}"
    assert english in error.message("en")
    assert italian in error.message("it")
    assert "Input should" not in error.message("en")


def test_a_long_value_is_shortened():
    assert len(refusal(state="x" * 100_000).message()) < 400


def test_json_writes_true_and_false_in_small_letters():
    card = {"id": "t", "stage_id": "s", "title": "x", "moment_of_truth": "third"}
    assert "false, true, zero, first, second, ultimate" in refusal(stages=[STAGE], touchpoints=[card]).message()


def test_true_is_a_moment_of_truth_and_1_is_not():
    card = {"id": "t", "stage_id": "s", "title": "x", "moment_of_truth": True}
    made = from_document({"schema_version": 1, "id": "m", "stages": [STAGE], "touchpoints": [card]})
    assert made.touchpoints[0].moment_of_truth is True
    assert "“1” is none of" in refusal(stages=[STAGE], touchpoints=[{**card, "moment_of_truth": 1}]).message()


def test_a_whole_number_may_be_written_with_a_point():
    metric = {"id": "x", "value": 1, "n": 40.0}
    assert from_document({"schema_version": 1, "id": "m", "metrics": [metric]}).metrics[0].n == 40


LISTS = [
    (name, field)
    for name, kind in COLLECTIONS.items()
    for field, known in kind.model_fields.items()
    if get_origin(known.annotation) is tuple
]


@pytest.mark.parametrize(("name", "field"), LISTS)
@pytest.mark.parametrize("entry", [1, {}, "a"])
def test_a_list_that_is_too_long_is_one_error_whatever_is_in_it(name: str, field: str, entry: object):
    crowded = {"id": "x", field: [entry] * (MOST_IN_LIST + 1)}
    errors = inspect({"schema_version": 1, "id": "m", name: [crowded]}).errors
    told = [error for error in errors if field in error.where]
    assert [(error.code, error.where) for error in told] == [("too_many_in_list", f"{name}[0].{field}")]
    assert "500 entries" in told[0].message("en") and "500 voci" in told[0].message("it")


def test_one_broken_record_is_looked_at_where_only_the_first_problem_is_told():
    with pytest.raises(ValidationError) as refused:
        Map.model_validate({"id": "m", "personas": [{"id": f"p{n}", "name": 1} for n in range(1_000)]})
    assert refused.value.error_count() == 1


def test_a_document_with_fields_by_the_hundred_is_refused_before_they_are_looked_at():
    error = refusal(**{f"field{n}": 1 for n in range(MOST_FIELDS)})
    assert (error.code, error.params) == ("too_many_fields", {"limit": 500})


def test_a_list_grown_too_long_by_an_edit_is_refused():
    made = from_document({"schema_version": 1, "id": "m", "personas": [ADA]})
    with pytest.raises(JourneyError) as refused:
        apply(made, change(made, "p", needs=["more"] * 501))
    assert (refused.value.code, refused.value.where) == ("too_many_in_list", "p: needs")
