"""No way out and no way back is drawn."""

from journey.model import Link, Loss
from tests.advice.sketch import path, sketch, told

RULE = "no_exit_or_loop"
ONWARDS = Link(id="a", source_id="s1", target_id="s2")
TELLS = sketch(**path(2, 2, 2), links=(ONWARDS,))
SILENT = sketch(**path(2, 2, 2), links=(ONWARDS, Link(id="x", source_id="s2", kind="exit")))


def test_a_loop_will_do_and_so_will_a_loss():
    back = Link(id="b", source_id="s2", target_id="s1", kind="loop")
    assert told(RULE, sketch(**path(2, 2, 2), links=(ONWARDS, back))) == []
    assert told(RULE, sketch(**path(2, 2, 2), losses=(Loss(id="l", stage_id="s2"),))) == []


def test_another_way_onwards_will_not():
    other = Link(id="b", source_id="s1", target_id="s3", kind="alternative")
    assert told(RULE, sketch(**path(2, 2, 2), links=(ONWARDS, other)))


def test_a_map_that_has_just_begun_is_left_alone():
    assert told(RULE, sketch(**path(3, 3))) == []
    assert told(RULE, sketch(**path(2, 2, 1))) == []
