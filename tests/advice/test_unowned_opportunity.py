"""An opportunity or a solution without an owner."""

from journey.model import Insight
from tests.advice.sketch import changed, path, places, sketch

RULE = "unowned_opportunity"
TELLS = sketch(**path(1), insights=(Insight(id="o", stage_id="s1", kind="opportunity", title="Call back"),))
SILENT = changed(TELLS, "o", owner="Service")


def test_solutions_need_one_too():
    assert places(RULE, TELLS) == [("o",)]
    assert places(RULE, changed(TELLS, "o", kind="solution")) == [("o",)]


def test_nobody_owns_a_pain():
    assert places(RULE, changed(TELLS, "o", kind="pain")) == []
