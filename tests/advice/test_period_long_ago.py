"""The period was over long ago."""

from datetime import date

from journey.model import Timeframe
from tests.advice.sketch import message, sketch, told

RULE = "period_long_ago"
TELLS = sketch(timeframe=Timeframe(start="2025-01-01", end="2025-06-30"))
SILENT = sketch(timeframe=Timeframe(start="2026-01-01", end="2026-06-30"))


def test_more_than_a_year_is_long():
    assert message(RULE, TELLS) == "The timeframe ended 14 months ago."
    assert told(RULE, TELLS, date(2026, 6, 30)) == []
    assert told(RULE, TELLS, date(2026, 7, 1))


def test_a_sample_and_a_plan_may_be_old():
    assert told(RULE, TELLS.model_copy(update={"is_sample": True})) == []
    assert told(RULE, TELLS.model_copy(update={"state": "to_be"})) == []
