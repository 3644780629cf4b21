"""How many are still on the way, counted by hand."""

import pytest

from journey.model import Link, Loss, Map, Metric, Persona, Stage, Touchpoint
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


def measured(*links: Link, **reached: float) -> dict[str, tuple[float | None, float | None, bool]]:
    metrics = tuple(
        Metric(id=f"m{stage}", stage_id=stage, kind="reached", value=value) for stage, value in reached.items()
    )
    found = stage_shares(Map(id="m", stages=STAGES, touchpoints=CARDS, links=links, metrics=metrics))
    return {share.stage_id: (share.arrives, share.leaves, share.balanced) for share in found}


def counted(source: str, target: str | None, share: float, kind: str = "main") -> Link:
    return Link(
        id=f"{source}{target}{share}", source_id=source, target_id=target, kind=kind, share=share, n=10,
        evidence="measured",
    )  # fmt: skip


def test_where_a_log_counted_who_comes_that_is_the_share_even_of_the_first_stage():
    found = measured(counted("s1", "s2", 0.6), counted("s1", None, 0.1, "exit"), s1=70, s2=80)
    assert found == {"s1": (0.7, 0.1, True), "s2": (0.8, None, True), "s3": (None, None, True)}


def test_who_begins_in_the_middle_explains_a_difference_only_where_all_of_it_was_counted():
    came = [counted("s1", "s2", 0.5), counted("s2", "s3", 0.6)]
    assert measured(*came, s1=50, s2=80)["s2"] == (0.8, None, True)
    typed = Link(id="l", source_id="s2", kind="exit", share=0.5)
    assert measured(*came, typed, s1=50, s2=80)["s2"] == (0.8, 0.5, False)


def test_what_is_said_of_one_persona_or_a_touchpoint_is_not_the_share_of_a_stage():
    metrics = (
        Metric(id="m1", stage_id="s1", persona_id="p1", kind="reached", value=10),
        Metric(id="m2", touchpoint_id="t1", kind="reached", value=20),
    )
    links = (Link(id="l", source_id="s1", target_id="s2", share=0.5),)
    personas = (Persona(id="p1", name="Tom"),)
    found = stage_shares(Map(id="m", personas=personas, stages=STAGES, touchpoints=CARDS, links=links, metrics=metrics))
    assert (found[0].arrives, found[0].measured) == (1.0, False)
