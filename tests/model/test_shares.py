"""How many are still on the way, counted by hand."""

import pytest

from journey.model import Link, Loss, Map, Stage, Touchpoint
from journey.model.shares import stage_shares

STAGES = tuple(Stage(id=f"s{n}", order=str(n), name=f"Stage {n}") for n in (1, 2, 3))
CARDS = tuple(Touchpoint(id=f"t{n}", stage_id=f"s{n}", title="x") for n in (1, 2, 3))


def shares(*links: tuple[str, str | None, str, float | None]) -> dict[str, tuple[float | None, float | None, bool]]:
    made = tuple(
        Link(id=f"l{n}", source_id=source, target_id=target, kind=kind, share=share)
        for n, (source, target, kind, share) in enumerate(links)
    )
    found = stage_shares(Map(id="m", stages=STAGES, touchpoints=CARDS, links=made))
    return {share.stage_id: (share.arrives, share.leaves, share.balanced) for share in found}


def test_everyone_is_in_the_first_stage_and_links_say_who_arrives_later():
    assert shares(("s1", "s2", "main", 0.69), ("s1", None, "exit", 0.31), ("s2", "s3", "main", 0.5)) == {
        "s1": (1.0, 0.31, True), "s2": (0.69, None, False), "s3": (0.5, None, True),
    }  # fmt: skip


def test_ways_into_a_stage_add_up():
    found = shares(("s1", "s2", "main", 0.6), ("s1", "s3", "alternative", 0.4), ("s2", "s3", "main", 0.6))
    assert found["s3"][0] == pytest.approx(1.0)
    assert all(balanced for _, _, balanced in found.values())


def test_loops_and_ways_within_a_stage_do_not_arrive():
    found = shares(("t1", "t1", "main", 0.2), ("s3", "s1", "loop", 0.3), ("s1", "s2", "main", 1.0))
    assert (found["s1"][0], found["s2"][0], found["s3"][0]) == (1.0, 1.0, None)


def test_touchpoints_count_for_their_stage_unless_the_stage_itself_says_where_people_go():
    cards = (("t1", "t2", "main", 0.5), ("t1", "t2", "alternative", 0.25), ("t2", None, "exit", 0.1))
    assert shares(*cards)["s2"] == (0.75, 0.1, True)
    assert shares(*cards, ("s1", "s2", "main", 0.7))["s2"] == (0.7, 0.1, True)
    assert shares(*cards, ("s2", None, "exit", 0.3))["s2"] == (0.75, 0.3, True)


def test_nothing_is_made_up_where_no_link_has_a_share():
    assert shares(("s1", "s2", "main", None)) == dict.fromkeys(("s1", "s2", "s3"), (None, None, True))
    assert stage_shares(Map(id="m")) == ()


def test_shares_never_pass_one():
    assert shares(("s1", "s3", "main", 0.8), ("s2", "s3", "alternative", 0.8))["s3"][0] == 1.0


def test_who_comes_back_by_another_way_was_counted_before():
    found = shares(("s1", "s2", "main", 0.8), ("s2", "s1", "alternative", 0.3), ("s3", "s2", "main", 0.1))
    assert (found["s1"], found["s2"]) == ((1.0, None, False), (0.8, None, True))


def test_those_who_vanish_at_a_stage_leave_it_even_where_no_link_says_so():
    found = stage_shares(
        Map(
            id="m",
            stages=STAGES,
            links=(
                Link(id="l1", source_id="s1", target_id="s2", share=0.5),
                Link(id="l2", source_id="s2", target_id="s3", share=0.3),
            ),
            losses=(Loss(id="lo", stage_id="s2", share=0.4),),
        )
    )
    assert (found[1].leaves, found[1].balanced) == (pytest.approx(0.2), True)


def test_two_points_of_difference_still_balance():
    assert shares(("s1", "s2", "main", 0.99), ("s1", None, "exit", 0.03))["s1"] == (1.0, 0.03, True)
    assert shares(("s1", "s2", "main", 0.9), ("s1", None, "exit", 0.03))["s1"] == (1.0, 0.03, False)
