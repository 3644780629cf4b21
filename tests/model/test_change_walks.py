"""Everyday edits at random: rows stay in the order that people gave them, and everything can be taken back."""

from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from journey.model import Edit, Map, Record, apply
from journey.model.changes import add, change, feel, move, new, remove, siblings
from tests.maps import random_map

ORDERED = ("personas", "stages", "channels", "touchpoints")


def everyday_edit(random: Random, journey_map: Map) -> Edit | None:
    """What one person does in one moment; None where it changes nothing."""
    records = [record for name in ORDERED for record in getattr(journey_map, name)]
    stages = journey_map.stages
    deed = random.choice(("add", "move", "move", "change", "remove", "feel"))
    if deed == "add" or not records:
        stage = random.choice(stages).id if stages else ""
        kinds = {"stages": {"name": "S"}, "personas": {"name": "P"}, "channels": {"name": "C"}}
        if stage:
            kinds["touchpoints"] = {"title": "T", "stage_id": stage}
        name = random.choice(list(kinds))
        return add(journey_map, *(new(name, **kinds[name]) for _ in range(random.randint(1, 4))))
    record = random.choice(records)
    if deed == "move":
        stage = random.choice(stages).id if stages and random.random() < 0.4 else None
        return move(journey_map, record.id, random.randint(0, 5), stage)
    if deed == "change":
        field = "title" if "title" in type(record).model_fields else "name"
        return change(journey_map, record.id, **{field: f"changed {random.random()}"})
    if deed == "remove":
        return remove(journey_map, record.id)
    if not journey_map.touchpoints:
        return None
    place = random.choice(journey_map.touchpoints).id
    return feel(
        journey_map, random.choice(journey_map.personas).id if journey_map.personas else None, place, valence=1.5
    )


def walk(seed: int, steps: int) -> list[tuple[Map, Edit]]:
    """The maps that everyday edits lead to, each with the inverse that leads back to the one before."""
    random = Random(seed)
    states = [(random_map(seed, touchpoints=10), Edit(label="undo"))]
    for _ in range(steps):
        edit = everyday_edit(random, states[-1][0])
        if edit is not None:
            states.append(apply(states[-1][0], edit))
    return states


def rows(journey_map: Map) -> list[tuple[Record, ...]]:
    """Every run of records that share an order."""
    found = {siblings(journey_map, record) for name in ORDERED for record in getattr(journey_map, name)}
    return list(found)


@given(st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_what_was_done_is_taken_back_exactly(seed: int) -> None:
    for (before, _), (after, inverse) in pairwise(walk(seed, 15)):
        assert apply(after, inverse)[0] == before


@given(st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_ids_stay_one_of_a_kind_and_order_keys_apart(seed: int) -> None:
    journey_map = walk(seed, 15)[-1][0]
    ids = [record.id for record in journey_map.records()]
    assert len(ids) == len(set(ids))
    for row in rows(journey_map):
        keys = [getattr(record, "order") for record in row]  # noqa: B009
        assert keys == sorted(keys)
        assert len(set(keys)) == len(keys)


@given(st.integers(0, 10**6), st.integers(0, 12), st.integers(0, 12))
@settings(max_examples=40, deadline=None)
def test_a_move_changes_the_place_of_one_and_the_order_of_no_other(seed: int, which: int, index: int) -> None:
    journey_map = random_map(seed, stages=6, touchpoints=10)
    stage = journey_map.stages[which % 6]
    edit = move(journey_map, stage.id, index)
    moved = apply(journey_map, edit)[0] if edit else journey_map
    names = [other.id for other in journey_map.stages if other.id != stage.id]
    names.insert(min(index, 5), stage.id)
    assert [other.id for other in moved.stages] == names


def test_a_hundred_moves_to_the_same_place_keep_their_order() -> None:
    """The room between two neighbours runs out, and new keys are made without anybody noticing."""
    journey_map = Map(id="m")
    journey_map = apply(journey_map, add(journey_map, *(new("stages", name=str(n)) for n in range(120))))[0]
    for _ in range(110):
        edit = move(journey_map, journey_map.stages[-1].id, 1)
        assert edit is not None
        journey_map = apply(journey_map, edit)[0]
    assert [stage.name for stage in journey_map.stages] == ["0", *map(str, range(10, 120)), *map(str, range(1, 10))]
