"""The map: order, numbers, ways to find a record."""

import pytest
from pydantic import ValidationError

from journey.model import Channel, Map, Persona, Stage, Timeframe, Touchpoint, empty_map

PATH = Map(
    id="m",
    personas=(Persona(id="ada", name="Ada"),),
    stages=(
        Stage(id="ride", order="2", name="Ride"),
        Stage(id="look", order="1", name="Look"),
        Stage(id="end", order="2", name="End"),
    ),
    channels=(Channel(id="web", name="Web"),),
    touchpoints=(
        Touchpoint(id="c", order="1", stage_id="ride", title="Rides"),
        Touchpoint(id="b", order="3", stage_id="look", title="Asks"),
        Touchpoint(id="a", order="2", stage_id="look", title="Reads"),
    ),
)  # fmt: skip


def test_records_stand_in_order_ties_by_id():
    assert [stage.id for stage in PATH.stages] == ["look", "end", "ride"]


def test_maps_are_equal_whatever_order_their_records_came_in():
    values = dict(PATH)
    assert Map(**{**values, "touchpoints": values["touchpoints"][::-1]}) == PATH


def test_the_path_is_stages_each_with_its_touchpoints():
    assert [(stage.id, [card.id for card in cards]) for stage, cards in PATH.path] == [
        ("look", ["a", "b"]), ("end", []), ("ride", ["c"]),
    ]  # fmt: skip


def test_touchpoints_are_numbered_along_the_path():
    assert PATH.numbers == {"a": 1, "b": 2, "c": 3}


def test_a_record_is_found_by_id_and_kind():
    assert PATH.get("ada") == PATH.persona("ada")
    assert PATH.stage("ada") is None
    assert PATH.touchpoint(None) is None
    assert PATH.channel("nowhere") is None


def test_an_empty_map_has_an_id_of_its_own():
    assert empty_map("Mine", "it").language == "it"
    assert empty_map().id != empty_map().id


def test_nothing_changes_a_map_in_place():
    with pytest.raises(ValidationError):
        PATH.title = "Other"
    with pytest.raises(ValidationError):
        PATH.stages[0].name = "Other"


def test_an_empty_timeframe_is_valid_and_a_backward_one_is_not():
    assert Timeframe().start is None
    assert Timeframe(start="2026-01-01", end="2026-01-01").end.year == 2026
    with pytest.raises(ValidationError):
        Timeframe(start="2026-01-02", end="2026-01-01")


@pytest.mark.parametrize(
    ("kind", "field", "values"),
    [
        (Stage, "color", ("#12345", "red", "#1234567")),
        (Stage, "days", (-1, float("nan"), float("inf"))),
        (Persona, "share", (-0.01, 1.01)),
        (Channel, "kind", ("", "carrier pigeon")),
        (Touchpoint, "moment_of_truth", ("third", 2)),
        (Stage, "id", ("", "a b", "é", "x" * 81, "a\n")),
        (Stage, "order", ("a b", "é", "x" * 201)),
    ],
)
def test_values_outside_their_bounds_are_refused(kind: type, field: str, values: tuple[object, ...]):
    body = {"id": "x", "name": "x"} if kind is not Touchpoint else {"id": "x", "title": "x", "stage_id": "s"}
    for value in values:
        with pytest.raises(ValidationError):
            kind(**{**body, field: value})


def test_an_empty_reference_is_none():
    assert Touchpoint(id="t", stage_id="s", title="x", channel_id="").channel_id is None
    assert Touchpoint(id="t", stage_id="s", title="x", moment_of_truth=None).moment_of_truth is False
