"""Two states of a map compared: each difference is told once, where it belongs."""

from hypothesis import given
from hypothesis import strategies as st

from journey.formats.library import open_sample
from journey.model import apply, compare
from journey.model.changes import add, change, move, new, remove
from tests.maps import random_map

SAMPLE = open_sample("en")


def test_the_same_map_differs_in_nothing() -> None:
    assert compare(SAMPLE, SAMPLE).count == 0


def test_added_removed_moved_and_changed_are_told_apart() -> None:
    stage, card, other = SAMPLE.stages[0], SAMPLE.touchpoints[0], SAMPLE.touchpoints[5]
    after = SAMPLE
    for make in (
        lambda held: add(held, new("touchpoints", stage_id=stage.id, title="New")),
        lambda held: remove(held, other.id),
        lambda held: move(held, card.id, 0, SAMPLE.stages[1].id),
        lambda held: change(held, stage.id, name="Renamed"),
        lambda held: change(held, held.id, headline="Another finding"),
    ):
        after = apply(after, make(after))[0]
    found = compare(SAMPLE, after)
    assert [record.title for record in found.added] == ["New"]
    assert other.id in [record.id for record in found.removed]
    assert card.id in [record.id for record in found.moved]
    assert [(record.name, fields) for record, fields in found.changed] == [("Renamed", ("name",))]
    assert found.header == ("headline",)


@given(st.integers(0, 60), st.integers(0, 60))
def test_the_way_back_tells_the_opposite(one: int, other: int) -> None:
    before, after = random_map(one), random_map(other)
    there, back = compare(before, after), compare(after, before)
    assert {record.id for record in there.added} == {record.id for record in back.removed}
    assert {record.id for record in there.moved} == {record.id for record in back.moved}
    assert {record.id for record, _ in there.changed} == {record.id for record, _ in back.changed}
