"""The store does to a map exactly what ``apply`` does, whatever the edits."""

import os
from random import Random

import pytest

from journey.errors import JourneyError
from journey.model import apply
from journey.store import versions
from tests.edits import random_edit
from tests.maps import random_map

SEEDS = range(200 if os.environ.get("ITINERARIO_LONG") else 6)


@pytest.mark.parametrize("seed", SEEDS)
def test_random_edits_through_the_store_equal_pure_apply(open_store, monkeypatch, seed):
    monkeypatch.setattr(versions, "EDITS_BETWEEN_SNAPSHOTS", 7)
    random = Random(seed)
    store, other = open_store(), open_store()
    expected = random_map(seed, touchpoints=10)
    map_id = store.create(expected, "ada")
    states = [expected]
    for _ in range(25):
        edit = random_edit(random, expected)
        tab, actor = random.choice((store, other)), random.choice(("ada", "bea"))
        try:
            expected = apply(expected, edit)[0]
        except JourneyError:
            with pytest.raises(JourneyError):
                tab.commit(map_id, edit, actor)
            continue
        assert tab.commit(map_id, edit, actor).map == expected
        states.append(expected)
    fresh = open_store()
    assert fresh.load(map_id) == (expected, len(states) - 1)
    assert [fresh.at(map_id, seq) for seq in range(len(states))] == states
    past = random.randrange(len(states))
    assert fresh.restore(map_id, past, "cleo").map == states[past]
    if fresh.undoable(map_id, "cleo"):
        assert fresh.undo(map_id, "cleo").map == expected


@pytest.mark.parametrize("seed", SEEDS)
def test_one_persons_undos_lead_back_to_the_beginning_and_redos_to_the_end(open_store, seed):
    random = Random(seed)
    store = open_store()
    first = random_map(seed, touchpoints=10)
    map_id = store.create(first, "ada")
    for _ in range(15):
        try:
            store.commit(map_id, random_edit(random, store.load(map_id)[0]), "ada")
        except JourneyError:
            continue
    last = store.load(map_id)[0]
    while store.undoable(map_id, "ada"):
        store.undo(map_id, "ada")
    assert store.load(map_id)[0] == first
    while store.redoable(map_id, "ada"):
        store.redo(map_id, "ada")
    assert store.load(map_id)[0] == last
