"""A metric without n, date or source."""

import pytest

from journey.model import Metric
from tests.advice.sketch import changed, message, path, places, sketch

RULE = "bare_metric"
WHOLE = Metric(id="m1", stage_id="s1", kind="nps", value=41, n=162, date="2026-06-05", source="Survey")
SILENT = sketch(**path(1), metrics=(WHOLE,))
TELLS = changed(SILENT, "m1", n=None)


@pytest.mark.parametrize("lacking", [{"n": None}, {"date": None}, {"source": ""}])
def test_each_of_the_three_is_needed(lacking: dict[str, object]):
    assert places(RULE, changed(SILENT, "m1", **lacking)) == [("m1",)]


def test_without_a_name_it_is_called_by_its_kind():
    assert message(RULE, TELLS) == "The metric “NPS” lacks the number of answers, the date or the source."


def test_a_cap_that_the_team_sets_needs_no_answers():
    cap = Metric(id="c", kind="pressure", value=2, date="2026-06-30", source="House rule")
    assert places(RULE, sketch(metrics=(cap,))) == []
    assert places(RULE, sketch(**path(1), metrics=(cap.model_copy(update={"stage_id": "s1"}),))) == [("c",)]
