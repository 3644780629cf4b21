"""Something is measured, but the map has no dates."""

from journey.model import Timeframe
from tests.advice.sketch import message, path, sketch, told

RULE = "measured_without_period"
TELLS = sketch(**path(2, evidence="measured"), timeframe=Timeframe(label="Spring"))
SILENT = TELLS.model_copy(update={"timeframe": Timeframe(start="2026-03-01", end="2026-05-31")})


def test_a_label_alone_has_no_days():
    assert message(RULE, TELLS) == "2 claims are measured, but the timeframe has no first and last day."


def test_half_a_period_is_none():
    assert told(RULE, TELLS.model_copy(update={"timeframe": Timeframe(start="2026-03-01")}))


def test_guesses_need_no_days():
    assert told(RULE, sketch(**path(2))) == []
