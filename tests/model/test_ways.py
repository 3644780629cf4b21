"""Ways between stages, counted by hand: one definition for every picture."""

import pytest

from journey.model import Link, Loss, Map, Stage, Touchpoint
from journey.model.ways import OUT, Way, stage_ways

STAGES = tuple(Stage(id=f"s{n}", order=str(n), name=f"Stage {n}") for n in (1, 2, 3))
CARDS = tuple(Touchpoint(id=id, stage_id=f"s{id[1]}", title="x") for id in ("t1", "u1", "t2", "u2", "t3"))


def ways(
    *links: tuple[str, str | None, str, float | None], losses: tuple[Loss, ...] = (), label: str = ""
) -> list[Way]:
    made = tuple(
        Link(id=f"l{n}", source_id=source, target_id=target, kind=kind, share=share, label=label and f"{label} {n}")
        for n, (source, target, kind, share) in enumerate(links)
    )
    return list(stage_ways(Map(id="m", stages=STAGES, touchpoints=CARDS, links=made, losses=losses)))


def told(*links: tuple[str, str | None, str, float | None], losses: tuple[Loss, ...] = ()) -> list[tuple[object, ...]]:
    return sorted((way.source, way.target, way.kind, way.share) for way in ways(*links, losses=losses))


def test_links_of_touchpoints_are_added_up_to_those_of_their_stages():
    assert told(("t1", "t2", "main", 0.5), ("u1", "u2", "main", 0.25), ("t1", "u1", "main", 0.9)) == [
        ("s1", "s2", "main", 0.75)
    ]


def test_a_stages_own_link_speaks_for_its_touchpoints_whatever_their_kind():
    detail = (("t1", "t2", "main", 0.5), ("u1", "t2", "alternative", 0.25))
    assert told(*detail, ("s1", "s2", "main", 0.7)) == [("s1", "s2", "main", 0.7)]


def test_and_only_for_the_same_two_stages():
    detail = (("t1", "t2", "main", 0.5), ("t1", "t3", "alternative", 0.1), ("t2", None, "exit", 0.2))
    assert told(*detail, ("s1", "s2", "main", 0.7)) == [
        ("s1", "s2", "main", 0.7), ("s1", "s3", "alternative", 0.1), ("s2", OUT, "exit", 0.2),
    ]  # fmt: skip


def test_a_main_way_back_is_a_loop_and_one_to_the_same_stage_is_none():
    assert told(("s3", "s1", "main", 0.1), ("s2", "s2", "main", 0.1), ("s1", "t1", "alternative", 0.1)) == [
        ("s3", "s1", "loop", 0.1)
    ]


def test_a_sum_never_passes_one_and_without_shares_there_is_none():
    assert told(("t1", "t2", "main", 0.8), ("u1", "t2", "main", 0.8))[0][3] == 1.0
    assert told(("t1", "t2", "main", 0.8), ("u1", "t2", "main", None))[0][3] == 0.8
    assert told(("t1", "t2", "main", None), ("u1", "t2", "main", None))[0][3] is None


def test_the_words_of_a_sum_are_those_of_all_its_links_the_widest_first():
    two = ways(("t1", None, "exit", 0.1), ("u1", None, "exit", 0.3), label="go")
    assert [(way.label, way.id, way.links) for way in two] == [("go 1, go 0", "l1", 2)]
    many = ways(*[("t1", None, "exit", 0.1)] * 4, label="go")
    assert [way.label for way in many] == [""]


def test_exits_of_a_point_of_no_return_stand_apart():
    lost = Loss(id="lo", touchpoint_id="t2", share=0.4)
    found = ways(("t2", None, "exit", 0.2), ("u2", None, "exit", 0.1), losses=(lost,))
    assert [(way.share, way.flagged, way.at) for way in found] == [(0.2, True, "t2"), (0.1, False, "u2")]


def test_an_exit_of_a_whole_stage_is_that_of_its_greatest_point_of_no_return():
    lost = (Loss(id="a", touchpoint_id="t2", share=0.1), Loss(id="b", touchpoint_id="u2", share=0.4))
    assert [(way.share, way.flagged, way.at) for way in ways(("s2", None, "exit", 0.3), losses=lost)] == [
        (0.3, True, "u2")
    ]


@pytest.mark.parametrize(
    ("lost", "share"),
    [(Loss(id="lo", stage_id="s2", share=0.4), 0.2), (Loss(id="lo", touchpoint_id="t2", share=0.4), None)],
)
def test_a_point_of_no_return_without_an_exit_gets_one_of_those_who_arrive(lost: Loss, share: float | None):
    found = [way for way in ways(("s1", "s2", "main", 0.5), losses=(lost,)) if way.kind == "exit"]
    assert [(way.source, way.share, way.flagged, way.links) for way in found] == [("s2", share, True, 0)]


def test_a_believed_share_is_not_added_to_what_a_log_counted_beside_it():
    log = {"n": 10, "evidence": "measured"}
    links = (
        Link(id="l1", source_id="t1", target_id="t2", share=0.3, **log),
        Link(id="l2", source_id="u1", target_id="t2", share=0.4),
        Link(id="l3", source_id="t1", target_id="u2", share=0.2, **log),
    )
    (way,) = stage_ways(Map(id="m", stages=STAGES, touchpoints=CARDS, links=links))
    assert (way.share, way.evidence, way.proof.n, way.links) == (0.5, "measured", 10, 3)


def test_where_a_log_counted_the_ways_of_a_stage_those_of_its_touchpoints_are_the_same_in_detail():
    log = {"n": 10, "evidence": "measured"}
    links = (
        Link(id="l1", source_id="s1", target_id="s2", share=0.3, **log),
        Link(id="l2", source_id="t1", target_id="t3", share=0.1, kind="alternative", **log),
        Link(id="l3", source_id="u1", kind="exit", share=0.2),
    )
    found = stage_ways(Map(id="m", stages=STAGES, touchpoints=CARDS, links=links))
    assert [(way.target, way.share) for way in found] == [("s2", 0.3), (OUT, 0.2)]


@pytest.mark.parametrize(("share", "is_deserted"), [(0.0049, True), (0.005, False), (0.01, False), (None, False)])
def test_a_way_is_deserted_where_its_share_is_shown_as_nothing(share: float | None, is_deserted: bool):
    assert Way("a", "b", share=share, evidence="measured").deserted is is_deserted
    assert not Way("a", "b", share=share, evidence="assumed").deserted
