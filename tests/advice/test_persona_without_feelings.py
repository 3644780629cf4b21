"""A persona who feels nothing."""

from tests.advice.sketch import MAYA, TOM, felt, path, places, sketch

RULE = "persona_without_feelings"
TELLS = sketch(**path(3), personas=(MAYA, TOM), feelings=felt(1, 2, by=MAYA))
SILENT = sketch(**path(3), personas=(MAYA, TOM), feelings=felt(1, by=MAYA) + felt(2, by=TOM))


def test_the_one_without_a_curve_is_named():
    assert places(RULE, TELLS) == [("tom",)]


def test_what_everybody_feels_is_felt_by_each():
    assert places(RULE, sketch(**path(3), personas=(MAYA, TOM), feelings=felt(1))) == []


def test_nobody_is_named_while_nothing_is_felt_at_all():
    assert places(RULE, sketch(**path(3), personas=(MAYA, TOM))) == []
