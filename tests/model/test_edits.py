"""Edits: what each operation does, what it refuses, and what goes along when a record is dropped."""

from collections.abc import Iterator

import pytest

from journey.errors import JourneyError
from journey.model import (
    COLLECTIONS,
    SCHEMA_VERSION,
    Comment,
    Drop,
    Edit,
    Feeling,
    Map,
    Persona,
    Put,
    Record,
    Set,
    Stage,
    Touchpoint,
    apply,
    from_document,
)  # fmt: skip
from journey.model.references import REFERENCES, Reference, pointed_at
from tests.maps import random_map
from tests.model.documents import frozen

BIKES = Map(
    id="m",
    title="Bikes",
    personas=(Persona(id="ada", name="Ada"), Persona(id="bo", name="Bo")),
    stages=(Stage(id="look", order="1", name="Look"), Stage(id="ride", order="2", name="Ride")),
    touchpoints=(
        Touchpoint(id="price", order="1", stage_id="look", title="Sees the price", persona_ids=("ada", "bo")),
        Touchpoint(id="go", order="2", stage_id="ride", title="First ride"),
    ),
    feelings=(Feeling(id="f", persona_id="ada", touchpoint_id="price", valence=-3),),
)


def edited(journey_map: Map, *operations: Put | Set | Drop) -> Map:
    after, inverse = apply(journey_map, Edit(label="change", operations=operations))
    assert apply(after, inverse)[0] == journey_map
    return after


def refusal(*operations: Put | Set | Drop, on: Map = BIKES) -> JourneyError:
    with pytest.raises(JourneyError) as refused:
        apply(on, Edit(label="change", operations=operations))
    return refused.value


def test_put_adds_a_record_in_its_place():
    after = edited(BIKES, Put.of(Stage(id="between", order="1V", name="Choose")))
    assert [stage.name for stage in after.stages] == ["Look", "Choose", "Ride"]


@pytest.mark.parametrize("taken", ["look", "price", "m"])
def test_put_never_replaces(taken: str):
    assert refusal(Put.of(Stage(id=taken, name="x"))).code == "exists"


def test_put_from_json_makes_the_record_of_its_collection():
    put = Put.model_validate({"into": "stages", "record": {"id": "s", "name": "  Choose "}})
    assert put.record == Stage(id="s", name="Choose")
    with pytest.raises(ValueError, match="does not go into"):
        Put(into="personas", record=Stage(id="s", name="x"))


def test_set_changes_one_field_and_keeps_the_rest():
    after = edited(BIKES, Set(id="price", field="title", value="  Asks\x00 the price "))
    assert after.touchpoint("price") == BIKES.touchpoint("price").model_copy(update={"title": "Asks the price"})
    assert after.stages is BIKES.stages


def test_set_takes_lists_and_objects():
    after = edited(
        BIKES,
        Set(id="ada", field="needs", value=["A lock", " A pump "]),
        Set(id="ada", field="face", value={"hair": "bun"}),
        Set(id="price", field="persona_ids", value=[]),
    )
    assert after.persona("ada").needs == ("A lock", "A pump")
    assert after.persona("ada").face.hair == "bun"
    assert after.touchpoint("price").persona_ids == ()


def test_set_by_the_maps_own_id_changes_the_header():
    after = edited(
        BIKES,
        Set(id="m", field="title", value="Bikes, again"),
        Set(id="m", field="timeframe", value={"label": "May", "start": "2026-05-01"}),
        Set(id="m", field="title", value="Bikes, at last"),
    )
    assert (after.title, after.timeframe.label) == ("Bikes, at last", "May")


def test_set_may_move_a_card_to_a_stage_made_in_the_same_edit():
    after = edited(BIKES, Set(id="go", field="stage_id", value="end"), Put.of(Stage(id="end", order="3", name="End")))
    assert [len(cards) for _, cards in after.path] == [1, 0, 1]


def test_an_edit_can_always_be_written_down():
    edit = Edit(
        label="x", subject="a\ud800\n", operations=(Set(id="m", field="title", value=["a\ud800\x00", {"b\ud800": 1}]),)
    )
    assert Edit.model_validate_json(edit.model_dump_json()) == edit
    assert edit.operations[0].value == ["a", {"b": 1}]


@pytest.mark.parametrize(
    ("operation", "code"),
    [
        (Set(id="nowhere", field="title", value="x"), "gone"),
        (Set(id="price", field="colour", value="x"), "unknown_field"),
        (Set(id="price", field="id", value="x"), "unknown_field"),
        (Set(id="m", field="id", value="x"), "unknown_field"),
        (Set(id="m", field="stages", value=[]), "unknown_field"),
        (Set(id="m", field="schema_version", value=2), "unknown_field"),
        (Set(id="price", field="title", value=None), "bad_value"),
        (Set(id="price", field="layer", value="cellar"), "bad_value"),
        (Set(id="f", field="valence", value=5.1), "bad_value"),
        (Set(id="f", field="valence", value="NaN"), "bad_value"),
        (Set(id="f", field="n", value=-1), "bad_value"),
        (Set(id="f", field="n", value=10**30), "bad_value"),
        (Set(id="m", field="state", value="was"), "bad_value"),
        (Set(id="m", field="timeframe", value={"start": "2026-02-01", "end": "2026-01-01"}), "bad_value"),
        (Set(id="price", field="title", value="x" * 2001), "text_too_long"),
        (Set(id="price", field="stage_id", value="nowhere"), "dangling_reference"),
        (Set(id="price", field="stage_id", value="ada"), "dangling_reference"),
        (Set(id="price", field="persona_ids", value=["ada", "look"]), "dangling_reference"),
        (Drop(id="m"), "gone"),
    ],
)
def test_what_cannot_be_made_is_refused(operation: Set | Drop, code: str):
    assert refusal(operation).code == code


def test_an_edit_is_made_whole_or_not_at_all():
    assert refusal(Set(id="m", field="title", value="Other"), Drop(id="nowhere")).code == "gone"
    assert BIKES.title == "Bikes"


def test_a_guarded_set_applies_while_the_field_still_holds_what_is_expected():
    guarded = Set(id="price", field="title", value="Mine", guarded=True, expected="Sees the price")
    assert edited(BIKES, guarded).touchpoint("price").title == "Mine"
    changed = edited(BIKES, Set(id="price", field="title", value="Somebody else’s"))
    error = refusal(guarded, on=changed)
    assert (error.code, error.params) == ("changed_since", {"held": "Somebody else’s"})


def test_an_undo_does_not_overwrite_later_words():
    mine, inverse = apply(BIKES, Edit(label="x", operations=(Set(id="m", field="title", value="Mine"),)))
    theirs = edited(mine, Set(id="m", field="title", value="Theirs"))
    with pytest.raises(JourneyError) as refused:
        apply(theirs, inverse)
    assert refused.value.code == "changed_since"


def test_a_record_drags_along_what_cannot_be_without_it_and_the_rest_lets_go():
    after = edited(BIKES, Drop(id="ada"))
    assert after.feelings == ()
    assert after.touchpoint("price").persona_ids == ("bo",)


@pytest.mark.parametrize(
    ("dropped", "gone"),
    [
        ("ada", {"f1", "m1", "c1", "b1", "ada-photo"}),
        ("look", {"price", "f1", "n1", "l1", "l2", "m1", "i1", "o1", "b1", "k1"}),
        ("ride", {"go", "f2", "l1", "c1"}),
        ("web", set()),
        ("price", {"f1", "l2", "i1", "o1", "b1", "k1"}),
        ("go", set()),
        ("f1", {"b1"}),
        ("own", {"n1"}),
        ("l1", set()),
        ("o1", set()),
    ],
)
def test_what_goes_with_a_record_of_each_kind(dropped: str, gone: set[str]):
    before = from_document(frozen(SCHEMA_VERSION))
    after = edited(before, Drop(id=dropped))
    assert before.index.keys() - after.index.keys() == {dropped, *gone}
    assert from_document(after.model_dump(mode="json")) == after


def test_a_dropped_channel_leaves_its_touchpoints_and_personas():
    after = edited(from_document(frozen(SCHEMA_VERSION)), Drop(id="web"))
    assert after.touchpoint("price").channel_id is None
    assert after.persona("ada").channel_ids == ()


def test_every_field_that_holds_an_id_is_a_declared_reference():
    for kind in COLLECTIONS.values():
        held = {name for name in kind.model_fields if name.endswith(("_id", "_ids"))}
        assert held == {reference.field for reference in REFERENCES[kind]}


def test_two_thousand_touchpoints_are_the_limit_of_edits_too():
    stage = Stage(id="s", name="x")
    full = Map(
        id="m", stages=(stage,), touchpoints=[Touchpoint(id=f"t{n}", stage_id="s", title="x") for n in range(2000)]
    )
    more = Put.of(Touchpoint(id="more", stage_id="s", title="x"))
    assert refusal(more, on=full).code == "too_many_touchpoints"
    assert len(edited(full, Drop(id="t0"), more).touchpoints) == 2000


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the records whose references an edit looks at, as often as it does."""
    seen: list[str] = []

    def counting(record: Record) -> Iterator[tuple[Reference, str]]:
        seen.append(record.id)
        return pointed_at(record)

    monkeypatch.setattr("journey.model.edits.pointed_at", counting)
    return seen


def test_one_change_to_the_largest_map_looks_at_no_other_record(looked_at):
    large = random_map(3, stages=12, touchpoints=2000, personas=3, nastiness=0)
    edited(large, Set(id="tp-1999", field="title", value="Another title"))
    assert set(looked_at) <= {"tp-1999"}


def test_dropping_a_stage_of_the_largest_map_looks_at_each_record_a_few_times(looked_at):
    cards = [Touchpoint(id=f"t{n}", stage_id="s", title="x") for n in range(2000)]
    talk = [Comment(id=f"c{n}", target_id=f"t{n}", text="x") for n in range(2000)]
    large = Map(id="m", stages=(Stage(id="s", name="x"),), touchpoints=cards, comments=talk)
    after = edited(large, Drop(id="s"))
    assert not after.index
    assert len(looked_at) <= 5 * len(large.index)
