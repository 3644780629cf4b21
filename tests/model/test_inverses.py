"""Inverses: what an edit did is taken back exactly by the edit that ``apply`` gives for it, and that one again."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey.errors import JourneyError
from journey.model import (
    Comment,
    Drop,
    Edit,
    Lane,
    Map,
    Note,
    Put,
    Set,
    Stage,
    Touchpoint,
    apply,
    difference,
    from_document,
    to_document,
)  # fmt: skip
from tests.edits import random_edit
from tests.maps import random_map


def edited(journey_map: Map, *operations: Put | Set | Drop) -> tuple[Map, Edit]:
    return apply(journey_map, Edit(label="change.map", operations=operations))


def random_walk(seed: int, steps: int) -> list[tuple[Map, Edit]]:
    """The states that random edits lead to, each with the inverse that leads back to the one before."""
    random = Random(seed)
    journey_map = random_map(seed, touchpoints=12)
    states = [(journey_map, Edit(label="undo"))]
    for _ in range(steps):
        try:
            states.append(apply(states[-1][0], random_edit(random, states[-1][0])))
        except JourneyError:
            continue
    return states


@given(st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_any_sequence_of_edits_is_taken_back_by_its_inverses(seed):
    states = random_walk(seed, 12)
    for (before, _), (after, inverse) in pairwise(states):
        back, again = apply(after, inverse)
        assert back == before
        forth, _ = apply(back, again)
        assert forth == after


@given(st.integers(0, 10**6))
@settings(max_examples=20, deadline=None)
def test_whatever_edits_lead_to_is_a_valid_document(seed):
    for journey_map, _ in random_walk(seed, 12):
        assert from_document(to_document(journey_map)) == journey_map


@given(st.integers(0, 10**6))
@settings(max_examples=20, deadline=None)
def test_the_difference_of_two_states_leads_from_one_to_the_other_and_back(seed):
    states = random_walk(seed, 12)
    first, last = states[0][0], states[-1][0]
    there, inverse = apply(first, difference(first, last, "restore"))
    assert there == last
    assert apply(there, inverse)[0] == first


def test_the_difference_of_equal_maps_is_empty():
    assert difference(random_map(1), random_map(1), "restore").operations == ()


def test_a_record_may_come_after_what_points_to_it():
    before = Map(id="m", stages=(Stage(id="s", name="Looking"),))
    after, inverse = edited(
        before, Put.of(Note(id="n", lane_id="l", stage_id="s", text="Why?")), Put.of(Lane(id="l", title="Questions"))
    )
    assert apply(after, inverse)[0] == before


def test_a_stage_and_its_cards_may_be_dropped_in_one_edit():
    before = Map(
        id="m", stages=(Stage(id="s", name="Looking"),), touchpoints=(Touchpoint(id="t", stage_id="s", title="Reads"),)
    )
    after, inverse = edited(before, Drop(id="s"), Drop(id="t"))
    assert (after.stages, after.touchpoints) == ((), ())
    assert apply(after, inverse)[0] == before


def test_comments_that_point_in_circles_can_be_dropped():
    before = Map(
        id="m",
        comments=(
            Comment(id="self", target_id="self", text="x"),
            Comment(id="a", target_id="b", text="y"),
            Comment(id="b", target_id="a", text="z"),
        ),
    )
    after, inverse = edited(before, Drop(id="self"), Drop(id="a"))
    assert after.comments == ()
    assert apply(after, inverse)[0] == before


def test_a_long_talk_can_be_dropped_from_its_beginning():
    answers = tuple(Comment(id=f"c{n}", target_id=f"c{max(n - 1, 0)}", text="Really?") for n in range(3000))
    after, _ = edited(Map(id="m", comments=answers), Drop(id="c0"))
    assert after.comments == ()


def test_what_is_not_there_cannot_be_dropped():
    with pytest.raises(JourneyError) as refused:
        edited(Map(id="m"), Drop(id="s"))
    assert refused.value.code == "gone"
