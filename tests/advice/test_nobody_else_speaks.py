"""No touchpoint is started by other people."""

from tests.advice.sketch import changed, path, sketch, told

RULE = "nobody_else_speaks"
TELLS = sketch(**path(4, 4))
SILENT = changed(TELLS, "t1", initiator="social")


def test_partners_are_not_other_people():
    assert told(RULE, changed(TELLS, "t1", initiator="partner"))
    assert told(RULE, SILENT) == []


def test_seven_touchpoints_are_only_a_beginning():
    assert told(RULE, sketch(**path(7))) == []
