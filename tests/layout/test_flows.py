"""Flows: which stops and ways the graph has, at which level, for whom, and how many people take them."""

import pytest

from journey.layout.choices import Choices
from journey.layout.flows import MOST, flows
from tests.layout.walks import persona, walk

STAGES = Choices(detail="stages")


def ways(journey_map, choices=Choices()):  # noqa: B008
    found = flows(journey_map, choices)
    return sorted((way.source, way.target, way.kind, way.share) for way in (*found.ways(), *found.exits))


def share_of(journey_map, stop: str, choices=Choices()):  # noqa: B008
    return flows(journey_map, choices).stop(stop).share


def test_links_between_touchpoints_are_the_ways_between_them():
    found = walk("a", "b", links=["a>b 0.4", "b>a loop 0.1", "b>- exit 0.2"])
    assert ways(found) == [("a", "b", "main", 0.4), ("b", "", "exit", 0.2), ("b", "a", "loop", 0.1)]


def test_a_stage_speaks_only_where_its_touchpoints_say_nothing():
    both = walk("a", "b", links=["a>b 0.4", "b>- exit 0.1", "s1>s2 main 0.9", "s2>- exit 0.2", "s2>s1 loop 0.3"])
    assert ways(both) == [("a", "b", "main", 0.4), ("b", "", "exit", 0.1), ("s2", "s1", "loop", 0.3)]


def test_between_stages_links_of_stages_go_first_and_others_are_added_up():
    both = walk("a b", "c d", links=["a>c 0.3", "b>d 0.2", "a>- exit 0.1", "b>- exit 0.2", "s1>s2 main 0.6"])
    assert ways(both, STAGES) == [("s1", "", "exit", pytest.approx(0.3)), ("s1", "s2", "main", 0.6)]
    assert ways(walk("a b", "c d", links=["a>c 0.3", "b>d 0.2"]), STAGES) == [("s1", "s2", "main", 0.5)]


def test_without_links_the_order_of_the_map_is_the_way():
    found = flows(walk("a b", "", "c"), Choices())
    assert [(way.source, way.target, way.share, way.id) for way in found.ways()] == [
        ("a", "b", None, ""),
        ("b", "c", None, ""),
    ]
    assert found.by_order == 2


def test_the_way_by_order_has_the_share_that_the_stages_link_states():
    assert ways(walk("a", "b", links=["s1>s2 main 0.7"])) == [("a", "b", "main", 0.7)]


def test_a_touchpoint_that_no_link_touches_follows_the_one_before_it():
    found = flows(walk("a", "b c", links=["a>b 0.4"]), Choices())
    assert [(way.source, way.target, bool(way.id)) for way in found.ways()] == [("a", "b", True), ("b", "c", False)]


def test_a_main_link_back_to_an_earlier_stage_is_a_loop():
    assert ways(walk("a", "b", links=["a>b 0.4", "b>a 0.1"]))[1] == ("b", "a", "loop", 0.1)


def test_the_share_of_a_stop_is_what_comes_in_else_what_goes_out():
    found = walk("a b", "c", links=["a>c 0.3", "b>c alternative 0.2", "c>a loop 0.4", "c>- exit 0.1"])
    assert [share_of(found, stop) for stop in "abc"] == [0.3, 0.2, 0.5]


def test_other_personas_touchpoints_are_left_out_and_shares_stay_those_of_everybody():
    for_ann = walk("a b", "c", links=["a>c 0.3", "b>c 0.2"], personas=[persona("ann"), persona("bob")])
    touchpoints = [
        point.model_copy(update={"persona_ids": ("bob",)}) if point.id == "b" else point
        for point in for_ann.touchpoints
    ]
    for_ann = for_ann.with_collections({}, {"touchpoints": tuple(touchpoints)})
    found = flows(for_ann, Choices(personas=("ann",)))
    assert [stop.id for _, stops in found.columns for stop in stops] == ["a", "c"]
    assert found.left_out == 1
    assert share_of(for_ann, "c", Choices(personas=("ann",))) == 0.5


def test_ways_under_the_least_share_are_hidden_but_never_a_point_of_no_return():
    small = walk("a", "b", links=["a>b 0.4", "b>a loop 0.02", "b>- exit 0.01"], losses={"b": 0.3})
    found = flows(small, Choices(least_share=0.03))
    assert [way.kind for way in (*found.ways(), *found.exits)] == ["main", "exit"]
    assert found.hidden == 1


def test_a_way_without_share_is_never_hidden():
    assert flows(walk("a", "b", links=["a>b"]), Choices(least_share=0.9)).hidden == 0


def test_of_too_many_ways_of_a_kind_the_widest_are_drawn_and_always_a_point_of_no_return():
    again = [f"b>a loop {n / 1000}" for n in range(MOST["loop"] + 3)]
    gone = [f"b>- exit {n / 1000}" for n in range(1, MOST["exit"] + 2)]
    crowded = walk("a", "b", links=["a>b 0.5", *again, *gone, "a>- exit 0.0001"], losses={"a": 0.3})
    found = flows(crowded, Choices())
    loops = sorted(way.share for way in found.ways() if way.kind == "loop")
    assert loops == [n / 1000 for n in range(3, MOST["loop"] + 3)]
    assert len(found.exits) == MOST["exit"]
    assert [way.share for way in found.exits if way.flagged] == [0.0001]
    assert (found.beyond, found.hidden) == (5, 0)


def test_a_point_of_no_return_flags_the_exit_at_its_place_and_no_other():
    found = flows(walk("a", "b", links=["a>b 0.5", "a>- exit 0.1", "b>- exit 0.2"], losses={"b": 0.34}), Choices())
    assert [(way.source, way.flagged) for way in found.exits] == [("a", False), ("b", True)]
    assert found.stop("b").loss.share == 0.34
    assert found.stop("a").loss is None


def test_a_point_of_no_return_without_an_exit_gets_one_of_those_who_arrive():
    found = flows(walk("a", "b", links=["a>b 0.5"], losses={"b": 0.4}), Choices())
    assert [(way.source, way.share, way.flagged) for way in found.exits] == [("b", pytest.approx(0.2), True)]


def test_on_a_stage_nobody_says_how_many_come_to_the_touchpoint_where_they_vanish():
    found = flows(walk("a", "b c", links=["a>b 0.5"], losses={"c": 0.4}), STAGES)
    assert [(way.source, way.share, way.flagged) for way in found.exits] == [("s2", None, True)]


def test_an_exit_of_the_whole_stage_already_counts_them():
    found = flows(walk("a", "b", links=["a>b 0.5", "s2>- exit 0.3"], losses={"b": 0.4}), Choices())
    assert [(way.source, way.share) for way in found.exits] == [("s2", 0.3)]


def test_a_link_from_a_stage_to_its_own_touchpoint_leads_nowhere():
    assert ways(walk("a b", links=["s1>b loop 0.2", "a>b 0.4"])) == [("a", "b", "main", 0.4)]


def test_a_link_from_a_stage_to_a_touchpoint_begins_at_its_last_touchpoint():
    assert ways(walk("a b", "c", links=["s1>c 0.4", "a>b 0.2"])) == [("a", "b", "main", 0.2), ("b", "c", "main", 0.4)]
