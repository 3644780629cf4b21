"""A deep valley in a stage without a pain."""

from journey.model import Insight, Loss
from tests.advice.sketch import felt, path, places, sketch

RULE = "valley_without_pain"
LOW = felt(1, -3, 1)
TELLS = sketch(**path(1, 2), feelings=LOW, insights=(Insight(id="i", stage_id="s1", title="Elsewhere"),))
SILENT = sketch(**path(1, 2), feelings=LOW, insights=(Insight(id="i", touchpoint_id="t3", title="Here"),))


def test_a_pain_of_another_stage_does_not_explain_it():
    assert places(RULE, TELLS) == [("f-all-2",)]


def test_a_loss_explains_it_and_an_opportunity_does_not():
    assert places(RULE, sketch(**path(1, 2), feelings=LOW, losses=(Loss(id="l", stage_id="s2"),))) == []
    hope = Insight(id="i", stage_id="s2", kind="opportunity", title="Better")
    assert places(RULE, sketch(**path(1, 2), feelings=LOW, insights=(hope,)))


def test_nobody_explains_a_dip():
    assert places(RULE, sketch(**path(3), feelings=felt(1, -2.9, 1))) == []
