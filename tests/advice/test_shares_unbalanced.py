"""The shares of the ways do not add up at a stage."""

from journey.model import Link
from tests.advice.sketch import path, sketch, told

RULE = "shares_unbalanced"


def flow(onward: float) -> tuple[Link, ...]:
    return (
        Link(id="a", source_id="s1", target_id="s2", share=0.6),
        Link(id="x", source_id="s1", kind="exit", share=0.4),
        Link(id="b", source_id="s2", target_id="s3", share=onward),
        Link(id="y", source_id="s2", kind="exit", share=0.3),
    )


TELLS = sketch(**path(1, 1, 1), links=flow(0.5))
SILENT = sketch(**path(1, 1, 1), links=flow(0.3))


def test_sixty_come_and_eighty_go():
    assert [(piece.where, piece.page) for piece in told(RULE, TELLS)] == [("stages[s2]", "map")]


def test_two_points_are_rounding():
    assert told(RULE, sketch(**path(1, 1, 1), links=flow(0.31))) == []
